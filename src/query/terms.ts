import { nameKey } from '#src/content/names.ts';
import type { QueryTerm } from '#src/search/retrieve.ts';
import { type Word, wordsIn } from '#src/search/tokenize.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention } from './query.ts';
import { synonymsOf } from './synonyms.ts';
import type { QuestionWord } from './words.ts';

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
    terms: list,
    synonyms: named.has(list[0] ?? '') ? [] : synonymsOf(list[0] ?? ''),
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
