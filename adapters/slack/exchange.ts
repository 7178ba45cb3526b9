import { askSaid, type Exchange } from '#adapters/chat/exchange.ts';
import type { Ask } from '#src/adapter.ts';
import { type Conversation, newConversation } from '#src/document/answer.ts';
import { readableLines } from './incoming.ts';

/** Asks what the text says, its markup read as a person reads it. */
export function askText(ask: Ask, slackText: string, before: Conversation = newConversation): Promise<Exchange> {
  return askSaid(ask, { raw: slackText, text: readableLines(slackText) }, before);
}
