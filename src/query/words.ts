import { nameKey, singularKey, wordsOf } from '#src/content/names.ts';
import type { Correction } from '#src/document/answer.ts';
import type { QueryTerm } from '#src/search/retrieve.ts';
import { stopWords } from '#src/search/stop-words.ts';
import { type Word, wordsIn } from '#src/search/tokenize.ts';
import { isForeign } from './foreign-words.ts';
import { isIdentifier, isKnown, type Lexicon } from './lexicon.ts';
import type { Mention } from './query.ts';
import { closestName, closestWord } from './spelling.ts';
import { synonymsOf } from './synonyms.ts';

/** One word of the question. `word` is null for a stop word. */
export type QuestionWord = {
  readonly raw: string;
  readonly lower: string;
  readonly word: Word | null;
  readonly known: boolean;
  /** The name key with each part in the singular: `containertocontainer` for `containers-to-containers`. */
  readonly singular: string;
};

/** Names are at most so many words long ("a proxy load balancer in front of apiservers" has eight). */
const MAX_NAME_WORDS = 8;
/** Misspelt names are looked for in at most so many words. */
const MAX_MISSPELT_WORDS = 3;

/** Takes the text apart, in order. Its length is bounded where it is cleaned. */
export function readWords(lexicon: Lexicon, text: string): QuestionWord[] {
  const raws = text.match(/[\p{L}\p{N}]+(?:[._:@'-][\p{L}\p{N}]+)*/gu) ?? [];
  return raws.map((raw) => {
    const lower = raw.toLowerCase();
    const word = wordsIn(raw)[0] ?? null;
    return { raw, lower, word, known: word !== null && isKnown(lexicon, raw), singular: singularOf(raw) };
  });
}

/** The things that the words name, the longest names first, each word in one of them at most. */
export function findMentions(lexicon: Lexicon, words: readonly QuestionWord[], corrections: Correction[]): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  while (at < words.length) {
    const mention = exactAt(lexicon, words, at) ?? misspeltAt(lexicon, words, at, corrections);
    if (mention) mentions.push(mention);
    at = mention ? mention.to : at + 1;
  }
  return mentions;
}

function exactAt(lexicon: Lexicon, words: readonly QuestionWord[], from: number): Mention | null {
  for (let to = Math.min(words.length, from + MAX_NAME_WORDS); to > from; to -= 1) {
    if (isStop(words[to - 1]) && to - from === 1) continue;
    const key = nameKey(
      words
        .slice(from, to)
        .map((word) => word.raw)
        .join(' '),
    );
    const slug =
      lexicon.names.get(key) ??
      lexicon.names.get(singularKey(key)) ??
      lexicon.names.get(spelledOut(key)) ??
      lexicon.names.get(
        words
          .slice(from, to)
          .map((word) => word.singular)
          .join(''),
      );
    if (slug !== undefined) return { slug, from, to };
  }
  return null;
}

function singularOf(raw: string): string {
  return wordsOf(raw).map(singularKey).join('');
}

/** `pod2pod` as people abbreviate "to". */
function spelledOut(key: string): string {
  return key.replace(/(?<=\p{L})2(?=\p{L})/gu, 'to').replace(/svc$/u, 'service');
}

function misspeltAt(
  lexicon: Lexicon,
  words: readonly QuestionWord[],
  from: number,
  corrections: Correction[],
): Mention | null {
  for (let to = Math.min(words.length, from + MAX_MISSPELT_WORDS); to > from; to -= 1) {
    const span = words.slice(from, to);
    if (isStop(span[0]) || isStop(span.at(-1)) || !span.some((word) => !isStop(word) && !word.known)) continue;
    const name = closestName(lexicon, nameKey(span.map((word) => word.raw).join(' ')));
    const slug = name === null ? undefined : lexicon.names.get(name);
    if (slug === undefined) continue;
    corrections.push({
      from: span.map((word) => word.raw).join(' '),
      to: lexicon.index.corpus.entity.get(slug)?.name ?? slug,
    });
    return { slug, from, to };
  }
  return null;
}

function isStop(word: QuestionWord | undefined): boolean {
  return word === undefined || word.word === null || stopWords.has(word.lower);
}

/** A word is taken for a slip only beside a name or so many words that the content knows: else it may be of another field. */
const MIN_CERTAIN_WORDS = 2;

/** The words with the spelling of those corrected that the content does not know and no name holds. */
export function correctSpelling(
  lexicon: Lexicon,
  words: readonly QuestionWord[],
  mentions: readonly Mention[],
  corrections: Correction[],
): QuestionWord[] {
  const certain = words.filter((word, at) => word.known && !isStop(word) && !isWithin(mentions, at)).length;
  if (mentions.length === 0 && certain < MIN_CERTAIN_WORDS) return [...words];
  return words.map((word, at) =>
    word.known || isStop(word) || isWithin(mentions, at) || isOfOtherSubject(word)
      ? word
      : corrected(lexicon, word, corrections),
  );
}

/** `stock` is no slip of `stack`. */
function isOfOtherSubject({ word }: QuestionWord): boolean {
  return isForeign(word?.terms[0] ?? '');
}

/** The words outside all mentions that say something. */
export function restOf(words: readonly QuestionWord[], mentions: readonly Mention[]): QuestionWord[] {
  const noise = (word: QuestionWord) =>
    !word.known && (isData(word.lower) || (mentions.length > 0 && isNoise(word.lower)));
  return words.filter((word, at) => !isStop(word) && !isWithin(mentions, at) && !noise(word));
}

/** An address, a port, a time or a made-up name in a pasted text (`10.43.0.1`, `E0504`, `node3`): it says which, not what. */
function isData(lower: string): boolean {
  return /\d/u.test(lower);
}

/** Chat shorthand beside a name: up to three characters without a vowel (`m8`, `x_x`, `ngl`). */
function isNoise(lower: string): boolean {
  return lower.length <= 3 && !/[aeiou]/u.test(lower);
}

/** Whether the word at this position belongs to one of the mentions. */
export function isWithin(mentions: readonly Mention[], at: number): boolean {
  return mentions.some(({ from, to }) => at >= from && at < to);
}

function corrected(lexicon: Lexicon, word: QuestionWord, corrections: Correction[]): QuestionWord {
  const closest = isIdentifier(word.raw) ? null : closestWord(lexicon, word.lower);
  if (closest === null) return word;
  if (nameKey(closest) !== nameKey(word.lower) && singularKey(closest) !== singularKey(word.lower))
    corrections.push({ from: word.raw, to: closest });
  return {
    raw: closest,
    lower: closest,
    word: wordsIn(closest)[0] ?? null,
    known: true,
    singular: singularOf(closest),
  };
}

/**
 * What the index is asked for: each name and each word once, neighbours that the content writes as one word joined.
 * Nothing where the text has only single numbers, which could mean anything.
 */
export function queryTerms(lexicon: Lexicon, names: readonly Word[], rest: readonly QuestionWord[]): QueryTerm[] {
  const named = new Set(names.map((word) => word.terms[0] ?? ''));
  const terms = [...names.map((word) => word.terms), ...joinNeighbours(lexicon, rest)];
  const unique = new Map(terms.map((list) => [list[0] ?? '', list]));
  for (const term of unique.keys()) if (term.length < 2) unique.delete(term);
  if (names.length === 0 && ![...unique.keys()].some((term) => /\p{L}|\d{3}|\d\D\d/u.test(term))) return [];
  return [...unique.values()].map((list) => ({
    terms: named.has(list[0] ?? '') ? list : [...new Set([...list, ...synonymsOf(list[0] ?? '')])],
    weight: weightOf(lexicon, list) * (named.has(list[0] ?? '') ? NAME_WEIGHT : 1),
    named: named.has(list[0] ?? ''),
  }));
}

/**
 * The words of the names in the question: as the question has it where that is a part of the thing's name (`ipvs` for
 * "IPVS mode"), else the thing's name.
 */
export function nameWords(lexicon: Lexicon, words: readonly QuestionWord[], mentions: readonly Mention[]): Word[] {
  return mentions.flatMap((mention) => wordsOfName(lexicon, words, mention));
}

function wordsOfName(lexicon: Lexicon, words: readonly QuestionWord[], { slug, from, to }: Mention): Word[] {
  const name = lexicon.index.corpus.entity.get(slug)?.name ?? slug;
  const said = words
    .slice(from, to)
    .map((word) => word.raw)
    .join(' ');
  return wordsIn(nameKey(name).includes(nameKey(said)) ? said : name);
}

function joinNeighbours(lexicon: Lexicon, rest: readonly QuestionWord[]): string[][] {
  const joined: string[][] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at]?.word;
    const next = rest[at + 1]?.word;
    if (!word) continue;
    const both = next ? wordsIn(word.surface + next.surface)[0]?.terms[0] : undefined;
    if (next && both !== undefined && word.terms.length === 1 && isOneWord(lexicon, both, [word, next])) {
      joined.push([both, ...word.terms, ...next.terms]);
      at += 1;
    } else joined.push([...word.terms]);
  }
  return joined;
}

/** The content writes two words as one when it does so in this share of the sections that hold the rarer of them. */
const MIN_JOINED_SHARE = 0.1;

/** `load balancer` is the `LoadBalancer` of the content; `ip address` is not the `IPAddress` that it names twice. */
function isOneWord({ index }: Lexicon, joined: string, parts: readonly Word[]): boolean {
  const frequency = (term: string) => index.documentFrequency.get(term) ?? 0;
  const rarer = Math.min(...parts.map(({ terms }) => frequency(terms[0] ?? '')));
  return frequency(joined) > 0 && frequency(joined) >= MIN_JOINED_SHARE * rarer;
}

/** A thing that the question names matters more than the words around it. Factor on the word's weight. */
const NAME_WEIGHT = 1.5;
/** A word that the content lacks may be an aside; it counts this share of the rarest known word. */
const UNKNOWN_WEIGHT = 0.7;

function weightOf(lexicon: Lexicon, terms: readonly string[]): number {
  const { index } = lexicon;
  const known = terms.filter((term) => index.documentFrequency.has(term));
  if (known.length < terms.length - 1 || known.length === 0) return UNKNOWN_WEIGHT * index.idf(terms[0] ?? '');
  return known.includes(terms[0] ?? '')
    ? index.idf(terms[0] ?? '')
    : known.reduce((sum, term) => sum + index.idf(term), 0) / known.length;
}

/** Weighted share of the words that the content knows; 1 for no words. */
export function knownShare(lexicon: Lexicon, rest: readonly QuestionWord[]): number {
  let known = 0;
  let total = 0;
  for (const word of rest) {
    const weight = word.word ? weightOf(lexicon, word.word.terms) : 0;
    total += weight;
    if (word.known) known += weight;
  }
  return total === 0 ? 1 : known / total;
}

/** A word of the field stands in at least so many sections, or in this share of them. */
const MIN_COMMON_SECTIONS = 3;
const MIN_COMMON_SHARE = 0.01;

/** Share of the words that are common in the content; 1 for no words. */
export function commonShare(lexicon: Lexicon, rest: readonly QuestionWord[]): number {
  const { index } = lexicon;
  const least = Math.max(MIN_COMMON_SECTIONS, MIN_COMMON_SHARE * index.sections.length);
  const words = rest.flatMap(({ word }) => (word ? [word] : []));
  const common = words.filter(({ terms }) => (index.documentFrequency.get(terms[0] ?? '') ?? 0) >= least);
  return words.length === 0 ? 1 : common.length / words.length;
}
