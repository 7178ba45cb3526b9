import type { Source } from '#src/document/answer.ts';
import { nameKey } from './names.ts';
import { isWebUrl, titleOfUrl } from './sections.ts';
import type { OrgCell, OrgTable } from './types.ts';

/** The attributes of a table whose first column names things, and its rows. */
export type EntityTable = {
  readonly firstHeader: string;
  /** One per column after the first. */
  readonly attributes: readonly string[];
  readonly rows: readonly EntityRow[];
  /** From rows such as `Link | …`. */
  readonly sources: readonly Source[];
};
export type EntityRow = { readonly line: number; readonly name: OrgCell; readonly cells: readonly OrgCell[] };

/** Share of first-column cells that must look like names for the column to name things. */
const MIN_NAME_SHARE = 0.75;
/** A name has at most so many words; more is a sentence. The longest real one seen has nine ("a proxy/load-balancer in front of apiserver(s)"). */
const MAX_NAME_WORDS = 10;
/** Cells that stand for the absence of a thing or for all of them. */
const NO_NAME = /^(none|any|all|others?|default|total|not stated|n\/a)$/iu;
const REFERENCE_ROW = /^(links?|sources?|references?|see also|more)$/iu;

/** Reads a table as things with attributes, or null where its first column does not name things. */
export function readEntityTable(table: OrgTable): EntityTable | null {
  const header = table.rows[table.header - 1];
  if (table.header === 0 || !header || header.cells.length < 2) return null;
  const body = table.rows.slice(table.header).filter((row) => (row.cells[0]?.text ?? '') !== '');
  const references = body.filter(isReferenceRow);
  const things = body.filter((row) => !references.includes(row));
  const named = things.filter((row) => isName(row.cells[0]));
  if (things.length === 0 || named.length < things.length * MIN_NAME_SHARE) return null;
  return {
    firstHeader: header.cells[0]?.text ?? '',
    attributes: header.cells.slice(1).map((cell) => cell.text),
    rows: named.flatMap((row) =>
      row.cells[0] ? [{ line: row.line, name: row.cells[0], cells: row.cells.slice(1) }] : [],
    ),
    sources: references.flatMap((row) => row.cells.flatMap(sourcesOfCell)),
  };
}

/** Whether a row only points at references: it gives the table its sources and is no thing. */
export function isReferenceRow(row: OrgTable['rows'][number]): boolean {
  return REFERENCE_ROW.test(row.cells[0]?.text ?? '');
}

/** Sources in a cell: its links, named by their description. */
export function sourcesOfCell(cell: OrgCell): Source[] {
  return cell.links
    .filter((link) => isWebUrl(link.url))
    .map((link) => ({ title: cleanTitle(link.description ?? '') || titleOfUrl(link.url), url: link.url }));
}

function cleanTitle(description: string): string {
  return description.replace(/^link:\s*/iu, '').trim();
}

function isName(cell: OrgCell | undefined): boolean {
  if (!cell || NO_NAME.test(cell.text)) return false;
  const words = cell.text.split(/\s+/u);
  if (words.length > MAX_NAME_WORDS || nameKey(cell.text).length < 2) return false;
  if (!/^[\p{L}\p{N}.]/u.test(cell.text) || /[.?!:]$/u.test(cell.text)) return false;
  const isCommand = cell.children.length === 1 && cell.children[0]?.type === 'inlineCode' && words.length > 1;
  return (
    !isCommand &&
    !/^[\d.,:/%+~<>=\s-]+$/u.test(cell.text) &&
    !/^v?\d+(\.\d+)*\b/u.test(cell.text) &&
    !/^https?:/iu.test(cell.text)
  );
}
