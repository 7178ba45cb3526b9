/** Finds texts by how their words begin. */
export type Beginnings = {
  /**
   * Positions of the texts in which each word is begun by one of its spellings, lowest first: best first where the texts
   * were given so. None for no words.
   */
  readonly holding: (words: readonly (readonly string[])[]) => Iterable<number>;
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
  // One key's positions behind the other's, so that those of all keys with one beginning stand side by side.
  const holders = Uint32Array.from(keys.flatMap((key) => positions.get(key) ?? []));
  const starts = [0];
  for (const key of keys) starts.push((starts.at(-1) ?? 0) + (positions.get(key)?.length ?? 0));
  const startOf = (beginning: string) => starts[firstFrom(keys, beginning)] ?? 0;
  return {
    holding: (words) => {
      // How many of the words each text holds, if it holds all before.
      const held = new Uint8Array(texts.length);
      for (const [before, spellings] of words.entries()) {
        let isHeld = false;
        for (const spelling of spellings)
          for (const position of holders.subarray(startOf(spelling), startOf(`${spelling}${LAST_UNIT}`)))
            if (held[position] === before) {
              held[position] = before + 1;
              isHeld = true;
            }
        if (!isHeld) return [];
      }
      return words.length === 0 ? [] : positionsOf(held, words.length);
    },
    knows: (beginning) => keys[firstFrom(keys, beginning)]?.startsWith(beginning) ?? false,
  };
}

/** No word holds it, so that every word that begins with some text stands before the text with it. */
const LAST_UNIT = '\uffff';

/** One after the other, as hardly anybody reads them all: of one typed letter there are thousands. */
function* positionsOf(held: Uint8Array, count: number): Generator<number> {
  for (let at = held.indexOf(count); at !== -1; at = held.indexOf(count, at + 1)) yield at;
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
