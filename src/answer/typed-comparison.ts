import type { Guide } from '#src/adapter.ts';
import { MAX_COMPARED } from '#src/query/comparing.ts';
import { type Choice, comparisonChoice } from './choices.ts';
import type { FindMatches } from './matches.ts';

/** How a comparison may begin, what follows that, and what then stands between its things. */
const OPENING = new Set(['compare', 'comparing', 'comparison', 'difference', 'differences', 'diff']);
const AFTER_OPENING = new Set(['of', 'between']);
const BETWEEN_OPENED = new Set(['vs', 'v', 'versus', 'or', 'and', 'with', 'to', 'from']);
/** What stands between things without such an opening. */
const BETWEEN = new Set(['vs', 'v', 'versus', 'or']);
/** Things that one is set against: all of them, for the content has fewer. */
const MAX_PARTNERS = 100;

/** A comparison as far as it is typed; the last thing may be unfinished, or have no words yet. */
type Typed = { readonly things: readonly (readonly string[])[]; readonly last: readonly string[] };

/**
 * Completes the last thing of a comparison by what the things before it can be compared with, nearest first where it is
 * not begun yet: `calico vs`, `calico vs ci`, `compare calico and ci`. Each choice asks the whole comparison. None where no
 * comparison is being typed.
 */
export function createTypedComparisons(
  choices: readonly Choice[],
  findMatches: FindMatches,
  { comparableWith }: Pick<Guide, 'comparableWith'>,
): FindMatches {
  const byName = new Map(choices.flatMap((choice) => choice.names.map((name) => [name, choice])));
  return function* (words) {
    const typed = readComparison(words);
    const things = typed?.things.map((thing) => firstThing(findMatches(thing))) ?? [];
    const slugs = things.filter((slug) => slug !== null);
    if (!typed || slugs.length === 0 || slugs.length < typed.things.length) return;
    const partners = new Map(comparableWith(slugs, MAX_PARTNERS).map((action) => [byName.get(action.label), action]));
    for (const partner of typed.last.length === 0 ? partners.keys() : findMatches(typed.last)) {
      const action = partners.get(partner);
      const choice = action && partner?.slug ? comparisonChoice(action.query, [...slugs, partner.slug]) : null;
      if (choice) yield choice;
    }
  };
}

function readComparison(words: readonly string[]): Typed | null {
  const opened = OPENING.has(words[0] ?? '');
  const from = !opened ? 0 : AFTER_OPENING.has(words[1] ?? '') ? 2 : 1;
  const between = opened ? BETWEEN_OPENED : BETWEEN;
  const parts: string[][] = [[]];
  for (const word of words.slice(from))
    if (between.has(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  const things = opened && parts.length === 1 ? parts : parts.slice(0, -1);
  const isWhole = things.length > 0 && things.length < MAX_COMPARED && things.every(({ length }) => length > 0);
  return isWhole ? { things, last: parts.slice(things.length)[0] ?? [] } : null;
}

function firstThing(found: Iterable<Choice>): string | null {
  for (const { slug } of found) if (slug !== null) return slug;
  return null;
}
