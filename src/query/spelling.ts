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

function allowed(word: string, limits: typeof NAME_SLIPS | typeof WORD_SLIPS): number {
  return limits.find(({ fromChars }) => word.length >= fromChars)?.slips ?? 0;
}

/** People rarely get the first letter wrong but by its sound (`kanal`, `silium`); two swapped first letters are allowed. */
function sameStart(word: string, candidate: string): boolean {
  const [first = '', other = ''] = [word[0], candidate[0]];
  return (
    first === other ||
    ('cks'.includes(first) && 'cks'.includes(other)) ||
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
