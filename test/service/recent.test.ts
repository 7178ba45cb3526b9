import { describe, expect, it } from 'vitest';
import { rememberRecent } from '#src/service/recent.ts';

function counted() {
  const made: string[] = [];
  return { made, make: async (key: string) => ({ key, number: made.push(key) }) };
}

describe('recent results', () => {
  it('are made once and are the very same object again', async () => {
    const { made, make } = counted();
    const get = rememberRecent(2, make);
    expect(await get('a')).toBe(await get('a'));
    expect(made).toEqual(['a']);
  });
  it('are made again once others have been used since', async () => {
    const { made, make } = counted();
    const get = rememberRecent(2, make);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });
  it('are made once for two who ask at the same time', async () => {
    const { made, make } = counted();
    const get = rememberRecent(2, make);
    await Promise.all([get('a'), get('a')]);
    expect(made).toEqual(['a']);
  });
  it('are tried again after a failure', async () => {
    let calls = 0;
    const get = rememberRecent(2, async () => {
      calls += 1;
      if (calls === 1) throw new Error('once');
      return calls;
    });
    await expect(get('a')).rejects.toThrow('once');
    expect(await get('a')).toBe(2);
  });
});
