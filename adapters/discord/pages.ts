import { divide } from './divide.ts';
import { textComfort } from './limits.ts';
import { extraSize, type WrittenLine, writePage } from './lines.ts';

/** How much a body may take if it is whole, and each of its pages if it is not. */
export type Room = { readonly whole: number; readonly page: number };

type Page = readonly WrittenLine[];

/**
 * Lines as pages of markdown, all of them, in order; `[]` if there are none. A page ends where a block, an item or a row
 * does, if it can, and never between a line and what it introduces.
 */
export function fillPages(lines: readonly WrittenLine[], room: Room): string[] {
  if (sizesWithin(lines, room.whole).length === lines.length) return written([lines]);
  const full = pagesWithin(lines, room.page);
  // Pages of about one length read better than a last one with a single row.
  const evenRoom = Math.ceil((sizeOfPage(lines) / full.length) * textComfort.evenShare);
  const even = evenRoom < room.page ? pagesWithin(lines, evenRoom) : full;
  return written(isBetter(even, full, room.page) ? even : full);
}

/** Not more pages, none too long, and no more of them that begin within a paragraph, a row or code. */
function isBetter(even: readonly Page[], full: readonly Page[], room: number): boolean {
  return (
    even.length === full.length &&
    even.every((page) => sizeOfPage(page) <= room) &&
    even.filter(isTorn).length <= full.filter(isTorn).length
  );
}

function isTorn([first]: Page): boolean {
  return first?.line.isBorder === false;
}

function pagesWithin(lines: readonly WrittenLine[], room: number): Page[] {
  const pages: Page[] = [];
  for (let rest = lines; rest.length > 0; ) {
    const { page, left } = nextPage(rest, room);
    pages.push(page);
    rest = left;
  }
  return pages;
}

function sizeOfPage(page: Page): number {
  return sizesWithin(page, Number.POSITIVE_INFINITY).at(-1) ?? 0;
}

/** A page on which only blank lines of code are left shows nothing. */
function written(pages: readonly Page[]): string[] {
  return pages.map(writePage).filter((page) => page.trim() !== '');
}

/** What the first line takes, the first two, and so on, as far as they fit. */
function sizesWithin(lines: readonly WrittenLine[], room: number): number[] {
  const sizes: number[] = [];
  let size = 0;
  for (const [at, line] of lines.entries()) {
    size += line.size + extraSize(line, lines[at - 1]);
    if (size > room) break;
    sizes.push(size);
  }
  return sizes;
}

type Turn = { readonly page: Page; readonly left: readonly WrittenLine[] };

function nextPage(lines: readonly WrittenLine[], room: number): Turn {
  const sizes = sizesWithin(lines, room);
  if (sizes.length === lines.length) return { page: lines, left: [] };
  const least = room * textComfort.filledShare;
  const end =
    lastBreak(lines, sizes, { least, isBorder: true }) ?? lastBreak(lines, sizes, { least, isBorder: false }) ?? null;
  if (end !== null) return turnAt(lines, end);
  const divided = divideAt(lines, sizes, room);
  if (divided !== null) return divided;
  return turnAt(lines, lastBreak(lines, sizes, { least: 0, isBorder: true }) ?? Math.max(1, sizes.length));
}

function turnAt(lines: readonly WrittenLine[], end: number): Turn {
  return { page: lines.slice(0, end), left: lines.slice(end) };
}

type Wanted = { readonly least: number; readonly isBorder: boolean };

/** How many lines to take so that the page ends well and is filled at least so far; null if there is no such end. */
function lastBreak(
  lines: readonly WrittenLine[],
  sizes: readonly number[],
  { least, isBorder }: Wanted,
): number | null {
  for (let end = sizes.length; end > 0 && (sizes[end - 1] ?? 0) >= least; end -= 1) {
    const isParted = lines[end - 1]?.line.keepsNext !== true;
    if (isParted && (!isBorder || lines[end]?.line.isBorder)) return end;
  }
  return null;
}

/** Fills the page with the beginning of the line that is too long for it. */
function divideAt(lines: readonly WrittenLine[], sizes: readonly number[], room: number): Turn | null {
  const at = sizes.length;
  const long = lines[at];
  if (long === undefined) return null;
  const parts = divide(long, room - (sizes[at - 1] ?? 0) - extraSize(long, lines[at - 1]));
  if (parts === null) return null;
  return { page: [...lines.slice(0, at), parts[0]], left: [parts[1], ...lines.slice(at + 1)] };
}
