import { nameKey, singularKey, wordsOf } from '#src/content/names.ts';
import type { Correction } from '#src/document/answer.ts';
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
    return {
      raw,
      lower,
      word,
      known: word !== null && (isKnown(lexicon, raw) || hasSynonym(lexicon, word)),
      singular: singularOf(raw),
    };
  });
}

/** `depleted` is no slip of `deleted` where the content speaks of what is exhausted. */
function hasSynonym({ index }: Lexicon, { terms }: Word): boolean {
  return synonymsOf(terms[0] ?? '').some((term) => index.documentFrequency.has(term));
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
      ) ??
      (to - from === 1 ? lexicon.names.get(nameKey(fieldOf(words[from]?.raw ?? ''))) : undefined);
    if (slug !== undefined) return { slug, from, to };
  }
  return null;
}

/**
 * `externalIPs` of `Service.spec.externalIPs`: a path of fields is called by the last, unless that is a plain word, such as
 * the `ingress` of a NetworkPolicy. Empty for anything else.
 */
function fieldOf(raw: string): string {
  return FIELD_PATH.exec(raw)?.[1] ?? '';
}

const FIELD_PATH = /(?:^|\.)(?:spec|status)\.(?:\w+\.)*(\w*[a-z][A-Z]\w*)$/u;

function singularOf(raw: string): string {
  return wordsOf(raw).map(singularKey).join('');
}

/** `pod2pod` as people abbreviate "to". */
function spelledOut(key: string): string {
  return key.replace(/(?<=\p{L})2(?=\p{L})/gu, 'to').replace(/svc$/u, 'service');
}

const COPIED = /[.:@]/u;

function misspeltAt(
  lexicon: Lexicon,
  words: readonly QuestionWord[],
  from: number,
  corrections: Correction[],
): Mention | null {
  for (let to = Math.min(words.length, from + MAX_MISSPELT_WORDS); to > from; to -= 1) {
    const span = words.slice(from, to);
    if (isStop(span[0]) || isStop(span.at(-1)) || !span.some((word) => !isStop(word) && !word.known)) continue;
    // What is written like `net.d` was copied, and is no slip.
    if (span.some(({ raw }) => COPIED.test(raw))) continue;
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

/** An address, a port, a time, a hash, a log code or a numbered machine: it says which, not what. A version says what. */
const DATA =
  /^(?:\d+(?:[.:]\d+){3,}|\d+:[\d:]+|\d{3,}|(?=.*\d)[0-9a-f]{7,}|[a-z]\d{4}|(?:node|pod|worker|master|host|vm|db|server|client)-?\d+)$/u;

function isData(lower: string): boolean {
  return DATA.test(lower);
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
