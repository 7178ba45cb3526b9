import type { Ask } from '#src/adapter.ts';
import type { Answer, Conversation } from '#src/document/answer.ts';
import { plainText } from '#src/document/plain-text.ts';
import { genericTerms } from '#src/query/generic-words.ts';
import type { Query } from '#src/query/query.ts';
import { understand } from '#src/query/understand.ts';
import { type Hit, retrieve } from '#src/search/retrieve.ts';
import { termsIn } from '#src/search/tokenize.ts';
import { composeComparison } from './comparison.ts';
import { blockOf, entityOf, type Knowledge, sectionsAbout } from './knowledge.ts';
import { composeList } from './list.ts';
import { composeLookup } from './lookup.ts';
import { composeHelp, composeMiss, composeNoMore, composeSmallTalk, composeTooLong } from './no-answer.ts';
import { composePassage, composeSection } from './passage.ts';
import {
  DIRECT_LIKENESS,
  MAX_SHORT_TERMS,
  MIN_CLEAR_LIKENESS,
  MIN_COVERAGE,
  MIN_COVERAGE_WHEN_ALIKE,
  MIN_KNOWN_REST,
  MIN_KNOWN_SHARE,
  MIN_LIKENESS,
  MIN_OFF_TOPIC_WORDS,
  MIN_REST_COVERAGE,
  MIN_SHORT_COVERAGE,
  MIN_SHORT_LIKENESS,
  MIN_SHORT_RECALL,
  MIN_SPECIFICITY,
  MIN_SPOKEN_SHARE,
} from './tuning.ts';

type Understood = Extract<Query, { terms: unknown }>;

/** Ties understanding, retrieval and composing together: question in, answer out, the same every time. */
export function createAsk(knowledge: Knowledge): Ask {
  return async (question, conversation) => {
    const query = understand(knowledge.lexicon, question.text, conversation);
    switch (query.intent) {
      case 'help':
        return composeHelp(knowledge, conversation);
      case 'smallTalk':
        return composeSmallTalk(knowledge, query.phrase, conversation);
      case 'tooLong':
        return composeTooLong(conversation);
      case 'more':
        return composeMore(knowledge, conversation);
      case 'lookup':
      case 'compare':
      case 'list':
      case 'question':
        return answerQuery(knowledge, query, conversation);
      default:
        return query satisfies never;
    }
  };
}

function answerQuery(knowledge: Knowledge, query: Understood, conversation: Conversation): Answer {
  const hits = retrieve(knowledge.lexicon.index, {
    terms: query.terms,
    named: query.mentions.map((mention) => mention.slug),
    compares: query.comparing,
  });
  const direct = hits[0] !== undefined && hits[0].likeness >= DIRECT_LIKENESS && hits[0].section.compares.length === 0;
  switch (query.intent) {
    case 'lookup':
      return direct && query.attributes.length > 0
        ? composePassage(knowledge, query, hits)
        : composeLookup(knowledge, query);
    case 'compare':
      return isOffTopic(query) ? composeMiss(query.corrections, [], conversation) : composeComparison(knowledge, query);
    case 'list':
      return composeList(knowledge, query);
    case 'question':
      return answerQuestion(knowledge, query, hits, conversation);
    default:
      return query satisfies never;
  }
}

/** Two names of ours in a sentence that otherwise speaks of nothing we know: "a canal boat over a calico cat and her kittens". */
function isOffTopic({ rest, commonRestShare, knownRestShare }: Extract<Query, { intent: 'compare' }>): boolean {
  return rest.length >= MIN_OFF_TOPIC_WORDS && commonRestShare < MIN_KNOWN_REST && knownRestShare < MIN_KNOWN_REST;
}

function answerQuestion(
  knowledge: Knowledge,
  query: Extract<Query, { intent: 'question' }>,
  hits: readonly Hit[],
  conversation: Conversation,
): Answer {
  const [best] = hits.filter((hit) => !isAboutSibling(knowledge, hit, query));
  if (best && query.knownShare >= MIN_KNOWN_SHARE && isAnswer(knowledge, best, query))
    return composePassage(knowledge, query, [best, ...hits.filter((hit) => hit !== best)]);
  if (query.clause) return answerQuery(knowledge, query.clause, conversation);
  const [slug, ...others] = [...new Set(query.mentions.map((mention) => mention.slug))];
  if (slug !== undefined && others.length === 0 && isMeant(knowledge, slug, query))
    return composeLookup(knowledge, { ...query, slug, attributes: [] });
  return composeMiss(query.corrections, query.knownShare >= MIN_KNOWN_SHARE ? hits : [], conversation);
}

/** Whether our thing is meant, so that its card is better than nothing. */
function isMeant(knowledge: Knowledge, slug: string, query: Understood): boolean {
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
function isAboutSibling({ lexicon }: Knowledge, { section }: Hit, { mentions }: Understood): boolean {
  const { about } = section;
  if (about === null || mentions.length === 0 || mentions.some(({ slug }) => slug === about)) return false;
  return lexicon.groups.some(
    ({ group }) => group.entities.includes(about) && mentions.some(({ slug }) => group.entities.includes(slug)),
  );
}

/**
 * Whether the section answers. A comparison or list of nothing that we name needs a wording that is nearly it. A question of few words is covered by any section that happens to hold them, so it must
 * also be like a title or wording. Where words are unknown beside a name, the known ones must be spoken of too
 * ("multus plugin for wordpress").
 */
function isAnswer(
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

function composeMore(knowledge: Knowledge, conversation: Conversation): Answer {
  const [id, ...next] = conversation.next;
  const section = id === undefined ? undefined : knowledge.corpus.section.get(id);
  if (!section) return composeNoMore(conversation);
  return composeSection(knowledge, section, {
    ...conversation,
    kind: 'passage',
    shown: [...conversation.shown, section.id],
    next,
  });
}
