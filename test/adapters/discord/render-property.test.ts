import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block, Inline } from '#src/document/nodes.ts';
import { sourcedAnswer } from '#test/adapters/answers.ts';
import { allPages, bodiesOf, forms, violationsOf } from './bodies.ts';
import { documents } from './documents.ts';
import { hostileText } from './hostile-text.ts';
import { type Mark, type Piece, readMarkdown } from './markdown-reader.ts';

/** What a reader must see of inline content. */
function piecesOf(nodes: readonly Inline[], marks: readonly Mark[]): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    switch (node.type) {
      case 'text':
        return [{ text: node.value, marks }];
      case 'inlineCode':
        return [{ text: node.value, marks: [...marks, 'code'] }];
      case 'strong':
      case 'emphasis':
        return piecesOf(node.children, [...marks, node.type]);
      case 'delete':
        return piecesOf(node.children, [...marks, 'strike']);
      case 'link':
        return linkPieces(node.url, piecesOf(node.children, marks), marks);
      default:
        return node satisfies never;
    }
  });
}

function linkPieces(url: string, label: readonly Piece[], marks: readonly Mark[]): Piece[] {
  if (url.startsWith('#')) return [...label];
  if (label.every((piece) => piece.text.trim() === '')) return [{ text: url, marks: [...marks, 'address'] }];
  return label.map((piece) => ({ ...piece, marks: [...piece.marks, `link ${url}` as const] }));
}

function blockPieces(all: readonly Block[], marks: readonly Mark[]): Piece[] {
  return all.flatMap((block): Piece[] => {
    switch (block.type) {
      case 'paragraph':
        return piecesOf(block.children, marks);
      case 'heading':
        return piecesOf(block.children, [...marks, 'heading']);
      case 'code':
        return [{ text: block.value, marks: [...marks, 'fence'] }];
      case 'blockquote':
        return blockPieces(block.children, [...marks.filter((mark) => mark !== 'quote'), 'quote']);
      case 'list':
        return block.children.flatMap(({ children }) => itemPieces(children, marks));
      case 'table':
        return [];
      default:
        return block satisfies never;
    }
  });
}

/** An item begins with a paragraph, or else with a dash; a heading further down is but strong. */
function itemPieces(children: readonly Block[], marks: readonly Mark[]): Piece[] {
  const [first, ...others] = children;
  const isLed = first?.type === 'paragraph' || first?.type === 'heading';
  const lead = isLed ? piecesOf(first.children, marks) : [];
  const rest = (isLed ? others : children).flatMap((block) =>
    block.type === 'heading' ? piecesOf(block.children, [...marks, 'strong']) : blockPieces([block], marks),
  );
  const isBlank = lead.every((piece) => piece.text.trim() === '');
  return [...(isBlank ? [{ text: '—', marks }] : lead), ...rest];
}

const STYLES: ReadonlySet<Mark> = new Set(['strong', 'emphasis', 'strike']);

/** Whether a mark may be left out: emphasis where its stars would touch others, any style around code that holds its mark. */
function isOptional(mark: Mark, marks: readonly Mark[]): boolean {
  return mark === 'emphasis' || (STYLES.has(mark) && marks.includes('code'));
}

/** The characters that can be seen, with what they must look like, and each with the styles that it may have. */
function seen(pieces: readonly Piece[]): { said: string[]; styles: string[] } {
  const said: string[] = [];
  const styles: string[] = [];
  let before: string | null = null;
  for (const { text: value, marks } of pieces) {
    const chars = value.replace(/\s+/gu, '').replaceAll('ˋ', '`').replaceAll('＃', '#').replaceAll('∼', '~');
    if (chars === '') continue;
    const unique = [...new Set(marks)].sort();
    for (const _ of chars.split('')) styles.push(unique.filter((mark) => STYLES.has(mark)).join());
    // The marker of an item would be missed in the text.
    const look = unique.filter((mark) => mark !== 'item' && !isOptional(mark, marks)).join();
    if (look === before) said.push(`${said.pop()}${chars}`);
    else said.push(`${look}: ${chars}`);
    before = look;
  }
  return { said, styles };
}

it('shows every text of every block, in order, once, in its look, over all pages; nothing else becomes a mark', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const shown = seen(bodiesOf(document).flatMap((body) => readMarkdown(body)));
      const expected = seen(blockPieces(document, []));
      expect(shown.said).toEqual(expected.said);
      const added = shown.styles.filter(
        (style, at) => !style.split(',').every((mark) => expected.styles[at]?.includes(mark)),
      );
      expect(added).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

it.each(forms)('gives pages that Discord takes, each within its share of the message, in the form %s', (form) => {
  fc.assert(
    fc.property(documents, hostileText(60), (document, title) => {
      const answer = sourcedAnswer(document, { title, corrections: [{ from: title, to: title }] });
      for (const page of allPages(answer, { form, width: 'phone' })) expect(violationsOf(page, form)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
