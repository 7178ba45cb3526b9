import type { Random } from './random.ts';

/** Words in Zipf's frequencies; the longer one draws, the more of them there are. */
export type Vocabulary = {
  /** The next word of a running text. */
  readonly draw: () => string;
  /** A word that is neither among the most frequent nor among the rarest: what a section can be about. */
  readonly topic: () => string;
  /** A name that no text has yet. */
  readonly newName: () => string;
};

/** Heaps' law: a text of n words has HEAPS_K * n ^ HEAPS_BETA different ones. Usual for English are 10 to 100 and 0.4 to 0.6. */
const HEAPS_K = 25;
const HEAPS_BETA = 0.54;
/** Zipf-Mandelbrot's offset: flattens the most frequent ranks. */
const ZIPF_OFFSET = 2.7;
/** Ranks above this are function words. */
const FIRST_TOPIC_RANK = 120;
const SUFFIXES = 'ing ed er ers ation able ment ness ity less ful ize izer ized ive s al ity ism or'.split(' ');
const PREFIXES = 're un pre sub multi inter auto hyper micro non over'.split(' ');
const ONSETS = 'b br c cl d dr f fl g gr h j k kr l m n p pl qu r s sk st t tr v w x z sh th'.split(' ');
const VOWELS = 'a e i o u ai ea io ou y'.split(' ');
const CODAS = 'n r l s t m k x nd rk st sh '.split(' ');

/** Starts from `known`, the most frequent first, and makes up the words that are wanted beyond them. */
export function createVocabulary(known: readonly string[], random: Random): Vocabulary {
  const words = [...known];
  const taken = new Set(words);
  let drawn = 0;
  const rankFrom = (first: number) => {
    const low = first + ZIPF_OFFSET;
    const high = words.length + ZIPF_OFFSET;
    return Math.min(words.length - 1, Math.floor(low * (high / low) ** random.next() - ZIPF_OFFSET));
  };
  const zipf = (first: number) => words[rankFrom(first)] ?? '';
  const fresh = (make: () => string) => {
    let word = make();
    while (taken.has(word.toLowerCase())) word += random.pick(CODAS) + random.pick(VOWELS);
    taken.add(word.toLowerCase());
    return word;
  };
  const made = () => {
    const kind = random.next();
    if (kind < 0.35) return zipf(FIRST_TOPIC_RANK) + random.pick(['-', '-', '', '.', '_']) + zipf(FIRST_TOPIC_RANK);
    if (kind < 0.75) return zipf(FIRST_TOPIC_RANK).replace(/[ey]$/u, '') + random.pick(SUFFIXES);
    if (kind < 0.85) return random.pick(PREFIXES) + zipf(FIRST_TOPIC_RANK);
    return syllables(random, 2 + random.below(2));
  };
  return {
    draw() {
      drawn += 1;
      if (words.length >= HEAPS_K * drawn ** HEAPS_BETA) return zipf(0);
      const word = fresh(() => made().slice(0, 30));
      words.push(word);
      return word;
    },
    topic: () => zipf(FIRST_TOPIC_RANK),
    newName: () => fresh(() => capital(syllables(random, 2 + random.below(3)))),
  };
}

/** The words of a text, the most frequent first. */
export function wordsByFrequency(text: string): string[] {
  const counts = new Map<string, number>();
  for (const [match] of text.replace(/\bhttps?:\S+/gu, ' ').matchAll(/\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*/gu)) {
    const word = match.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word);
}

export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function syllables(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS)).join('');
}
