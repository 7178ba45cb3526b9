import { expect, test } from 'vitest';
import { createTurns } from '#adapters/chat/turns.ts';

test('works of one key run one after the other, in the order in which they came', async () => {
  const { inTurn } = createTurns();
  const order: string[] = [];
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const first = inTurn('a', async () => {
    await mayEnd;
    order.push('first');
  });
  const second = inTurn('a', async () => order.push('second'));
  await inTurn('b', async () => order.push('of another key'));
  end();
  await Promise.all([first, second]);
  expect(order).toEqual(['of another key', 'first', 'second']);
});

test('a work that fails keeps none that follows', async () => {
  const { inTurn } = createTurns();
  const failed = inTurn('a', async () => {
    throw new Error('broken');
  });
  const next = inTurn('a', async () => 'done');
  await expect(failed).rejects.toThrow('broken');
  expect(await next).toBe('done');
});

test('a key is busy until its last work is done', async () => {
  const { inTurn, isBusy } = createTurns();
  const work = inTurn('a', async () => {});
  expect([isBusy('a'), isBusy('b')]).toEqual([true, false]);
  await work;
  await new Promise((resolve) => setImmediate(resolve));
  expect(isBusy('a')).toBe(false);
});
