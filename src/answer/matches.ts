import { nameKey, singularKey } from '#src/content/names.ts';
import type { Lexicon } from '#src/query/lexicon.ts';
import { createLikeBeginnings } from '#src/query/spelling.ts';
import { stopWords } from '#src/search/stop-words.ts';
import { type Beginnings, createBeginnings } from './beginnings.ts';
import type { Choice } from './choices.ts';
import { type Form, formsFrom } from './forms.ts';

/** With so many choices that hold what was typed nobody needs guesses at what else may be meant. */
const ENOUGH = 5;
/** Slips, and two words that should be one, are looked for in at most so many words: more are a question, not a name. */
const MAX_NAME_WORDS = 4;

/** Takes words as `wordsOf` gives them in lower case, the last perhaps unfinished; gives choices best first, some repeatedly. */
export type FindMatches = (words: readonly string[]) => Iterable<Choice>;
export type Matches = {
  /** What is named in full, then what begins so. */
  readonly begun: FindMatches;
  /** All of it, or all of one kind. */
  readonly all: (words: readonly string[], isWanted?: (choice: Choice) => boolean) => Iterable<Choice>;
};

/** Choices by the beginnings of words, each in one of several spellings. */
type Find = (words: readonly (readonly string[])[]) => Iterable<Choice>;

/**
 * Finds choices in stages, each looked through only when it is reached: what is named in full; what begins so; that of which
 * each typed word begins a word. Where these are few there follow: the same for the words that say something, questions that
 * the authors expect, and what would fit but for slips. In each stage names come first, then aliases, then titles.
 */
export function createMatches(lexicon: Lexicon, choices: readonly Choice[]): Matches {
  const { names, titles, wordings } = formsFrom(lexicon, choices);
  const forms = [...names, ...titles];
  const whole = createBeginnings(forms.map(({ words }) => [words.join('')]));
  const parts = createBeginnings(forms.map(({ words }) => [...words, ...pairsOf(words)]));
  const expecting = createBeginnings(wordings.map(({ words }) => words));
  const [beginning, held, expected] = [finding(whole, forms), finding(parts, forms), finding(expecting, wordings)];
  const named = findNamed(lexicon, choices);
  const likeBeginnings = createLikeBeginnings(wordsFor(names, forms));

  function* begun(words: readonly string[]): Generator<Choice> {
    const together = words.join('');
    yield* named(together);
    yield* beginning([[together]]);
  }
  function* strict(words: readonly string[]): Generator<Choice> {
    if (words.length === 0) return;
    yield* begun(words);
    yield* holding(held, words);
  }
  function* slipped(words: readonly string[]): Generator<Choice> {
    if (words.length > MAX_NAME_WORDS) return;
    const meant = [likeBeginnings(words.join(''))];
    yield* beginning(meant);
    yield* held(meant);
    if (words.length > 1) yield* held(words.map((word) => (parts.knows(word) ? [word] : likeBeginnings(word))));
  }
  const all = inStages([
    strict,
    (words) => strict(telling(words)),
    (words) => holding(expected, words),
    (words) => slipped(telling(words)),
  ]);
  return { begun, all };
}

/** The first stage, and others as long as there are few choices that are wanted. */
function inStages(stages: readonly FindMatches[]): Matches['all'] {
  return function* (words, isWanted = () => true) {
    const found = new Set<Choice>();
    for (const stage of stages) {
      if (found.size >= ENOUGH) return;
      for (const choice of stage(words)) {
        if (!isWanted(choice)) continue;
        found.add(choice);
        yield choice;
      }
    }
  };
}

/** Each two neighbours as one: `load balancer` may be written as one word. */
function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, at) => `${words[at]}${word}`);
}

/** What a slip may be meant for: whole names, words as they are written, and the parts of `kube-proxy` and `NodePort`. */
function wordsFor(names: readonly Form[], forms: readonly Form[]): Set<string> {
  const written = forms.flatMap(({ text, words }) => [...text.split(/\s+/u).map(nameKey), ...words]);
  return new Set([...names.map(({ words }) => words.join('')), ...written].filter((word) => word !== ''));
}

/** By the words as they were typed, then as if two of them should be one. */
function* holding(find: Find, words: readonly string[]): Generator<Choice> {
  const each = (some: readonly string[]) => [...new Set(some)].map((word) => [word]);
  yield* find(each(words));
  if (words.length > MAX_NAME_WORDS) return;
  for (const [at, pair] of pairsOf(words).entries()) yield* find(each(words.toSpliced(at, 2, pair)));
}

/** `forms` are what the beginnings were made of, in the order in which they are found. */
function finding({ holding: positionsOf }: Beginnings, forms: readonly Form[]): Find {
  const choices = forms.map(({ choice }) => choice);
  return function* (words) {
    for (const position of positionsOf(words)) {
      const choice = choices[position];
      if (choice) yield choice;
    }
  };
}

/** What is labelled so; then the thing that has the name or alias, in the singular too. */
function findNamed({ names }: Lexicon, choices: readonly Choice[]): (key: string) => Iterable<Choice> {
  const labelled = Map.groupBy(choices, ({ action }) => nameKey(action.label));
  const things = new Map(choices.flatMap((choice) => (choice.slug === null ? [] : [[choice.slug, choice]])));
  return function* (key) {
    yield* labelled.get(key) ?? [];
    const thing = things.get(names.get(key) ?? names.get(singularKey(key)) ?? '');
    if (thing) yield thing;
  };
}

/** Without the words that say nothing of a subject, and in the singular: `what is a services` asks for `service`. */
function telling(words: readonly string[]): string[] {
  return words.filter((word) => !stopWords.has(word)).map(singularKey);
}
