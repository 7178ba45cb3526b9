import { createTurns, type InTurn } from '#adapters/chat/turns.ts';
import { createBoundedMap } from '#src/service/bounded-map.ts';

/** What was said last in a channel that we answer in, until the process ends. */
export type Turn = {
  readonly trail: readonly string[];
  readonly asker: string;
  /** Somebody else has spoken since: what the asker says now may be meant for them. */
  readonly isDiscussed?: boolean;
  /** Id of the message that asked, where it was one. */
  readonly questionId?: string;
};

/** Direct messages and threads by their channel: there a talk goes on without a reply. */
export type Conversations = {
  readonly last: (channelId: string) => Turn | undefined;
  readonly remember: (channelId: string, turn: Turn) => void;
  /** The message that asked last has been edited and leads to another trail; does nothing if it is not the last. */
  readonly correct: (channelId: string, questionId: string, trail: readonly string[]) => void;
  /** Whether we have answered there, or are about to. */
  readonly isOurs: (channelId: string) => boolean;
  readonly inTurn: InTurn;
};

/** Months of a busy community; each takes well under a kilobyte. */
export const MAX_CONVERSATIONS = 10_000;

export function createConversations(): Conversations {
  const turns = createBoundedMap<Turn>(MAX_CONVERSATIONS);
  const { inTurn, isBusy } = createTurns();
  return {
    last: turns.get,
    remember: turns.set,
    correct: (channelId, questionId, trail) => {
      const last = turns.get(channelId);
      if (last?.questionId === questionId) turns.set(channelId, { ...last, trail });
    },
    isOurs: (channelId) => turns.has(channelId) || isBusy(channelId),
    inTurn,
  };
}
