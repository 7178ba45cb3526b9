import type { RichTextList } from '@slack/types';
import type { Block, Blockquote, Code, List, ListItem } from '#src/document/nodes.ts';
import { cleanCode } from '#src/document/visible.ts';
import { inlineLeaves, type Leaf, leavesText, textLeaf } from './leaves.ts';
import { EMPTY_CELL, limits } from './limits.ts';
import { type Piece, section, sectionPiece } from './pieces.ts';
import { tableLines, tableRows } from './table-text.ts';

/** A block as pieces of rich text, whole; nothing if there is nothing to read in it. */
export function richPieces(block: Block, indent = 0): Piece[] {
  switch (block.type) {
    case 'paragraph':
      return sectionPieces(inlineLeaves(block.children));
    case 'heading':
      return sectionPieces(inlineLeaves(block.children, { bold: true }), '\n');
    case 'code':
      return codePieces(block);
    case 'blockquote':
      return quotePieces(block);
    case 'list':
      return listPieces(block, indent);
    case 'table':
      return tableRows(block).pieces;
    default:
      return block satisfies never;
  }
}

function sectionPieces(leaves: readonly Leaf[], gap: Piece['gap'] = '\n\n'): Piece[] {
  return isBlank(leaves) ? [] : [sectionPiece(leaves, gap)];
}

function isBlank(leaves: readonly Leaf[]): boolean {
  return leavesText(leaves).trim() === '';
}

function codePieces({ value }: Code): Piece[] {
  const text = cleanCode(value).join('\n');
  if (text.trim() === '') return [];
  return [{ element: { type: 'rich_text_preformatted', elements: [textLeaf(text)] }, gap: '\n\n' }];
}

/** A quote holds lines only, so whatever is inside is written as lines. */
function quotePieces({ children }: Blockquote): Piece[] {
  const elements = joinLines(children.map(blockLines), '\n\n');
  return elements.length === 0 ? [] : [{ element: { type: 'rich_text_quote', elements }, gap: '\n\n' }];
}

/** A block as lines of one section, for where Slack takes no structure. */
function blockLines(block: Block): Leaf[] {
  switch (block.type) {
    case 'paragraph':
      return inlineLeaves(block.children);
    case 'heading':
      return inlineLeaves(block.children, { bold: true });
    case 'code': {
      const text = cleanCode(block.value).join('\n');
      return text.trim() === '' ? [] : [textLeaf(text, { code: true })];
    }
    case 'blockquote':
      return joinLines(block.children.map(blockLines), '\n');
    case 'list':
      return joinLines(block.children.map((item, at) => itemLines(item, block.ordered ? `${at + 1}. ` : '• ')));
    case 'table':
      return joinLines(tableLines(block));
    default:
      return block satisfies never;
  }
}

function itemLines({ children }: ListItem, marker: string): Leaf[] {
  return [textLeaf(marker), ...joinLines(children.map(blockLines))];
}

function joinLines(groups: readonly (readonly Leaf[])[], gap = '\n'): Leaf[] {
  return groups
    .filter((group) => !isBlank(group))
    .flatMap((group, at) => (at === 0 ? group : [textLeaf(gap), ...group]));
}

/**
 * Slack's lists are flat: what is nested is a list of its own, further in, and the outer one goes on behind it, by
 * `offset` with the right number.
 */
function listPieces({ ordered, children }: List, indent: number): Piece[] {
  const pieces: Piece[] = [];
  let open: RichTextList | null = null;
  children.forEach((item, at) => {
    const { lead, rest } = splitItem(item);
    const line = section(isBlank(lead) ? [textLeaf(EMPTY_CELL)] : lead);
    if (open !== null) open.elements.push(line);
    else {
      open = {
        type: 'rich_text_list',
        style: ordered ? 'ordered' : 'bullet',
        elements: [line],
        ...(indent === 0 ? {} : { indent: Math.min(indent, limits.listIndent) }),
        ...(ordered && at > 0 ? { offset: at } : {}),
      };
      pieces.push({ element: open, gap: '\n\n' });
    }
    const inner = rest.flatMap((block) => richPieces(block, indent + 1));
    if (inner.length > 0) open = null;
    pieces.push(...inner);
  });
  return pieces;
}

/** The paragraphs that an item begins with are its line; the rest follows below it. */
function splitItem({ children }: ListItem): { lead: Leaf[]; rest: readonly Block[] } {
  const end = children.findIndex((block) => block.type !== 'paragraph' && block.type !== 'heading');
  const lead = end === -1 ? children : children.slice(0, end);
  return { lead: joinLines(lead.map(blockLines)), rest: end === -1 ? [] : children.slice(end) };
}
