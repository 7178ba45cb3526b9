import { isDeepStrictEqual } from 'node:util';
import type { Logger } from '#src/service/logger.ts';
import { type Rung, rungs, type SlackMessage } from './slack-message.ts';

/** Slack took the call but not this form of the message. `details` are its own words on where and why. */
export class RefusedBlocks extends Error {
  override readonly name = 'RefusedBlocks';
  readonly code: string;
  readonly details: readonly string[];
  constructor(code: string, details: readonly string[] = []) {
    super(`Slack refused the message: ${code}`);
    this.code = code;
    this.details = details;
  }
}

/** What Slack says when it is the form that it does not take, so that a plainer one may pass. */
const REFUSALS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_block_type',
  'block_mismatch',
  'msg_blocks_too_long',
  'msg_too_long',
  'only_one_table_allowed',
  'markdown_text_too_long',
  'invalid_attachments',
  // What Slack says where it does not name the part; a response URL speaks of a payload.
  'invalid_arguments',
  'invalid_payload',
]);

/** Slack adds codes with its blocks: what names a part of a message is about its form. */
const NAMES_A_PART = /(?:^|_)(?:blocks?|tables?|rows?|columns?|cells?|markdown|attachments?)(?:_|$)/u;

export const isFormRefusal = (code: string): boolean => REFUSALS.has(code) || NAMES_A_PART.test(code);

/**
 * Sends the best form that Slack takes: with a paging table, with a plain one, with tables as text, and at last as text
 * alone. A refusal is logged by the message's shape, never by its text.
 * @throws what `send` throws, if it is no refusal or there is no plainer form left.
 */
export async function deliver<Sent>(
  compose: (rung: Rung) => SlackMessage,
  send: (message: SlackMessage) => Promise<Sent>,
  logger: Logger,
): Promise<Sent> {
  let refusal: RefusedBlocks | undefined;
  let refused: SlackMessage | undefined;
  for (const rung of rungs) {
    const message = compose(rung);
    // The same blocks again would be refused again.
    if (refused && isDeepStrictEqual(refused.blocks, message.blocks)) continue;
    try {
      return await send(message);
    } catch (error) {
      if (!(error instanceof RefusedBlocks)) throw error;
      refusal = error;
      refused = message;
      const { code, details } = error;
      logger.warn({ code, details: details.map(withoutValues), rung, shape: shapeOf(message) }, 'Slack refused a form');
    }
  }
  throw refusal ?? new Error('there is no form to send');
}

/** Block types with what they hold: `data_table 12×3`, `rich_text 2`. Tells a shape, and no word of the text. */
export function shapeOf({ text, blocks }: SlackMessage): { textChars: number; blocks: string[] } {
  return {
    textChars: text.length,
    blocks: blocks.map((block) => {
      if ('rows' in block) return `${block.type} ${block.rows.length}×${block.rows[0]?.length ?? 0}`;
      return 'elements' in block ? `${block.type} ${block.elements.length}` : block.type;
    }),
  };
}

/** Slack's words name the rule and the place; anything quoted, even without an end, and any address may be text of ours. */
function withoutValues(detail: string): string {
  return detail
    .replace(/"[^"]*(?:"|$)|'[^']*(?:'|$)|`[^`]*(?:`|$)|“[^”]*(?:”|$)|<[^>]*(?:>|$)|https?:\/\/[^\s\]]+/gu, '"…"')
    .slice(0, MAX_DETAIL_CHARS);
}

/** Of one of Slack's remarks, in characters: rule and pointer take about 100. */
const MAX_DETAIL_CHARS = 300;
