import type { Closers } from './org-closers.ts';
import { isBlank, measureIndent } from './org-text.ts';

/** An item of a list with the lines it spans. `end` is exclusive. */
export type Item = { readonly line: number; readonly indent: number; end: number };
/** The items of a whole list, nested ones included, by their first line. */
export type ListStructure = ReadonlyMap<number, Item>;

const itemStart = /^(?:[ \t]*(?:[-+]|[0-9]+[.)])|[ \t]+\*)(?:[ \t]|$)/;
const drawerStart = /^[ \t]*:[-_'$%\p{L}\p{N}\p{M}]+:[ \t]*$/u;

export function isItem(line: string): boolean {
  return itemStart.test(line);
}

export function isDrawerStart(line: string): boolean {
  return line.includes(':') && drawerStart.test(line);
}

/** Finds the items of the list that starts at `from`, as `org-element--list-struct` does: by indentation alone. */
export function readListStructure(lines: readonly string[], from: number, to: number, closers: Closers): ListStructure {
  const structure = new Map<number, Item>();
  const open: Item[] = [];
  const close = (indent: number, end: number) => {
    while (open.length > 0 && indent <= (open.at(-1) as Item).indent) (open.pop() as Item).end = end;
  };
  let lastText = from;
  let i = from;
  for (; i < to; i++) {
    const line = lines[i] as string;
    if (isBlank(line)) {
      if (i + 1 < to && isBlank(lines[i + 1] as string)) break;
      continue;
    }
    const indent = measureIndent(line);
    if (isItem(line)) {
      close(indent, i);
      const item = { line: i, indent, end: to };
      structure.set(i, item);
      open.push(item);
    } else {
      close(indent, lastText + 1);
      if (open.length === 0) return structure;
      i = skipOpaque(lines, i, to, closers);
    }
    lastText = i;
  }
  for (const item of open) item.end = lastText + 1;
  return structure;
}

/** The last line of a block or drawer that starts at `i`, else `i`: what is inside cannot end an item. */
function skipOpaque(lines: readonly string[], i: number, to: number, closers: Closers): number {
  const line = lines[i] as string;
  const block = /^[ \t]*#\+BEGIN(?:_(\S+)|:)/i.exec(line);
  const key = block ? (block[1] === undefined ? 'dynamic:' : `block:${block[1].toUpperCase()}`) : 'drawer';
  if (!block && !isDrawerStart(line)) return i;
  return Math.max(i, closers.find(key, i + 1, to));
}

/** What stands at the start of an item: bullet, check box as written, the term of a description item, and the rest. */
export type ItemHead = {
  readonly ordered: boolean;
  readonly checkbox: string;
  readonly term: string | null;
  readonly rest: string;
};

export function readItemHead(line: string): ItemHead {
  const bullet = /^[ \t]*([-+*]|[0-9]+[.)])(?:[ \t]+|$)/.exec(line);
  const ordered = /[0-9]/.test(bullet?.[1] ?? '');
  let rest = line.slice(bullet?.[0].length ?? 0);
  rest = rest.replace(/^\[@(?:start:)?(?:[0-9]+|[A-Za-z])\][ \t]*/, '');
  const checkbox = /^(\[[ X-]\])(?:[ \t]+|$)/i.exec(rest);
  rest = rest.slice(checkbox?.[0].length ?? 0);
  const split = ordered ? -1 : findTermEnd(rest);
  return {
    ordered,
    checkbox: checkbox?.[1] ?? '',
    term: split < 0 ? null : rest.slice(0, split),
    rest: split < 0 ? rest : rest.slice(split).replace(/^[ \t]*::[ \t]*/, ''),
  };
}

/** Place of the blank before the last ` :: ` (or ` ::` at the end), -1 without a term. */
function findTermEnd(text: string): number {
  for (let at = text.lastIndexOf('::'); at > 0; at = text.lastIndexOf('::', at - 1)) {
    const before = text[at - 1];
    const after = text[at + 2];
    if ((before === ' ' || before === '\t') && (after === undefined || after === ' ' || after === '\t')) return at - 1;
  }
  return -1;
}
