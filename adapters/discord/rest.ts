import { type RateLimitData, REST } from 'discord.js';
import { createApiCall } from './api-call.ts';
import { DEFAULT_API_URL, type DiscordSettings } from './settings.ts';

type Access = Pick<DiscordSettings, 'apiUrl'> & { readonly token?: string | undefined };

/** Hears of waits; a logger is one. */
export type RestLog = { readonly debug: (line: string) => void; readonly warn: (line: string) => void };

/** Nobody waits longer for an answer; the call fails instead, and the person hears of it. Milliseconds. */
const MAX_RATE_WAIT_MS = 30_000;
/** Shorter waits are Discord's daily business. Milliseconds. */
const LONG_RATE_WAIT_MS = 5_000;
/** One call of the API, its connection included; Discord's slowest answers take about 2 s. Milliseconds. */
const CALL_LIMIT_MS = 15_000;

/**
 * For answers: repeats what failed by the network's or Discord's fault three times, and waits where Discord asks us to
 * slow down. Without a token only the calls of interactions work.
 */
export function createRest({ token, apiUrl }: Access, log: RestLog): REST {
  const rest = new REST({
    api: apiUrl ?? DEFAULT_API_URL,
    timeout: CALL_LIMIT_MS,
    makeRequest: createApiCall(),
    rejectOnRateLimit: (limit) => isTooLong(limit, log),
  });
  return token === undefined ? rest : rest.setToken(token);
}

/** For calls that we repeat ourselves: one try, given up after `callMs`, and a limit is an error. */
export function createProbe({ token, apiUrl }: Access, callMs: number): REST {
  const rest = new REST({
    api: apiUrl ?? DEFAULT_API_URL,
    timeout: callMs,
    retries: 0,
    rejectOnRateLimit: () => true,
    // Probes come and go; theirs would be timers that nobody stops.
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
  });
  return token === undefined ? rest : rest.setToken(token);
}

/** discord.js asks this each time before it waits, and nothing else tells of every wait. */
function isTooLong({ retryAfter, route, global }: RateLimitData, log: RestLog): boolean {
  const isRefused = retryAfter > MAX_RATE_WAIT_MS;
  const level = isRefused || retryAfter > LONG_RATE_WAIT_MS ? 'warn' : 'debug';
  const what = global ? 'all calls' : route;
  log[level](
    `Discord asks us to slow down with ${what} for ${(retryAfter / 1000).toFixed(1)} s; ${isRefused ? 'the call is given up' : 'the call waits'}.`,
  );
  return isRefused;
}
