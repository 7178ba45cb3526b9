import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Connection, type Hub, leave, send, take } from './gateway-talk.ts';
import { closeCodes, makeTurns } from './identify.ts';
import { dispatchTo, opcodes, partFor } from './sessions.ts';
import type { Store } from './store.ts';
import type { Json } from './types.ts';
import type { Waiting } from './waiting.ts';

export const gatewayPath = '/gateway';

/** After these the client has to identify anew. */
const endsSession: ReadonlySet<number> = new Set([
  closeCodes.authenticationFailed,
  closeCodes.invalidSequence,
  closeCodes.sessionTimedOut,
  closeCodes.invalidShard,
  closeCodes.invalidVersion,
  closeCodes.invalidIntents,
  closeCodes.disallowedIntents,
]);

/** Discord's gateway on an HTTP server: JSON, uncompressed, version 10. */
export function makeGateway(server: Server, store: Store, waiting: Waiting) {
  const hub: Hub = {
    store,
    connections: new Set(),
    sessions: new Map(),
    frames: [],
    mayIdentify: makeTurns(store),
    state: { ackHeartbeats: true, opened: 0, url: '' },
  };
  const webSockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== gatewayPath) return stream.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
    return webSockets.handleUpgrade(request, stream, head, (socket) => {
      welcome(hub, socket, waiting);
      greet(hub, socket, searchParams);
      waiting.changed();
    });
  });
  const { connections, frames, state } = hub;
  return { state, frames, connections, ...controlsOf(hub), stop: () => stop(hub, waiting) };
}

export type Gateway = ReturnType<typeof makeGateway>;

function welcome(hub: Hub, socket: WebSocket, waiting: Waiting): void {
  const connection: Connection = { socket, session: undefined, shard: undefined, sentAt: [] };
  hub.connections.add(connection);
  hub.state.opened += 1;
  socket.on('error', () => socket.terminate());
  socket.on('close', (code) => {
    hub.connections.delete(connection);
    leave(hub, connection, code);
    waiting.changed();
  });
  socket.on('message', (data) => {
    take(hub, connection, String(data));
    waiting.changed();
  });
}

function greet({ store }: Hub, socket: WebSocket, query: URLSearchParams): void {
  if (query.get('v') === '10' && query.get('encoding') === 'json')
    send(socket, opcodes.hello, { heartbeat_interval: store.options.heartbeatIntervalMs ?? 41_250, _trace: [] });
  else socket.close(closeCodes.invalidVersion, 'Invalid API version.');
}

function controlsOf(hub: Hub) {
  const { connections, sessions, store } = hub;
  const endSessions = () => {
    for (const { session } of connections) if (session !== undefined) sessions.delete(session.id);
  };
  return {
    /** Returns to how many sessions it went. */
    dispatch(type: string, payload: Json): number {
      const wanted = [...sessions.values()].flatMap((session) => {
        const part = partFor(session, type, { payload, botId: store.bot.id });
        return part === undefined ? [] : [{ session, part }];
      });
      for (const { session, part } of wanted) dispatchTo(session, type, part);
      return wanted.length;
    },
    reconnect(): void {
      for (const { socket } of connections) send(socket, opcodes.reconnect, null);
    },
    /** The connection stays open, for the client to resume or identify on it. */
    invalidSession(resumable: boolean): void {
      if (!resumable) endSessions();
      for (const connection of connections) {
        leave(hub, connection);
        connection.session = undefined;
        send(connection.socket, opcodes.invalidSession, resumable);
      }
    },
    closeConnections(code?: number): void {
      if (code !== undefined && endsSession.has(code)) endSessions();
      for (const { socket } of connections) {
        if (code === undefined) socket.terminate();
        else socket.close(code);
      }
    },
  };
}

/** Closes with a handshake, as a client that is stopping itself expects; what does not answer in time is cut. */
async function stop({ connections }: Hub, waiting: Waiting): Promise<void> {
  for (const { socket } of connections) socket.close(1001);
  const allClosed = () => (connections.size === 0 ? true : undefined);
  await waiting.waitFor(allClosed, { timeoutMs: 100 }).catch(() => undefined);
  for (const { socket } of connections) socket.terminate();
}
