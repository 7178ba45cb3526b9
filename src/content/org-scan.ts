import { findFirst } from './org-closers.ts';

/**
 * A text under the inline scanner with what is remembered about it. Each question "where is the next X" is answered once
 * per stretch, so that a line of openers without closers costs no more than any other.
 */
export type Scan = {
  readonly text: string;
  /** Next place of `needle` at or after `from`, or -1. */
  readonly find: (needle: string, from: number) => number;
  /** Where emphasis with `mark` opened at `at` ends, looking no further than `end`, or -1. */
  readonly findMark: (mark: string, at: number, end: number) => number;
  /** Place after the bracket that pairs with the one at `at`, or -1. */
  readonly findPair: (at: number) => number;
};

export function startScan(text: string): Scan {
  const marks = new Map<string, number[]>();
  const findMark = (mark: string, at: number, end: number) => {
    let list = marks.get(mark);
    if (list === undefined) {
      list = listClosers(text, mark);
      marks.set(mark, list);
    }
    const found = list[findFirst(list, at + 2)];
    if (found !== undefined && found < end) return found;
    // The end of the stretch counts as the end of a line.
    const last = end - 1;
    return last >= at + 2 && text[last] === mark && !isSpaceAt(text, last - 1) ? last : -1;
  };
  return { text, find: rememberFinds(text), findMark, findPair: pairBrackets(text) };
}

function rememberFinds(text: string): Scan['find'] {
  const known = new Map<string, { from: number; place: number }>();
  return (needle, from) => {
    const last = known.get(needle);
    if (last !== undefined && from >= last.from && (last.place < 0 || from <= last.place)) return last.place;
    const place = text.indexOf(needle, from);
    known.set(needle, { from, place });
    return place;
  };
}

/** Places where `mark` may end emphasis: no blank before it, and after it a blank, punctuation or the end of a line. */
function listClosers(text: string, mark: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(mark, 1); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (isSpaceAt(text, at - 1)) continue;
    if (at + 1 === text.length || isSpaceAt(text, at + 1) || '-.,:!?;\'")}\\['.includes(text[at + 1] as string)) {
      places.push(at);
    }
  }
  return places;
}

export function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && /[\s\u200b]/.test(text[at] as string);
}

/** Pairs round, square and curly brackets, each kind for itself, in one pass on first use. */
function pairBrackets(text: string): Scan['findPair'] {
  let pairs: Map<number, number> | null = null;
  return (at) => {
    pairs ??= readPairs(text);
    return pairs.get(at) ?? -1;
  };
}

function readPairs(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: Record<string, number[]> = { ')': [], ']': [], '}': [] };
  const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    const opened = open[closing[char] ?? ''];
    if (opened) opened.push(i);
    const start = open[char]?.pop();
    if (start !== undefined) pairs.set(start, i + 1);
  }
  return pairs;
}
