import type { ContextBlock, HeaderBlock, KnownBlock } from '@slack/types';
import { type Origin, originOf } from '#adapters/chat/origin.ts';
import type { Answer, Correction } from '#src/document/answer.ts';
import type { Block, Table } from '#src/document/nodes.ts';
import { truncate } from '#src/document/truncate.ts';
import { cleanText } from '#src/document/visible.ts';
import { fallbackText } from './fallback-text.ts';
import { textLeaf } from './leaves.ts';
import { comfort, limits } from './limits.ts';
import { cutPieces, joinPieces, noticePiece, type Piece, piecesChars, sectionPiece } from './pieces.ts';
import { richPieces } from './rich-text.ts';
import type { Rung, SlackMessage } from './slack-message.ts';
import { sourceBlocks } from './sources.ts';
import { captionOf, type NativeTable, nativeTable, nativeTableAt } from './table.ts';
import { tableRows } from './table-text.ts';

/**
 * An answer as a message of at most 40 blocks: title, corrections, blocks, sources. Text that is not ours stands in
 * literal places only, so nothing in it is markup, a mention or an emoji. Never throws: what Slack would not take is
 * shortened, with a word on how much is missing and where it is.
 */
export function renderSlack(answer: Answer, rung: Rung): SlackMessage {
  const origin = originOf(answer);
  const text = fallbackText(answer, origin);
  if (rung === 'textOnly') return { text, blocks: [] };
  const above = [...titleBlocks(answer.title), ...correctionBlocks(answer.corrections)];
  const below = sourceBlocks(answer);
  const room = limits.messageChars - charsOf(above) - charsOf(below);
  const blocks = [...above, ...contentBlocks(answer, { rung, origin, maxChars: room }), ...below];
  // An answer that says nothing is still a message; no blocks at all would show as the last rung.
  return { text, blocks: blocks.length > 0 ? blocks : [richText([sectionPiece([textLeaf('k8snet')])])] };
}

function titleBlocks(title: string): HeaderBlock[] {
  const text = truncate(cleanText(title).trim(), limits.headerChars);
  return text === '' ? [] : [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }];
}

function correctionBlocks(corrections: readonly Correction[]): ContextBlock[] {
  if (corrections.length === 0) return [];
  const said = corrections.map(({ from, to }) => `Showing results for “${to}” (you typed “${from}”)`).join('; ');
  const text = truncate(cleanText(said), comfort.correctionChars);
  return [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }];
}

/** Characters that blocks of our own take, their markup counted, too. */
function charsOf(blocks: readonly (HeaderBlock | ContextBlock)[]): number {
  return blocks.reduce((sum, block) => sum + JSON.stringify(block).length, 0);
}

/** A stretch of rich text, or the native table between two. */
type Part =
  | { readonly kind: 'rich'; readonly pieces: Piece[] }
  | { readonly kind: 'table'; readonly block: NativeTable['block'] };

/** How to show it, where the whole can be read, and how much of it fits. */
type Frame = { readonly rung: Rung; readonly origin: Origin | null; readonly maxChars: number };

function contentBlocks({ blocks, title }: Answer, { rung, origin, maxChars }: Frame): KnownBlock[] {
  const tableAt = nativeTableAt(blocks, rung);
  const parts: Part[] = [];
  // Room for the two notices that may be needed at the end: of a table's rows, and of all that follows.
  let room = maxChars - 2 * piecesChars([noticePiece('x'.repeat(comfort.noticeChars), origin)]);
  for (const [at, block] of blocks.entries()) {
    const isNative = at === tableAt && block.type === 'table' && room >= comfort.minTableChars;
    const fitted = isNative
      ? nativeParts(block, { rung, origin, caption: captionOf(blocks, at, title), maxChars: room })
      : fittedParts(block, room, origin);
    parts.push(...fitted.parts);
    room -= fitted.chars;
    if (!fitted.isFull) continue;
    const left = leftOut(fitted.isBegun ? block : null, blocks.slice(fitted.isBegun ? at + 1 : at));
    if (left !== '') parts.push({ kind: 'rich', pieces: [noticePiece(left, origin)] });
    break;
  }
  return assemble(parts);
}

/** What of a block fits. `isFull` ends the message; `isBegun` tells that some of the block is shown. */
type Fitted = { readonly parts: Part[]; readonly chars: number; readonly isFull: boolean; readonly isBegun: boolean };

function nativeParts(table: Table, { rung, origin, caption, maxChars }: Frame & { readonly caption: string }): Fitted {
  const { block, lacks, chars } = nativeTable(table, { rung, caption, maxChars: maxChars - caption.length });
  const notice = lacks.length === 0 ? [] : [noticePiece(lacks.join(', '), origin)];
  const parts: Part[] = [
    { kind: 'table', block },
    { kind: 'rich', pieces: notice },
  ];
  return { parts, chars: chars + caption.length + piecesChars(notice), isFull: false, isBegun: true };
}

function fittedParts(block: Block, maxChars: number, origin: Origin | null): Fitted {
  if (block.type === 'table') return tableParts(block, maxChars, origin);
  const pieces = richPieces(block);
  const cut = cutPieces(pieces, Math.min(maxChars, comfort.blockChars));
  const isFull = cut !== null && maxChars < comfort.blockChars;
  const notice = cut === null || isFull ? [] : [noticePiece(leftOut(block, []), origin)];
  const shown = [...(cut ?? pieces), ...notice];
  return {
    parts: [{ kind: 'rich', pieces: shown }],
    chars: piecesChars(shown),
    isFull,
    isBegun: cut === null || cut.length > 0,
  };
}

function tableParts(table: Table, maxChars: number, origin: Origin | null): Fitted {
  const { pieces, shown, total, isWhole } = tableRows(table, maxChars);
  const isFull = !isWhole && maxChars < comfort.blockChars;
  const isBegun = isWhole || !isFull || shown > 0;
  const notice = isWhole || !isBegun ? [] : [noticePiece(`${shown} of ${total} rows shown`, origin)];
  const all = [...pieces, ...notice];
  return { parts: [{ kind: 'rich', pieces: all }], chars: piecesChars(all), isFull, isBegun };
}

/** Neighbouring rich texts become one block. */
function assemble(parts: readonly Part[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let pieces: Piece[] = [];
  const flush = () => {
    if (pieces.length > 0) blocks.push(richText(pieces));
    pieces = [];
  };
  for (const part of parts) {
    if (part.kind === 'rich') pieces.push(...part.pieces);
    else {
      flush();
      blocks.push(part.block);
    }
  }
  flush();
  return blocks;
}

function richText(pieces: readonly Piece[]): KnownBlock {
  return { type: 'rich_text', elements: joinPieces(pieces) };
}

const NAMES: Readonly<Record<Block['type'], readonly [one: string, many: string]>> = {
  paragraph: ['paragraph', 'paragraphs'],
  heading: ['heading', 'headings'],
  code: ['code example', 'code examples'],
  blockquote: ['quote', 'quotes'],
  list: ['list', 'lists'],
  table: ['table', 'tables'],
};

/** `Left out here: the rest of the list, 2 paragraphs, 1 table`; a table says by itself what it lacks. */
function leftOut(begun: Block | null, others: readonly Block[]): string {
  const counts = new Map<Block['type'], number>();
  for (const { type } of others) counts.set(type, (counts.get(type) ?? 0) + 1);
  const said = [
    ...(begun === null || begun.type === 'table' ? [] : [`the rest of the ${NAMES[begun.type][0]}`]),
    ...[...counts].map(([type, count]) => `${count} ${NAMES[type][count === 1 ? 0 : 1]}`),
  ];
  return said.length === 0 ? '' : `Left out here: ${said.join(', ')}`;
}
