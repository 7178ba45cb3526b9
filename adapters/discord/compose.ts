import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord.js';
import { comfort } from './control-limits.ts';
import { controlRows, dismissable } from './controls.ts';
import { type Audience, type DiscordMessage, flagsFor, NOBODY, type PersonalMessage } from './discord-message.ts';
import type { Asked } from './exchanges.ts';
import { type Heading, headingLine } from './heading.ts';
import { helpMessage, type OwnGuide } from './help.ts';
import { type RenderedPage, renderDiscord } from './render.ts';

/** How a message may be sent, best first; the last is for where nothing with buttons is taken. */
export const rungs = ['components', 'content', 'contentAlone'] as const;
export type Rung = (typeof rungs)[number];

/** Where and to whom an answer is shown. */
export type Setting = {
  readonly guide: OwnGuide;
  readonly audience: Audience;
  /** Id of the person who asked. */
  readonly asker: string;
  /** What stands above the answer: whose question it is where it cannot be read beside it. */
  readonly heading: Heading;
  readonly page?: number;
  readonly isWide?: boolean;
};

/** The whole message: whose question it answers, the page of the answer, the buttons. */
export function composeMessage(asked: Asked, setting: Setting): (rung: Rung) => DiscordMessage {
  if (asked.exchange.answer.kind === 'help')
    return (rung) => dismissable(helpMessage(setting.guide, setting.audience, rung))(setting.asker);
  return (rung) => remembered(asked, setting, rung)(setting.asker);
}

/** Without whose it is: everything else is the same for everybody who asks the same in the same way. */
function remembered(asked: Asked, setting: Setting, rung: Rung): PersonalMessage {
  const { heading, audience, page = 0, isWide = false } = setting;
  const isCommon = heading.kind !== 'kept' && !('shownTo' in heading || 'note' in heading);
  const messages = isCommon ? asked.messages : undefined;
  const key = `${rung} ${audience} ${heading.kind} ${page} ${isWide}`;
  const known = messages?.get(key);
  if (known) return known;
  const made = dismissable(compose(asked, setting, rung));
  messages?.set(key, made);
  return made;
}

function compose(asked: Asked, setting: Setting, rung: Rung): DiscordMessage {
  const rendered = renderDiscord(asked.exchange.answer, {
    form: rung === 'components' ? 'components' : 'content',
    width: setting.isWide ? 'wide' : 'phone',
    page: setting.page ?? 0,
  });
  const line = headingLine(asked.exchange.question, setting.heading, setting.audience);
  return rung === 'components'
    ? inComponents(asked, setting, { rendered, line })
    : asContent(asked, setting, { rendered, line, isAlone: rung === 'contentAlone' });
}

type Parts = { readonly rendered: RenderedPage; readonly line: string | null };

function inComponents(asked: Asked, setting: Setting, { rendered, line }: Parts): DiscordMessage {
  const components: APIMessageTopLevelComponent[] = [
    ...(line === null ? [] : [{ type: ComponentType.TextDisplay as const, content: line }]),
    {
      type: ComponentType.Container,
      accent_color: 'sources' in asked.exchange.answer ? comfort.accentColor : comfort.quietColor,
      components: [...rendered.container],
    },
    ...controlRows(asked, shownAs(setting, rendered), setting.guide),
  ];
  return { flags: flagsFor(setting.audience, MessageFlags.IsComponentsV2), components, allowed_mentions: NOBODY };
}

function asContent(
  asked: Asked,
  setting: Setting,
  { rendered, line, isAlone }: Parts & { readonly isAlone: boolean },
): DiscordMessage {
  const { page, pages } = rendered;
  // Without buttons nobody can turn the page, so it says how to get at the rest.
  const missing =
    isAlone && pages > 1 ? [`-# Part ${page + 1} of ${pages}; ask for a part of it, or open the notes.`] : [];
  return {
    content: [...(line === null ? [] : [line]), rendered.content, ...missing].join('\n'),
    flags: flagsFor(setting.audience, 0),
    ...(isAlone ? {} : { components: controlRows(asked, shownAs(setting, rendered), setting.guide) }),
    allowed_mentions: NOBODY,
  };
}

function shownAs({ audience, isWide = false }: Setting, { page, pages }: RenderedPage) {
  return { audience, isWide, page, pages };
}
