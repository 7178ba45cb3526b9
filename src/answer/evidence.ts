import type { Section } from '#src/content/corpus.ts';
import { nameKey } from '#src/content/names.ts';
import { plainText } from '#src/document/plain-text.ts';
import { genericTerms } from '#src/query/generic-words.ts';
import type { Query } from '#src/query/query.ts';
import type { Hit } from '#src/search/retrieve.ts';
import { termsIn } from '#src/search/tokenize.ts';
import { blockOf, entityOf, type Knowledge, sectionsAbout } from './knowledge.ts';
import {
  DIRECT_LIKENESS,
  MAX_SHORT_TERMS,
  MIN_CLEAR_LIKENESS,
  MIN_COVERAGE,
  MIN_COVERAGE_WHEN_ALIKE,
  MIN_KNOWN_REST,
  MIN_LIKENESS,
  MIN_OFF_TOPIC_WORDS,
  MIN_REST_COVERAGE,
  MIN_SHORT_COVERAGE,
  MIN_SHORT_LIKENESS,
  MIN_SHORT_RECALL,
  MIN_SPECIFICITY,
  MIN_SPOKEN_SHARE,
} from './tuning.ts';

/** A question with what was understood of it. */
export type Understood = Extract<Query, { terms: unknown }>;

/** Two names of ours in a sentence that otherwise speaks of nothing we know: "a canal boat over a calico cat and her kittens". */
export function isOffTopic({ rest, commonRestShare, knownRestShare }: Extract<Query, { intent: 'compare' }>): boolean {
  return rest.length >= MIN_OFF_TOPIC_WORDS && commonRestShare < MIN_KNOWN_REST && knownRestShare < MIN_KNOWN_REST;
}

/** Whether our thing is meant, so that its card is better than nothing. */
export function isMeant(knowledge: Knowledge, slug: string, query: Understood): boolean {
  return query.inField || (query.commonRestShare >= MIN_KNOWN_REST && speaksOf(knowledge, slug, query));
}

/** Whether the thing's card holds something of what is asked beside its name; else the name is used in another sense. */
function speaksOf(knowledge: Knowledge, slug: string, { terms }: Understood): boolean {
  const entity = entityOf(knowledge, slug);
  const texts = [
    ...entity.facts.map((fact) => `${fact.attribute} ${fact.text}`),
    ...sectionsAbout(knowledge, entity).map((section) => plainText(section.body.map(blockOf))),
  ];
  const held = new Set(termsIn(texts.join('\n')));
  const rest = terms.filter((term) => !term.named && !genericTerms.has(term.terms[0] ?? ''));
  const spoken = rest.filter((term) => term.terms.some((form) => held.has(form)));
  return rest.length === 0 || (spoken.length > 0 && spoken.length >= rest.length * MIN_SPOKEN_SHARE);
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
 * Whether the section answers. A question of few words is covered by any section that happens to hold them, so it must
 * also be like a title or wording; a comparison or list of nothing that we name must nearly be one. Where words are
 * unknown beside a name, the known ones must be spoken of too ("multus plugin for wordpress").
 */
export function isAnswer(
  { lexicon }: Knowledge,
  hit: Hit,
  { terms, mentions, knownRestShare, comparing, listing }: Understood,
): boolean {
  const { coverage, restCoverage, likeness, recall } = hit;
  const rarest = lexicon.index.idf('');
  const specificity = terms.reduce((sum, { weight }) => sum + weight, 0) / rarest;
  if (specificity < MIN_SPECIFICITY || terms.length === 1) return likeness >= DIRECT_LIKENESS;
  if (knownRestShare < 1 && restCoverage < MIN_REST_COVERAGE) return false;
  if (likeness >= MIN_CLEAR_LIKENESS) return true;
  if (mentions.length === 0 && terms.length <= MAX_SHORT_TERMS && (comparing || listing)) return false;
  if (terms.length <= MAX_SHORT_TERMS && !terms.some(({ named }) => named)) {
    const isAlike = likeness >= MIN_LIKENESS && recall >= MIN_SHORT_RECALL;
    return isAlike || (coverage >= MIN_SHORT_COVERAGE && likeness >= MIN_SHORT_LIKENESS);
  }
  return coverage >= MIN_COVERAGE || (likeness >= MIN_LIKENESS && coverage >= MIN_COVERAGE_WHEN_ALIKE);
}

/** The section whose title or typical wording the question is, letter by letter; things and verdicts have better answers. */
export function exactSection({ lexicon }: Knowledge, { text, intent, comparing }: Understood): Section | undefined {
  const section = comparing || intent === 'compare' ? undefined : lexicon.index.byWording.get(nameKey(text));
  return section && section.about === null ? section : undefined;
}
