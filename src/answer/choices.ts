import type { Guide } from '#src/adapter.ts';
import type { Entity, Section } from '#src/content/corpus.ts';
import { nameKey } from '#src/content/names.ts';
import type { Action } from '#src/document/answer.ts';
import { askingAbout, askingFor, read } from './asking.ts';
import { exactSection, findHits, isAboutSibling, isAnswer } from './evidence.ts';
import type { Knowledge } from './knowledge.ts';

/** Characters of a label, and of a query, that surfaces take as a choice; Discord takes no more. UTF-16 units. */
const MAX_CHOICE_CHARS = 100;

/** Something that can be chosen while typing, and the words by which it is found. */
export type Choice = {
  readonly action: Action;
  /** Choices that share one of these are one to a reader: they have the same label, question or comparison. */
  readonly keys: readonly string[];
  /** The thing that it names, if it names one. */
  readonly slug: string | null;
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  readonly titles: readonly string[];
  readonly wordings: readonly string[];
};

/** Every choice, in the order of the guide's topics; and those that are offered before anything is typed. */
export type Choices = { readonly all: readonly Choice[]; readonly starting: readonly Choice[] };

/** Whether the label says what this query asks, or is another's already. */
type Claim = (label: string, query: string) => boolean;

/**
 * Things by name, sections by title, and the guide's examples. Label and query both lead to what the label names: where a
 * title is answered by something else, the words that are sure to lead to the section are its label. Left out is what no
 * words lead to, and what only too long words do.
 */
export function choicesFrom(knowledge: Knowledge, guide: Guide): Choices {
  const claim = createClaims();
  const things = knowledge.corpus.entities.flatMap((entity) => thingChoice(knowledge, entity, claim) ?? []);
  const shown = knowledge.corpus.sections.filter(({ body }) => body.length > 0);
  const byTitle = Map.groupBy(shown, ({ title }) => title);
  const found = new Map<Section, Choice | null>();
  const find = (section: Section | undefined, query: string | null) => {
    if (!section) return [];
    const choice = sectionChoice(knowledge, section, { query, claim });
    found.set(section, choice);
    return choice ?? [];
  };
  const topics = guide.topics.map(({ actions }) =>
    actions.flatMap(({ label, query }) => find(holderOf(byTitle.get(label) ?? [], query), query)),
  );
  for (const section of shown) if (!found.has(section)) find(section, askingFor(knowledge, section));
  const begin = [...(guide.firstStep ? [guide.firstStep] : []), ...guide.examples].filter(isShort).map(exampleChoice);
  return {
    all: [...things, ...[...found.values()].filter((choice) => choice !== null), ...begin],
    starting: [...begin, ...inTurn(topics)],
  };
}

function createClaims(): Claim {
  const queries = new Map<string, string>();
  return (label, query) => {
    const [key, asked] = [nameKey(label), nameKey(query)];
    if (!queries.has(key)) queries.set(key, asked);
    return queries.get(key) === asked;
  };
}

function thingChoice(knowledge: Knowledge, { slug, name, aliases }: Entity, claim: Claim): Choice | null {
  const query = askingAbout(knowledge, slug);
  if (query === null) return null;
  const label = query === name || mentions(knowledge, name, slug) ? name : query;
  return choiceOf({ label, query }, claim, { slug, names: [name], aliases });
}

/** Whether the words are read as a question that names the thing. */
function mentions(knowledge: Knowledge, words: string, slug: string): boolean {
  const query = read(knowledge, words);
  return 'mentions' in query && query.mentions.some((mention) => mention.slug === slug);
}

function sectionChoice(
  knowledge: Knowledge,
  section: Section,
  { query: sure, claim }: { readonly query: string | null; readonly claim: Claim },
): Choice | null {
  const { title, questions, compares } = section;
  const isShown = sure === title || showsFirst(knowledge, section, title);
  const query = sure ?? (isShown ? title : null);
  if (query === null) return null;
  const choice = choiceOf({ label: isShown ? title : query, query }, claim, { titles: [title], wordings: questions });
  return choice && compares.length > 1 ? { ...choice, keys: [...choice.keys, comparisonKey(compares)] } : choice;
}

function exampleChoice(action: Action): Choice {
  return choiceWith(action, { titles: [action.label] });
}

/** The label is the query where it is too long or another's; null where that is too long as well. */
function choiceOf({ label, query }: Action, claim: Claim, parts: Partial<Choice>): Choice | null {
  const isFit = label.length <= MAX_CHOICE_CHARS && claim(label, query);
  const action = { label: isFit ? label : query, query };
  return isShort(action) ? choiceWith(action, parts) : null;
}

function choiceWith(action: Action, parts: Partial<Choice>): Choice {
  const keys = [...new Set([nameKey(action.label), nameKey(action.query)])];
  return { action, keys, slug: null, names: [], aliases: [], titles: [], wordings: [], ...parts };
}

/** A comparison of these things by these words; null if they are too long. */
export function comparisonChoice(query: string, slugs: readonly string[]): Choice | null {
  const choice = choiceWith({ label: query, query }, {});
  return isShort(choice.action) ? { ...choice, keys: [...choice.keys, comparisonKey(slugs)] } : null;
}

/** The same for the same things in any order; a space keeps it apart from name keys. */
function comparisonKey(slugs: readonly string[]): string {
  return slugs.toSorted().join(' ');
}

/** Whether surfaces take it as a choice. */
function isShort({ label, query }: Action): boolean {
  return label.length <= MAX_CHOICE_CHARS && query.length <= MAX_CHOICE_CHARS;
}

/** Of sections with one title that for which the query asks. */
function holderOf(sections: readonly Section[], query: string): Section | undefined {
  return sections.find(({ title, questions }) => title === query || questions.includes(query)) ?? sections[0];
}

/** The first of each list, then the second of each, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

/** Whether these words are answered with the section, or with the card or list that it is about. */
function showsFirst(knowledge: Knowledge, section: Section, words: string): boolean {
  const query = read(knowledge, words);
  switch (query.intent) {
    case 'help':
    case 'smallTalk':
    case 'tooLong':
    case 'more':
    case 'compare':
      return false;
    case 'lookup':
    case 'list':
    case 'question': {
      const exact = exactSection(knowledge, query);
      if (exact) return exact === section;
      if (query.intent === 'lookup') return query.slug === section.about;
      if (query.intent === 'list') return query.filters.length === 0 && query.group.sectionIds.includes(section.id);
      const best = findHits(knowledge, query).find((hit) => !isAboutSibling(knowledge, hit, query));
      return best?.section === section && isAnswer(knowledge, best, query);
    }
    default:
      return query satisfies never;
  }
}
