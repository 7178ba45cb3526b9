import type { Ask } from '#src/adapter.ts';
import type { Section } from '#src/content/corpus.ts';
import { nameKey } from '#src/content/names.ts';
import { type Answer, type Conversation, newConversation } from '#src/document/answer.ts';
import { plainText } from '#src/document/plain-text.ts';
import { withSubject } from '#src/query/follow-up.ts';
import type { Query } from '#src/query/query.ts';
import { findClause, understand } from '#src/query/understand.ts';
import type { Hit } from '#src/search/retrieve.ts';
import { termsIn } from '#src/search/tokenize.ts';
import { composeComparison } from './comparison.ts';
import {
  asksOnlyFailure,
  exactSection,
  findHits,
  isAboutSibling,
  isAnswer,
  isMeant,
  isOffTopic,
  tellsOfFailure,
  type Understood,
  unspokenOf,
} from './evidence.ts';
import { keepSubject } from './keep-subject.ts';
import { entityOf, type Knowledge } from './knowledge.ts';
import { composeList } from './list.ts';
import { composeLookup } from './lookup.ts';
import { composeHelp, composeMiss, composeNoMore, composeSmallTalk, composeTooLong } from './no-answer.ts';
import { composePassage, composeSection } from './passage.ts';
import { CERTAIN, DIRECT_LIKENESS, FURTHER_SECTIONS, MIN_NEAR_COVERAGE, SAME_LIKENESS } from './tuning.ts';
import { withCells } from './with-cells.ts';

/** Asks more of a thing than what it is. */
const ASKS_MORE = /^(?:how|why|which|where|when|who|can|could|should|must|do|does|is|are|has|have|will)\b/iu;

/** Ties understanding, retrieval and composing together: question in, answer out, the same every time. */
export function createAsk(knowledge: Knowledge): Ask {
  return async (question, conversation) => {
    const query = understand(knowledge.lexicon, question.text, conversation);
    const answer = answerAny(knowledge, query, conversation);
    const elliptic = answer.kind === 'miss' ? answerElliptic(knowledge, query, conversation) : null;
    return keepSubject(elliptic ?? answer, conversation);
  };
}

/** "Which port?" after a card: the question with the thing in front, where that has an answer of its own. */
function answerElliptic(knowledge: Knowledge, query: Query, conversation: Conversation): Answer | null {
  if (query.intent !== 'question') return null;
  const text = withSubject(knowledge.lexicon, query.text, conversation);
  if (text === null) return null;
  const whole = understand(knowledge.lexicon, text, newConversation);
  if (!('terms' in whole)) return null;
  const answer = answerAny(knowledge, whole, conversation);
  if (!('sources' in answer) || answer.corrections.length > 0 || !speaksOfAll(answer, query)) return null;
  // The card of what was talked about, or its whole comparison, would only be said again.
  const isNew =
    answer.kind === 'passage' ||
    answer.kind === 'list' ||
    answer.conversation.attributes.length > 0 ||
    answer.conversation.entities.some((slug) => !conversation.entities.includes(slug));
  return isNew ? answer : null;
}

/** Whether the answer holds all that was asked; the subject in front has found it, and counts for nothing. */
function speaksOfAll({ title, blocks }: Answer, { terms }: Understood): boolean {
  const held = new Set(termsIn(`${title}\n${plainText(blocks)}`));
  return terms.length > 0 && terms.every((term) => [...term.terms, ...term.synonyms].some((form) => held.has(form)));
}

function answerAny(knowledge: Knowledge, query: Query, conversation: Conversation): Answer {
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
}

function answerQuery(knowledge: Knowledge, query: Understood, conversation: Conversation): Answer {
  const exact = exactSection(knowledge, query);
  if (exact) return composePassage(knowledge, query, exactFirst(exact, findHits(knowledge, query)));
  switch (query.intent) {
    case 'lookup':
      return answerLookup(knowledge, query);
    case 'compare':
      return answerCompare(knowledge, query, conversation);
    case 'list':
      return composeList(knowledge, query);
    case 'question':
      return answerQuestion(knowledge, query, findHits(knowledge, query), conversation);
    default:
      return query satisfies never;
  }
}

/** Names that are tangled may be meant otherwise than set against each other: a section that answers comes first then. */
function answerCompare(
  knowledge: Knowledge,
  query: Extract<Query, { intent: 'compare' }>,
  conversation: Conversation,
): Answer {
  if (isOffTopic(query)) return composeMiss(query.corrections, [], conversation);
  const hits = query.tangled ? findHits(knowledge, query) : [];
  const [best] = hits;
  const isSection = best !== undefined && best.section.compares.length === 0 && isAnswer(knowledge, best, query);
  return isSection ? composePassage(knowledge, query, hits) : composeComparison(knowledge, query);
}

/**
 * A section that asks the very question says more than the card: "which CNI does my cluster use" is not "CNI". Beside an
 * attribute the card has the answer itself, so there it must be all but the same question.
 */
function answerLookup(knowledge: Knowledge, query: Extract<Query, { intent: 'lookup' }>): Answer {
  const asksMore = query.attributes.length > 0 || ASKS_MORE.test(query.text);
  if (!asksMore || isOwnWording(knowledge, query)) return composeLookup(knowledge, query);
  const hits = findHits(knowledge, query);
  const best = hits[0];
  const isStated = statedOf(knowledge, query.slug, query.attributes).length > 0;
  const isDirect =
    best !== undefined &&
    best.section.compares.length === 0 &&
    (query.attributes.length > 0 && !isStated
      ? isAnswer(knowledge, best, query)
      : best.likeness >= (isStated ? SAME_LIKENESS : DIRECT_LIKENESS));
  return isDirect && best.section.about !== query.slug
    ? withCells(knowledge, query, best.section, composePassage(knowledge, query, hits))
    : composeLookup(knowledge, query);
}

/** The authors expect this very question of the thing's own section, so its card comes before a section that is only like it. */
function isOwnWording({ lexicon }: Knowledge, { text, slug }: Extract<Query, { intent: 'lookup' }>): boolean {
  return lexicon.index.byWording.get(nameKey(text))?.about === slug;
}

/** Those of the attributes that the content has of the thing. */
function statedOf(knowledge: Knowledge, slug: string, attributes: readonly string[]): string[] {
  const stated = new Set(entityOf(knowledge, slug).facts.map(({ key }) => key));
  return attributes.filter((key) => stated.has(key));
}

function exactFirst(section: Section, hits: readonly Hit[]): Hit[] {
  const exact: Hit = {
    section,
    score: CERTAIN,
    coverage: CERTAIN,
    recall: CERTAIN,
    likeness: CERTAIN,
    agreement: CERTAIN,
    passage: CERTAIN,
    frequency: CERTAIN,
  };
  return [exact, ...hits.filter((hit) => hit.section !== section)];
}

function answerQuestion(
  knowledge: Knowledge,
  query: Extract<Query, { intent: 'question' }>,
  hits: readonly Hit[],
  conversation: Conversation,
): Answer {
  const [best] = hits.filter(
    (hit) => !isAboutSibling(knowledge, hit, query) && (!asksOnlyFailure(query) || tellsOfFailure(hit)),
  );
  if (best && isAnswer(knowledge, best, query))
    return withCells(
      knowledge,
      query,
      best.section,
      composePassage(knowledge, query, [best, ...hits.filter((hit) => hit !== best)]),
    );
  const clause = findClause(knowledge.lexicon, query);
  if (clause) return answerQuery(knowledge, clause, conversation);
  const [slug, ...others] = [...new Set(query.mentions.map((mention) => mention.slug))];
  if (slug !== undefined && others.length === 0 && (asksOnlyFailure(query) || isMeant(knowledge, slug, query)))
    return composeCard(knowledge, query, slug);
  return composeMiss(query.corrections, hits, conversation);
}

/** The card of what a question names, where nothing answers the question itself. */
function composeCard(knowledge: Knowledge, query: Extract<Query, { intent: 'question' }>, slug: string): Answer {
  const attributes = statedOf(knowledge, slug, query.attributes);
  const unspoken = attributes.length > 0 ? [] : unspokenOf(knowledge, slug, query);
  return composeLookup(knowledge, { ...query, slug, attributes, unspoken });
}

function composeMore(knowledge: Knowledge, conversation: Conversation): Answer {
  const [id, ...next] = conversation.next.length > 0 ? conversation.next : furtherSections(knowledge, conversation);
  const section = id === undefined ? undefined : knowledge.corpus.section.get(id);
  if (!section) return composeNoMore(conversation);
  return composeSection(knowledge, section, {
    ...conversation,
    kind: 'passage',
    shown: [...conversation.shown, section.id],
    next,
  });
}

/** After a card: the sections that speak most of the thing. After a section the next ones are known already. */
function furtherSections(knowledge: Knowledge, { kind, entities, shown }: Conversation): string[] {
  const [slug] = entities;
  const entity = kind === 'lookup' && slug !== undefined ? knowledge.corpus.entity.get(slug) : undefined;
  if (!entity) return [];
  const query = understand(knowledge.lexicon, entity.name, newConversation);
  const hits = 'terms' in query ? findHits(knowledge, query) : [];
  return hits
    .filter(({ coverage }) => coverage >= MIN_NEAR_COVERAGE)
    .map(({ section }) => section.id)
    .filter((id) => !shown.includes(id))
    .slice(0, FURTHER_SECTIONS);
}
