import stringWidth from 'string-width';
import { mostThatFit } from '#adapters/chat/most-that-fit.ts';
import type { Table } from '#src/document/nodes.ts';
import { type Cell, type Grid, gridOf } from './cells.ts';
import { joinLeaves, type Leaf, leafText, leavesText, styleOf, textLeaf } from './leaves.ts';
import { comfort } from './limits.ts';
import { type Piece, piecesChars, sectionPiece } from './pieces.ts';

/** A table as rich text: how many of its body rows the pieces hold. */
export type TableText = {
  readonly pieces: Piece[];
  readonly shown: number;
  readonly total: number;
  readonly isWhole: boolean;
};

/**
 * A table as rich text within `maxChars`, whole rows only: aligned in monospace where it is narrow enough, else row by
 * row as `Header: value`.
 */
export function tableRows(table: Table, maxChars = Number.POSITIVE_INFINITY): TableText {
  const grid = gridOf(table);
  const total = grid.body.length;
  if (grid.header.length === 0) return { pieces: [], shown: 0, total, isWhole: true };
  const layOut = total > 0 && isNarrow(grid) ? monospacePieces : rowPieces;
  const whole = layOut(grid);
  if (piecesChars(whole) <= maxChars) return { pieces: whole, shown: total, total, isWhole: true };
  const shown = mostThatFit(total, (rows) => piecesChars(layOut(firstRows(grid, rows))) <= maxChars);
  return { pieces: shown === 0 ? [] : layOut(firstRows(grid, shown)), shown, total, isWhole: false };
}

/** A table as lines of leaves, for where Slack takes nothing but lines. */
export function tableLines(table: Table): Leaf[][] {
  const { header, body } = gridOf(table);
  if (body.length === 0) return [namesLine(header)];
  return body.flatMap((row) => rowLines(header, row));
}

function firstRows({ header, body }: Grid, rows: number): Grid {
  return { header, body: body.slice(0, rows) };
}

const COLUMN_GAP = '  ';

/** Monospace has no look, so struck text needs its mark. */
function monospaceText(leaf: Leaf): string {
  return styleOf(leaf).strike ? `~${leafText(leaf)}~` : leafText(leaf);
}

function cellWidth(cell: Cell): number {
  return stringWidth(cell.map(monospaceText).join(''));
}

function columnWidths({ header, body }: Grid): number[] {
  return header.map((name, column) =>
    Math.max(cellWidth(name), ...body.map((row) => (row[column] === undefined ? 0 : cellWidth(row[column])))),
  );
}

function isNarrow(grid: Grid): boolean {
  const { header, body } = grid;
  const gaps = COLUMN_GAP.length * (header.length - 1);
  // Measuring width is slow; a row that is far too long needs none. No character is wider than two columns.
  if ([header, ...body].some((row) => row.reduce((sum, cell) => sum + leavesText(cell).length, 0) > MAX_ROW_CHARS))
    return false;
  return columnWidths(grid).reduce((sum, width) => sum + width, gaps) <= comfort.monospaceColumns;
}

/** Characters of a row that may still be narrow: an emoji of two columns can take eleven. */
const MAX_ROW_CHARS = comfort.monospaceColumns * 6;

function monospacePieces(grid: Grid): Piece[] {
  const widths = columnWidths(grid);
  const rule = widths.map((width) => [textLeaf('─'.repeat(Math.max(1, width)))]);
  const lines = [grid.header, rule, ...grid.body].map((row) => alignedLine(row, widths));
  const elements = joinLeaves(lines.flatMap((line, at) => (at === 0 ? line : [textLeaf('\n'), ...line])));
  return [{ element: { type: 'rich_text_preformatted', elements }, gap: '\n\n' }];
}

function alignedLine(row: readonly Cell[], widths: readonly number[]): Leaf[] {
  return row.flatMap((cell, column) => {
    const unstyled = cell.map(
      (leaf): Leaf =>
        leaf.type === 'text'
          ? textLeaf(monospaceText(leaf))
          : { type: 'link', url: leaf.url, ...(leaf.text === undefined ? {} : { text: monospaceText(leaf) }) },
    );
    const missing = (widths[column] ?? 0) - cellWidth(cell);
    const isLast = column === row.length - 1;
    return isLast ? unstyled : [...unstyled, textLeaf(' '.repeat(Math.max(0, missing)) + COLUMN_GAP)];
  });
}

/** A row that is no attribute with its value is a short block: its name, then a line for each further cell. */
function rowPieces({ header, body }: Grid): Piece[] {
  if (body.length === 0) return [sectionPiece(namesLine(header))];
  const names = emphasised(namesLine(header));
  if (header.length <= 2) {
    const lines = body.map((row) => sectionPiece(rowLines(header, row).flat(), '\n'));
    return [sectionPiece(names, '\n'), ...lastWide(lines)];
  }
  const rows = body.map((row) =>
    sectionPiece(
      joinLeaves(rowLines(header, row).flatMap((line, at) => (at === 0 ? line : [textLeaf('\n'), ...line]))),
    ),
  );
  return [sectionPiece(names), ...rows];
}

function lastWide(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, at) => (at === pieces.length - 1 ? { ...piece, gap: '\n\n' } : piece));
}

/** Header cells in one line: `Name: Value`. */
function namesLine(header: readonly Cell[]): Leaf[] {
  return joinLeaves(
    header.flatMap((name, at) => (at === 0 ? name : [textLeaf(header.length > 2 ? ' · ' : ': '), ...name])),
  );
}

function emphasised(leaves: readonly Leaf[]): Leaf[] {
  return leaves.map((leaf) => ({ ...leaf, style: { ...styleOf(leaf), italic: true } }));
}

/** `Name` strong, then `Header: value` each in its line; with two columns `Name: value` in one. */
function rowLines(header: readonly Cell[], row: readonly Cell[]): Leaf[][] {
  const [first = [], ...others] = row;
  const name = first.map((leaf): Leaf => ({ ...leaf, style: { ...styleOf(leaf), bold: true } }));
  if (row.length === 2) return [joinLeaves([...name, textLeaf(': '), ...others.flat()])];
  return [name, ...others.map((cell, at) => joinLeaves([...(header[at + 1] ?? []), textLeaf(': '), ...cell]))];
}
