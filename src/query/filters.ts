import { STATUS_KEY, SUMMARY_KEY } from '#src/content/attribute-keys.ts';
import type { Fact, Group } from '#src/content/corpus.ts';
import { stem, type Word, wordsIn } from '#src/search/tokenize.ts';
import { LINKING } from './attributes.ts';
import { isCommon } from './common-words.ts';
import { holdsAll } from './filter-matches.ts';
import { genericTerms } from './generic-words.ts';
import type { Lexicon } from './lexicon.ts';
import type { Filter } from './query.ts';
import { ENDED } from './truth.ts';

/** Words that turn a condition round. */
const NEGATION =
  /\b(?:without|no|not|non|lacks?|lacking|missing|neither|nobody|never|except|cannot|[a-z]+n['’]t|(?:ca|do|does|did|is|are|wo|would)nt)\b/iu;
const NEGATING = new Set(
  [
    'without',
    'cannot',
    'neither',
    'nor',
    'nobody',
    'lack',
    'lacks',
    'lacking',
    'missing',
    'non',
    'never',
    'except',
  ].map(stem),
);
/** Words for one that is kept up. */
const CURRENT = new Set(['maintained', 'active', 'alive', 'supported', 'current', 'living'].map(stem));
/** Words that link a thing with its property in a condition. */
const LINKING_CONDITION: ReadonlySet<string> = new Set([
  ...LINKING,
  ...'handle feature include come base exist still anymore longer option speak traffic packet made own do meet encounter across depend rely'
    .split(' ')
    .map(stem),
]);
const STATUS_TERM = stem(STATUS_KEY);
/** A condition counts as the attribute's own name from this share of its words. */
const MIN_NAME_SHARE = 0.6;

/**
 * The conditions in what is left of a list question once the group's own words are gone.
 * Null if a part of it is no condition on this group.
 */
export function readFilters(
  lexicon: Lexicon,
  group: Group,
  text: string,
  groupTerms: ReadonlySet<string>,
): Filter[] | null {
  const clauses = carryNegation(text.split(/(?=\b(?:without|with|but|that|and)\b)|[,;]/iu));
  const read = clauses.map((clause) => readFilter(lexicon, group, clause, groupTerms));
  if (!read.includes(null)) return read.filter((filter) => filter !== null && filter !== 'none');
  const whole = readFilter(lexicon, group, text, groupTerms);
  if (whole === null) return null;
  return whole === 'none' ? [] : [whole];
}

/** "Which do not work | with IPv6": a clause that only negates belongs to the next one. */
function carryNegation(clauses: readonly string[]): string[] {
  const carried: string[] = [];
  for (const clause of clauses) {
    const last = carried.at(-1) ?? '';
    if (NEGATION.test(last) && conditionWords(last).length === 0) carried[carried.length - 1] = `${last} ${clause}`;
    else carried.push(clause);
  }
  return carried;
}

/** What a clause holds beside words that only link or negate. */
function conditionWords(clause: string): Word[] {
  return wordsIn(clause).filter(
    ({ terms: [first] }) =>
      first !== undefined && !LINKING_CONDITION.has(first) && !genericTerms.has(first) && !NEGATING.has(first),
  );
}

function readFilter(
  lexicon: Lexicon,
  group: Group,
  clause: string,
  groupTerms: ReadonlySet<string>,
): Filter | 'none' | null {
  const words = conditionWords(clause).filter(({ terms: [first] }) => !groupTerms.has(first ?? ''));
  if (words.every((word) => /^\d+$/u.test(word.surface))) return 'none';
  const terms = words.map((word) => word.terms);
  if (terms.length === 0) return 'none';
  const wanted = !NEGATION.test(clause);
  const label = words
    .map((word) => word.surface)
    .filter((surface) => !/^l\d$/u.test(surface) || words.length === 1)
    .join(' ');
  return (
    statusFilter(group, terms, wanted) ??
    nameFilter(lexicon, group, terms, wanted) ??
    nameFilter(
      lexicon,
      group,
      terms.filter(([first]) => !FIELD.has(first ?? '')),
      wanted,
    ) ??
    valueFilter(lexicon, group, terms, { wanted, label })
  );
}

type Terms = readonly (readonly string[])[];

function statusFilter(group: Group, terms: Terms, wanted: boolean): Filter | null {
  if (!group.attributes.some(({ key }) => key === STATUS_KEY)) return null;
  const all = terms.flatMap((list) => list.slice(0, 1));
  const ended = all.filter((term) => ENDED.has(term));
  const current = all.filter((term) => CURRENT.has(term));
  if (
    ended.length + current.length !== all.filter((term) => term !== STATUS_TERM && term !== 'project').length ||
    all.length === 0
  )
    return null;
  // "dead / no longer maintained": the negation belongs to the second half, and both say the same.
  if (ended.length > 0) return { kind: 'has', attribute: STATUS_KEY, wanted: !wanted && current.length === 0 };
  return current.length > 0 ? { kind: 'has', attribute: STATUS_KEY, wanted } : null;
}

function nameFilter(lexicon: Lexicon, group: Group, terms: Terms, wanted: boolean): Filter | null {
  if (terms.length === 0) return null;
  let best: { key: string; share: number; size: number } | null = null;
  for (const { key } of group.attributes) {
    const name = lexicon.attributes.find((attribute) => attribute.key === key);
    if (!name || key === STATUS_KEY || key === SUMMARY_KEY) continue;
    const matched = terms.filter((list) => list.some((term) => name.terms.includes(term) || term === stem(key))).length;
    const ownShare = name.terms.filter((term) => terms.some((list) => list.includes(term))).length / name.terms.length;
    const share = matched / terms.length;
    if (share < MIN_NAME_SHARE || (ownShare < 0.5 && !terms.some(([first]) => first === stem(key)))) continue;
    if (!best || share + ownShare > best.share + best.size) best = { key, share, size: ownShare };
  }
  if (!best) return null;
  const filter: Filter = { kind: 'has', attribute: best.key, wanted: wanted !== isInstead(best.key, terms) };
  return isYesNo(lexicon, group, best.key) ? filter : null;
}

/** Whether the words name only what the attribute does away with: who has a kube-proxy replacement needs no kube-proxy. */
function isInstead(key: string, terms: Terms): boolean {
  return REPLACING.test(key) && !terms.some((list) => list.some((term) => REPLACING_TERM.test(term)));
}

const REPLACING = /replacement$/u;
const REPLACING_TERM = /^replac/u;

/** An attribute can be had or not when some cells say yes or no. */
function isYesNo(lexicon: Lexicon, group: Group, key: string): boolean {
  return factsOf(lexicon, group, key).some(({ text }) => /^(?:yes|no|none)\b/iu.test(text));
}

/**
 * Longer cells are prose: they hold words by the way, so a condition on them must name the column. Characters, on
 * average; the columns of values in the content have up to 35, those of prose 40 and more.
 */
const MAX_VALUE_CHARS = 38;
/** Words of the whole field: they tell no attribute from another. */
const FIELD = new Set(['network', 'networking', 'container', 'linux', 'pod', 'node'].map(stem));

function valueFilter(
  lexicon: Lexicon,
  group: Group,
  terms: Terms,
  said: { wanted: boolean; label: string },
): Filter | 'none' | null {
  const words = terms.map(([first]) => first ?? '');
  if (words.every((word) => isCommon(lexicon.index, word, EVERYWHERE))) return said.wanted ? 'none' : null;
  const named = ({ name }: Group['attributes'][number]) =>
    wordsIn(name).some((word) => words.includes(word.terms[0] ?? ''));
  const telling = group.attributes.filter(
    (attribute) => named(attribute) || holdsValues(lexicon, group, attribute.key),
  );
  const summary = group.attributes.filter(({ key }) => key === SUMMARY_KEY);
  const attribute = bestColumn(lexicon, group, telling, words) ?? bestColumn(lexicon, group, summary, words);
  return attribute === null ? null : { kind: 'value', attribute, words, ...said };
}

/** Words that tell nothing apart: the services that meshes and network policies are about. */
const EVERYWHERE = { share: 0.4, sections: 20 };

/** Whether the column tells things apart by short values, and not by prose or addresses. */
function holdsValues(lexicon: Lexicon, group: Group, key: string): boolean {
  if (key === STATUS_KEY || key === SUMMARY_KEY) return false;
  const facts = factsOf(lexicon, group, key);
  const chars = facts.reduce((sum, { text }) => sum + text.length, 0);
  const linked = facts.filter(({ sources }) => sources.length > 0).length;
  return chars <= MAX_VALUE_CHARS * facts.length && linked * 2 < facts.length;
}

/** The column in which most things have all the words, one that the words name before others; null if none has. */
function bestColumn(
  lexicon: Lexicon,
  group: Group,
  columns: Group['attributes'],
  words: readonly string[],
): string | null {
  let best: string | null = null;
  let most = 0;
  for (const { key, name } of columns) {
    const own = new Set(wordsIn(name).flatMap((word) => word.terms));
    const sought = words.filter((word) => !own.has(word));
    const facts = factsOf(lexicon, group, key);
    const count = facts.filter((fact) => holdsAll(lexicon, fact, sought.length > 0 ? sought : words)).length;
    const weighted = count === 0 ? 0 : count + 2 * (words.length - sought.length);
    if (weighted > most) [best, most] = [key, weighted];
  }
  return best;
}

function factsOf({ index }: Lexicon, group: Group, key: string): Fact[] {
  return group.entities.flatMap(
    (slug) => index.corpus.entity.get(slug)?.facts.filter((fact) => fact.key === key) ?? [],
  );
}
