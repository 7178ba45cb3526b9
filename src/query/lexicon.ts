import type { Corpus, Fact, Group } from '#src/content/corpus.ts';
import { nameKey, singularKey } from '#src/content/names.ts';
import type { Index } from '#src/search/index.ts';
import { stopWords } from '#src/search/stop-words.ts';
import { stem, termsIn, wordsIn } from '#src/search/tokenize.ts';
import { isCommon } from './common-words.ts';

/** An attribute as a question may name it. */
export type AttributeName = { readonly key: string; readonly name: string; readonly terms: readonly string[] };
/** A group as a question may name it: `terms` from its own titles, `outline` from the titles above. */
export type GroupName = {
  readonly group: Group;
  readonly terms: ReadonlySet<string>;
  /** Terms of the group's heading. */
  readonly title: ReadonlySet<string>;
  /** Terms of what the heading calls the things: `port` for "Ports that CNI plugins need". */
  readonly noun: ReadonlySet<string>;
  /** Terms of what the tables call them, above their first columns. */
  readonly headers: ReadonlySet<string>;
  readonly outline: ReadonlySet<string>;
};

/** All that a question is understood with; made once from the corpus. */
export type Lexicon = {
  /** Name key to slug. */
  readonly names: ReadonlyMap<string, string>;
  /** Name keys by their length, for spelling. */
  readonly keysByLength: ReadonlyMap<number, readonly string[]>;
  /** Words of the content by length and first letter (`6k`), for spelling. */
  readonly wordsByShape: ReadonlyMap<string, readonly string[]>;
  /** Those with the longest names first. */
  readonly attributes: readonly AttributeName[];
  /** The key of the only attribute whose name holds the term. */
  readonly attributeByTerm: ReadonlyMap<string, string>;
  /** The keys of the attributes that a thing has, and of those that stand in a table with it, by its slug. */
  readonly attributesOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** The terms of each fact's cell. */
  readonly termsOfFact: (fact: Fact) => ReadonlySet<string>;
  readonly groups: readonly GroupName[];
  readonly index: Index;
};

/** Shorter names are said whole. Words. */
const MIN_LONG_NAME_WORDS = 4;
/** A word of so many sections says nothing of a column that it is only a part of the name of: `IP` of "Virtual IP". */
const COMMON_PART = { share: 0.125, sections: 20 };
/** A rarer word is likelier a slip of the author than a word to correct others to. Occurrences. */
const MIN_OCCURRENCES = 2;
/** Words that stand in headings of tables and in every title and name no group. */
const EMPTY_GROUP_WORDS = new Set(
  'name glance table overview summary compare comparison current state status project differ kind three four five default kubernetes'
    .split(' ')
    .map(stem),
);

export function createLexicon(index: Index): Lexicon {
  const { corpus } = index;
  const names = nameMap(index);
  const attributes = attributeNames(corpus);
  return {
    names,
    keysByLength: groupBy(names.keys(), (key) => key.length),
    wordsByShape: groupBy(
      [...index.surfaces].filter(([, count]) => count >= MIN_OCCURRENCES).map(([surface]) => surface),
      (surface) => `${surface.length}${surface[0]}`,
    ),
    attributes,
    attributeByTerm: soleHolders(attributes, index),
    attributesOf: attributesByThing(corpus),
    termsOfFact: createFactTerms(),
    groups: corpus.groups.map((group) => ({
      group,
      terms: termsOf([...namesOf(group), ...group.headers]),
      title: termsOf(namesOf(group)),
      noun: termsOf(namesOf(group).map((title) => title.split(NOUN_END)[0] ?? '')),
      headers: termsOf(group.headers),
      outline: termsOf(group.outline),
    })),
    index,
  };
}

function nameMap({ corpus, surfaces }: Index): Map<string, string> {
  const names = new Map<string, string>();
  for (const entity of corpus.entities)
    for (const form of [entity.slug, entity.name, ...entity.aliases])
      if (!names.has(nameKey(form))) names.set(nameKey(form), entity.slug);
  for (const [key, slug] of [...names]) if (!names.has(singularKey(key))) names.set(singularKey(key), slug);
  addShortNames(corpus, names);
  addDaemonNames(corpus, names, surfaces);
  return names;
}

/** `cloud load balancer` for "cloud load balancers on external services": the first words of a long name, where they are nobody else's. */
function addShortNames(corpus: Corpus, names: Map<string, string>): void {
  const short = new Map<string, Set<string>>();
  for (const { name, slug } of corpus.entities)
    for (const words of shortForms(name.split(/[\s-]+/u))) {
      const key = singularKey(nameKey(words.join(' ')));
      short.set(key, (short.get(key) ?? new Set()).add(slug));
    }
  for (const [key, slugs] of short) {
    const [slug] = slugs;
    if (slugs.size === 1 && slug !== undefined && !names.has(key)) names.set(key, slug);
  }
}

/**
 * A name is cut before a preposition, or loses its last word (`MetalLB layer 2` mode): what "Windows node | cannot reach
 * its own NodePort" begins with is the name of something else.
 */
function shortForms(words: readonly string[]): string[][] {
  if (words.length < MIN_LONG_NAME_WORDS) return [];
  return words.flatMap((next, length) => {
    const kept = words.slice(0, length);
    const isShort = PREPOSITION.test(next) ? length >= 2 : length === words.length - 1;
    return isShort && !kept.some(isNoNamePart) ? [kept] : [];
  });
}

const PREPOSITION = /^(?:on|in|of|for|to|from|with|without|at|after|before|by|behind|between|over|via)$/iu;

/** Words that link others ("pod to"), and those that only say a name in full ("CSI (Container Storage"). */
function isNoNamePart(word: string): boolean {
  return word.startsWith('(') || stopWords.has(word.toLowerCase());
}

/** `flannel` for `flanneld`, as daemons are called, where the content also writes the shorter word. */
function addDaemonNames(corpus: Corpus, names: Map<string, string>, surfaces: ReadonlyMap<string, number>): void {
  for (const { slug, name } of corpus.entities) {
    const short = nameKey(name).slice(0, -1);
    if (/[^aeiou]d$/u.test(nameKey(name)) && surfaces.has(short) && !names.has(short)) names.set(short, slug);
  }
}

function attributeNames(corpus: Corpus): AttributeName[] {
  const attributes = new Map<string, AttributeName>();
  for (const { attributes: list } of corpus.groups)
    for (const { key, name } of list)
      if (!attributes.has(key))
        attributes.set(key, { key, name, terms: wordsIn(name).map((word) => word.terms[0] ?? '') });
  return [...attributes.values()].sort((a, b) => b.terms.length - a.terms.length);
}

function attributesByThing({ entities, groups }: Corpus): Map<string, Set<string>> {
  const keys = new Map(entities.map(({ slug, facts }) => [slug, new Set(facts.map(({ key }) => key))]));
  for (const group of groups)
    for (const slug of group.entities) for (const { key } of group.attributes) keys.get(slug)?.add(key);
  return keys;
}

function soleHolders(attributes: readonly AttributeName[], index: Index): Map<string, string> {
  const holders = new Map<string, Set<string>>();
  for (const { key, terms } of attributes)
    for (const term of [
      ...(terms.length === 1 ? terms : terms.filter((each) => !isCommon(index, each, COMMON_PART))),
      stem(key),
    ])
      holders.set(term, (holders.get(term) ?? new Set()).add(key));
  return new Map(
    [...holders].flatMap(([term, [key, ...others]]) => (key !== undefined && others.length === 0 ? [[term, key]] : [])),
  );
}

/** What a cell affirms: "routes, without an overlay" holds no overlay. Cells are read once, when a question first filters by them. */
function createFactTerms(): Lexicon['termsOfFact'] {
  const read = new Map<Fact, ReadonlySet<string>>();
  return (fact) => {
    const known = read.get(fact);
    if (known) return known;
    const terms = new Set(termsIn(fact.text.split(/\b(?:without|no|not|never)\b/iu)[0] ?? ''));
    read.set(fact, terms);
    return terms;
  };
}

/** Ends the noun of a heading: what follows tells more about it. */
const NOUN_END = /:|\b(?:to|of|in|for|that|between|with|from|on|by|made)\b/iu;

/** A question that a table stands below ("Which ports must be open?") is no name for what the table lists. */
function namesOf({ title }: Group): string[] {
  return title.endsWith('?') ? [] : [title];
}

function termsOf(titles: readonly string[]): Set<string> {
  return new Set(
    titles
      .flatMap((title) => wordsIn(title).map((word) => word.terms[0] ?? ''))
      .filter((term) => !EMPTY_GROUP_WORDS.has(term)),
  );
}

function groupBy<K>(items: Iterable<string>, keyOf: (item: string) => K): Map<K, string[]> {
  const groups = new Map<K, string[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/**
 * Whether the content knows the word, in any form. A compound is known by its parts (`pod/service`), but an identifier
 * (`externalIPs`, `service.spec`) only as a whole: its parts are ordinary words that mean something else.
 */
export function isKnown({ index }: Lexicon, raw: string): boolean {
  const surface = raw.toLowerCase();
  const [whole, ...parts] = wordsIn(raw)[0]?.terms ?? [];
  if (whole === undefined) return false;
  if (index.surfaces.has(surface) || index.documentFrequency.has(whole)) return true;
  return parts.length > 0 && !isIdentifier(raw) && parts.every((part) => index.documentFrequency.has(part));
}

/** CamelCase or words joined by dots or underscores. */
export function isIdentifier(raw: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(raw) || /\p{L}[._]\p{L}/u.test(raw);
}
