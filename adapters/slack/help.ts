import type { KnownBlock, OptionGroup, PlainTextOption } from '@slack/types';
import type { Complete, Guide } from '#src/adapter.ts';
import type { Action } from '#src/document/answer.ts';
import { actionIds, COMMAND } from './ids.ts';
import { limits } from './limits.ts';
import type { SlackMessage } from './slack-message.ts';
import { askButton, optionsFor, plain } from './view-parts.ts';

/** Our own words, so mrkdwn is safe. */
const HELP = [
  `*Ask about Kubernetes networking:* \`${COMMAND} calico vs cilium\`, \`${COMMAND} what is a headless service\``,
  '• Only you see the answer; a button shares it with the channel.',
  '• In a thread slash commands do not work: mention me there.',
  '• Where I have answered in a thread or a direct message, go on there without a mention: “and flannel?”, “more”.',
  '• “Look this up” in the “More actions” menu (⋮) of a message asks what the message says.',
].join('\n');

/** What a bare slash command is answered with. */
export function helpMessage(guide: Guide): SlackMessage {
  return { text: HELP, blocks: helpBlocks(guide) };
}

export function helpBlocks({ examples, firstStep }: Guide): KnownBlock[] {
  const begin = firstStep ? [{ label: 'New here? Start here', query: firstStep.query }] : [];
  const buttons = [...begin, ...examples].slice(0, limits.actionsElements).map(askButton);
  return [
    { type: 'section', text: { type: 'mrkdwn', text: HELP, verbatim: true } },
    ...(buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons } satisfies KnownBlock]),
    {
      type: 'section',
      text: plain('Or choose from the notes:', limits.textObjectChars),
      accessory: {
        type: 'external_select',
        action_id: actionIds.pickTopic,
        placeholder: plain('Type or scroll', limits.headerChars),
        min_query_length: 0,
      },
    },
  ];
}

/** What Slack takes as the answer to `block_suggestion`; the value of an option is what is asked when it is chosen. */
export type TopicOptions =
  | { readonly options: PlainTextOption[] }
  | { readonly option_groups: (Omit<OptionGroup, 'options'> & { options: PlainTextOption[] })[] };

/** Before anything is typed the first sections of each topic; then what completes it, or what was typed itself. */
export function topicOptions(guide: Guide, complete: Complete, typed: string): TopicOptions {
  const words = typed.trim();
  if (words === '') return { option_groups: startingTopics(guide) };
  const found = optionsFor(complete(words, limits.options));
  return { options: found.length > 0 ? found : optionsFor([typedItself(words)]) };
}

function typedItself(words: string): Action {
  return { label: `Ask “${words}”`, query: words };
}

/** As many of each topic as all of them leave room for; at least one of each as long as there is room. */
function startingTopics({ topics }: Guide): Extract<TopicOptions, { option_groups: unknown }>['option_groups'] {
  const each = Math.max(1, Math.floor(limits.options / Math.max(1, topics.length)));
  return topics
    .map(({ title, actions }) => ({
      label: plain(title, limits.optionChars),
      options: optionsFor(actions).slice(0, each),
    }))
    .filter(({ options }) => options.length > 0)
    .slice(0, limits.options);
}
