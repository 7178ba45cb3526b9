import { type IShardingStrategy, managerToFetchingStrategyOptions } from 'discord.js';
import { type KeptShard, keepShard, type ShardOptions, type WebSockets } from './gateway-shard.ts';
import { createIdentifyTurns, type WaitForTurn } from './identify-turns.ts';

/**
 * Keeps the connections that discord.js wants to have. Its own way connects again twice a second for as long as nothing
 * answers, goes on connecting after it was told to end where it waits for something just then, fails the start on what a
 * second attempt mends, and lets an error on what Discord sent end the process (ws 1.2.3).
 */
export function createShards(manager: WebSockets, options: ShardOptions): IShardingStrategy {
  const shards = new Map<number, KeptShard>();
  return {
    spawn: async (ids) => {
      const known = { ...(await managerToFetchingStrategyOptions(manager)), helloTimeout: options.timing.helloMs };
      const waitForTurn = createTurns(manager, options, known.gatewayInformation.session_start_limit.max_concurrency);
      for (const id of ids) shards.set(id, keepShard({ id, manager, known, waitForTurn }, options));
    },
    connect: async () => {
      await Promise.all([...shards.values()].map((shard) => shard.connect()));
    },
    destroy: async () => {
      const all = [...shards.values()];
      shards.clear();
      await Promise.all(all.map((shard) => shard.end()));
    },
    send: async (id, payload) => shards.get(id)?.send(payload),
    fetchStatus: () => {
      throw new Error('discord.js does not ask this');
    },
  };
}

/** Discord is asked how many sessions are left before each but the first ones, about which the start has asked. */
function createTurns(manager: WebSockets, { listener, timing }: ShardOptions, maxConcurrency: number): WaitForTurn {
  let turns = 0;
  return createIdentifyTurns({
    maxConcurrency,
    everyMs: timing.identifyEveryMs,
    onUsedUp: listener.onSessionsUsedUp,
    budget: async () => {
      turns += 1;
      if (turns <= (await manager.getShardCount())) return undefined;
      try {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation(true);
        return { remaining: limit.remaining, resetAfterMs: limit.reset_after };
      } catch {
        return undefined;
      }
    },
  });
}
