import type { Block, Blockquote, Code, List, ListItem } from '#src/document/nodes.ts';
import { cleanCode } from '#src/document/visible.ts';
import { trapsIn, withoutFences } from './escape.ts';
import { textComfort } from './limits.ts';
import {
  type Fence,
  fencedLine,
  type Gap,
  type Line,
  prose,
  proseLine,
  type WrittenLine,
  withGap,
  writeLine,
} from './lines.ts';
import { inlineRuns, withStyle } from './runs.ts';
import { tableLines } from './table.ts';

/** The blocks of an answer as written lines; `columns` is how wide an aligned table may be. */
export function bodyLines(blocks: readonly Block[], columns: number): WrittenLine[] {
  const lines = blocksLines(blocks, columns);
  const traps = trapsIn(lines.flatMap(codesOf));
  return lines.map((line) => writeLine(line, traps));
}

function codesOf(line: Line): string[] {
  if (line.kind === 'fenced') return [line.text];
  return line.runs.flatMap(({ kind, text }) => (kind === 'code' ? [text] : []));
}

function blocksLines(blocks: readonly Block[], columns: number): Line[] {
  const all: Line[] = [];
  let before: Block | null = null;
  for (const block of blocks) {
    const lines = blockLines(block, columns);
    const [first] = lines;
    const last = all.at(-1);
    if (first === undefined) continue;
    if (last && before) {
      if (introduces(before, last, block)) all[all.length - 1] = { ...last, keepsNext: true };
      all.push(...withGap(lines, gapBetween({ before, last }, { block, first })));
    } else all.push(...lines);
    before = block;
  }
  return all;
}

function blockLines(block: Block, columns: number): Line[] {
  switch (block.type) {
    case 'paragraph':
      return prose(inlineRuns(block.children));
    case 'heading':
      return prose(inlineRuns(block.children), { prefix: '### ', rest: '### ', keepsNext: true });
    case 'code':
      return codeLines(block);
    case 'blockquote':
      return quoteLines(block, columns);
    case 'list':
      return listLines(block, columns, 0);
    case 'table':
      return tableLines(block, columns);
    default:
      return block satisfies never;
  }
}

/** A paragraph before a table tells what the table is; one that ends in a colon says so itself. */
function introduces(before: Block, last: Line, block: Block): boolean {
  if (before.type !== 'paragraph' || block.type === 'paragraph' || block.type === 'heading') return false;
  return block.type === 'table' || (last.kind === 'prose' && last.runs.at(-1)?.text.trimEnd().endsWith(':') === true);
}

type Ended = { readonly before: Block; readonly last: Line };
type Begun = { readonly block: Block; readonly first: Line };

/** Fences, headings, lists and the small names above a table bring space of their own. */
function gapBetween({ before, last }: Ended, { block, first }: Begun): Gap {
  if (last.kind === 'fenced' || first.kind === 'fenced') return '\n';
  if (before.type === 'heading' || block.type === 'heading') return '\n';
  if (block.type === 'table' && first.prefix === '') return '\n\n';
  return before.type === 'paragraph' && block.type !== 'paragraph' ? '\n' : '\n\n';
}

/** Names of languages that Discord takes; anything else would become the first line of the code. */
const LANG = /^[a-z0-9+-]{1,20}$/;

function codeLines({ lang = '', value }: Code): Line[] {
  const lines = cleanCode(value).map(withoutFences);
  if (lines.every((line) => line.trim() === '')) return [];
  const name = lang.toLowerCase();
  const fence: Fence = { lang: LANG.test(name) ? name : '', prefix: '', header: [] };
  return lines.map((text, at) => fencedLine(text, fence, { isBorder: at === 0 }));
}

const QUOTE = '> ';

/** Discord knows no quote in a quote, so that all is on one level. */
function quoteLines({ children }: Blockquote, columns: number): Line[] {
  const fences = new Map<Fence, Fence>();
  return blocksLines(children, columns).map((line): Line => {
    if (line.prefix.startsWith(QUOTE)) return line;
    const common = { prefix: QUOTE + line.prefix, gap: line.gap === '\n\n' ? ('\n> \n' as const) : line.gap };
    if (line.kind === 'prose') return { ...line, ...common, rest: QUOTE + line.rest };
    const fence = fences.get(line.fence) ?? { ...line.fence, prefix: QUOTE };
    fences.set(line.fence, fence);
    return { ...line, ...common, fence };
  });
}

function listLines({ ordered, children }: List, columns: number, level: number): Line[] {
  return children.flatMap((item, at) => itemLines(item, ordered ? `${at + 1}. ` : '- ', { columns, level }));
}

type Within = { readonly columns: number; readonly level: number };

/** What follows the first paragraph of an item stands further in, but behind a fence or a quote, which end a list. */
function itemLines({ children }: ListItem, marker: string, { columns, level }: Within): Line[] {
  const [first, ...others] = children;
  const isLed = first?.type === 'paragraph' || first?.type === 'heading';
  const lines: Line[] = [proseLine(isLed ? inlineRuns(first.children) : [], { prefix: indentOf(level) + marker })];
  for (const block of isLed || first === undefined ? others : children) {
    const isOutside = lines.some(({ kind, prefix }) => kind === 'fenced' || prefix.startsWith(QUOTE));
    lines.push(...innerLines(block, columns, { level: level + 1, indent: isOutside ? '' : indentOf(level + 1) }));
  }
  return lines;
}

function innerLines(block: Block, columns: number, at: { readonly level: number; readonly indent: string }): Line[] {
  switch (block.type) {
    case 'paragraph':
      return prose(inlineRuns(block.children), { prefix: at.indent, isBorder: false });
    case 'heading':
      return prose(withStyle(inlineRuns(block.children), { strong: true }), { prefix: at.indent, isBorder: false });
    case 'list':
      return listLines(block, columns, at.level);
    case 'table':
      return tableLines(block, columns).map((line) => indented(line, at.indent));
    case 'code':
    case 'blockquote':
      return blockLines(block, columns);
    default:
      return block satisfies never;
  }
}

/** Small print is read at the beginning of a line only. */
function indented(line: Line, indent: string): Line {
  if (line.kind === 'fenced' || indent === '') return line;
  if (line.prefix !== '-# ') return { ...line, prefix: indent + line.prefix };
  return { ...line, prefix: indent, rest: '', runs: withStyle(line.runs, { emphasis: true }) };
}

function indentOf(level: number): string {
  return '  '.repeat(Math.min(level, textComfort.listLevels));
}
