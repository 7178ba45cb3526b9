import { type Origin, placeOrigin, sourceOrigin } from '#adapters/chat/origin.ts';
import type { Answer, SourcedAnswer } from '#src/document/answer.ts';
import { escapeText, escapeWithin, linkAddress } from './escape.ts';
import { writeLink } from './inline.ts';
import { textComfort } from './limits.ts';

/** How much of them is shown. Characters are those of a whole line. */
export type Most = {
  readonly sources: number;
  readonly places: number;
  readonly sourcesChars: number;
  readonly placesChars: number;
};

/** The small print, as lines of markdown: sources, then date and places; none if the answer has none. */
export function sourceLines(answer: Answer, most: Most): string[] {
  if (!('sources' in answer)) return [];
  return [sourcesLine(answer, most), originLine(answer, most)]
    .filter((line) => line !== '')
    .map((line) => `-# ${line}`);
}

function sourcesLine({ sources }: SourcedAnswer, most: Most): string {
  if (sources.length === 0) return '';
  const shown = linksWithin(sources, sourceOrigin, { count: most.sources, chars: most.sourcesChars - MORE_CHARS });
  if (shown.length === 0) return `Sources: ${sources.length} in the notes`;
  const further = sources.length - shown.length;
  return `Sources: ${shown.join(SEPARATOR)}${further === 0 ? '' : ` and ${further} more in the notes`}`;
}

function originLine({ asOf, places }: SourcedAnswer, most: Most): string {
  const parts: string[] = [];
  if (asOf !== undefined) parts.push(`As of ${escapeWithin(asOf, DATE_CHARS)}`);
  if (places.length === 0) return parts.join(SEPARATOR);
  const room = { count: most.places, chars: most.placesChars - MORE_CHARS - DATE_CHARS };
  const shown = linksWithin(places, placeOrigin, room);
  const further = places.length - shown.length;
  const more = `${further}${shown.length === 0 ? '' : ' more'} ${further === 1 ? 'place' : 'places'}`;
  parts.push(
    `From ${[...(shown.length === 0 ? [] : [shown.join(', ')]), ...(further === 0 ? [] : [more])].join(' and ')}`,
  );
  return parts.join(SEPARATOR);
}

const SEPARATOR = ' · ';
/** Characters of a date; content says it as 2026-11-23. */
const DATE_CHARS = 40;
/** Characters of the words of a line beside its links. */
const MORE_CHARS = 45;

type Within = { readonly count: number; readonly chars: number };

/** The first few as links, without those that would make the line too long. */
function linksWithin<Item>(
  items: readonly Item[],
  toOrigin: (item: Item) => Origin,
  { count, chars }: Within,
): string[] {
  const links: string[] = [];
  let room = chars;
  for (const item of items) {
    if (links.length === count) break;
    const link = originMarkdown(toOrigin(item));
    if (link.length + SEPARATOR.length > room) continue;
    room -= link.length + SEPARATOR.length;
    links.push(link);
  }
  return links;
}

/** A link, or the label alone where Discord would make none of the address. */
function originMarkdown({ label, url }: Origin): string {
  if (url === undefined || !/^https?:/i.test(url) || linkAddress(url).length > textComfort.linkUrlChars)
    return escapeText(label);
  return writeLink(label, url, { underscore: true, bracket: false });
}
