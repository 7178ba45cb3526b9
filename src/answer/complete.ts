import type { Complete, Guide } from '#src/adapter.ts';
import { wordsOf } from '#src/content/names.ts';
import type { Action } from '#src/document/answer.ts';
import { type Choice, choicesFrom } from './choices.ts';
import { createComparedThings } from './compared-things.ts';
import type { Knowledge } from './knowledge.ts';
import { createMatches } from './matches.ts';
import { createTypedComparisons } from './typed-comparison.ts';

/** Longer text is a question, and no beginning of a name or title. UTF-16 units. */
const MAX_TYPED_CHARS = 200;

/**
 * Completes what is being typed to what can be asked: comparisons where one is begun, then things and sections. Before
 * anything is typed: where a newcomer begins, the guide's examples, and the first sections of each topic in turn. Reads
 * `guide.topics`, which takes long where nobody has looked at them before.
 */
export function createComplete(knowledge: Knowledge, guide: Guide): Complete {
  const choices = choicesFrom(knowledge, guide);
  const matches = createMatches(knowledge.lexicon, choices.all);
  const typedComparisons = createTypedComparisons(choices.all, matches.all, guide);
  function* fitting(words: readonly string[]): Generator<Choice> {
    yield* matches.begun(words);
    yield* typedComparisons(words);
    yield* matches.all(words);
  }
  const comparedThings = createComparedThings(knowledge, choices.all, matches, guide);
  return (typed, limit, beside) => {
    const isBegun = typed.trim() !== '';
    if (!isBegun) return firstOf(beside ? comparedThings([], beside) : choices.starting, limit);
    const words = typed.length > MAX_TYPED_CHARS ? [] : wordsOf(typed.toLowerCase());
    if (beside) return words.length === 0 ? [] : firstOf(comparedThings(words, beside), limit);
    return words.length === 0 ? [] : firstOf(fitting(words), limit);
  };
}

/** So many actions, none that is one with another to a reader. */
function firstOf(choices: Iterable<Choice>, limit: number): Action[] {
  const actions: Action[] = [];
  const seen = new Set<string>();
  if (limit < 1) return [];
  for (const { action, keys } of choices) {
    if (keys.some((key) => seen.has(key))) continue;
    for (const key of keys) seen.add(key);
    actions.push(action);
    if (actions.length >= limit) break;
  }
  return actions;
}
