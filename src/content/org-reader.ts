import type { Block, Inline } from '#src/document/nodes.ts';
import type { Closers } from './org-closers.ts';
import { scanInline } from './org-inline.ts';
import type { ListStructure } from './org-list.ts';
import { joinTexts, listLinks, type Piece, toInlines, toPlain } from './org-pieces.ts';
import type { Settings } from './org-settings.ts';
import type { BodyPart, OrgLink, OrgTable } from './types.ts';

/** What every reader of elements shares: the lines, what is known about the file, and where findings go. */
export type Reader = {
  readonly lines: readonly string[];
  readonly closers: Closers;
  readonly settings: Settings;
  readonly excluded: boolean;
  readonly links: OrgLink[];
  /** Every table in order, those of places that are not shown included. */
  readonly tables: OrgTable[];
};

/** A stretch of lines to read. `to` is exclusive; `head` is the text of the first line when it starts within the line. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly head: string | null;
  readonly depth: number;
  readonly list: ListStructure | null;
};

/** What was read at one place and the line to go on from. */
export type Step = { readonly parts: readonly BodyPart[]; readonly next: number };

/** Scans text that starts on line `line` (0-based) and notes its links. */
export function scanText(reader: Reader, text: string, line: number, place: OrgLink['in'] = 'text'): Piece[] {
  const pieces = scanInline(text, place === 'table' ? 'cell' : 'text', reader.settings.abbreviations);
  let at = 0;
  let current = line + 1;
  for (const link of listLinks(pieces)) {
    for (; at < link.at; at++) if (text.charCodeAt(at) === 10) current += 1;
    const { url, format } = link;
    const description = link.description === null ? null : toPlain(link.description);
    reader.links.push({ url, description, line: current, format, in: place, excluded: reader.excluded });
  }
  return pieces;
}

/** A paragraph of the lines `from` to `end`; `head` replaces the first one. No part when nothing is left to show. */
export function readParagraph(reader: Reader, from: number, end: number, head: string | null): BodyPart[] {
  const lines = reader.lines.slice(from, end);
  if (head !== null) lines[0] = head;
  const children = toInlines(scanText(reader, lines.join('\n'), from));
  return children.length === 0 ? [] : [blockPart(from, end, { type: 'paragraph', children })];
}

export function blockPart(from: number, end: number, block: Block): BodyPart {
  return { kind: 'block', line: from + 1, endLine: end, block };
}

/** The blocks among parts, for a container that can hold blocks only. */
export function keepBlocks(parts: readonly BodyPart[]): Block[] {
  return parts.flatMap((part) => (part.kind === 'block' ? [part.block] : []));
}

/** The tables among parts; they stand beside the container they were in. */
export function keepTables(parts: readonly BodyPart[]): BodyPart[] {
  return parts.filter((part) => part.kind === 'table');
}

/** Puts `lead` before the text of the first paragraph, or makes one of it. */
export function prependInlines(blocks: Block[], lead: readonly Inline[]): Block[] {
  if (lead.length === 0) return blocks;
  const first = blocks[0];
  if (first?.type !== 'paragraph') return [{ type: 'paragraph', children: lead }, ...blocks];
  const children = joinTexts([...lead, { type: 'text', value: ' ' }, ...first.children]);
  return [{ type: 'paragraph', children }, ...blocks.slice(1)];
}
