import type { Block, Blockquote, Code, Heading, List } from '#src/document/nodes.ts';
import { cleanCode } from '#src/document/visible.ts';
import { limits } from './limits.ts';
import { inlineSpans, type Line, linkInText, span } from './spans.ts';
import { tableLines } from './table.ts';
import { displayWidth, wrapSpans } from './text.ts';

/** Where blocks are laid out: the columns they may take, and whether links can be clicked. */
export type Room = { readonly width: number; readonly hyperlinks: boolean };

/** Blocks as lines, a blank line between them. Only code and a long URL may be wider than the room. */
export function blockLines(blocks: readonly Block[], room: Room): Line[] {
  return withBlankLines(blocks.map((block) => linesOf(block, room)));
}

/** Groups of lines in a row, a blank line between them; empty groups vanish. */
export function withBlankLines(groups: readonly (readonly Line[])[]): Line[] {
  return groups.filter((group) => group.length > 0).flatMap((group, index) => (index === 0 ? group : [[], ...group]));
}

function linesOf(block: Block, room: Room): Line[] {
  switch (block.type) {
    case 'paragraph':
      return wrapSpans(inlineSpans(block.children, linkInText(room.hyperlinks)), room.width);
    case 'heading':
      return headingLines(block, room);
    case 'code':
      return codeLines(block);
    case 'blockquote':
      return quoteLines(block, room);
    case 'list':
      return listLines(block, room);
    case 'table':
      return tableLines(block, room.width, room.hyperlinks);
    default:
      return block satisfies never;
  }
}

/** The marks of the depth stand in the text: boldness alone would be lost without colour. */
function headingLines({ depth, children }: Heading, room: Room): Line[] {
  const mark = span(`${'#'.repeat(Math.min(6, Math.max(1, depth)))} `, { bold: true });
  return wrapSpans([mark, ...inlineSpans(children, linkInText(room.hyperlinks), { bold: true })], room.width);
}

function codeLines({ value }: Code): Line[] {
  return cleanCode(value).map((line) => (line === '' ? [] : [span(' '.repeat(limits.indent)), span(line)]));
}

function quoteLines({ children }: Blockquote, room: Room): Line[] {
  const inner = room.width - 2;
  if (inner < limits.minNestedWidth) return blockLines(children, room);
  return blockLines(children, { ...room, width: inner }).map((line) =>
    line.length === 0 ? [span('│')] : [span('│ '), ...line],
  );
}

function listLines({ ordered, children }: List, room: Room): Line[] {
  const digits = String(children.length).length;
  return children.flatMap((item, index) =>
    hangingLines(ordered ? `${String(index + 1).padStart(digits)}. ` : '• ', room, (inner) =>
      itemLines(item.children, inner),
    ),
  );
}

/** A list that follows a paragraph of the same item belongs to it, so no blank line comes between. */
function itemLines(blocks: readonly Block[], room: Room): Line[] {
  const groups: Line[][] = [];
  for (const block of blocks) {
    const lines = linesOf(block, room);
    if (block.type === 'list' && groups.length > 0) groups.push([...(groups.pop() ?? []), ...lines]);
    else groups.push(lines);
  }
  return withBlankLines(groups);
}

/**
 * Lines behind a marker, the following ones under the first. Where the room is too narrow for that, the marker gets a
 * line of its own and the lines keep the full width.
 */
export function hangingLines(marker: string, room: Room, layOut: (room: Room) => readonly Line[]): Line[] {
  const inner = room.width - displayWidth(marker);
  if (inner < limits.minNestedWidth) return [[span(marker.trim())], ...layOut(room)];
  const [first = [], ...rest] = layOut({ ...room, width: inner });
  const indent = span(' '.repeat(displayWidth(marker)));
  return [[span(marker), ...first], ...rest.map((line) => (line.length === 0 ? line : [indent, ...line]))];
}
