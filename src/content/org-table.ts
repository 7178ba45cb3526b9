import { listLinks, type Piece, toInlines, toPlain } from './org-pieces.ts';
import { isBlank, trimBlanks } from './org-text.ts';
import type { OrgCell, OrgTable } from './types.ts';

export function isTableRow(line: string): boolean {
  return /^[ \t]*\|/.test(line);
}

function isFullRule(line: string): boolean {
  return /^[ \t]*\+(?:-+\+)+[ \t]*$/.test(line);
}

/** Where the table that starts at `from` ends (exclusive), with its kind, or null when there is none. */
export function findTable(
  lines: readonly string[],
  from: number,
  to: number,
): { kind: OrgTable['kind']; end: number } | null {
  const line = lines[from] as string;
  if (isTableRow(line)) {
    let end = from + 1;
    while (end < to && isTableRow(lines[end] as string)) end++;
    return { kind: 'org', end };
  }
  if (!isFullRule(line)) return null;
  let end = from + 1;
  while (end < to && /^[ \t]*[+|]/.test(lines[end] as string)) end++;
  return end - from >= 2 && isFullRule(lines[end - 1] as string) ? { kind: 'table.el', end } : null;
}

export type TableSource = {
  readonly lines: readonly string[];
  readonly from: number;
  readonly end: number;
  readonly kind: OrgTable['kind'];
  readonly caption: string | null;
  readonly name: string | null;
  /** Reads the text of a cell on a 0-based line. */
  readonly scan: (text: string, line: number) => Piece[];
};

/** Reads the rows and rules of a table; a `table.el` table has none, as in Emacs. */
export function readTable(source: TableSource): OrgTable {
  const rows: { line: number; cells: OrgCell[] }[] = [];
  const rules: number[] = [];
  for (let i = source.from; source.kind === 'org' && i < source.end; i++) {
    const line = source.lines[i] as string;
    if (/^[ \t]*\|-/.test(line)) rules.push(rows.length);
    else rows.push({ line: i + 1, cells: splitCells(line).map((text) => readCell(source.scan(text, i))) });
  }
  const header = rules.find((before) => before > 0 && before < rows.length) ?? 0;
  const { kind, caption, name } = source;
  return { kind, line: source.from + 1, endLine: source.end, header, rules, rows, caption, name };
}

/** The texts between the bars. The last bar may be missing; `||` is one empty cell; a bar in a link splits too. */
export function splitCells(line: string): string[] {
  const content = line.slice(line.indexOf('|') + 1);
  if (isBlank(content)) return [];
  const cells = content.split('|');
  if (isBlank(cells.at(-1) as string)) cells.pop();
  return cells.map(trimBlanks);
}

function readCell(pieces: readonly Piece[]): OrgCell {
  const links = listLinks(pieces).map(({ url, description }) => ({
    url,
    description: description === null ? null : toPlain(description),
  }));
  return { children: toInlines(pieces), text: toPlain(pieces), links };
}
