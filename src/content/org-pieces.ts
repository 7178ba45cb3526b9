import type { Inline } from '#src/document/nodes.ts';
import { collapseBlanks, trimBlanks } from './org-text.ts';

/** What the inline scanner found, in order. `text` holds source as written: entities, cookies and footnote marks too. */
export type Piece =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'code'; readonly value: string }
  | {
      readonly kind: 'marked';
      readonly mark: 'strong' | 'emphasis' | 'delete' | 'underline';
      readonly children: Piece[];
    }
  | LinkPiece
  /** Markup that is part of the source but not of what is shown: export snippets, targets, line breaks. */
  | { readonly kind: 'hidden'; readonly source: string };

export type LinkPiece = {
  readonly kind: 'link';
  readonly format: 'bracket' | 'plain' | 'angle';
  readonly url: string;
  readonly description: Piece[] | null;
  /** Offset in the scanned text. */
  readonly at: number;
  /** False for a bare URL right after a quote: Emacs sees no link there, a reader does. */
  readonly inEmacs: boolean;
};

/** Plain text as Emacs' gold has it: markers gone, a link by its description or URL, all else as written. */
export function toPlain(pieces: readonly Piece[]): string {
  return trimBlanks(collapseBlanks(joinPlain(pieces)));
}

function joinPlain(pieces: readonly Piece[]): string {
  return pieces.map(pieceToPlain).join('');
}

function pieceToPlain(piece: Piece): string {
  if (piece.kind === 'text' || piece.kind === 'code') return piece.value;
  if (piece.kind === 'hidden') return piece.source;
  if (piece.kind === 'marked') return joinPlain(piece.children);
  return piece.description === null ? piece.url : joinPlain(piece.description);
}

/** Lists the links Emacs counts: bracket links with any target, bare and angle ones to the web or a mail address. */
export function listLinks(pieces: readonly Piece[]): LinkPiece[] {
  const found: LinkPiece[] = [];
  const visit = (list: readonly Piece[]) => {
    for (const piece of list) {
      if (piece.kind === 'marked') visit(piece.children);
      if (piece.kind !== 'link') continue;
      if (piece.inEmacs && (piece.format === 'bracket' || /^(?:https?|mailto):/.test(piece.url))) found.push(piece);
      visit(piece.description ?? []);
    }
  };
  visit(pieces);
  return found;
}

/** Document nodes for the pieces, blanks collapsed and trimmed at both ends, neighbouring texts joined. */
export function toInlines(pieces: readonly Piece[]): Inline[] {
  return trimEnds(joinTexts(pieces.flatMap(pieceToInlines)));
}

function pieceToInlines(piece: Piece): Inline[] {
  if (piece.kind === 'text') return [{ type: 'text', value: collapseBlanks(piece.value) }];
  if (piece.kind === 'hidden') return [];
  if (piece.kind === 'code') return [{ type: 'inlineCode', value: collapseBlanks(piece.value) }];
  if (piece.kind === 'link') return linkToInlines(piece);
  const children = joinTexts(piece.children.flatMap(pieceToInlines));
  return piece.mark === 'underline' ? children : [{ type: piece.mark, children }];
}

/** Only web, mail and `#custom-id` targets are links; any other becomes its description or target as text. */
function linkToInlines(link: LinkPiece): Inline[] {
  const children: Inline[] =
    link.description === null
      ? [{ type: 'text', value: collapseBlanks(link.url) }]
      : joinTexts(link.description.flatMap(pieceToInlines).flatMap(unwrapLinks));
  const isLink = /^(?:https?|mailto):/i.test(link.url) || (link.format === 'bracket' && /^#[^\s]/.test(link.url));
  return isLink ? [{ type: 'link', url: link.url, children }] : children;
}

/** A link holds no link: one in emphasis within a description gives its text. */
function unwrapLinks(node: Inline): Inline[] {
  if (node.type === 'text' || node.type === 'inlineCode') return [node];
  const children = node.children.flatMap(unwrapLinks);
  return node.type === 'link' ? children : [{ type: node.type, children }];
}

/** Makes neighbouring texts one and drops empty ones. */
export function joinTexts(nodes: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  let texts: string[] = [];
  const flush = () => {
    const value = collapseBlanks(texts.join(''));
    if (value !== '') joined.push({ type: 'text', value });
    texts = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      texts.push(node.value);
      continue;
    }
    flush();
    joined.push(node);
  }
  flush();
  return joined;
}

function trimEnds(nodes: Inline[]): Inline[] {
  const first = nodes[0];
  if (first?.type === 'text') nodes[0] = { type: 'text', value: first.value.replace(/^ /, '') };
  const last = nodes.at(-1);
  if (last?.type === 'text') nodes[nodes.length - 1] = { type: 'text', value: last.value.replace(/ $/, '') };
  return nodes.filter((node) => node.type !== 'text' || node.value !== '');
}
