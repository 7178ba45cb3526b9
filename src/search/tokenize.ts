import { stemmer } from 'stemmer';
import { stopWords } from './stop-words.ts';

/** A word of a text: as written in lower case, and the terms it is indexed under. */
export type Word = {
  readonly surface: string;
  /** The whole first (`kubeproxi`), then its parts (`kube`, `proxi`); one term where the word has no parts. */
  readonly terms: readonly string[];
};

/** Longer runs are not words but data (keys, base64): nobody asks for them by hand. Characters. */
const MAX_WORD_CHARS = 64;
/** Porter's rules are for words; shorter ones are acronyms (`dns`, `ipvs`, `cni`) that only lose a plural `s`. Characters. */
const MIN_STEM_CHARS = 5;
const WORD = /[\p{L}\p{N}]+(?:[._/:@-][\p{L}\p{N}]+)*/gu;
/** `1.35`, `10.0.0.0/8`, `8080`, `v1.2.3`: kept as they are. */
const NUMBER = /^v?\d[\d.:/]*$/u;

/** The words of a text in order, stop words left out. */
export function wordsIn(text: string): Word[] {
  const found: Word[] = [];
  for (const [match] of fold(text).matchAll(WORD)) {
    if (match.length > MAX_WORD_CHARS) continue;
    const word = knownWord(match);
    if (word) found.push(word);
  }
  return found;
}

/** The terms of a text, repeated as often as they stand there: what the index counts. */
export function termsIn(text: string): string[] {
  return wordsIn(text).flatMap((word) => [...word.terms]);
}

/** Case and CamelCase are kept until a word is taken apart; marks go. */
function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/gu, "'");
  return rewordPhrases(plain.replace(/\blayer[ -]?([2-7])\b/giu, 'layer $1 l$1')).replace(
    /(\p{L})'(s|re|ve|ll|d|m)\b/gu,
    '$1',
  );
}

/** Phrases whose words say something else one by one, in the words of the content; what is read word by word needs it first. */
export function rewordPhrases(text: string): string {
  return text
    .replace(/\b(?:kind|sort)(s?)\s+of\b/giu, 'type$1 of')
    .replace(/\b(?:(?:ca|wo|sha)n't|(?:ca|wo|do|does|did|is|are|was)nt)\b/giu, 'not')
    .replace(/(\p{L})n't\b/giu, '$1 not')
    .replace(FAILS, 'fails');
}

/** Ways to say that something fails; "does not work with IPv6" is a condition. */
const FAILS =
  /\b(?:not|never|no longer|nothing|stop(?:s|ped)?)\s+work(?:s|ing)?\b(?!\s+(?:with|without|on)\b)|\b(?:is|are|was|goes|went)\s+down\b|(?<!\b(?:scal|shut|turn|tear|slow|drain|bring|take|put|set|go|link|pull)[^.?!]{0,40})\bdown(?=\s*[?!.]*\s*$)|\b(?:does|do|did)\s+nothing\b/giu;

const words = new Map<string, Word | null>();
/** Bounds the memory that questions can fill. Entries. */
const MAX_CACHED_WORDS = 100_000;

/** Content repeats its words; each form is taken apart once. */
function knownWord(match: string): Word | null {
  const known = words.get(match);
  if (known !== undefined) return known;
  if (words.size >= MAX_CACHED_WORDS) words.clear();
  const word = toWord(match);
  words.set(match, word);
  return word;
}

function toWord(match: string): Word | null {
  const surface = match.toLowerCase();
  if (stopWords.has(surface)) return null;
  if (NUMBER.test(surface))
    return {
      surface,
      terms: surface.includes('/')
        ? [surface, surface.slice(0, surface.indexOf('/'))]
        : [surface.replace(/^v(?=\d)/u, '')],
    };
  const parts = match.split(/[._/:@-]/u).flatMap(camelParts);
  const whole = stem(surface.replace(/[._/:@-]/gu, ''));
  if (parts.length === 1) return { surface, terms: [whole] };
  const partTerms = parts
    .map((part) => part.toLowerCase())
    .filter((part) => !stopWords.has(part) && part.length > 1)
    .map(stem);
  return { surface, terms: [...new Set([whole, ...partTerms])] };
}

function camelParts(part: string): string[] {
  return part.split(/(?<=\p{Ll})(?=\p{Lu})/u);
}

/** One term for `policy` and `policies`, `migrate` and `migrating`. */
export function stem(word: string): string {
  if (word.length >= MIN_STEM_CHARS) return stemmer(word);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('vs') && !word.endsWith('us')
    ? word.slice(0, -1)
    : word;
}
