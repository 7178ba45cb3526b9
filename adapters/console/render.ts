import type { Action, Answer, Correction, Place, SourcedAnswer } from '#src/document/answer.ts';
import { cleanText, cleanUrl } from '#src/document/visible.ts';
import { blockLines, hangingLines, type Room, withBlankLines } from './blocks.ts';
import { limits } from './limits.ts';
import { paintLines } from './paint.ts';
import { type Line, linkInText, type Span, span } from './spans.ts';
import { lineWidth, wrapSpans } from './text.ts';

/** What a terminal can show. `width` is in columns; one that is not a positive number counts as the default. */
export type TerminalOptions = { readonly width: number; readonly color: boolean; readonly hyperlinks: boolean };

/**
 * An answer as text for a terminal, without a final line end: title, corrections, blocks, date, sources, places, next
 * questions. Nothing is shortened. Lines keep to the width, but for code and for a URL, which is never cut.
 * Control characters of the answer never reach the terminal; see `visible.ts`.
 */
export function renderTerminal(answer: Answer, options: TerminalOptions): string {
  const width = options.width >= 1 ? Math.floor(options.width) : limits.defaultWidth;
  const room: Room = { width, hyperlinks: options.hyperlinks };
  const lines = withBlankLines([
    titleLines(answer.title, room),
    answer.corrections.flatMap((correction) => correctionLines(correction, room)),
    blockLines(answer.blocks, room),
    ...('sources' in answer ? originLines(answer, room) : []),
    answer.actions.flatMap((action) => actionLines(action, room)),
  ]);
  return paintLines(lines, options.color);
}

function titleLines(title: string, room: Room): Line[] {
  const lines = wrapSpans([span(cleanText(title), { bold: true })], room.width);
  if (lines.length === 0) return [];
  return [...lines, [span('═'.repeat(Math.max(...lines.map(lineWidth))))]];
}

function correctionLines({ from, to }: Correction, room: Room): Line[] {
  const notice = `Showing results for "${cleanText(to)}" (you typed "${cleanText(from)}")`;
  return wrapSpans([span(notice)], room.width);
}

function originLines(answer: SourcedAnswer, room: Room): Line[][] {
  const asOf = answer.asOf === undefined ? [] : wrapSpans([span(`As of ${cleanText(answer.asOf)}`)], room.width);
  return [asOf, sourceLines(answer, room), answer.places.flatMap((place) => placeLines(place, room))];
}

function sourceLines({ sources }: SourcedAnswer, room: Room): Line[] {
  if (sources.length === 0) return [];
  const digits = String(sources.length).length;
  const items = sources.flatMap(({ title, url }, index) =>
    hangingLines(`${String(index + 1).padStart(digits)}. `, room, (inner) =>
      wrapSpans(linked(title, url, inner), inner.width),
    ),
  );
  return [[span('Sources', { bold: true })], ...items];
}

function placeLines({ path, line, endLine, url }: Place, room: Room): Line[] {
  const where = `${path}:${line}${endLine > line ? `-${endLine}` : ''}`;
  const spans = url === undefined ? [span(cleanText(where))] : linked(where, url, room);
  return wrapSpans([span('From '), ...spans], room.width);
}

function linked(label: string, url: string, room: Room): readonly Span[] {
  const text = cleanText(label);
  const target = cleanUrl(url);
  return linkInText(room.hyperlinks)(saysNoMore(text, target) ? [] : [span(text)], target);
}

/** Whether a label only repeats the address, with or without its scheme and final slash. */
function saysNoMore(label: string, url: string): boolean {
  const bare = url.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '');
  return ['', url, bare].includes(label.trim());
}

/** In a terminal one types the question, so that is what is shown; the label only where it says more. */
function actionLines(action: Action, room: Room): Line[] {
  const label = cleanText(action.label);
  const query = cleanText(action.query);
  const more = label.toLowerCase() === query.toLowerCase() || label === '' ? '' : ` (${label})`;
  return wrapSpans([span(`Try next: ${query}${more}`)], room.width);
}
