import { pause } from '#src/service/wait.ts';

/** How many sessions may still be started today, and when the count begins anew. */
export type SessionBudget = { readonly remaining: number; readonly resetAfterMs: number };

export type TurnOptions = {
  /** So many groups of shards may identify at once, each of them one at a time. */
  readonly maxConcurrency: number;
  readonly everyMs: number;
  /** Undefined where Discord does not tell. */
  readonly budget: () => Promise<SessionBudget | undefined>;
  readonly onUsedUp: (resetAfterMs: number) => void;
};

/** Resolves when this shard may identify; rejects once `signal` is aborted. */
export type WaitForTurn = (shardId: number, signal: AbortSignal) => Promise<void>;

/**
 * When shards may identify. Discord resets the token of a bot that starts more sessions than it may in a day, and
 * discord.js looks at that limit only before its first connection (ws 1.2.3).
 */
export function createIdentifyTurns({ maxConcurrency, everyMs, budget, onUsedUp }: TurnOptions): WaitForTurn {
  const nextAtMs = new Map<number, number>();
  const wait = async (delayMs: number, signal: AbortSignal) => {
    await pause(delayMs, signal);
    signal.throwIfAborted();
  };
  return async (shardId, signal) => {
    const left = await budget();
    if (left && left.remaining < 1) {
      onUsedUp(left.resetAfterMs);
      await wait(left.resetAfterMs, signal);
    }
    const group = shardId % maxConcurrency;
    const nowMs = Date.now();
    const atMs = Math.max(nowMs, nextAtMs.get(group) ?? 0);
    nextAtMs.set(group, atMs + everyMs);
    await wait(atMs - nowMs, signal);
  };
}
