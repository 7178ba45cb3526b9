import type { Ask } from '#src/adapter.ts';
import { newConversation } from '#src/document/answer.ts';
import { rememberRecent } from '#src/service/recent.ts';
import { memory } from './limits.ts';

/**
 * The same answers, made once for what is asked often: a question that begins a conversation always has the same one.
 * Being the same object too, it needs to be composed once alone.
 */
export function askRecent(ask: Ask): Ask {
  const recent = rememberRecent(memory.answers, (text) => ask({ text }, newConversation));
  return (question, conversation) =>
    conversation === newConversation && question.text.length <= memory.answerKeyChars
      ? recent(question.text)
      : ask(question, conversation);
}
