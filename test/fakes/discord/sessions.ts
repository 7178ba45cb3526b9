import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { hidden, intentBits, intentOf } from './content-intent.ts';
import { shardOf } from './snowflake.ts';
import type { Json } from './types.ts';

/** What a client has identified as; it outlives its connection, so that it can be resumed. */
export type Session = {
  readonly id: string;
  readonly shard: number;
  readonly shards: number;
  readonly intents: number;
  /** Undefined while the client is away. */
  socket: WebSocket | undefined;
  seq: number;
  /** Every dispatch so far, the first with `s: 1`. */
  readonly log: string[];
};

export const opcodes = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voiceState: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

export function newSession(of: { shard: number; shards: number; intents: number; socket: WebSocket }): Session {
  return { ...of, id: randomUUID().replaceAll('-', ''), seq: 0, log: [] };
}

/** Sends a dispatch, or keeps it until the client comes back. */
export function dispatchTo(session: Session, type: string, payload: unknown): void {
  session.seq += 1;
  const frame = JSON.stringify({ op: opcodes.dispatch, d: payload, s: session.seq, t: type });
  session.log.push(frame);
  session.socket?.send(frame);
}

/** What a session gets of an event; undefined where it is for another shard or not asked for. */
export function partFor(session: Session, type: string, event: { payload: Json; botId: string }): Json | undefined {
  const { payload, botId } = event;
  const guildId = typeof payload.guild_id === 'string' ? payload.guild_id : guildOf(type, payload);
  if (shardOf(guildId, session.shards) !== session.shard) return undefined;
  const needed = intentOf(type, payload);
  if (needed !== 0 && (session.intents & needed) === 0) return undefined;
  const isMessage = type === 'MESSAGE_CREATE' || type === 'MESSAGE_UPDATE';
  const isBare = isMessage && (session.intents & intentBits.messageContent) === 0;
  return isBare ? hidden(payload, botId, guildId !== undefined) : payload;
}

/** Events about a server itself have its id as theirs. */
const guildOf = (type: string, { id }: Json): string | undefined =>
  /^GUILD_(?:CREATE|UPDATE|DELETE)$/.test(type) && typeof id === 'string' ? id : undefined;
