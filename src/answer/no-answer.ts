import type { Answer, Conversation, Correction } from '#src/document/answer.ts';
import { bulletList, paragraph, text } from '#src/document/build.ts';
import { MAX_QUESTION_CHARS } from '#src/query/clean.ts';
import type { Query } from '#src/query/query.ts';
import type { Hit } from '#src/search/retrieve.ts';
import { examplesFrom } from './examples.ts';
import type { Knowledge } from './knowledge.ts';
import { MIN_NEAR_COVERAGE, OFFERED_TOPICS } from './tuning.ts';

const NOT_FOUND = 'I do not have an answer to that in my notes on Kubernetes networking, so I will not guess.';

/** Says that we do not know; offers topics only if they are really near. Never quotes the question, never shows sources. */
export function composeMiss(
  corrections: readonly Correction[],
  hits: readonly Hit[],
  conversation: Conversation,
): Answer {
  const near = hits.filter((hit) => hit.coverage >= MIN_NEAR_COVERAGE).slice(0, OFFERED_TOPICS);
  const offer =
    near.length === 0
      ? []
      : [paragraph(text('Near it I have:')), bulletList(near.map((hit) => [text(hit.section.title)]))];
  return {
    kind: 'miss',
    reason: 'unknown',
    title: 'Not in my notes',
    blocks: [paragraph(text(NOT_FOUND)), ...offer],
    corrections: near.length === 0 ? [] : corrections,
    actions: near.map((hit) => ({ label: hit.section.title, query: hit.section.title })),
    conversation,
  };
}

/** A question too long to read whole is refused, not cut. */
export function composeTooLong(conversation: Conversation): Answer {
  return {
    kind: 'miss',
    reason: 'tooLong',
    title: 'Too long',
    blocks: [
      paragraph(
        text(`That is longer than the ${MAX_QUESTION_CHARS} characters that I read. Please ask the part that matters.`),
      ),
    ],
    corrections: [],
    actions: [],
    conversation,
  };
}

/** "More" at the end of what there is, or before anything was asked. */
export function composeNoMore(conversation: Conversation): Answer {
  const said =
    conversation.kind !== null ? 'That was all that my notes have on it.' : 'More of what? Ask me something first.';
  return {
    kind: 'miss',
    reason: 'noMore',
    title: 'No more',
    blocks: [paragraph(text(said))],
    corrections: [],
    actions: [],
    conversation,
  };
}

const REPLIES: { readonly [phrase in Extract<Query, { intent: 'smallTalk' }>['phrase']]: string } = {
  greeting: 'Hello! Ask me about Kubernetes networking.',
  thanks: 'You are welcome.',
  acknowledgement: 'Good. Ask whenever you need the next thing.',
  farewell: 'Goodbye!',
  complaint:
    'Sorry. Ask again in other words, or by the name of the thing alone: I only show what my notes hold. Where I answer with buttons, a thumb down tells those who write them.',
};

/** One kind line. A greeting comes with examples. */
export function composeSmallTalk(
  knowledge: Knowledge,
  phrase: keyof typeof REPLIES,
  conversation: Conversation,
): Answer {
  const help = phrase === 'greeting' ? composeHelp(knowledge, conversation) : null;
  return {
    kind: 'smallTalk',
    title: 'k8snet',
    blocks: [paragraph(text(REPLIES[phrase])), ...(help?.blocks.slice(1) ?? [])],
    corrections: [],
    actions: help?.actions ?? [],
    conversation,
  };
}

/** What can be asked, with examples of each kind that this content answers. */
export function composeHelp(knowledge: Knowledge, conversation: Conversation): Answer {
  const examples = examplesFrom(knowledge);
  return {
    kind: 'help',
    title: 'k8snet',
    blocks: [
      paragraph(
        text(
          'I answer questions on Kubernetes networking at once, word for word from reviewed notes, with their sources. What they do not hold I say I do not know.',
        ),
      ),
      paragraph(text('For example:')),
      bulletList(examples.map(({ label }) => [text(label)])),
    ],
    corrections: [],
    actions: examples,
    conversation,
  };
}
