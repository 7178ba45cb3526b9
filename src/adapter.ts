import type { Answer, Conversation } from '#src/document/answer.ts';

/** What a person typed, as the platform delivered it: markup, mentions and all. */
export type Question = { readonly text: string };

/** Names and short questions that begin with what was typed, best first; for completion. */
export type Suggest = (prefix: string, limit: number) => readonly string[];

/** The whole core as an adapter sees it. Never rejects for a question's content; a miss is an answer. */
export type Ask = (question: Question, conversation: Conversation) => Promise<Answer>;

/** A surface people ask on. `start` resolves once questions can be asked; `stop` once nothing runs any more. */
export type Adapter = {
  readonly name: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};
