import { expect, it } from 'vitest';
import { delayAfter, tryUntilDone } from '#adapters/chat/retry.ts';

it('waits longer after each failure, up to a limit', () => {
  const delays = [0, 1, 2, 3, 6, 7, 50].map((failures) =>
    delayAfter(failures, { firstDelayMs: 1_000, maxDelayMs: 60_000 }),
  );
  expect(delays).toEqual([0, 1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
});

it('tries until it works, and tells how often it failed', async () => {
  const told: [unknown, number][] = [];
  let attempts = 0;
  const attempt = async () => {
    attempts += 1;
    if (attempts < 3) throw attempts;
    return 'done';
  };
  const onFault = (error: unknown, failures: number) => {
    told.push([error, failures]);
    return 0;
  };
  expect(await tryUntilDone(attempt, onFault, new AbortController().signal)).toBe('done');
  expect(told).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

it('gives up where onFault throws', async () => {
  const attempt = () => Promise.reject(new Error('of no use'));
  const onFault = (error: unknown): number => {
    throw error;
  };
  await expect(tryUntilDone(attempt, onFault, new AbortController().signal)).rejects.toThrow('of no use');
});

it('ends at once when it is given up while it waits', async () => {
  const stopping = new AbortController();
  const attempt = () => Promise.reject(new Error('not yet'));
  const onFault = () => {
    setImmediate(() => stopping.abort());
    return 60_000;
  };
  expect(await tryUntilDone(attempt, onFault, stopping.signal)).toBe(undefined);
});
