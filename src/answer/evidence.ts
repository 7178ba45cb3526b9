import type { Section } from '#src/content/corpus.ts';
import { nameKey } from '#src/content/names.ts';
import { plainText } from '#src/document/plain-text.ts';
import { LINKING } from '#src/query/attributes.ts';
import { isCommon } from '#src/query/common-words.ts';
import { isForeign } from '#src/query/foreign-words.ts';
import { genericTerms } from '#src/query/generic-words.ts';
import type { Query } from '#src/query/query.ts';
import { type Hit, type QueryTerm, retrieve } from '#src/search/retrieve.ts';
import { stem, termsIn, wordsIn } from '#src/search/tokenize.ts';
import { blockOf, entityOf, type Knowledge, sectionsAbout } from './knowledge.ts';
import {
  CERTAIN,
  IDENTIFIER_COVERAGE,
  MAX_FOREIGN_SHARE,
  MIN_FAILURE_COVERAGE,
  MIN_KNOWN_REST,
  MIN_OFF_TOPIC_WORDS,
  MIN_SPECIFICITY,
  MIN_SPOKEN_SHARE,
  MIN_SURENESS,
  MIN_WORDING_LIKENESS,
  NO_SUBJECT,
  SAME_LIKENESS,
  SURENESS_WEIGHT,
} from './tuning.ts';

/** A question with what was understood of it. */
export type Understood = Extract<Query, { terms: unknown }>;

/** Sections for the question, best first. Only what is answered by a section needs them: data answers the rest. */
export function findHits({ lexicon }: Pick<Knowledge, 'lexicon'>, { terms, mentions, comparing }: Understood): Hit[] {
  return retrieve(lexicon.index, { terms, named: mentions.map(({ slug }) => slug), compares: comparing });
}

/** Two names of ours in a sentence on another subject, or that otherwise speaks of nothing we know: "a canal boat over a calico cat and her kittens". */
export function isOffTopic(query: Extract<Query, { intent: 'compare' }>): boolean {
  const { rest, commonRestShare, knownRestShare } = query;
  if (foreignWords(query) > rest.length * MAX_FOREIGN_SHARE && !query.inField) return true;
  return rest.length >= MIN_OFF_TOPIC_WORDS && commonRestShare < MIN_KNOWN_REST && knownRestShare < MIN_KNOWN_REST;
}

/** Whether our thing is meant, so that its card is better than nothing: not where a word marks another subject. */
export function isMeant(knowledge: Knowledge, slug: string, query: Extract<Query, { intent: 'question' }>): boolean {
  if (foreignWords(query) > 0) return false;
  if (query.attributes.length > 0 || query.columnsOnly || query.inField) return true;
  return query.commonRestShare >= MIN_KNOWN_REST && speaksOf(knowledge, slug, query);
}

/** Whether the thing's card holds something of what is asked beside its name; else the name is used in another sense. */
function speaksOf(knowledge: Knowledge, slug: string, query: Understood): boolean {
  const held = cardTerms(knowledge, slug);
  const rest = termsBeside(query);
  const spoken = rest.filter((term) => term.terms.some((form) => held.has(form)));
  return rest.length === 0 || (spoken.length > 0 && spoken.length >= rest.length * MIN_SPOKEN_SHARE);
}

/**
 * What the question asks for that the thing's card does not hold: attributes by their names, and telling words as the
 * question has them, in quotation marks.
 */
export function unspokenOf(knowledge: Knowledge, slug: string, query: Understood): string[] {
  if (asksOnlyFailure(query)) return ['how it fails'];
  const { index } = knowledge.lexicon;
  const held = cardTerms(knowledge, slug);
  const columns = knowledge.lexicon.attributes.filter(
    ({ key, terms }) => query.columns.includes(key) && !terms.some((term) => held.has(term)),
  );
  const inColumns = new Set(columns.flatMap(({ terms }) => terms));
  const unspoken = new Set(
    termsBeside(query)
      .filter(({ terms, synonyms }) => ![...terms, ...synonyms].some((form) => held.has(form)))
      .map(({ terms: [first = ''] }) => first)
      .filter((term) => !isCommon(index, term, NO_SUBJECT) && !inColumns.has(term) && !LINKING.has(term)),
  );
  const words = wordsIn(query.text).filter(({ terms: [first = ''] }) => unspoken.has(first));
  return [...columns.map(({ name }) => name), ...new Set(words.map(({ surface }) => `“${surface}”`))];
}

/** What a thing's card holds. */
function cardTerms(knowledge: Knowledge, slug: string): ReadonlySet<string> {
  const entity = entityOf(knowledge, slug);
  const texts = [
    entity.name,
    ...entity.facts.map((fact) => `${fact.attribute} ${fact.text}`),
    ...sectionsAbout(knowledge, entity).map((section) => plainText(section.body.map(blockOf))),
  ];
  return new Set(termsIn(texts.join('\n')));
}

function termsBeside({ terms }: Understood): QueryTerm[] {
  return terms.filter((term) => !term.named && !genericTerms.has(term.terms[0] ?? ''));
}

/** Whether the section is about another member of the group that the named thing belongs to: the name decides. */
export function isAboutSibling({ lexicon }: Knowledge, { section }: Hit, { mentions }: Understood): boolean {
  const { about } = section;
  if (about === null || mentions.length === 0 || mentions.some(({ slug }) => slug === about)) return false;
  return lexicon.groups.some(
    ({ group }) => group.entities.includes(about) && mentions.some(({ slug }) => group.entities.includes(slug)),
  );
}

/**
 * Whether the section answers the question, and not one that only shares its words. A single word, or none but the
 * commonest (`pod`, `node`), asks for nothing in particular: it must be a title or wording. An identifier
 * (`FLANNEL_MTU`) may also stand in the text.
 */
export function isAnswer({ lexicon }: Knowledge, hit: Hit, query: Understood): boolean {
  const { terms, listing, comparing } = query;
  if (asksOfNumber(query) && hit.coverage >= CERTAIN && hit.likeness >= MIN_WORDING_LIKENESS) return true;
  const weight = terms.reduce((sum, term) => sum + term.weight, 0);
  if (terms.length > 1 && weight >= MIN_SPECIFICITY * lexicon.index.idf(''))
    return sureness(hit, query) >= MIN_SURENESS;
  const isIdentifier = terms.length === 1 && terms.every((term) => term.terms.length > 1);
  if (isIdentifier && hit.coverage >= IDENTIFIER_COVERAGE) return true;
  return hit.likeness >= SAME_LIKENESS && !listing && !comparing;
}

/** "What is 169.254.20.10", "port 15008": one address or port, which a title or wording must hold. */
function asksOfNumber({ terms }: Understood): boolean {
  const telling = terms.filter((term) => !NUMBER_KINDS.has(term.terms[0] ?? ''));
  return telling.length === 1 && NUMBER.test(telling[0]?.terms[0] ?? '');
}

const NUMBER = /^(?:\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?|\d{4,5})$/u;
const NUMBER_KINDS = new Set(['port', 'address', 'ip', 'udp', 'tcp'].map(stem));

/** "MetalLB does not work": beside a name it says only that something fails. */
export function asksOnlyFailure(query: Understood): boolean {
  const rest = termsBeside(query);
  return rest.length > 0 && rest.length < query.terms.length && rest.every(({ terms }) => terms[0] === FAILURE);
}

/** Whether the section is about something that fails: one that speaks of the thing alone, or fails by the way, is not. */
export function tellsOfFailure({ section, coverage, likeness }: Hit): boolean {
  if (coverage < MIN_FAILURE_COVERAGE) return false;
  return OF_FAILURE.test(section.title) || (likeness >= MIN_WORDING_LIKENESS && section.questions.some(holdsFailure));
}

function holdsFailure(wording: string): boolean {
  return termsIn(wording).includes(FAILURE);
}

/** How titles tell of failures. */
const OF_FAILURE =
  /\b(?:not|no|nothing|cannot|can't|fails?|failures?|lost|stops?|stuck|drops?|errors?|problems?|symptoms?|debug|wrong|missing|refused|unreachable|pending|down|broken|out of)\b/iu;

const FAILURE = stem('fails');

/** How likely the section answers the question, 0 to 1. */
export function sureness(hit: Hit, query: Understood): number {
  const found = features(hit, query);
  let sum: number = SURENESS_WEIGHT.bias;
  for (const name of FEATURES) sum += SURENESS_WEIGHT[name] * found[name];
  return 1 / (1 + Math.exp(-sum));
}

type Feature = Exclude<keyof typeof SURENESS_WEIGHT, 'bias'>;
const FEATURES = Object.keys(SURENESS_WEIGHT).filter((name): name is Feature => name !== 'bias');

/** What sureness is judged by: what was found, and how was asked. */
export function features(
  { frequency, coverage, passage, likeness, recall }: Hit,
  query: Understood,
): Readonly<Record<Feature, number>> {
  const { terms, knownRestShare, comparing, listing } = query;
  const count = Math.max(1, terms.length);
  return {
    frequency,
    coverage,
    passage,
    likeness,
    recall,
    knownRest: knownRestShare,
    words: Math.log(count),
    comparing: comparing ? 1 : 0,
    listing: listing ? 1 : 0,
    foreign: foreignWords(query) / count,
  };
}

/** Words beside the names that mark another subject. */
function foreignWords({ terms }: Understood): number {
  return terms.filter((term) => !term.named && isForeign(term.terms[0] ?? '')).length;
}

/** The section whose title or typical wording the question is, letter by letter; named things and verdicts have better answers. */
export function exactSection({ lexicon }: Knowledge, { text, intent, comparing }: Understood): Section | undefined {
  const section = comparing || intent === 'compare' ? undefined : lexicon.index.byWording.get(nameKey(text));
  return section && (section.about === null || intent === 'question') ? section : undefined;
}
