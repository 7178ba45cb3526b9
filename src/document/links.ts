import type { Block, Inline, Link } from './nodes.ts';

/** Every link in inline content, in order. */
export function linksInInline(children: readonly Inline[]): Link[] {
  return children.flatMap((node) => {
    if (node.type === 'link') return [node];
    return node.type === 'text' || node.type === 'inlineCode' ? [] : linksInInline(node.children);
  });
}

/** Every link in blocks, in order. */
export function linksIn(blocks: readonly Block[]): Link[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return linksInInline(block.children);
      case 'code':
        return [];
      case 'blockquote':
        return linksIn(block.children);
      case 'list':
        return block.children.flatMap((item) => linksIn(item.children));
      case 'table':
        return block.children.flatMap((row) => row.children.flatMap((cell) => linksInInline(cell.children)));
      default:
        return block satisfies never;
    }
  });
}
