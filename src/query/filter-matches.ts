import { STATUS_KEY } from '#src/content/attribute-keys.ts';
import type { Entity, Fact } from '#src/content/corpus.ts';
import { wordsIn } from '#src/search/tokenize.ts';
import type { Lexicon } from './lexicon.ts';
import type { Filter } from './query.ts';
import { hasEnded, type Truth, truthOf } from './truth.ts';

/** Whether the thing is in or out, or the content does not say. */
export function matches(lexicon: Lexicon, entity: Entity, filter: Filter): Truth {
  const facts = entity.facts.filter((fact) => fact.key === filter.attribute);
  if (facts.length === 0) return 'unknown';
  const truths = facts.map((fact) => truthOfFact(lexicon, fact, filter));
  if (truths.includes('yes'))
    return filter.kind === 'has' && !filter.wanted ? bothWays(facts) : turn('yes', filter.wanted);
  return truths.includes('no') ? turn('no', filter.wanted) : 'unknown';
}

/** An optional feature is there for those who want it and away for those who do not. */
function bothWays(facts: readonly Fact[]): Truth {
  return facts.some(({ text }) => /^optional/iu.test(text)) ? 'yes' : 'no';
}

function truthOfFact(lexicon: Lexicon, fact: Fact, filter: Filter): Truth {
  if (filter.attribute === STATUS_KEY && filter.kind === 'has') return hasEnded(fact.text) ? 'no' : 'yes';
  const truth = truthOf(fact.text);
  if (filter.kind === 'has') return truth;
  const own = new Set(wordsIn(fact.attribute).flatMap((word) => word.terms));
  const sought = filter.words.filter((word) => !own.has(word));
  if (truth === 'unknown') return 'unknown';
  return holdsAll(lexicon, fact, sought.length > 0 ? sought : filter.words) ? 'yes' : 'no';
}

function turn(truth: 'yes' | 'no', wanted: boolean): Truth {
  return (truth === 'yes') === wanted ? 'yes' : 'no';
}

/** Whether the cell affirms all the words. */
export function holdsAll(lexicon: Lexicon, fact: Fact, sought: readonly string[]): boolean {
  if (/^(?:no|not)\b/iu.test(fact.text)) return false;
  const held = lexicon.termsOfFact(fact);
  return sought.every((word) => held.has(word));
}
