import type { Logger } from '#src/service/logger.ts';
import { pause } from '#src/service/wait.ts';
import { describeSlackFault, SlackSetupError, sentenceOf } from './faults.ts';
import type { TokenName } from './remedies.ts';

export type Backoff = { readonly firstDelayMs: number; readonly maxDelayMs: number };

/** Delay after so many failures in a row: none, first, first × 2, first × 4 …, at most the maximum. */
export function delayAfter(failures: number, { firstDelayMs, maxDelayMs }: Backoff): number {
  return failures === 0 ? 0 : Math.min(maxDelayMs, firstDelayMs * 2 ** (failures - 1));
}

/**
 * Tries until it works. `onFault` gets each error and the number of failures in a row, and answers how long to wait;
 * it throws where waiting cannot help. Undefined once `signal` is aborted, at once.
 */
export async function tryUntilDone<T>(
  attempt: () => Promise<T>,
  onFault: (error: unknown, failures: number) => number,
  signal: AbortSignal,
): Promise<T | undefined> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted) return undefined;
      await pause(onFault(error, failures), signal);
    }
  }
  return undefined;
}

/**
 * For `tryUntilDone`: logs what is wrong with calls made with this token, and when the next try is.
 * @throws SlackSetupError where waiting cannot help.
 */
export function createPatience(logger: Logger, backoff: Backoff, token: TokenName) {
  return (error: unknown, failures: number): number => {
    if (error instanceof SlackSetupError) throw error;
    const fault = describeSlackFault(error, token);
    if (fault.isFatal) throw new SlackSetupError(`Slack: ${sentenceOf(fault)}`, { cause: error });
    const delayMs = Math.max(delayAfter(failures, backoff), fault.retryAfterMs ?? 0);
    logger.warn(`Slack: no connection. ${sentenceOf(fault)} Next try in ${delayMs / 1000} s.`);
    return delayMs;
  };
}
