import { expect, it } from 'vitest';
import { createIdentifyTurns, type TurnOptions } from '#adapters/discord/identify-turns.ts';

const EVERY_MS = 60;

/** Which shards have had their turn, and the waits that were told. */
function openTurns(options: Partial<TurnOptions> = {}) {
  const usedUp: number[] = [];
  const wait = createIdentifyTurns({
    maxConcurrency: 1,
    everyMs: EVERY_MS,
    budget: async () => undefined,
    onUsedUp: (resetAfterMs) => usedUp.push(resetAfterMs),
    ...options,
  });
  return { wait, usedUp };
}

const { signal: open } = new AbortController();

it('gives one turn after the other', async () => {
  const { wait } = openTurns();
  const begunAt = performance.now();
  await Promise.all([0, 1, 2].map((shard) => wait(shard, open)));
  expect(performance.now() - begunAt).toBeGreaterThan(2 * EVERY_MS - 5);
});

it('gives turns at once to as many groups as Discord takes', async () => {
  const { wait } = openTurns({ maxConcurrency: 3, everyMs: 60_000 });
  await Promise.all([0, 1, 2].map((shard) => wait(shard, open)));
});

it('waits for the next day where no session is left, and tells how long', async () => {
  const { wait, usedUp } = openTurns({ budget: async () => ({ remaining: 0, resetAfterMs: 50 }) });
  const begunAt = performance.now();
  await wait(0, open);
  expect([performance.now() - begunAt > 45, usedUp]).toEqual([true, [50]]);
});

it('does not wait while one session is left', async () => {
  const { wait, usedUp } = openTurns({ budget: async () => ({ remaining: 1, resetAfterMs: 60_000 }) });
  await wait(0, open);
  expect(usedUp).toEqual([]);
});

it.each([
  ['for its turn', async () => undefined],
  ['for the next day', async () => ({ remaining: 0, resetAfterMs: 60_000 })],
])('gives no turn to a connection that was closed while it waited %s', async (_, budget: TurnOptions['budget']) => {
  const { wait } = openTurns({ everyMs: 60_000, budget });
  const closed = new AbortController();
  const first = wait(0, closed.signal);
  const second = wait(0, closed.signal);
  first.catch(() => {});
  setTimeout(() => closed.abort(new Error('closed')), 10);
  await expect(second).rejects.toThrow('closed');
});
