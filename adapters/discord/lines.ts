import type { Traps } from './escape.ts';
import { type Writing, writeRuns } from './inline.ts';
import { EMPTY_CELL } from './limits.ts';
import { isBlank, type Run, textRun, trimRuns } from './runs.ts';

/** What lines of code share; each object is one fence. `header` is said again on every page that goes on with it. */
export type Fence = { readonly lang: string; readonly prefix: string; readonly header: readonly string[] };

type Common = {
  /** Ours, before the text: `### `, `> `, `  - `. */
  readonly prefix: string;
  /** What stands between the line before and this one. */
  readonly gap: Gap;
  /** A page can well end before it. */
  readonly isBorder: boolean;
  /** It says little without the line that follows. */
  readonly keepsNext: boolean;
};
export type Gap = '\n' | '\n\n' | '\n> \n';
/** `rest` stands before what is divided off. */
export type ProseLine = Common & { readonly kind: 'prose'; readonly runs: readonly Run[]; readonly rest: string };
export type FencedLine = Common & {
  readonly kind: 'fenced';
  readonly text: string;
  readonly fence: Fence;
  readonly isHeader: boolean;
};

/** A line of the body before it is markdown, so that it can be divided where a reader would. */
export type Line = ProseLine | FencedLine;

/** A line with its markdown and what it takes of a page, without gap and fence. */
export type WrittenLine = {
  readonly line: Line;
  readonly markdown: string;
  readonly size: number;
  /** What is divided off is written with the same. */
  readonly traps: Traps;
};

const COMMON: Common = { prefix: '', gap: '\n', isBorder: true, keepsNext: false };

/** A line of prose; without anything to read in it, none. */
export function prose(runs: readonly Run[], rest: Partial<Omit<ProseLine, 'kind' | 'runs'>> = {}): ProseLine[] {
  return isBlank(runs) ? [] : [proseLine(runs, rest)];
}

export function proseLine(runs: readonly Run[], rest: Partial<Omit<ProseLine, 'kind' | 'runs'>> = {}): ProseLine {
  return { kind: 'prose', runs: isBlank(runs) ? [textRun(EMPTY_CELL)] : trimRuns(runs), rest: '', ...COMMON, ...rest };
}

export function fencedLine(text: string, fence: Fence, rest: Partial<Omit<FencedLine, 'kind'>> = {}): FencedLine {
  return { kind: 'fenced', text, fence, isHeader: false, ...COMMON, prefix: fence.prefix, ...rest };
}

export function withGap(lines: readonly Line[], gap: Gap): Line[] {
  return lines.map((line, at) => (at === 0 ? { ...line, gap } : line));
}

export function writeLine(line: Line, traps: Traps): WrittenLine {
  const markdown = line.prefix + (line.kind === 'fenced' ? line.text : writeProse(line, traps));
  return { line, markdown, size: sizeOf(markdown), traps };
}

function writeProse({ runs, prefix }: ProseLine, traps: Traps): string {
  const how: Writing = { isHeading: prefix.endsWith('# ') && !prefix.endsWith('-# '), traps };
  return writeRuns(runs, how);
}

/** 2,400 characters may take 6,000 bytes: what Discord's limit of bytes leaves to a body. */
export const SIZE_OF_BYTE = 0.4;

/** What a text takes of a page: characters, or more where they are of many bytes. */
export function sizeOf(text: string): number {
  return Math.max(text.length, Math.ceil(Buffer.byteLength(text) * SIZE_OF_BYTE));
}

const FENCE = '```';

/** What a line takes on its page beside itself, given the one that stands before it there. */
export function extraSize({ line }: WrittenLine, before: WrittenLine | undefined): number {
  const gap = before === undefined ? 0 : line.gap.length;
  if (line.kind === 'prose' || isWithin(line.fence, before)) return gap;
  const { lang, prefix, header } = line.fence;
  const again = line.isHeader ? 0 : header.reduce((sum, each) => sum + prefix.length + sizeOf(each) + 1, 0);
  return gap + 2 * (prefix.length + FENCE.length + 1) + lang.length + again;
}

function isWithin(fence: Fence, before: WrittenLine | undefined): boolean {
  return before?.line.kind === 'fenced' && before.line.fence === fence;
}

/** Lines as one markdown text: fences are closed at its end, and opened at its beginning. */
export function writePage(lines: readonly WrittenLine[]): string {
  let page = '';
  let open: Fence | null = null;
  for (const { line, markdown } of withoutBlankFences(lines)) {
    const fence = line.kind === 'fenced' ? line.fence : null;
    if (open !== null && open !== fence) page += closing(open);
    page += page === '' ? '' : fence !== null && fence === open ? '\n' : line.gap;
    if (line.kind === 'fenced' && fence !== null && fence !== open) page += opening(line);
    open = fence;
    page += markdown;
  }
  return open === null ? page : page + closing(open);
}

function opening({ fence: { prefix, lang, header }, isHeader }: FencedLine): string {
  const again = isHeader ? [] : header;
  return [`${prefix}${FENCE}${lang}`, ...again.map((each) => prefix + each), ''].join('\n');
}

function closing({ prefix }: Fence): string {
  return `\n${prefix}${FENCE}`;
}

/** A fence with nothing to read in it would show as backticks; its blank lines at both ends show nothing. */
function withoutBlankFences(lines: readonly WrittenLine[]): readonly WrittenLine[] {
  if (!lines.some(({ line }) => isBlankCode(line))) return lines;
  const isShown = lines.map(({ line }) => !isBlankCode(line));
  const firstShown = new Map<Fence, number>();
  const lastShown = new Map<Fence, number>();
  for (const [at, { line }] of lines.entries()) {
    if (line.kind === 'prose' || !isShown[at]) continue;
    if (!firstShown.has(line.fence)) firstShown.set(line.fence, at);
    lastShown.set(line.fence, at);
  }
  return lines.filter(({ line }, at) => {
    if (line.kind === 'prose') return true;
    return at >= (firstShown.get(line.fence) ?? Infinity) && at <= (lastShown.get(line.fence) ?? -1);
  });
}

function isBlankCode(line: Line): boolean {
  return line.kind === 'fenced' && line.text.trim() === '';
}
