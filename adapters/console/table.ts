import type { Table } from '#src/document/nodes.ts';
import { limits } from './limits.ts';
import { inlineSpans, type Line, linkInTable, type Span, span } from './spans.ts';
import { lineWidth, widestWord, wrapSpans } from './text.ts';

type Cell = readonly Span[];
type Row = readonly Cell[];
/** The characters of one horizontal rule: left end, filling, crossing, right end. */
type Rule = readonly [left: string, fill: string, crossing: string, right: string];

const topRule: Rule = ['┌', '─', '┬', '┐'];
const middleRule: Rule = ['├', '─', '┼', '┤'];
const bottomRule: Rule = ['└', '─', '┴', '┘'];

/**
 * A table in a frame no wider than `width` columns, its cells wrapped; or, where the columns do not fit, each row as a
 * card of `Header: value` lines. No cell is shortened. URLs that cannot be clicked follow below, numbered and in full.
 */
export function tableLines(table: Table, width: number, hyperlinks: boolean): Line[] {
  const references: string[] = [];
  const rows = tableCells(table, hyperlinks, references);
  const widths = columnWidths(rows, width);
  const links = references.map((url, index) => [span(`[${index + 1}] ${url}`)]);
  if (widths !== null) return [...frameLines(rows, widths), ...links];
  return [...cardLines(rows, width), ...(links.length > 0 ? [[], ...links] : [])];
}

function tableCells(table: Table, hyperlinks: boolean, references: string[]): Row[] {
  const writeLink = linkInTable(hyperlinks, references);
  const columns = Math.max(0, ...table.children.map((row) => row.children.length));
  return table.children.map((row, index) =>
    Array.from({ length: columns }, (_, column) =>
      inlineSpans(row.children[column]?.children ?? [], writeLink, index === 0 ? { bold: true } : {}),
    ),
  );
}

/** Widths of the columns without their frame, or null when the table does not fit `width` columns. */
function columnWidths(rows: readonly Row[], width: number): number[] | null {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0 || width < limits.minFrameWidth) return null;
  const widest = (measure: (cell: Cell) => number) =>
    Array.from({ length: columns }, (_, column) =>
      rows.reduce((most, row) => Math.max(most, measure(row[column] ?? [])), 1),
    );
  const natural = widest((cell) => lineWidth(wrapSpans(cell, Number.POSITIVE_INFINITY)[0] ?? []));
  const least = natural.map((needed) => Math.min(needed, limits.minColumnWidth));
  const available = width - (3 * columns + 1);
  if (sum(least) > available) return null;
  // First room for unbroken words, then for unbroken lines. A word beyond its column's share must not starve the rest.
  const share = Math.floor(available / columns);
  const words = widest(widestWord).map((needed, column) => Math.max(Math.min(needed, share), least[column] ?? 0));
  return growTo(natural, growTo(words, least, available), available);
}

/** Widens each column towards its target, all by the same step, while the sum stays within `available`. */
function growTo(targets: readonly number[], widths: readonly number[], available: number): number[] {
  const grown = [...widths];
  let spare = available - sum(grown);
  for (;;) {
    const open = [...grown.keys()].filter((column) => (grown[column] ?? 0) < (targets[column] ?? 0));
    if (spare <= 0 || open.length === 0) return grown;
    const step = Math.max(1, Math.floor(spare / open.length));
    for (const column of open) {
      const current = grown[column] ?? 0;
      const added = Math.min(step, spare, (targets[column] ?? 0) - current);
      grown[column] = current + added;
      spare -= added;
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function frameLines(rows: readonly Row[], widths: readonly number[]): Line[] {
  const [header = [], ...body] = rows.map((row) => rowLines(row, widths));
  // Where a row takes several lines, only a rule shows where it ends.
  const ruled = body.some((lines) => lines.length > 1);
  const middle = ruleLine(middleRule, widths);
  return [
    ruleLine(topRule, widths),
    ...header,
    ...body.flatMap((lines, index) => (ruled || index === 0 ? [middle, ...lines] : lines)),
    ruleLine(bottomRule, widths),
  ];
}

function ruleLine([left, fill, crossing, right]: Rule, widths: readonly number[]): Line {
  return [span(left + widths.map((width) => fill.repeat(width + 2)).join(crossing) + right)];
}

function rowLines(row: Row, widths: readonly number[]): Line[] {
  const wrapped = widths.map((width, column) => wrapSpans(row[column] ?? [], width));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) => [
    ...widths.flatMap((width, column) => {
      const line = wrapped[column]?.[index] ?? [];
      return [span('│ '), ...line, span(' '.repeat(Math.max(0, width - lineWidth(line)) + 1))];
    }),
    span('│'),
  ]);
}

function cardLines(rows: readonly Row[], width: number): Line[] {
  const [header = [], ...body] = rows;
  if (header.length === 0) return [];
  if (body.length === 0) return header.flatMap((name) => wrapSpans(name, width));
  const count = body.length === 1 ? '1 row' : `${body.length} rows`;
  const notice = wrapSpans([span(`(Table too wide to fit: ${count} one by one, nothing left out.)`)], width);
  return [
    ...notice,
    ...body.flatMap((row) => [[], ...row.flatMap((cell, column) => fieldLines(header[column] ?? [], cell, width))]),
  ];
}

function fieldLines(name: Cell, value: Cell, width: number): Line[] {
  const isNamed = lineWidth(name) > 0;
  const [first = [], ...rest] = wrapSpans(isNamed ? [...name, span(': '), ...value] : value, width - limits.indent);
  return [first, ...rest.map((line) => [span(' '.repeat(limits.indent)), ...line])];
}
