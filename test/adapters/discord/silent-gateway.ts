import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { ids } from '#test/fakes/discord/ids.ts';
import type { FakeDiscord } from '#test/fakes/discord/types.ts';

/** How far a gateway gets before it says nothing more; `no resumed` gives no address to come back to either. */
export type Silence = 'no handshake' | 'no hello' | 'no ready' | 'no resumed';

export type SilentGateway = {
  readonly url: string;
  /** Connections open now, and since the start. */
  readonly open: () => number;
  readonly opened: () => number;
  /** Opcodes of what clients have sent. */
  readonly heard: readonly number[];
  readonly cut: () => void;
  readonly stop: () => Promise<unknown>;
};

const READY = JSON.stringify({
  op: 0,
  t: 'READY',
  s: 1,
  d: {
    v: 10,
    user: { id: ids.application, username: 'k8snet', discriminator: '0', global_name: null, avatar: null, bot: true },
    guilds: [],
    session_id: 'one',
    resume_gateway_url: 'nowhere',
    shard: [0, 1],
    application: { id: ids.application, flags: 0 },
  },
});
const HELLO = JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 }, s: null, t: null });

const IDENTIFY = 2;

export async function silentGateway(silence: Silence): Promise<SilentGateway> {
  const sockets = new Set<Socket>();
  const heard: number[] = [];
  let opened = 0;
  const server = createServer();
  server.on('connection', (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  const webSockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (silence === 'no handshake') return;
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      if (silence !== 'no hello') webSocket.send(HELLO);
      webSocket.on('message', (frame) => {
        const { op } = JSON.parse(String(frame)) as { op: number };
        heard.push(op);
        if (silence === 'no resumed' && op === IDENTIFY) webSocket.send(READY);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/gateway`,
    open: () => sockets.size,
    opened: () => opened,
    heard,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The fake's API names that gateway as Discord's. */
export function nameGateway(fake: FakeDiscord, url: string): void {
  const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
  // Asked for before the start, and by discord.js at it.
  fake.failNext('/gateway/bot', { status: 200, body: { url, shards: 1, session_start_limit: limit }, times: 2 });
}
