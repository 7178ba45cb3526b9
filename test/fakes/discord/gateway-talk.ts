import type { WebSocket } from 'ws';
import { isTooMany, objectOf, parseFrame, shardPair } from './frames.ts';
import { closeCodes, closeFor, greet, type makeTurns } from './identify.ts';
import { dispatchTo, newSession, opcodes, type Session } from './sessions.ts';
import type { Store } from './store.ts';
import type { Frame, Json } from './types.ts';

/** One connection; its session while it has one, and the shard that it was last. */
export type Connection = {
  readonly socket: WebSocket;
  session: Session | undefined;
  shard: number | undefined;
  /** From `performance.now()`. */
  readonly sentAt: number[];
};

/** All that the gateway knows. */
export type Hub = {
  readonly store: Store;
  readonly connections: Set<Connection>;
  readonly sessions: Map<string, Session>;
  readonly frames: Frame[];
  readonly mayIdentify: ReturnType<typeof makeTurns>;
  readonly state: { ackHeartbeats: boolean; opened: number; url: string };
};

export function send(socket: WebSocket, op: number, d: unknown): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

/** The session waits for its client to come back; who says goodbye (1000, 1001) cannot. */
export function leave(hub: Hub, { session, socket }: Connection, code?: number): void {
  if (session === undefined || session.socket !== socket) return;
  session.socket = undefined;
  if (code === 1000 || code === 1001) hub.sessions.delete(session.id);
}

/** Answers a frame of the client. */
export function take(hub: Hub, connection: Connection, text: string) {
  const { socket, session } = connection;
  const frame = parseFrame(text);
  if (frame === undefined) return socket.close(closeCodes.decodeError, 'Error while decoding payload.');
  const d = objectOf(frame.d);
  if (frame.op === opcodes.identify) connection.shard = shardPair(d.shard)[0];
  if (frame.op === opcodes.resume) connection.shard = hub.sessions.get(String(d.session_id))?.shard;
  hub.frames.push({ shard: connection.shard, op: frame.op, d: frame.d, at: hub.store.now() });
  if (isTooMany(connection.sentAt)) return socket.close(closeCodes.rateLimited, 'You are being rate limited.');
  switch (frame.op) {
    case opcodes.heartbeat:
      return hub.state.ackHeartbeats ? send(socket, opcodes.heartbeatAck, null) : undefined;
    case opcodes.identify:
      return identify(hub, connection, d);
    case opcodes.resume:
      return resume(hub, connection, d);
    case opcodes.presence:
    case opcodes.voiceState:
    case opcodes.requestMembers:
      return session === undefined ? socket.close(closeCodes.notAuthenticated, 'Not authenticated.') : undefined;
    default:
      return socket.close(closeCodes.unknownOpcode, 'Unknown opcode.');
  }
}

function identify(hub: Hub, connection: Connection, d: Json) {
  const { store } = hub;
  const { socket } = connection;
  if (connection.session !== undefined) return socket.close(closeCodes.alreadyAuthenticated, 'Already authenticated.');
  const [shard, shards] = shardPair(d.shard);
  const close = closeFor(store, { token: d.token, intents: d.intents, shard, shards });
  if (close !== undefined) return socket.close(...close);
  if (!hub.mayIdentify(shard)) return send(socket, opcodes.invalidSession, false);
  store.gateway.remaining -= 1;
  const session = newSession({ shard, shards, intents: Number(d.intents), socket });
  hub.sessions.set(session.id, session);
  connection.session = session;
  return greet(store, session, hub.state.url);
}

/** What was missed is sent again, and then it goes on. */
function resume(hub: Hub, connection: Connection, d: Json) {
  const { store } = hub;
  const { socket } = connection;
  if (connection.session !== undefined) return socket.close(closeCodes.alreadyAuthenticated, 'Already authenticated.');
  if (d.token !== store.token || store.isRevoked)
    return socket.close(closeCodes.authenticationFailed, 'Authentication failed.');
  const session = hub.sessions.get(String(d.session_id));
  if (session === undefined) return send(socket, opcodes.invalidSession, false);
  const seq = Number(d.seq);
  if (!(seq >= 0 && seq <= session.seq)) return socket.close(closeCodes.invalidSequence, 'Invalid seq.');
  session.socket?.terminate();
  session.socket = socket;
  connection.session = session;
  for (const frame of session.log.slice(seq)) socket.send(frame);
  return dispatchTo(session, 'RESUMED', { _trace: [] });
}
