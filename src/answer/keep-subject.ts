import type { Answer, Conversation } from '#src/document/answer.ts';

/** What is talked about stays so where the answer also speaks of something else: BGP, in "does Calico speak BGP?". */
export function keepSubject(answer: Answer, before: Conversation): Answer {
  const { entities } = answer.conversation;
  const kept = entities.filter((slug) => before.entities.includes(slug));
  if (answer.kind !== 'passage' || kept.length === 0) return answer;
  const isSame = before.kind === 'comparison' && kept.length === before.entities.length;
  const kind = isSame ? 'comparison' : answer.conversation.kind;
  return { ...answer, conversation: { ...answer.conversation, entities: kept, kind } };
}
