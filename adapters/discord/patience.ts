import { type Backoff, delayAfter } from '#adapters/chat/retry.ts';
import type { Logger } from '#src/service/logger.ts';
import { DiscordSetupError, describeDiscordFault, sentenceOf } from './faults.ts';

/** A longer wait is said by the clock. Milliseconds. */
const LONG_WAIT_MS = 120_000;

/**
 * For `tryUntilDone`: logs what is wrong with a call, and when the next try is.
 * @throws DiscordSetupError where waiting cannot help.
 */
export function createPatience(logger: Logger, backoff: Backoff) {
  return (error: unknown, failures: number): number => {
    if (error instanceof DiscordSetupError) throw error;
    const fault = describeDiscordFault(error);
    if (fault.isFatal) throw new DiscordSetupError(`Discord: ${sentenceOf(fault)}`, { cause: error });
    const delayMs = Math.max(delayAfter(failures, backoff), fault.retryAfterMs ?? 0);
    logger.warn(`Discord: no connection. ${sentenceOf(fault)} ${sayNextTry(delayMs)}`);
    return delayMs;
  };
}

/** `Next try in 4 s.`, or `Next try at 2026-03-01T14:05:00Z.` */
export function sayNextTry(delayMs: number): string {
  if (delayMs <= LONG_WAIT_MS) return `Next try in ${delayMs / 1000} s.`;
  return `Next try at ${new Date(Date.now() + delayMs).toISOString().replace(/\.\d+/u, '')}.`;
}
