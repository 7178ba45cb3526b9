import { ComponentType, MessageFlags } from 'discord.js';
import type { Guide, Topic } from '#src/adapter.ts';
import type { Action } from '#src/document/answer.ts';
import { truncate } from '#src/document/truncate.ts';
import { comfort, limits } from './control-limits.ts';
import { selectRow } from './controls.ts';
import { customId } from './custom-ids.ts';
import { type Audience, type DiscordMessage, flagsFor, NOBODY, type Row } from './discord-message.ts';
import { escapeText } from './escape.ts';

/** What there is to ask: the topics of the notes in menus, the date they were reviewed. */
export function topicsMessage(guide: Guide, audience: Audience): DiscordMessage {
  const { counts, reviewed } = guide;
  const lines = [
    '## Topics',
    `${guide.topics.length} topics with ${counts.sections} sections and ${counts.facts} facts about ${counts.entities} things.`,
    ...guide.topics
      .slice(0, comfort.topicsListed)
      .map(({ title, actions }) => `- ${escapeText(title)} (${actions.length})`),
    ...(guide.topics.length > comfort.topicsListed
      ? [`- and ${guide.topics.length - comfort.topicsListed} more in the menu`]
      : []),
    ...(reviewed ? [`-# ${reviewedLine(reviewed)}`] : []),
  ];
  return viewOf(lines, topicSelects(guide), audience);
}

function reviewedLine({ oldest, newest }: NonNullable<Guide['reviewed']>): string {
  const [from, to] = [escapeText(oldest), escapeText(newest)];
  return from === to ? `Reviewed on ${to}` : `Reviewed between ${from} and ${to}`;
}

/** The questions of one topic in menus, with the way back; null where there is no such topic any more. */
export function topicMessage(guide: Guide, title: string, audience: Audience): DiscordMessage | null {
  const topic = topicNamed(guide, title);
  if (!topic) return null;
  const missing = topic.actions.length - Math.min(MAX_QUESTION_MENUS * limits.options, askableIn(topic).length);
  const lines = [
    `## ${escapeText(topic.title)}`,
    'Choose what you want to read.',
    ...(missing === 0 ? [] : [`-# ${missing} more do not fit these menus; ask for them by name.`]),
  ];
  return viewOf(lines, [...questionSelects(topic), ...topicSelects(guide, 'Another topic…')], audience);
}

function viewOf(lines: readonly string[], rows: readonly Row[], audience: Audience): DiscordMessage {
  return {
    flags: flagsFor(audience, MessageFlags.IsComponentsV2),
    components: [
      {
        type: ComponentType.Container,
        accent_color: comfort.accentColor,
        components: [{ type: ComponentType.TextDisplay, content: lines.join('\n') }],
      },
      ...rows,
    ],
    allowed_mentions: NOBODY,
  };
}

/** Menus of all topics; a menu holds 25. */
export function topicSelects({ topics }: Guide, placeholder = 'Choose a topic…'): Row[] {
  const actions = topics.map(({ title }) => ({ label: title, query: menuValue(title) }));
  return chunks(actions)
    .slice(0, MAX_TOPIC_MENUS)
    .flatMap((part, at) => selectRow(customId('topic', at), placeholder, part));
}

/** A question too long for a menu would be another one if it were cut. */
function askableIn({ actions }: Topic): readonly Action[] {
  return actions.filter(({ query }) => query.length <= limits.optionChars);
}

function questionSelects(topic: Topic): Row[] {
  const askable = askableIn(topic);
  return chunks(askable)
    .slice(0, MAX_QUESTION_MENUS)
    .flatMap((part, at) => {
      const [first, last] = [part[0]?.label ?? '', part.at(-1)?.label ?? ''];
      const placeholder = askable.length <= limits.options ? 'Choose…' : `${first} … ${last}`;
      return selectRow(customId('section', at), placeholder, part);
    });
}

/** Each menu takes two of the 40 components of a message; a phone shows about so many without getting lost. */
const MAX_QUESTION_MENUS = 8;
const MAX_TOPIC_MENUS = 4;

function chunks<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / limits.options);
  return Array.from({ length: count }, (_, at) => items.slice(at * limits.options, (at + 1) * limits.options));
}

function topicNamed({ topics }: Guide, title: string): Topic | undefined {
  return topics.find((topic) => menuValue(topic.title) === title);
}

/** The title as a menu's value; a longer one is known by its beginning. */
function menuValue(title: string): string {
  return truncate(title, limits.optionChars);
}
