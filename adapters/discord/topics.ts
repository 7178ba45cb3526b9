import type { Guide, Topic } from '#src/adapter.ts';
import type { Action } from '#src/document/answer.ts';
import { truncate } from '#src/document/truncate.ts';
import type { Rung } from './compose.ts';
import { comfort, limits } from './control-limits.ts';
import { selectRow } from './controls.ts';
import { customId } from './custom-ids.ts';
import type { Audience, DiscordMessage, Row } from './discord-message.ts';
import { escapeText, escapeWithin } from './escape.ts';
import { viewMessage } from './view.ts';

/** What there is to ask: the topics of the notes in menus, the date they were reviewed. */
export function topicsMessage(guide: Guide, audience: Audience, rung: Rung): DiscordMessage {
  const { topics, counts, reviewed } = guide;
  const listed = topics.slice(0, comfort.topicsListed);
  const missing = topics.length - listed.length;
  const lines = [
    '## Topics',
    `${topics.length} topics with ${counts.sections} sections and ${counts.facts} facts about ${counts.entities} things.`,
    ...listed.map(({ title, actions }) => `- ${escapeWithin(title, comfort.topicChars)} (${actions.length})`),
    ...(missing > 0 ? [`- and ${missing} more${rung === 'contentAlone' ? '' : ' in the menu'}`] : []),
    ...(reviewed ? [`-# ${reviewedLine(reviewed)}`] : []),
  ];
  return viewMessage({ text: lines.join('\n'), rows: topicSelects(guide) }, audience, rung);
}

function reviewedLine({ oldest, newest }: NonNullable<Guide['reviewed']>): string {
  const [from, to] = [escapeText(oldest), escapeText(newest)];
  return from === to ? `Reviewed on ${to}` : `Reviewed between ${from} and ${to}`;
}

/** The questions of one topic in menus, with the way back; null where there is no such topic any more. */
export function topicMessage(guide: Guide, title: string, audience: Audience): ((rung: Rung) => DiscordMessage) | null {
  const topic = topicNamed(guide, title);
  return topic && ((rung) => oneTopic(topic, rung, { audience, others: topicSelects(guide, 'Another topic…') }));
}

type Around = { readonly audience: Audience; readonly others: readonly Row[] };

function oneTopic(topic: Topic, rung: Rung, { audience, others }: Around): DiscordMessage {
  const menus = questionSelects(topic).slice(0, rung === 'components' ? MAX_QUESTION_MENUS : limits.rows - 1);
  const missing = topic.actions.length - Math.min(menus.length * limits.options, askableIn(topic).length);
  const chosen = [
    'Choose what you want to read.',
    ...(missing === 0 ? [] : [`-# ${missing} more do not fit these menus; ask for them by name.`]),
  ];
  const named = [`Ask for what you want to read by its name: I have ${topic.actions.length} sections on this.`];
  const heading = `## ${escapeWithin(topic.title, comfort.topicChars)}`;
  const text = [heading, ...(rung === 'contentAlone' ? named : chosen)].join('\n');
  return viewMessage({ text, rows: [...menus, ...others] }, audience, rung);
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
  return chunks(askable).flatMap((part, at) => {
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

function topicNamed({ topics }: Guide, title: string): Topic | null {
  return topics.find((topic) => menuValue(topic.title) === title) ?? null;
}

/** The title as a menu's value; a longer one is known by its beginning. */
function menuValue(title: string): string {
  return truncate(title, limits.optionChars);
}
