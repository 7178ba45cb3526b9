import { isDeepStrictEqual } from 'node:util';
import { DiscordAPIError, HTTPError } from 'discord.js';
import type { Logger } from '#src/service/logger.ts';
import { type Rung, rungs } from './compose.ts';

/** What Discord says where it is the form of a message that it does not take. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const FORM_REFUSALS: ReadonlySet<number | string> = new Set([
  // Invalid form body.
  50035,
  // Cannot send an empty message.
  50006,
  // Request entity too large.
  40005,
]);

/**
 * Sends the best form that Discord takes: components, a plain message with buttons, and at last the text alone. A refusal
 * is logged by its code and places, never by the text. `best` is the first form to try.
 * @throws what `send` throws, if it is no refusal or there is no plainer form left.
 */
export async function deliver<Message, Sent>(
  compose: (rung: Rung) => Message,
  send: (message: Message, rung: Rung) => Promise<Sent>,
  logger: Logger,
  best: Rung = 'components',
): Promise<Sent> {
  let refusal: unknown;
  let refused: Message | undefined;
  for (const rung of rungs.slice(rungs.indexOf(best))) {
    const message = compose(rung);
    // The same again would be refused again.
    if (refused !== undefined && isDeepStrictEqual(message, refused)) continue;
    try {
      return await send(message, rung);
    } catch (error) {
      if (!isFormRefusal(error)) throw error;
      refusal = error;
      refused = message;
      logger.warn({ rung, ...refusedParts(error) }, 'Discord refused a form');
    }
  }
  throw refusal;
}

/** Too many bytes in text displays are answered with a fault of the server: discord-api-docs issue 8554. */
function isFormRefusal(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return FORM_REFUSALS.has(error.code);
  return error instanceof HTTPError && error.status === 500;
}

/** Code and places: `data.components.0.content: BASE_TYPE_MAX_LENGTH`. Discord's words beside them may hold ours. */
function refusedParts(error: unknown): { code?: number | string; places?: string[] } {
  if (!(error instanceof DiscordAPIError)) return {};
  return { code: error.code, places: placesIn(error.rawError).slice(0, MAX_PLACES) };
}

const MAX_PLACES = 10;

function placesIn(raw: unknown, path: readonly string[] = []): string[] {
  if (typeof raw !== 'object' || raw === null) return [];
  return Object.entries(raw).flatMap(([key, value]) => {
    if (key !== '_errors' || !Array.isArray(value)) return placesIn(value, [...path, key]);
    return value.map(
      (each: { code?: unknown }) => `${path.filter((part) => part !== 'errors').join('.')}: ${each.code}`,
    );
  });
}
