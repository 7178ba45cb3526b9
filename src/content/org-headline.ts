import { trimBlanks } from './org-text.ts';

export type Headline = {
  readonly stars: number;
  readonly rawTitle: string;
  readonly todo: string | null;
  readonly todoType: 'todo' | 'done' | null;
  readonly priority: string | null;
  readonly commented: boolean;
  readonly tags: readonly string[];
};

/** A headline is stars at the very start of a line and then a blank (no tab), also inside a block, which it breaks. */
export function isHeadline(line: string): boolean {
  if (line.charCodeAt(0) !== 42) return false;
  let i = 1;
  while (line.charCodeAt(i) === 42) i++;
  return line.charCodeAt(i) === 32;
}

/**
 * Takes a headline apart as Org 9.8 does: state, priority, COMMENT, title, tags. A state or COMMENT is a word of its own;
 * tags count also where no title is left, so that a bare `* CANCELED :noexport:` stays private.
 */
export function parseHeadline(line: string, todoWords: ReadonlyMap<string, 'todo' | 'done'>): Headline {
  let stars = 0;
  while (line.charCodeAt(stars) === 42) stars++;
  const { rest: text, tags } = splitTags(line.slice(stars));
  let rest = trimBlanks(text);
  const word = /^[^ ]*/.exec(rest)?.[0] ?? '';
  const todoType = todoWords.get(word) ?? null;
  if (todoType !== null) rest = trimBlanks(rest.slice(word.length));
  const mark = /^\[#([^\n])\]/u.exec(rest);
  if (mark) rest = trimBlanks(rest.slice(mark[0].length));
  const commented = /^COMMENT(?=[ \t]|$)/.test(rest);
  if (commented) rest = trimBlanks(rest.slice('COMMENT'.length));
  const todo = todoType === null ? null : word;
  return { stars, rawTitle: rest, todo, todoType, priority: mark?.[1] ?? null, commented, tags };
}

/** Splits `:a:b:` off the end. Read from the end: a run of blanks in the title must not be tried again and again. */
function splitTags(text: string): { rest: string; tags: string[] } {
  const line = text.replace(/[\r\n]$/, '');
  let end = line.length;
  while (end > 0 && isSpace(line, end - 1)) end--;
  let start = end;
  while (start > 0 && !isSpace(line, start - 1)) start--;
  const word = line.slice(start, end);
  if (start === 0 || word.length < 3 || !/^:[\p{L}\p{N}\p{M}_@#%:]+:$/u.test(word)) return { rest: line, tags: [] };
  return { rest: line.slice(0, start), tags: word.split(':').filter((tag) => tag !== '') };
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9;
}

/** A planning line counts only directly below its headline. */
export function isPlanning(line: string): boolean {
  return /^[ \t]*(CLOSED|DEADLINE|SCHEDULED):/i.test(line);
}

export type Drawer = {
  readonly properties: Record<string, string>;
  readonly propertyLines: Record<string, number>;
  /** First line after the drawer. */
  readonly next: number;
};

/**
 * Reads a property drawer that starts at `from`. Every line up to `:END:` must be a property, else it is an ordinary
 * drawer and the answer is null. A key runs to the last colon before the value (`:header-args:sh+: v`).
 */
export function readProperties(lines: readonly string[], from: number, to: number): Drawer | null {
  if (from >= to || !/^[ \t]*:PROPERTIES:[ \t]*$/i.test(lines[from] as string)) return null;
  const entries: [string, string, number][] = [];
  for (let i = from + 1; i < to; i++) {
    const line = lines[i] as string;
    if (/^[ \t]*:END:[ \t]*$/i.test(line)) {
      return {
        properties: Object.fromEntries(entries.map(([key, value]) => [key, value])),
        propertyLines: Object.fromEntries(entries.map(([key, , place]) => [key, place])),
        next: i + 1,
      };
    }
    const match = /^[ \t]*:(\S+):(?=[ \t]|$)/.exec(line);
    if (!match) return null;
    entries.push([match[1] as string, trimBlanks(line.slice(match[0].length)), i + 1]);
  }
  return null;
}
