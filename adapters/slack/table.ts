import type { DataTableBlock, RawNumberElement, RawTextElement, RichTextBlock, TableBlock } from '@slack/types';
import type { Block, Table } from '#src/document/nodes.ts';
import { inlineText } from '#src/document/plain-text.ts';
import { truncate } from '#src/document/truncate.ts';
import { cleanText } from '#src/document/visible.ts';
import { type Cell, gridOf } from './cells.ts';
import { cutLeaves, leavesChars, leavesText } from './leaves.ts';
import { comfort, limits } from './limits.ts';
import { section } from './pieces.ts';
import type { Rung } from './slack-message.ts';

/** A table of Slack's own, what of the document's table it lacks, in words, and the characters of its cells. */
export type NativeTable = {
  readonly block: TableBlock | DataTableBlock;
  readonly lacks: readonly string[];
  readonly chars: number;
};

type TableCell = RawTextElement | RawNumberElement | RichTextBlock;

/** Which of the blocks becomes the only native table that a message may have, or -1. */
export function nativeTableAt(blocks: readonly Block[], rung: Rung): number {
  if (rung === 'monospace' || rung === 'textOnly') return -1;
  const worth = blocks.findIndex((block) => bodyRows(block) >= comfort.nativeTableRows);
  return worth !== -1 ? worth : blocks.findIndex((block) => bodyRows(block) > 0);
}

function bodyRows(block: Block | undefined): number {
  if (block?.type !== 'table' || !block.children.some((row) => row.children.length > 0)) return 0;
  return block.children.length - 1;
}

/** A table with a body as a native one within `maxChars`: with pages if it is large and the rung allows that. */
export function nativeTable(
  table: Table,
  { rung, caption, maxChars }: { rung: Rung; caption: string; maxChars: number },
): NativeTable {
  const { header, body } = gridOf(table);
  const columns = Math.min(header.length, limits.tableColumns);
  const room = Math.min(maxChars, limits.tableChars);
  // So header and first row fit whatever they hold.
  const cellChars = Math.max(1, Math.min(comfort.cellChars, Math.floor(room / (2 * columns))));
  const wanted = [header, ...body].slice(0, limits.tableRows).map((row) => row.slice(0, columns));
  const fitting = rowsWithin(wanted, cellChars, room);
  const cutCells = fitting.rows.reduce((sum, { cut }) => sum + cut, 0);
  const shown = fitting.rows.length - 1;
  const rows = fitting.rows.map(({ cells }, at) => cells.map((cell) => (at === 0 ? rawCell(cell) : tableCell(cell))));
  const isLarge = body.length > comfort.plainTableRows || columns > comfort.plainTableColumns;
  return {
    block:
      rung === 'dataTable' && isLarge
        ? { type: 'data_table', caption, page_size: comfort.pageRows, row_header_column_index: 0, rows }
        : { type: 'table', column_settings: Array.from({ length: columns }, () => ({ is_wrapped: true })), rows },
    lacks: [
      ...(shown < body.length ? [`${shown} of ${body.length} rows shown`] : []),
      ...(columns < header.length ? [`${columns} of ${header.length} columns shown`] : []),
      ...(cutCells > 0 ? [`${cutCells} long ${cutCells === 1 ? 'cell' : 'cells'} cut`] : []),
    ],
    chars: fitting.chars,
  };
}

/** Rows as far as they fit, their cells cut to `cellChars`; at least two if there are so many. */
function rowsWithin(wanted: readonly (readonly Cell[])[], cellChars: number, maxChars: number) {
  const rows: { cells: readonly Cell[]; cut: number }[] = [];
  let chars = 0;
  for (const row of wanted) {
    const cells = row.map((cell) => cutLeaves(cell, cellChars));
    const needed = cells.reduce((sum, cell) => sum + leavesChars(cell), 0);
    if (chars + needed > maxChars) break;
    chars += needed;
    rows.push({ cells, cut: row.filter((cell) => leavesChars(cell) > cellChars).length });
  }
  return { rows, chars };
}

/** A header cell: Slack takes no look and no link there. */
function rawCell(cell: Cell): RawTextElement {
  return { type: 'raw_text', text: leavesText(cell) };
}

function tableCell(cell: Cell): TableCell {
  const [only, ...others] = cell;
  if (only?.type !== 'text' || only.style !== undefined || others.length > 0)
    return { type: 'rich_text', elements: [section(cell)] };
  const value = Number(only.text);
  // Only where the number is written as it would be shown: `1.30` is a version.
  return /^-?\d/u.test(only.text) && String(value) === only.text
    ? { type: 'raw_number', value, text: only.text }
    : { type: 'raw_text', text: only.text };
}

/**
 * What the table at `at` is about: the heading or the introducing line right above it, else the answer's title, with the
 * number of rows, since pages hide it. Plain text, never empty. A table without pages shows no caption: who sees it has just read that line or that title.
 */
export function captionOf(blocks: readonly Block[], at: number, title: string): string {
  const before = blocks[at - 1];
  const said = before?.type === 'heading' || before?.type === 'paragraph' ? inlineText(before.children) : '';
  const line = cleanText(said).trim();
  const introduces = line !== '' && (before?.type === 'heading' || line.endsWith(':'));
  if (introduces) return truncate(line.replace(/:$/u, ''), comfort.captionChars);
  const rows = `${bodyRows(blocks[at])} rows`;
  const name = truncate(cleanText(title).trim(), comfort.captionChars);
  // A list's title ends in its own count.
  if (/\(\d+(?: of \d+)?\)$/u.test(name)) return name;
  return name === '' ? rows : `${name} (${rows})`;
}
