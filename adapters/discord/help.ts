import type { Guide } from '#src/adapter.ts';
import type { Rung } from './compose.ts';
import { limits } from './control-limits.ts';
import { askButton, dismissButton, fitsButton, row } from './controls.ts';
import type { Audience, DiscordMessage } from './discord-message.ts';
import { COMMANDS } from './ids.ts';
import { topicSelects } from './topics.ts';
import { viewMessage } from './view.ts';

/** What there is to ask, and whether mentions, direct messages and replies reach us or commands and buttons alone. */
export type OwnGuide = Guide & { readonly hearsMessages: boolean };

/** Our own words, so markdown is safe. */
function helpText({ hearsMessages }: OwnGuide): string {
  return [
    '## Ask about Kubernetes networking',
    `- \`/${COMMANDS.ask} query: calico vs cilium\` answers at once. It completes as you type, from all that I know.`,
    '- `private: True` shows the answer to you alone, `for:` says whom it is for, `wide: True` is for a large screen.',
    `- \`/${COMMANDS.compare}\` puts two or three things side by side; \`/${COMMANDS.topics}\` shows what there is.`,
    hearsMessages
      ? '- Mention me in a channel or thread, or write to me directly. Reply to my answer to go on: “and flannel?”, “more”.'
      : '- Press **Follow up** below an answer to go on from it: “and flannel?”, “more”.',
    `- Right click (or hold) a message, **Apps**, **${COMMANDS.lookUp}** asks what the message says; only you see that.`,
    '-# I answer word for word from reviewed notes, and say so when they do not hold what you ask.',
  ].join('\n');
}

/** How to ask, in Discord's own terms: the core knows no commands. */
export function helpMessage(guide: OwnGuide, audience: Audience, rung: Rung): DiscordMessage {
  const begin = guide.firstStep ? [{ label: 'New here? Start here', query: guide.firstStep.query }] : [];
  const actions = [...begin, ...guide.examples].filter(fitsButton).slice(0, 2 * limits.rowButtons);
  const buttons = actions.map(askButton);
  const rows = [
    ...row(buttons.slice(0, limits.rowButtons)),
    ...row(buttons.slice(limits.rowButtons)),
    ...topicSelects(guide),
    ...row([dismissButton()]),
  ];
  return viewMessage({ text: helpText(guide), rows }, audience, rung);
}
