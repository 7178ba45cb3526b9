import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { ids } from './ids.ts';
import type { Ack, EnvelopeExtras, EnvelopeType, Json, Wait } from './types.ts';

type Hooks = {
  readonly waitFor: <T>(pick: () => T | undefined, wait?: Wait) => Promise<T>;
  readonly changed: () => void;
};

/** Slack's end of Socket Mode on an HTTP server; pings are answered by `ws` itself. */
export function makeSocketSide(server: Server, hooks: Hooks) {
  const sockets = new Set<WebSocket>();
  const tickets = new Set<string>();
  const frames = new Map<string, { payload: Json; at: number }>();
  const acks: Ack[] = [];
  const webSockets = new WebSocketServer({ noServer: true });
  let refusedUntil = 0;
  let opened = 0;
  let turn = 0;

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (performance.now() < refusedUntil) return refuse(stream, '503 Service Unavailable');
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) return refuse(stream, '401 Unauthorized');
    webSockets.handleUpgrade(request, stream, head, welcome);
  });

  function welcome(socket: WebSocket): void {
    sockets.add(socket);
    opened += 1;
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      sockets.delete(socket);
      hooks.changed();
    });
    socket.on('message', (data) => {
      const frame = parseFrame(String(data));
      frames.set(String(frame.envelope_id), { payload: objectOf(frame.payload), at: performance.now() });
      hooks.changed();
    });
    socket.send(JSON.stringify(hello(sockets.size)));
    hooks.changed();
  }

  async function sendEnvelope(type: EnvelopeType, payload: object, extras: EnvelopeExtras = {}): Promise<Ack> {
    const timeoutMs = extras.timeoutMs ?? 20_000;
    const socket = await hooks.waitFor(() => [...sockets][turn % sockets.size], { timeoutMs, what: 'an open socket' });
    turn += 1;
    const envelopeId = randomUUID();
    const sentAt = performance.now();
    socket.send(JSON.stringify(envelope(envelopeId, type, { payload, extras })));
    const what = `the ack of ${type}`;
    const { payload: answer, at } = await hooks.waitFor(() => frames.get(envelopeId), { timeoutMs, what });
    const ack = { envelopeId, type, payload: answer, ms: at - sentAt };
    acks.push(ack);
    return ack;
  }

  return {
    acks,
    sendEnvelope,
    /** The path and query of a WebSocket address, good for one connection. */
    newLink(): string {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `/link/?ticket=${ticket}&app_id=${ids.app}`;
    },
    sendDisconnect(reason: string): void {
      const frame = JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-fake' } });
      for (const socket of sockets) socket.send(frame);
    },
    dropSockets(): void {
      for (const socket of sockets) socket.terminate();
    },
    /** Closes with a handshake, as an app that is stopping itself expects; what does not answer in time is cut. */
    async closeSockets(): Promise<void> {
      for (const socket of sockets) socket.close(1001);
      const allClosed = () => (sockets.size === 0 ? true : undefined);
      await hooks.waitFor(allClosed, { timeoutMs: 200 }).catch(() => undefined);
      for (const socket of sockets) socket.terminate();
    },
    refuseConnections(durationMs: number): void {
      refusedUntil = performance.now() + durationMs;
    },
    open: () => sockets.size,
    opened: () => opened,
  };
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

const hello = (connections: number): Json => ({
  type: 'hello',
  num_connections: connections,
  connection_info: { app_id: ids.app },
  debug_info: { host: 'applink-fake', build_number: 1, approximate_connection_time: 18_060 },
});

function envelope(id: string, type: EnvelopeType, sent: { payload: object; extras: EnvelopeExtras }): Json {
  return {
    envelope_id: id,
    type,
    payload: sent.payload,
    accepts_response_payload: type !== 'events_api',
    ...(type === 'events_api'
      ? { retry_attempt: sent.extras.retryAttempt ?? 0, retry_reason: sent.extras.retryReason ?? '' }
      : {}),
  };
}

function parseFrame(text: string): Json {
  return objectOf(JSON.parse(text));
}

const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? { ...value } : {});
