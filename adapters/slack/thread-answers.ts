import type { Exchange } from '#adapters/chat/exchange.ts';
import { composeMessage } from './compose.ts';
import { deliver } from './deliver.ts';
import { postMessage, type WebClient } from './outbox.ts';
import type { Services } from './services.ts';
import type { Turn } from './threads.ts';

/** An answer for everybody in a channel: in the thread, or without one as the beginning of its own. */
export type ThreadAnswer = {
  readonly place: { readonly channel: string; readonly threadTs?: string | undefined };
  readonly exchange: Exchange;
  /** Who asked, and where the question stands if it was written and not pressed. */
  readonly asked: Pick<Turn, 'asker' | 'questionTs' | 'editedTs'>;
  /** Name of the one who shares it; otherwise it is the answer to what stands above it. */
  readonly sharedBy?: string;
};

/** Posts it and remembers the thread, so that the talk goes on from it. */
export async function answerForAll(
  { threads, guide, logger }: Services,
  client: WebClient,
  { place, exchange, asked, sharedBy }: ThreadAnswer,
): Promise<void> {
  const answerTs = await deliver(
    composeMessage(exchange, { audience: 'thread', guide, ...(sharedBy !== undefined && { sharedBy }) }),
    (message) => postMessage(client, place, message),
    logger,
  );
  const { before, answer } = exchange;
  const thread = { channel: place.channel, threadTs: place.threadTs ?? answerTs };
  threads.remember(thread, { before, after: answer.conversation, answerTs, ...asked });
}
