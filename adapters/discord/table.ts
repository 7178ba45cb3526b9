import stringWidth from 'string-width';
import { factHeaders } from '#src/document/build.ts';
import type { Table } from '#src/document/nodes.ts';
import { withoutFences } from './escape.ts';
import { EMPTY_CELL } from './limits.ts';
import { type Fence, fencedLine, type Line, proseLine } from './lines.ts';
import { inlineRuns, isBlank, joinRuns, type Run, textRun, withStyle } from './runs.ts';

type Cell = readonly Run[];
type Row = readonly Cell[];
/** None of its cells is blank, all rows are of one length. */
type Grid = { readonly header: Row; readonly body: readonly Row[] };

/** A table as an aligned block of code where it is at most `columns` wide and has no link to open, else row by row. */
export function tableLines(table: Table, columns: number): Line[] {
  const grid = gridOf(table);
  if (grid.header.length === 0) return [];
  if (grid.body.length === 0) return [proseLine(namesLine(grid.header))];
  const texts = fencedTexts(grid);
  const widths = texts === null ? null : columnWidths(texts, columns);
  return texts === null || widths === null ? rowLines(grid) : alignedLines(texts, widths);
}

function gridOf(table: Table): Grid {
  const columns = Math.max(0, ...table.children.map((row) => row.children.length));
  const [header = [], ...body] = table.children.map((row) =>
    Array.from({ length: columns }, (_, at) => cellOf(inlineRuns(row.children[at]?.children ?? []))),
  );
  return { header, body };
}

function cellOf(runs: Cell): Cell {
  return isBlank(runs) ? [textRun(EMPTY_CELL)] : runs;
}

/** The cells as they stand in a fence, header first; null if one has a link, which a fence would not show. */
function fencedTexts({ header, body }: Grid): string[][] | null {
  const rows = [header, ...body];
  if (rows.some((row) => row.some((cell) => cell.some(({ kind }) => kind === 'link')))) return null;
  return rows.map((row) => row.map((cell) => withoutFences(cell.map(fencedText).join('').trim())));
}

/** Code has no look, so struck text needs its mark. */
function fencedText({ text, style }: Run): string {
  return style.strike ? `~${text}~` : text;
}

const COLUMN_GAP = '  ';
/** UTF-16 units that one column may take: an emoji of two columns can be eleven long. */
const MAX_CHARS_OF_COLUMN = 6;

/** The width of each column, or null as soon as the table is too wide. */
function columnWidths(rows: readonly (readonly string[])[], columns: number): number[] | null {
  const widths: number[] = (rows[0] ?? []).map(() => 1);
  const room = columns - COLUMN_GAP.length * (widths.length - 1);
  for (const row of rows) {
    // Measuring is slow; a row that is far too long needs none.
    if (row.reduce((sum, { length }) => sum + length, 0) > columns * MAX_CHARS_OF_COLUMN) return null;
    for (const [at, text] of row.entries()) widths[at] = Math.max(widths[at] ?? 1, widthOf(text));
    if (widths.reduce((sum, width) => sum + width, 0) > room) return null;
  }
  return widths;
}

const ONE_COLUMN_EACH = /^[\x20-\x7e]*$/;

function widthOf(text: string): number {
  return ONE_COLUMN_EACH.test(text) ? text.length : stringWidth(text);
}

function alignedLines([header = [], ...body]: readonly (readonly string[])[], widths: readonly number[]): Line[] {
  const head = [alignedText(header, widths), widths.map((width) => '─'.repeat(width)).join(COLUMN_GAP)];
  const fence: Fence = { lang: '', prefix: '', header: head };
  return [
    ...head.map((text, at) => fencedLine(text, fence, { isHeader: true, keepsNext: true, isBorder: at === 0 })),
    ...body.map((row) => fencedLine(alignedText(row, widths), fence)),
  ];
}

function alignedText(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((text, at) => text + ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(text))))
    .join(COLUMN_GAP)
    .trimEnd();
}

/** Two columns are `Name: value`, one line a row; more are a name with a list of `Header: value`. */
function rowLines({ header, body }: Grid): Line[] {
  // With more columns each row says their names again.
  const said = header.length > 2 ? header.slice(0, 1) : header;
  const names = proseLine(namesLine(said), { prefix: '-# ', rest: '-# ', keepsNext: true });
  const rows = body.flatMap((row) => (row.length > 2 ? longRow(header, row) : shortRow(row)));
  return header.length > 1 && said.every(isPlain) ? rows : [names, ...rows];
}

/** A reader sees that a line is an attribute and its value. */
function isPlain(name: Cell, at: number): boolean {
  return name.map((run) => run.text).join('') === PLAIN_HEADERS[at];
}

const PLAIN_HEADERS: readonly string[] = [factHeaders.attribute, factHeaders.value];

function namesLine(header: Row): Run[] {
  return joinRuns(header.flatMap((name, at) => (at === 0 ? name : [textRun(' · '), ...name])));
}

function shortRow([name = [], ...values]: Row): Line[] {
  if (values.length === 0) return [proseLine(name, { prefix: '- ' })];
  return [proseLine([...withStyle([...name, textRun(':')], { strong: true }), textRun(' '), ...values.flat()])];
}

function longRow(header: Row, [name = [], ...values]: Row): Line[] {
  const named = proseLine(withStyle(name, { strong: true }), { keepsNext: true });
  const lines = values.map((value, at) =>
    proseLine(joinRuns([...(header[at + 1] ?? []), textRun(': '), ...value]), { prefix: '- ', isBorder: false }),
  );
  return [named, ...lines];
}
