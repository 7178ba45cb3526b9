import type { Ask } from '#src/adapter.ts';
import { newConversation } from '#src/document/answer.ts';
import { rememberRecent } from '#src/service/recent.ts';

/** Answers kept with their messages as they are sent, about 20 kB each; by far most of what is asked is among them. */
const MAX_ANSWERS = 3_000;
/** A longer question is hardly asked twice. Characters. */
const MAX_KEY_CHARS = 200;

/**
 * The same answers, made once for what is asked often: a question that begins a conversation always has the same one.
 * Being the same object too, it needs to be composed once alone.
 */
export function askRecent(ask: Ask): Ask {
  const recent = rememberRecent(MAX_ANSWERS, (text) => ask({ text }, newConversation));
  return (question, conversation) =>
    conversation === newConversation && question.text.length <= MAX_KEY_CHARS
      ? recent(question.text)
      : ask(question, conversation);
}
