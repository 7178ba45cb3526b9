/** Finds texts by how their words begin. */
export type Beginnings = {
  /**
   * Positions of the texts in which each word is begun by one of its spellings, lowest first: best first where the texts
   * were given so. None for no words.
   */
  readonly holding: (words: readonly (readonly string[])[]) => Uint32Array;
  /** Whether any text holds a word that begins so. */
  readonly knows: (beginning: string) => boolean;
};

/** `texts` are the keys of each text, such as its words: lower case, without marks. */
export function createBeginnings(texts: readonly (readonly string[])[]): Beginnings {
  const positions = new Map<string, number[]>();
  for (const [position, keys] of texts.entries())
    for (const key of keys) {
      const known = positions.get(key);
      if (!known) positions.set(key, [position]);
      else if (known.at(-1) !== position) known.push(position);
    }
  const keys = [...positions.keys()].sort();
  const holders = keys.map((key) => positions.get(key) ?? []);
  return {
    holding: (words) => {
      const count = new Uint8Array(texts.length);
      let found: number[] = [];
      for (const [before, spellings] of words.entries()) {
        found = [];
        for (const spelling of spellings)
          for (let at = firstFrom(keys, spelling); keys[at]?.startsWith(spelling); at += 1)
            for (const position of holders[at] ?? [])
              if (count[position] === before) {
                count[position] = before + 1;
                found.push(position);
              }
        if (found.length === 0) break;
      }
      return Uint32Array.from(found).sort();
    },
    knows: (beginning) => keys[firstFrom(keys, beginning)]?.startsWith(beginning) ?? false,
  };
}

/** Position of the first key that is not before it. */
function firstFrom(sorted: readonly string[], key: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
