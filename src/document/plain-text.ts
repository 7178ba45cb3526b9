import type { Block, Inline, Table } from './nodes.ts';

/** Inline content as plain text: markers gone, a link by its text. */
export function inlineText(children: readonly Inline[]): string {
  return children.map(leafText).join('');
}

function leafText(node: Inline): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'link':
      return inlineText(node.children);
    default:
      return node satisfies never;
  }
}

/** Blocks as plain text: a blank line between blocks, a table row a line with ` | ` between its cells. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children);
    case 'code':
      return block.value;
    case 'blockquote':
      return plainText(block.children);
    case 'list':
      return block.children
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${plainText(item.children)}`)
        .join('\n');
    case 'table':
      return tableText(block);
    default:
      return block satisfies never;
  }
}

function tableText(table: Table): string {
  return table.children.map((row) => row.children.map((cell) => inlineText(cell.children)).join(' | ')).join('\n');
}
