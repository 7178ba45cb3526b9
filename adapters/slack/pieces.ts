import type { RichTextBlockElement, RichTextSection } from '@slack/types';
import type { Origin } from '#adapters/chat/origin.ts';
import { cutLeaves, joinLeaves, type Leaf, leavesChars, linkLeaf, textLeaf } from './leaves.ts';

/** A part of a rich text. `gap` is what stands between it and a section that follows, if it is a section itself. */
export type Piece = { readonly element: RichTextBlockElement; readonly gap: '\n' | '\n\n' };

export function sectionPiece(leaves: readonly Leaf[], gap: Piece['gap'] = '\n\n'): Piece {
  return { element: section(leaves), gap };
}

export function section(leaves: readonly Leaf[]): RichTextSection {
  return { type: 'rich_text_section', elements: [...leaves] };
}

/** Says what is missing and where it is: `12 of 31 rows shown; all of it: cni.org:3-9`. */
export function noticePiece(missing: string, origin: Origin | null): Piece {
  const italic = { italic: true } as const;
  if (origin === null) return sectionPiece([textLeaf(`${missing}.`, italic)]);
  const whole = textLeaf(`${missing}; all of it: `, italic);
  return sectionPiece(
    origin.url === undefined
      ? [whole, textLeaf(origin.label, italic)]
      : [whole, linkLeaf(origin.url, origin.label, italic)],
  );
}

/** Characters that pieces take of a message, with the gaps between them. */
export function piecesChars(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { element, gap }) => sum + elementChars(element) + gap.length, 0);
}

function elementChars(element: RichTextBlockElement): number {
  return element.type === 'rich_text_list'
    ? element.elements.reduce((sum, item) => sum + leavesChars(item.elements as Leaf[]), 0)
    : leavesChars(element.elements as Leaf[]);
}

/** The pieces within `maxChars`: of the first that does not fit, its beginning; `null` if all of them fit. */
export function cutPieces(pieces: readonly Piece[], maxChars: number): Piece[] | null {
  if (piecesChars(pieces) <= maxChars) return null;
  const kept: Piece[] = [];
  let room = maxChars;
  for (const piece of pieces) {
    const chars = piecesChars([piece]);
    if (chars > room) return [...kept, ...cutPiece(piece, room - piece.gap.length)];
    kept.push(piece);
    room -= chars;
  }
  return kept;
}

/** A beginning shorter than this says nothing. Characters. */
const MIN_CUT_CHARS = 40;

function cutPiece({ element, gap }: Piece, maxChars: number): Piece[] {
  if (maxChars < MIN_CUT_CHARS) return [];
  if (element.type !== 'rich_text_list') {
    const cut = cutLeaves(element.elements as Leaf[], maxChars);
    const elements = element.type === 'rich_text_preformatted' ? wholeLines(cut) : cut;
    return [{ element: { ...element, elements } as RichTextBlockElement, gap }];
  }
  const items: RichTextSection[] = [];
  let room = maxChars;
  for (const item of element.elements) {
    const chars = leavesChars(item.elements as Leaf[]);
    if (chars > room) {
      if (room >= MIN_CUT_CHARS) items.push(section(cutLeaves(item.elements as Leaf[], room)));
      break;
    }
    items.push(item);
    room -= chars;
  }
  return items.length === 0 ? [] : [{ element: { ...element, elements: items }, gap }];
}

/** Half a command is worse than none, so code ends on a whole line if it has one. */
function wholeLines(leaves: readonly Leaf[]): Leaf[] {
  return leaves.map((leaf, at) => {
    if (at < leaves.length - 1 || leaf.type === 'link' || !leaf.text.includes('\n')) return leaf;
    return { ...leaf, text: `${leaf.text.slice(0, leaf.text.lastIndexOf('\n'))}\n…` };
  });
}

/** Pieces as the elements of one rich text. Sections in a row become one, since Slack sets no space between them. */
export function joinPieces(pieces: readonly Piece[]): RichTextBlockElement[] {
  const joined: RichTextBlockElement[] = [];
  let gap = '';
  for (const { element, gap: after } of pieces) {
    const last = joined.at(-1);
    if (element.type === 'rich_text_section' && last?.type === 'rich_text_section')
      joined[joined.length - 1] = section(
        joinLeaves([...(last.elements as Leaf[]), textLeaf(gap), ...(element.elements as Leaf[])]),
      );
    else if (element.type === 'rich_text_section' && last?.type === 'rich_text_list')
      joined.push(section(joinLeaves([textLeaf('\n'), ...(element.elements as Leaf[])])));
    else joined.push(element);
    gap = after;
  }
  return joined;
}
