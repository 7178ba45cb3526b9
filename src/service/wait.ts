import { setTimeout as wait } from 'node:timers/promises';

/** Waits; ends early and without an error when `signal` is aborted. */
export async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  await wait(delayMs, undefined, { signal }).catch(() => {});
}

/** True once the promise has settled, false where that takes longer. Never rejects, and leaves no timer behind. */
export async function settlesWithin(promise: Promise<unknown>, limitMs: number): Promise<boolean> {
  const clock = new AbortController();
  const settled = promise.then(
    () => true,
    () => true,
  );
  const late = wait(limitMs, false, { signal: clock.signal }).catch(() => false);
  const inTime = await Promise.race([settled, late]);
  clock.abort();
  return inTime;
}
