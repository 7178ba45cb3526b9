import type { Guide } from '#src/adapter.ts';
import { askingToCompare, read } from './asking.ts';
import type { Choice } from './choices.ts';
import type { Knowledge } from './knowledge.ts';
import type { Matches } from './matches.ts';

/** Things that one is set against: all of them, for the content has fewer. */
const MAX_PARTNERS = 100;
/** Things of which is read whether they can be set beside the others, about 0.1 ms each. */
const MAX_TRIED = 50;

/** What is to be compared with the things named in `beside`, each text as it was typed; see `Complete`. */
export type FindCompared = (words: readonly string[], beside: readonly string[]) => Iterable<Choice>;

/**
 * Things alone, each by the name that stands for it in a comparison. What stands beside the others in the content comes
 * first, then whatever else can be compared with all of them. Before anything is typed the former, or what the examples
 * compare.
 */
export function createComparedThings(
  knowledge: Knowledge,
  choices: readonly Choice[],
  matches: Matches,
  { comparableWith, examples }: Pick<Guide, 'comparableWith' | 'examples'>,
): FindCompared {
  const things = new Map(choices.flatMap((choice) => thingIn(choice) ?? []));
  const slugByName = new Map([...things].map(([slug, { action }]) => [action.label, slug]));
  const slugOf = ({ slug }: Choice) => (slug !== null && things.has(slug) ? [slug] : []);
  const exampleThings = examples
    .filter(({ query }) => query.includes(' vs '))
    .flatMap(({ query }) => query.split(' vs ').flatMap((words) => namedIn(knowledge, words)));

  /** Those that can be set beside all the others, or where there are none yet, beside what is compared anyway. */
  function* fitting(slugs: readonly string[], others: readonly string[]): Generator<string> {
    for (const slug of [...new Set(slugs)].slice(0, MAX_TRIED)) {
      const beside = others.length > 0 ? others : exampleThings.filter((each) => each !== slug).slice(0, 1);
      if (beside.length === 0 || askingToCompare(knowledge, [...beside, slug]) !== null) yield slug;
    }
  }
  function* slugsFor(words: readonly string[], others: readonly string[]): Generator<string> {
    const partners = comparableWith(others, MAX_PARTNERS).flatMap(({ label }) => slugByName.get(label) ?? []);
    if (words.length === 0) {
      yield* partners.length > 0 ? partners : fitting(exampleThings, others);
      return;
    }
    const isThing = (choice: Choice) => slugOf(choice).length > 0;
    const found = [...matches.begun(words), ...matches.all(words, isThing)].flatMap(slugOf);
    yield* found.filter((slug) => partners.includes(slug));
    yield* fitting(found, others);
  }
  return function* (words, beside) {
    const others = [...new Set(beside.flatMap((typed) => namedIn(knowledge, typed)))];
    for (const slug of slugsFor(words, others)) {
      const choice = things.get(slug);
      if (choice) yield choice;
    }
  };
}

/** The thing that the choice is, called by its name; none where the name is too long for a choice, or means another thing. */
function thingIn(choice: Choice): [string, Choice][] | null {
  const { slug, names, action } = choice;
  const [name] = names;
  if (slug === null || name !== action.label) return null;
  return [[slug, { ...choice, action: { label: name, query: name } }]];
}

/** The one thing that the words name; none where they name several. */
function namedIn(knowledge: Knowledge, words: string): string[] {
  const query = read(knowledge, words);
  const slugs = new Set('mentions' in query ? query.mentions.map(({ slug }) => slug) : []);
  return slugs.size === 1 ? [...slugs] : [];
}
