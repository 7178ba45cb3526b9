import { mostThatFit } from '#adapters/chat/most-that-fit.ts';
import { type Line, type WrittenLine, writeLine } from './lines.ts';
import { type Run, runsText, sliceRuns } from './runs.ts';

/**
 * A line in two, the first within `room`: at the end of a sentence, else of a word, else of a grapheme; never inside of a
 * link or of code, unless that is all there is. Null if not even a beginning fits.
 */
export function divide({ line, traps }: WrittenLine, room: number): [WrittenLine, WrittenLine] | null {
  const text = line.kind === 'prose' ? runsText(line.runs) : line.text;
  const fits = (end: number) => writeLine(headOf(line, end), traps).size <= room;
  const most = mostThatFit(Math.min(text.length - 1, room), fits);
  for (let end = most; end > 0; ) {
    const cut = line.kind === 'prose' ? cutInProse(line.runs, text, end) : graphemeEnd(text, end);
    if (cut === 0) return null;
    // Where it ends can cost an escape more.
    if (fits(cut)) return [writeLine(headOf(line, cut), traps), writeLine(tailOf(line, cut), traps)];
    end = cut - 1;
  }
  return null;
}

function headOf(line: Line, end: number): Line {
  return line.kind === 'prose'
    ? { ...line, runs: sliceRuns(line.runs, 0, end), keepsNext: false }
    : { ...line, text: line.text.slice(0, end), keepsNext: false };
}

function tailOf(line: Line, start: number): Line {
  return line.kind === 'prose'
    ? { ...line, runs: sliceRuns(line.runs, start, Number.POSITIVE_INFINITY), prefix: line.rest, isBorder: false }
    : { ...line, text: line.text.slice(start), isBorder: false };
}

/** A cut nearer to the beginning than this share leaves too much of the page empty. */
const LEAST_SHARE = 0.5;

function cutInProse(runs: readonly Run[], text: string, end: number): number {
  const least = end * LEAST_SHARE;
  const isInside = insideOf(runs);
  const sentence = lastMatch(text, end, SENTENCE_END, isInside);
  if (sentence >= least) return sentence;
  const word = lastMatch(text, end, WORD_END, isInside);
  if (word >= least) return word;
  const whole = isInside(end);
  if (whole !== null && whole.start > 0) return Math.max(word, graphemeEnd(text, whole.start));
  return graphemeEnd(text, end);
}

const SENTENCE_END = /[.!?…。！？][)\]”’"']*(?=\s)|[。！？]/gu;
const WORD_END = /\S(?=\s)/gu;

type Stretch = { readonly start: number; readonly end: number };

/** What of the text must not be divided at an offset. */
function insideOf(runs: readonly Run[]): (offset: number) => Stretch | null {
  let start = 0;
  const whole = runs.flatMap((run): Stretch[] => {
    const end = start + run.text.length;
    const stretch = { start, end };
    start = end;
    return run.kind === 'text' ? [] : [stretch];
  });
  return (offset) => whole.find((stretch) => offset > stretch.start && offset < stretch.end) ?? null;
}

/** The end of the last match before `end` that is inside of nothing, or 0. */
function lastMatch(text: string, end: number, pattern: RegExp, isInside: (offset: number) => Stretch | null): number {
  let last = 0;
  for (const match of text.slice(0, end + 1).matchAll(pattern)) {
    const at = match.index + match[0].length;
    if (at <= end && isInside(at) === null) last = at;
  }
  return last;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The last border of graphemes up to `end`; where one is longer than that, of characters. */
function graphemeEnd(text: string, end: number): number {
  const start = segmenter.segment(text).containing(end)?.index ?? end;
  if (start > 0) return start;
  return /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end;
}
