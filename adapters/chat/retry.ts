import { pause } from '#src/service/wait.ts';

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
