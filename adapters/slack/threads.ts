import { createTurns } from '#adapters/chat/turns.ts';
import type { Conversation } from '#src/document/answer.ts';
import { createBoundedMap } from '#src/service/bounded-map.ts';
import { memory } from './limits.ts';

/** The last question of a thread and our answer to it. */
export type Turn = {
  /** The conversation that the question was asked in: when it is edited, it is asked again from here. */
  readonly before: Conversation;
  readonly after: Conversation;
  readonly asker: string;
  /** Slack's `ts` of the question; absent where a button asked. */
  readonly questionTs?: string;
  readonly answerTs: string;
  /** The edit of the question that this answers, by its `ts`; absent while it stands as it was first written. */
  readonly editedTs?: string | undefined;
  /** Somebody else has spoken since: what the asker says now may be meant for them. */
  readonly isDiscussed?: boolean;
};

/** What we remember of the threads that we have answered in, until the process ends. */
export type Threads = {
  readonly last: (thread: ThreadPlace) => Turn | undefined;
  readonly remember: (thread: ThreadPlace, turn: Turn) => void;
  /** Whether we have answered in the thread, or are about to. */
  readonly isOurs: (thread: ThreadPlace) => boolean;
  /** Whether we have answered this very message, be it the last one or an older one. */
  readonly hasAnswered: (channel: string, questionTs: string) => boolean;
  /** Runs the work once all earlier work on the same thread is done, so that answers keep the order of the questions. */
  readonly inTurn: <Result>(thread: ThreadPlace, work: () => Promise<Result>) => Promise<Result>;
};

/** A thread is named by its channel and the `ts` of its first message. */
export type ThreadPlace = { readonly channel: string; readonly threadTs: string };

export function createThreads(): Threads {
  const last = createBoundedMap<Turn>(memory.threads);
  const answered = createBoundedMap<true>(memory.answeredQuestions);
  const turns = createTurns();
  const keyOf = ({ channel, threadTs }: ThreadPlace) => `${channel}:${threadTs}`;
  return {
    last: (thread) => last.get(keyOf(thread)),
    remember: (thread, turn) => {
      last.set(keyOf(thread), turn);
      if (turn.questionTs !== undefined) answered.set(`${thread.channel}:${turn.questionTs}`, true);
    },
    isOurs: (thread) => last.has(keyOf(thread)) || turns.isBusy(keyOf(thread)),
    hasAnswered: (channel, questionTs) => answered.has(`${channel}:${questionTs}`),
    inTurn: (thread, work) => turns.inTurn(keyOf(thread), work),
  };
}
