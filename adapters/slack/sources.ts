import type { ContextBlock, MrkdwnElement } from '@slack/types';
import { linkedPlace, MAX_ADDRESS_LABEL_CHARS, type Origin, placeOrigin, sourceOrigin } from '#adapters/chat/origin.ts';
import type { Answer, SourcedAnswer } from '#src/document/answer.ts';
import { cleanText } from '#src/document/visible.ts';
import { comfort, limits } from './limits.ts';
import { escapeWithin, mrkdwnLink } from './mrkdwn.ts';

/** The small print: sources, date and places, as one block; none if the answer has none. */
export function sourceBlocks(answer: Answer): ContextBlock[] {
  if (!('sources' in answer)) return [];
  const lines = [sourcesLine(answer), originLine(answer)].filter((line) => line !== '');
  if (lines.length === 0) return [];
  const joined = lines.join('\n');
  return [
    { type: 'context', elements: joined.length <= limits.textObjectChars ? [element(joined)] : lines.map(element) },
  ];
}

/** `verbatim`: Slack shall not look for addresses and names in it. */
function element(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

function sourcesLine(answer: SourcedAnswer): string {
  const { sources } = answer;
  const notes = notesLink(answer);
  const shown = linksWithin(sources, sourceOrigin, comfort.sources);
  if (shown.length === 0) return sources.length === 0 ? '' : `Sources: ${sources.length} in the ${notes}`;
  const further = sources.length - shown.length;
  return `Sources: ${shown.join(' · ')}${further === 0 ? '' : ` and ${further} more in the ${notes}`}`;
}

/** The word `notes`, linked to where the answer stands in them. */
function notesLink(answer: SourcedAnswer): string {
  const place = linkedPlace(answer);
  const link = place === null ? 'notes' : mrkdwnLink({ ...place, label: 'notes' });
  return link.length <= RESERVED_CHARS / 2 ? link : 'notes';
}

function originLine({ asOf, places }: SourcedAnswer): string {
  const shown = linksWithin(places, placeOrigin, comfort.places);
  const further = places.length - shown.length;
  const more =
    further === 0 ? [] : [`${further}${shown.length === 0 ? '' : ' more'} ${further === 1 ? 'place' : 'places'}`];
  return [
    ...(asOf === undefined ? [] : [`As of ${escapeWithin(cleanText(asOf), MAX_ADDRESS_LABEL_CHARS)}`]),
    ...(places.length === 0 ? [] : [`From ${[shown.join(', '), ...more].filter((part) => part !== '').join(' and ')}`]),
  ].join(' · ');
}

/** Characters of a line beside its list of links: the words, the date, one more link. */
const RESERVED_CHARS = limits.textObjectChars / 3;

/** The first `most` as links, without those that would make the line too long. */
function linksWithin<Item>(items: readonly Item[], toOrigin: (item: Item) => Origin, most: number): string[] {
  const links: string[] = [];
  let room = limits.textObjectChars - RESERVED_CHARS;
  for (const item of items) {
    if (links.length === most) break;
    const link = mrkdwnLink(toOrigin(item));
    const chars = link.length + SEPARATOR_CHARS;
    if (chars > room) continue;
    room -= chars;
    links.push(link);
  }
  return links;
}

/** ` · ` */
const SEPARATOR_CHARS = 3;
