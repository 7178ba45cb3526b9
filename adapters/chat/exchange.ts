import type { Ask } from '#src/adapter.ts';
import { type Answer, type Conversation, newConversation } from '#src/document/answer.ts';
import { questionsIn } from './asking.ts';

/** A question as it was asked, and what we answer. */
export type Exchange = {
  /** As a person would read it; never markup. */
  readonly question: string;
  readonly before: Conversation;
  readonly answer: Answer;
};

/** A shorter question leans on what was said before it: "any ideas?", "is that right?". Words. */
const MIN_TELLING_WORDS = 4;

/** What somebody wrote: `text` as a person reads it, its lines kept; `raw` as the platform has it. */
export type Said = { readonly raw: string; readonly text: string };

/**
 * Asks what was said. People wrap questions in greetings and stories, and a name in
 * the story would be taken for what they ask of, so that a question that tells enough goes before the whole, and any
 * other after it.
 */
export async function askSaid(
  ask: Ask,
  { raw, text }: Said,
  before: Conversation = newConversation,
): Promise<Exchange> {
  const questions = questionsIn(text);
  const isTelling = (question: string) => question.split(' ').length >= MIN_TELLING_WORDS;
  const told = await firstAnswered(ask, questions.filter(isTelling), before);
  if (told) return told;
  const answer = await ask({ text: raw }, before);
  const whole: Exchange = { question: text.replace(/\s+/gu, ' ').trim(), before, answer };
  if (answer.kind !== 'miss') return whole;
  return (
    (await firstAnswered(
      ask,
      questions.filter((question) => !isTelling(question)),
      before,
    )) ?? whole
  );
}

async function firstAnswered(
  ask: Ask,
  questions: readonly string[],
  before: Conversation,
): Promise<Exchange | undefined> {
  for (const question of questions) {
    const answer = await ask({ text: question }, before);
    if ('sources' in answer) return { question, before, answer };
  }
  return undefined;
}
