import type { List, ListItem } from '#src/document/nodes.ts';
import { readBlock, readFixedWidth } from './org-blocks.ts';
import { scanInline } from './org-inline.ts';
import { endsParagraph, isComment, readAffiliated } from './org-lines.ts';
import { type Item, isDrawerStart, isItem, readItemHead, readListStructure } from './org-list.ts';
import { toInlines, toPlain } from './org-pieces.ts';
import {
  blockPart,
  keepBlocks,
  keepTables,
  prependInlines,
  type Reader,
  readParagraph,
  type Step,
  type Stretch,
  scanText,
} from './org-reader.ts';
import { findTable, readTable } from './org-table.ts';
import { isBlank } from './org-text.ts';
import type { BodyPart } from './types.ts';

// Deeper lists and blocks are read as paragraphs: no note nests so far, and the call stack is finite.
const maxDepth = 60;

/** Reads the elements of a stretch in order, after `org-element--current-element`. */
export function readElements(reader: Reader, stretch: Stretch): BodyPart[] {
  const parts: BodyPart[] = [];
  let at = stretch.from;
  if (stretch.head !== null && at < stretch.to) {
    const end = findParagraphEnd(reader, stretch, at);
    parts.push(...readParagraph(reader, at, end, stretch.head));
    at = end;
  }
  while (at < stretch.to) {
    if (isBlank(reader.lines[at] as string)) {
      at += 1;
      continue;
    }
    const step = readElement(reader, stretch, at);
    for (const part of step.parts) parts.push(part);
    at = step.next;
  }
  return parts;
}

function readElement(reader: Reader, stretch: Stretch, at: number): Step {
  const line = reader.lines[at] as string;
  if (isComment(line) || /^[ \t]*CLOCK:/i.test(line)) return { parts: [], next: at + 1 };
  if (stretch.depth >= maxDepth) return readText(reader, stretch, at);
  if (line.includes('#+')) {
    const above = readAffiliated(reader, at, stretch.to);
    if (above.next > at && above.alone) return { parts: [], next: above.next };
    if (above.next > at) return readPlainElement(reader, stretch, above.next, above);
  }
  return readPlainElement(reader, stretch, at, { caption: null, name: null });
}

type Above = { readonly caption: string | null; readonly name: string | null };

function readPlainElement(reader: Reader, stretch: Stretch, at: number, above: Above): Step {
  const line = reader.lines[at] as string;
  const first = line.trimStart()[0] ?? '';
  if (first === '#' && /^[ \t]*#\+/.test(line)) return readHashLine(reader, stretch, at);
  if (first === ':') return readColonLine(reader, stretch, at);
  if (first === '\\') return readLatex(reader, stretch, at);
  if (first === '[' && line.startsWith('[fn:')) return readFootnote(reader, stretch, at);
  if (/^(?:[ \t]*-{5,}[ \t]*$|%%\()/.test(line)) return { parts: [], next: at + 1 };
  if (first === '|' || first === '+') {
    const table = findTable(reader.lines, at, stretch.to);
    if (table) return readTablePart(reader, at, table, above);
  }
  if (isItem(line)) return readList(reader, stretch, at);
  return readText(reader, stretch, at);
}

function readText(reader: Reader, stretch: Stretch, at: number): Step {
  const end = findParagraphEnd(reader, stretch, at);
  return { parts: readParagraph(reader, at, end, null), next: end };
}

function findParagraphEnd(reader: Reader, stretch: Stretch, at: number): number {
  let end = at + 1;
  while (end < stretch.to && !endsParagraph(reader, end, stretch.to)) end++;
  return end;
}

function readHashLine(reader: Reader, stretch: Stretch, at: number): Step {
  const line = reader.lines[at] as string;
  if (/^[ \t]*#\+BEGIN_\S/i.test(line))
    return readBlock(reader, stretch, at, readElements) ?? readText(reader, stretch, at);
  if (/^[ \t]*#\+BEGIN:? /i.test(line)) {
    const end = reader.closers.find('dynamic', at + 1, stretch.to);
    return end < 0 ? readText(reader, stretch, at) : readInner(reader, stretch, at, end);
  }
  return /^[ \t]*#\+\S+:/.test(line) ? { parts: [], next: at + 1 } : readText(reader, stretch, at);
}

/** What stands between the lines `at` and `end` of a container that leaves no trace in the tree. */
function readInner(reader: Reader, stretch: Stretch, at: number, end: number): Step {
  const inner = { from: at + 1, to: end, head: null, depth: stretch.depth + 1, list: null };
  return { parts: readElements(reader, inner), next: end + 1 };
}

function readColonLine(reader: Reader, stretch: Stretch, at: number): Step {
  const line = reader.lines[at] as string;
  if (isDrawerStart(line)) {
    const end = reader.closers.find('drawer', at + 1, stretch.to);
    if (end < 0) return readText(reader, stretch, at);
    const step = readInner(reader, stretch, at, end);
    // Emacs reads a logbook as text, so its links count; a reader is not shown it.
    return /^[ \t]*:(?:LOGBOOK|PROPERTIES):/i.test(line) ? { parts: [], next: step.next } : step;
  }
  return /^[ \t]*:(?: |$)/.test(line) ? readFixedWidth(reader, stretch, at) : readText(reader, stretch, at);
}

function readLatex(reader: Reader, stretch: Stretch, at: number): Step {
  const name = /^[ \t]*\\begin\{([A-Za-z0-9*]+)\}/i.exec(reader.lines[at] as string)?.[1];
  const end = name === undefined ? -1 : reader.closers.find(`latex:${name.toLowerCase()}`, at, stretch.to);
  return end < 0 ? readText(reader, stretch, at) : { parts: [], next: end + 1 };
}

/** A footnote's text ends at the next one or at two blank lines. */
function readFootnote(reader: Reader, stretch: Stretch, at: number): Step {
  const { lines } = reader;
  const opening = /^\[fn:[-_'$%\p{L}\p{N}\p{M}]+\]/u;
  const match = opening.exec(lines[at] as string);
  if (!match || (stretch.depth > 0 && stretch.depth >= maxDepth - 1)) return readText(reader, stretch, at);
  let end = at + 1;
  while (end < stretch.to && !opening.test(lines[end] as string)) {
    if (isBlank(lines[end] as string) && end + 1 < stretch.to && isBlank(lines[end + 1] as string)) break;
    end += 1;
  }
  const rest = (lines[at] as string).slice(match[0].length);
  const inner = isBlank(rest) ? { from: at + 1, head: null } : { from: at, head: rest };
  return { parts: readElements(reader, { ...inner, to: end, depth: stretch.depth + 1, list: null }), next: end };
}

function readTablePart(
  reader: Reader,
  at: number,
  found: { kind: 'org' | 'table.el'; end: number },
  above: Above,
): Step {
  const { kind, end } = found;
  const caption =
    above.caption === null ? null : toPlain(scanInline(above.caption, 'text', reader.settings.abbreviations));
  const scan = (text: string, line: number) => scanText(reader, text, line, 'table');
  const table = readTable({ lines: reader.lines, from: at, ...found, caption, name: above.name, scan });
  reader.tables.push(table);
  if (kind === 'org') return { parts: [{ kind: 'table', line: at + 1, endLine: end, table }], next: end };
  const value = reader.lines.slice(at, end).join('\n');
  return { parts: [blockPart(at, end, { type: 'code', value })], next: end };
}

/** The items from `at` on that stand at one indentation; what is indented otherwise begins a list of its own. */
function readList(reader: Reader, stretch: Stretch, at: number): Step {
  const known = stretch.list?.has(at) ? stretch.list : null;
  const structure = known ?? readListStructure(reader.lines, at, stretch.to, reader.closers);
  const first = structure.get(at) as Item;
  const items: ListItem[] = [];
  const tables: BodyPart[] = [];
  let next = at;
  for (let item = structure.get(at); item !== undefined && item.indent === first.indent; item = structure.get(next)) {
    const read = readItem(reader, { ...stretch, from: item.line, to: item.end, list: structure });
    items.push(read.item);
    for (const table of read.tables) tables.push(table);
    next = Math.max(item.end, next + 1);
    while (next < stretch.to && isBlank(reader.lines[next] as string) && structure.has(next + 1)) next += 1;
  }
  const { ordered } = readItemHead(reader.lines[at] as string);
  const list: List = { type: 'list', ordered, children: items };
  return { parts: [blockPart(at, next, list), ...tables], next };
}

function readItem(reader: Reader, stretch: Stretch): { item: ListItem; tables: BodyPart[] } {
  const { from, to } = stretch;
  const head = readItemHead(reader.lines[from] as string);
  const term = head.term === null ? [] : toInlines(scanText(reader, head.term, from));
  const inner = isBlank(head.rest) ? { from: from + 1, head: null } : { from, head: head.rest };
  const parts = readElements(reader, { ...stretch, ...inner, to, depth: stretch.depth + 1 });
  const lead = [
    ...(head.checkbox === '' ? [] : [{ type: 'text' as const, value: head.checkbox }]),
    ...(head.checkbox !== '' && term.length > 0 ? [{ type: 'text' as const, value: ' ' }] : []),
    ...(term.length === 0 ? [] : [{ type: 'strong' as const, children: term }]),
  ];
  return { item: { type: 'listItem', children: prependInlines(keepBlocks(parts), lead) }, tables: keepTables(parts) };
}
