import type { Ask } from '#src/adapter.ts';
import type { Answer, Conversation } from '#src/document/answer.ts';
import type { Query } from '#src/query/query.ts';
import { understand } from '#src/query/understand.ts';
import { type Hit, retrieve } from '#src/search/retrieve.ts';
import { composeComparison } from './comparison.ts';
import type { Knowledge } from './knowledge.ts';
import { composeList } from './list.ts';
import { composeLookup } from './lookup.ts';
import { composeHelp, composeMiss, composeSmallTalk, composeTooLong } from './no-answer.ts';
import { composePassage, composeSection } from './passage.ts';
import {
  DIRECT_LIKENESS,
  MIN_COVERAGE,
  MIN_COVERAGE_WHEN_ALIKE,
  MIN_KNOWN_REST,
  MIN_KNOWN_SHARE,
  MIN_LIKENESS,
  MIN_OFF_TOPIC_WORDS,
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
  const hits = retrieve(
    knowledge.lexicon.index,
    query.terms,
    query.mentions.map((mention) => mention.slug),
  );
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
function isOffTopic({ rest, commonRestShare }: Extract<Query, { intent: 'compare' }>): boolean {
  return rest.length >= MIN_OFF_TOPIC_WORDS && commonRestShare < MIN_KNOWN_REST;
}

function answerQuestion(
  knowledge: Knowledge,
  query: Extract<Query, { intent: 'question' }>,
  hits: readonly Hit[],
  conversation: Conversation,
): Answer {
  const [best] = hits;
  if (best && query.knownShare >= MIN_KNOWN_SHARE && isAnswer(best)) return composePassage(knowledge, query, hits);
  const [slug, ...others] = [...new Set(query.mentions.map((mention) => mention.slug))];
  if (slug !== undefined && others.length === 0 && query.commonRestShare >= MIN_KNOWN_REST)
    return composeLookup(knowledge, { ...query, slug, attributes: [] });
  return composeMiss(query.corrections, query.knownShare >= MIN_KNOWN_SHARE ? hits : [], conversation);
}

function isAnswer({ coverage, likeness }: Hit): boolean {
  return coverage >= MIN_COVERAGE || (likeness >= MIN_LIKENESS && coverage >= MIN_COVERAGE_WHEN_ALIKE);
}

function composeMore(knowledge: Knowledge, conversation: Conversation): Answer {
  const [id, ...next] = conversation.next;
  const section = id === undefined ? undefined : knowledge.corpus.section.get(id);
  if (!section) return composeMiss([], [], conversation);
  return composeSection(knowledge, section, {
    ...conversation,
    kind: 'passage',
    shown: [...conversation.shown, section.id],
    next,
  });
}
