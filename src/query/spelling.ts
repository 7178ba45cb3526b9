import { distance as levenshtein } from 'fastest-levenshtein';
import type { Lexicon } from './lexicon.ts';

/**
 * How many slips a word may have before it is another word. Short words are one slip from too many others
 * (`pod`, `god`); the limits let `calcio`, `fannel`, `romanna`, `kubctl` through and keep `roman empire` out.
 */
const NAME_SLIPS = [
  { fromChars: 8, slips: 2 },
  { fromChars: 4, slips: 1 },
] as const;
const WORD_SLIPS = [
  { fromChars: 10, slips: 2 },
  { fromChars: 5, slips: 1 },
] as const;

/** Letters that are written for each other: `kanal`, `silium`. */
const LIKE_SOUNDS = 'cks';

/** The closest name key to a misspelt one, or null. */
export function closestName(lexicon: Lexicon, key: string): string | null {
  const slips = allowed(key, NAME_SLIPS);
  let best: string | null = null;
  let least = slips + 1;
  for (let length = key.length - slips; length <= key.length + slips; length += 1)
    for (const candidate of lexicon.keysByLength.get(length) ?? []) {
      if (candidate.length < 4 || !sameStart(key, candidate)) continue;
      const slip = slipsBetween(key, candidate);
      if (slip < least) [best, least] = [candidate, slip];
    }
  return best;
}

/** The closest word of the content to one that it does not know, or null; of equally close ones the most frequent. */
export function closestWord(lexicon: Lexicon, surface: string): string | null {
  const slips = allowed(surface, WORD_SLIPS);
  if (slips === 0 || /\d/u.test(surface)) return null;
  let best: string | null = null;
  let least = slips + 0.5;
  let count = 0;
  for (let length = surface.length - slips; length <= surface.length + slips; length += 1)
    for (const candidate of lexicon.wordsByShape.get(`${length}${surface[0]}`) ?? []) {
      const slip = slipsBetween(surface, candidate);
      const frequency = lexicon.index.surfaces.get(candidate) ?? 0;
      if (slip < least || (slip === least && frequency > count)) [best, least, count] = [candidate, slip, frequency];
    }
  return best;
}

/**
 * Finds the words that begin like a word that is being typed, whose end may still be to come: those with the fewest slips,
 * none where each has too many. Names' limits hold for the letters typed so far.
 */
export function createLikeBeginnings(words: Iterable<string>): (typed: string) => readonly string[] {
  const candidates = Array.from(words, (word) => ({ candidate: word, letters: lettersOf(word) }));
  const byFirst = Map.groupBy(candidates, ({ candidate }) => candidate[0] ?? '');
  return (typed) => {
    const slips = allowed(typed, NAME_SLIPS);
    if (slips === 0) return [];
    const typedLetters = lettersOf(typed);
    let best: string[] = [];
    let least = slips;
    for (const first of likeFirsts(typed))
      for (const { candidate, letters } of byFirst.get(first) ?? []) {
        // Each letter that is nowhere in the candidate is a slip of its own.
        if (countOf(typedLetters & ~letters) > least || !sameStart(typed, candidate)) continue;
        const slip = slipsToBegin(typed, candidate, least);
        if (slip < least) best = [];
        if (slip > least) continue;
        best.push(candidate);
        least = slip;
      }
    return best;
  };
}

/** The letters of a word as bits; some letters share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Bits that are set. */
function countOf(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** The first letters of words that may be meant, for `sameStart` to judge. */
function likeFirsts(typed: string): ReadonlySet<string> {
  const [first = '', second = ''] = [typed[0], typed[1]];
  return new Set([first, second, ...(LIKE_SOUNDS.includes(first) ? LIKE_SOUNDS : '')]);
}

/** The slips in what was typed if it is to begin the candidate; more than `most` if it does not. */
function slipsToBegin(typed: string, candidate: string, most: number): number {
  if (candidate.length < typed.length - most) return most + 1;
  // A beginning that is longer or shorter by as many letters as slips are left has at most so many slips less.
  const same = candidate.slice(0, typed.length);
  if (levenshtein(typed, same) > 2 * most + 1) return most + 1;
  let least = slipsBetween(typed, same);
  for (let more = 1; more <= most; more += 1)
    for (const chars of [typed.length - more, typed.length + more])
      if (chars <= candidate.length) least = Math.min(least, slipsBetween(typed, candidate.slice(0, chars)));
  return least;
}

function allowed(word: string, limits: typeof NAME_SLIPS | typeof WORD_SLIPS): number {
  return limits.find(({ fromChars }) => word.length >= fromChars)?.slips ?? 0;
}

/** People rarely get the first letter wrong but by its sound; two swapped first letters are allowed. */
function sameStart(word: string, candidate: string): boolean {
  const [first = '', other = ''] = [word[0], candidate[0]];
  return (
    first === other ||
    (LIKE_SOUNDS.includes(first) && LIKE_SOUNDS.includes(other)) ||
    (word[0] === candidate[1] && word[1] === candidate[0])
  );
}

/** Levenshtein distance in which two neighbours swapped, or letters wrongly doubled, are one slip. */
function slipsBetween(word: string, candidate: string): number {
  const distance = levenshtein(word, candidate);
  if (distance < 2) return distance;
  if (distance === 2 && isSwap(word, candidate)) return 1;
  return Math.min(distance, levenshtein(singled(word), singled(candidate)) + 1);
}

function singled(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}

function isSwap(word: string, candidate: string): boolean {
  if (word.length !== candidate.length) return false;
  let at = 0;
  while (word[at] === candidate[at]) at += 1;
  return (
    word[at] === candidate[at + 1] && word[at + 1] === candidate[at] && word.slice(at + 2) === candidate.slice(at + 2)
  );
}
