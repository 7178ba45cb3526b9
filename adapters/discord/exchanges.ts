import { isDeepStrictEqual } from 'node:util';
import { askSaid, type Exchange, type Said } from '#adapters/chat/exchange.ts';
import type { Ask } from '#src/adapter.ts';
import { type Answer, newConversation } from '#src/document/answer.ts';
import { rememberRecent } from '#src/service/recent.ts';
import type { PersonalMessage } from './discord-message.ts';
import { readableText } from './readable.ts';

/** An exchange, and the questions that lead to it from the beginning of its conversation on, its own last. */
export type Asked = {
  readonly exchange: Exchange;
  readonly trail: readonly string[];
  /**
   * Of what many ask for: its messages by how they are shown. They stand here and in no weak map, as what only weak maps
   * hold is looked through while everything waits for the garbage collector.
   */
  readonly messages?: Map<string, PersonalMessage>;
};

/** Questions of a conversation that are kept; what was asked before hardly bears on the next. */
const MAX_TRAIL = 12;

/** Asks what begins a conversation, as the platform has it; `help` where it says nothing. */
export type AskFirst = (raw: string) => Promise<Asked>;

/** Questions whose reading is kept; a longer one is hardly asked twice. Characters. */
const MAX_KEPT = 3_000;
const MAX_KEPT_CHARS = 200;

/** The same for all who ask the same, read and asked once while it is among those asked last. */
export function createAskFirst(ask: Ask): AskFirst {
  const first = (raw: string) => askAfter(ask, [], asSaid(readableText(raw) || 'help'));
  const recent = rememberRecent(MAX_KEPT, async (raw) => ({ ...(await first(raw)), messages: new Map() }));
  return (raw) => (raw.length <= MAX_KEPT_CHARS ? recent(raw) : first(raw));
}

/** Asks what was said after the questions of `trail`. */
export async function askAfter(ask: Ask, trail: readonly string[], said: Said): Promise<Asked> {
  const before = trail.length === 0 ? undefined : (await replay(ask, trail)).exchange.answer.conversation;
  const exchange = await askSaid(ask, said, before);
  const question = await carried(ask, exchange);
  const whole = [...trail, question].slice(-MAX_TRAIL);
  const isAlone = before !== undefined && (await givesSame(ask, question, exchange.answer));
  return { exchange, trail: isAlone ? [question] : whole };
}

/**
 * Gives the answer to the last question of a trail again. Answers depend on the questions and the content alone, so it is
 * the same one as long as the content is.
 */
export async function replay(ask: Ask, trail: readonly string[]): Promise<Asked> {
  let exchange = await askSaid(ask, asSaid(trail[0] ?? ''));
  for (const question of trail.slice(1)) exchange = await askSaid(ask, asSaid(question), exchange.answer.conversation);
  return { exchange, trail };
}

/** Text that a person reads as it is. */
export function asSaid(text: string): Said {
  return { raw: text, text };
}

/** Buttons carry no longer question. Characters. */
const MAX_CARRIED_CHARS = 200;

/**
 * The question as buttons carry it. Of a longer one a part of it that has the same answer, or the answer's title; where
 * there is none, its end, as people tell the story first.
 */
async function carried(ask: Ask, { question, answer }: Exchange): Promise<string> {
  if (question.length <= MAX_CARRIED_CHARS) return question;
  const sentences = question.split(/(?<=[.!?…])\s+/u).toReversed();
  const parts = 'sources' in answer ? [...sentences, lastOf(question), answer.title] : [];
  for (const part of parts) if (part.length <= MAX_CARRIED_CHARS && (await givesSame(ask, part, answer))) return part;
  return `…${lastOf(question)}`;
}

/** The last words within what buttons carry. */
function lastOf(question: string): string {
  return question
    .slice(1 - MAX_CARRIED_CHARS)
    .replace(/^\S*\s+/u, '')
    .toWellFormed();
}

/** Whether the question has this answer without those before it. */
async function givesSame(ask: Ask, question: string, answer: Answer): Promise<boolean> {
  return isDeepStrictEqual(await ask({ text: question }, newConversation), answer);
}
