/** Numbers that look random and are the same on every run. */
export type Random = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
  /** @throws Error on an empty list. */
  readonly pick: <T>(list: readonly T[]) => T;
};

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick(list) {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('pick needs a list with something in it');
      return picked;
    },
  };
}

/** One slip of the finger: two letters swapped, one left out, doubled or hit beside. */
export function misspell(word: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, word.length - 2));
  const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
  switch (random.below(4)) {
    case 0:
      return before + after.slice(0, 1) + here + after.slice(1);
    case 1:
      return before + after;
    case 2:
      return before + here + here + after;
    default:
      return before + random.pick([...'etaoinsr']) + after;
  }
}

/** A question with one of its longer words misspelt. */
export function withTypo(question: string, random: Random): string {
  const words = question.split(' ');
  const long = words.flatMap((word, at) => (/^\p{L}{5,}$/u.test(word) ? [at] : []));
  if (long.length === 0) return question;
  const chosen = random.pick(long);
  return words.map((word, at) => (at === chosen ? misspell(word, random) : word)).join(' ');
}
