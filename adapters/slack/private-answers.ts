import type { Exchange } from '#adapters/chat/exchange.ts';
import { composeMessage } from './compose.ts';
import { deliver } from './deliver.ts';
import { respond } from './response-url.ts';
import type { Services } from './services.ts';

/** Where a person is who gets a private answer. */
export type PrivatePlace = {
  readonly responseUrl: string;
  readonly channel?: string | undefined;
  readonly threadTs?: string | undefined;
};

/** Shows an answer to the person who asked and to nobody else. */
export async function answerPrivately(services: Services, place: PrivatePlace, exchange: Exchange): Promise<void> {
  const { guide, logger } = services;
  const inChannel = place.threadTs === undefined ? 'private' : 'aside';
  const audience = place.channel?.startsWith('D') ? 'direct' : inChannel;
  await deliver(
    composeMessage(exchange, { audience, guide }),
    (message) => respond(place.responseUrl, message, { threadTs: place.threadTs }),
    logger,
  );
}

/** One line to the person alone. `line` is ours and plain. */
export async function tellPrivately(place: PrivatePlace, line: string): Promise<void> {
  await respond(place.responseUrl, { text: line, blocks: [] }, { threadTs: place.threadTs });
}
