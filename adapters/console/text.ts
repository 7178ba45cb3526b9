import stringWidth from 'string-width';
import type { Line, Span } from './spans.ts';

/** What is never torn: a grapheme, or a whole span. `columns` is its width on the screen. */
type Unit = { readonly text: string; readonly columns: number; readonly span: Span; readonly isSpace: boolean };

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** White space where a line may end; the no-break spaces are not among it. */
const BREAKING_SPACE = /^[ \u1680\u2000-\u2006\u2008-\u200A\u205F\u3000]$/u;
/** What must not begin a line, and what must not end one. */
const CLOSING = /^[\p{Pe}\p{Pf}.,;:!?'"、。，．：；！？ー々]/u;
const OPENING = /[\p{Ps}\p{Pi}'"]$/u;

/** Columns that text takes on a terminal: two for wide characters, none for combining marks. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/** Columns that a line takes. */
export function lineWidth(line: Line): number {
  return displayWidth(line.map((part) => part.text).join(''));
}

/** Columns of the widest stretch that wrapping leaves in one piece if it can. */
export function widestWord(spans: readonly Span[]): number {
  return wordsOf(unitsOf(spans)).reduce((widest, word) => Math.max(widest, columnsOf(word)), 0);
}

/**
 * Breaks spans into lines of at most `columns`: at spaces, between wide characters, and inside a word only if it is
 * wider than a line. Nothing but the space at a break is dropped. Only a `whole` span may be wider than `columns`.
 * No lines if there is nothing to show.
 */
export function wrapSpans(spans: readonly Span[], columns: number): Line[] {
  const lines: Unit[][] = [];
  let line: Unit[] = [];
  let used = 0;
  let gap: readonly Unit[] = [];
  const place = (unit: Unit) => {
    line.push(unit);
    used += unit.columns;
  };
  const endLine = () => {
    if (line.length > 0) lines.push(line);
    line = [];
    used = 0;
  };
  for (const word of wordsOf(unitsOf(spans))) {
    if (word[0]?.isSpace) {
      gap = line.length > 0 ? word : [];
      continue;
    }
    if (used + columnsOf(gap) + columnsOf(word) > columns) endLine();
    else gap.forEach(place);
    gap = [];
    for (const unit of word.flatMap((part) => pieces(part, columns))) {
      const closesLongSpan = used > columns && CLOSING.test(unit.text);
      if (used + unit.columns > columns && !closesLongSpan) endLine();
      place(unit);
    }
  }
  endLine();
  return lines.map(toLine);
}

function columnsOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.columns, 0);
}

function toUnit(text: string, from: Span): Unit {
  return { text, columns: displayWidth(text), span: from, isSpace: BREAKING_SPACE.test(text) };
}

function unitsOf(spans: readonly Span[]): Unit[] {
  const runs: Span[][] = [];
  for (const part of spans) {
    const last = runs.at(-1);
    if (last === undefined || part.whole || last[0]?.whole) runs.push([part]);
    else last.push(part);
  }
  return runs.flatMap((run) => (run[0]?.whole ? [toUnit(run[0].text, run[0])] : runUnits(run)));
}

/** Graphemes are found across spans: a mark that stands in the next span still belongs to its letter. */
function runUnits(run: readonly Span[]): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  let end = run[0]?.text.length ?? 0;
  for (const { segment, index } of graphemes.segment(run.map((part) => part.text).join(''))) {
    while (index >= end && at < run.length - 1) {
      at += 1;
      end += run[at]?.text.length ?? 0;
    }
    const owner = run[at];
    if (owner !== undefined) units.push(toUnit(segment, owner));
  }
  return units;
}

function wordsOf(units: readonly Unit[]): Unit[][] {
  const words: Unit[][] = [];
  let previous: Unit | undefined;
  for (const unit of units) {
    if (previous === undefined || mayBreak(previous, unit)) words.push([unit]);
    else words.at(-1)?.push(unit);
    previous = unit;
  }
  return words;
}

function mayBreak(before: Unit, after: Unit): boolean {
  if (before.isSpace || after.isSpace) return before.isSpace !== after.isSpace;
  const besideWide = isWide(before) || isWide(after);
  return besideWide && !OPENING.test(before.text) && !CLOSING.test(after.text);
}

/** Wide scripts and emoji are set without spaces, so a line may end at each of their characters. */
function isWide(unit: Unit): boolean {
  return unit.columns > 1 && !unit.span.whole;
}

/** A grapheme can be made as wide as one likes (a chain of jamo or of spacing marks); then its characters are torn. */
function pieces(unit: Unit, columns: number): Unit[] {
  if (unit.columns <= columns || unit.span.whole) return [unit];
  return Array.from(unit.text, (character) => toUnit(character, unit.span));
}

function toLine(units: readonly Unit[]): Line {
  const line: Span[] = [];
  let owner: Span | undefined;
  let texts: string[] = [];
  const flush = () => {
    if (owner !== undefined && texts.length > 0) line.push({ ...owner, text: texts.join('') });
    texts = [];
  };
  for (const unit of units) {
    if (unit.span !== owner) flush();
    owner = unit.span;
    texts.push(unit.text);
  }
  flush();
  return line;
}
