import { expect, test } from 'vitest';
import { createOnlyOnce } from '#adapters/chat/only-once.ts';

test('acts once for a key, and says whether it did', async () => {
  const onlyOnce = createOnlyOnce();
  let acts = 0;
  const act = async () => {
    acts += 1;
  };
  expect([await onlyOnce('a', act), await onlyOnce('a', act), await onlyOnce('b', act)]).toEqual([true, false, true]);
  expect(acts).toBe(2);
});

test('what failed may be tried again', async () => {
  const onlyOnce = createOnlyOnce();
  await expect(
    onlyOnce('a', async () => {
      throw new Error('broken');
    }),
  ).rejects.toThrow('broken');
  expect(await onlyOnce('a', async () => {})).toBe(true);
});
