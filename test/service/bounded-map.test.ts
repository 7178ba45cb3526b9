import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoundedMap } from '#src/service/bounded-map.ts';

/** A map of three that holds a, b and c. */
function full() {
  const map = createBoundedMap<number>(3);
  for (const [at, key] of ['a', 'b', 'c'].entries()) map.set(key, at);
  return map;
}

const heldBy = (map: ReturnType<typeof full>) => ['a', 'b', 'c', 'd', 'e'].filter((key) => map.has(key)).join('');

describe('a bounded map', () => {
  it('holds as many as it may', () => {
    expect(heldBy(full())).toBe('abc');
  });

  it.each([
    ['the oldest', () => {}, 'bcd'],
    ['not what was read', (map: ReturnType<typeof full>) => map.get('a'), 'acd'],
    ['not what was set again', (map: ReturnType<typeof full>) => map.set('a', 9), 'acd'],
    ['what was only looked for', (map: ReturnType<typeof full>) => map.has('a'), 'bcd'],
    ['nothing where there is room', (map: ReturnType<typeof full>) => map.delete('b'), 'acd'],
  ])('forgets %s', (_, use, held) => {
    const map = full();
    use(map);
    map.set('d', 4);
    expect(heldBy(map)).toBe(held);
  });

  it('gives what was set last, and undefined for what it does not hold', () => {
    const map = full();
    map.set('a', 7);
    map.delete('b');
    expect([map.get('a'), map.get('b'), map.get('c'), map.get('toString')]).toEqual([7, undefined, 2, undefined]);
  });

  it('keeps values that are false', () => {
    const map = createBoundedMap<number>(1);
    map.set('zero', 0);
    expect([map.get('zero'), map.has('zero')]).toEqual([0, true]);
  });
});

it('takes no more memory however often it is used', () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const map = createBoundedMap<number>(200);
  const keys = Array.from({ length: 100 }, (_, at) => `key ${at}`);
  for (const key of keys) map.set(key, 1);
  const useMore = () => {
    for (let round = 0; round < 2_000; round += 1) for (const key of keys) map.get(key);
    collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const before = useMore();
  expect(useMore() - before).toBeLessThan(4);
});

it('keeps just what was used last, however it is used', () => {
  const use = fc.record({ kind: fc.constantFrom('get', 'set', 'delete'), key: fc.constantFrom(...'abcdefgh') });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(use, { maxLength: 200 }), (maxEntries, uses) => {
      const map = createBoundedMap<string>(maxEntries);
      let expected: string[] = [];
      for (const { kind, key } of uses) {
        const isKnown = expected.includes(key);
        if (kind === 'get') map.get(key);
        else if (kind === 'set') map.set(key, key);
        else map.delete(key);
        if (kind !== 'get' || isKnown) expected = expected.filter((each) => each !== key);
        if (kind === 'set' || (kind === 'get' && isKnown)) expected = [...expected, key].slice(-maxEntries);
        expect([...'abcdefgh'].filter((each) => map.has(each))).toEqual([...expected].sort());
      }
    }),
  );
});
