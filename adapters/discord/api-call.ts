import { setTimeout as wait } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { fieldsOf } from '#adapters/chat/error-fields.ts';
import { lossOf } from '#adapters/chat/network-fault.ts';
import { createBoundedMap } from '#src/service/bounded-map.ts';

type ApiCall = RESTOptions['makeRequest'];
type ApiResponse = Awaited<ReturnType<ApiCall>>;

/** Before a call is repeated: what is refused now is refused a millisecond later as well. Milliseconds. */
const REPEAT_AFTER_MS = 100;

/** Callbacks whose answer was lost: more than a process has under way. */
const MAX_LOST = 1_000;

/**
 * One call as discord.js makes it, but for what a connection that is cut does to it. discord.js repeats only what it takes
 * for a reset connection; this makes it repeat whatever a repeat can mend, also where the answer breaks off. And Discord
 * refuses the repeat of a callback that it has taken: that counts as taken.
 */
export function createApiCall(): ApiCall {
  // By their addresses, each of one interaction alone.
  const lost = createBoundedMap<true>(MAX_LOST);
  return async (url, init) => {
    const isCallback = CALLBACK.test(url);
    try {
      const response = await readWhole(await DefaultRestOptions.makeRequest(url, init));
      if (!isCallback) return response;
      if (response.status >= 500) lost.set(url, true);
      return lost.has(url) && (await isAcknowledged(response)) ? new Response(null, { status: 204 }) : response;
    } catch (error) {
      const loss = lossOf(error);
      if (isCallback && loss === 'unanswered') lost.set(url, true);
      if (loss === undefined || isAborted(error)) throw error;
      await wait(REPEAT_AFTER_MS);
      throw repeatable(error);
    }
  };
}

/** The first response to an interaction. */
const CALLBACK = /\/interactions\/\d+\/[^/]+\/callback(?:\?|$)/u;

/** With its body here, so that what breaks off in it is a fault of the call. */
async function readWhole(response: ApiResponse): Promise<Response> {
  const body = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers: [...headers] });
}

/**
 * That the interaction was answered before. Where another process runs with the same token, its response may be the one
 * that Discord has taken, but the person has an answer. Without a lost answer of ours it is the other's for certain.
 */
async function isAcknowledged(response: Response): Promise<boolean> {
  if (response.status !== 400) return false;
  const { code } = fieldsOf(await response.clone().json());
  return code === ACKNOWLEDGED;
}

const ACKNOWLEDGED = 40_060;

/** After our own limit of time; discord.js repeats that as it is. */
function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** discord.js looks for this code in the message; what it was stands in the cause. */
function repeatable(error: unknown): Error {
  const told = error instanceof Error ? error.message : String(error);
  return new Error(`${told} (repeated like ECONNRESET)`, { cause: error });
}
