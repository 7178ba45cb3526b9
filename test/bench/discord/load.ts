import { type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

/** A request as it goes over the wire. */
export type Signed = { readonly body: string; readonly timestamp: string; readonly signature: string };

export type LoadResult = {
  readonly requests: number;
  readonly elapsedMs: number;
  /** From sending a request to its whole answer: milliseconds, ascending. */
  readonly answerMs: readonly number[];
  readonly answerBytes: number;
};

/** Somebody's command or typing; `at` makes ids that differ. */
export function interactionOf(kind: 'command' | 'autocomplete', text: string, at: number): string {
  const id = String(BigInt(Date.now() - DISCORD_EPOCH_MS) * 4_194_304n + BigInt(at));
  const option = { name: 'query', type: 3, value: text, ...(kind === 'autocomplete' && { focused: true }) };
  // So many people that none of them asks too much.
  const userId = String(1_080_000_000_000_000_000n + BigInt(at));
  return JSON.stringify({
    id,
    application_id: '1101010101010101248',
    type: kind === 'command' ? 2 : 4,
    token: `aW50ZXJhY3Rpb246${id}${'x'.repeat(160)}`,
    version: 1,
    data: { id: '1101010101010101249', name: 'k8snet', type: 1, options: [option] },
    channel_id: '1090000000100000001',
    channel: { id: '1090000000100000001', type: 0, name: 'general', guild_id: '1090000000000000000' },
    guild_id: '1090000000000000000',
    guild: { id: '1090000000000000000', locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    locale: 'en-GB',
    context: 0,
    authorizing_integration_owners: { '0': '1090000000000000000' },
    app_permissions: '562949953601536',
    entitlements: [],
    attachment_size_limit: 10_485_760,
    member: {
      user: { id: userId, username: 'ann', global_name: 'Ann', avatar: null, discriminator: '0', public_flags: 0 },
      roles: [],
      permissions: '2147483647',
      joined_at: '2024-01-01T00:00:00.000000+00:00',
      nick: null,
    },
  });
}

const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** Signed before the clock starts: signing takes as long as answering. */
export function signAll(bodies: readonly string[], key: KeyObject): Signed[] {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return bodies.map((body) => ({
    body,
    timestamp,
    signature: sign(null, Buffer.from(timestamp + body), key).toString('hex'),
  }));
}

/** So many people at once, each on a connection of their own, sending the next request once the last one is answered. */
export async function sendAll(port: number, all: readonly Signed[], concurrency: number): Promise<LoadResult> {
  const requests = all.map(wireOf);
  const connections = await Promise.all(
    Array.from({ length: Math.min(concurrency, all.length) }, () => openConnection(port)),
  );
  const answerMs: number[] = [];
  let next = 0;
  let answerBytes = 0;
  const person = async (ask: Ask) => {
    for (let each = requests[next++]; each !== undefined; each = requests[next++]) {
      const begun = performance.now();
      const bytes = await ask(each);
      answerMs.push(performance.now() - begun);
      answerBytes += bytes;
    }
  };
  const begun = performance.now();
  await Promise.all(connections.map(({ ask }) => person(ask)));
  const elapsedMs = performance.now() - begun;
  for (const { close } of connections) close();
  return { requests: all.length, elapsedMs, answerMs: answerMs.sort((a, b) => a - b), answerBytes };
}

/** Whoever measures shares the machine with what is measured, so requests are written before the clock starts. */
function wireOf({ body, timestamp, signature }: Signed): Buffer {
  const head = [
    'POST /discord/interactions HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-signature-timestamp: ${timestamp}`,
    `x-signature-ed25519: ${signature}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Bytes of the answer's body. */
type Ask = (request: Buffer) => Promise<number>;

/**
 * A kept-alive connection that reads just what both programs answer: a status line, headers with a length, a body. An HTTP
 * client would take as much of the machine as the bare endpoint does.
 */
async function openConnection(port: number): Promise<{ ask: Ask; close: () => void }> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  let waiting = Promise.withResolvers<number>();
  waiting.promise.catch(() => {});
  let head = '';
  let bodyBytes = 0;
  let missing = 0;
  socket.on('error', (error) => waiting.reject(error));
  socket.on('close', () => waiting.reject(new Error('the connection was closed')));
  socket.on('data', (chunk) => {
    if (missing === 0) {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      const [, status, length] = /^HTTP\/1\.1 (\d+).*\r\ncontent-length: (\d+)\r\n/isu.exec(head) ?? [];
      if (status !== '200') return waiting.reject(new Error(`an interaction was answered with ${head.slice(0, end)}`));
      bodyBytes = Number(length);
      missing = bodyBytes - (head.length - end - 4);
      head = '';
    } else missing -= chunk.length;
    if (missing === 0) waiting.resolve(bodyBytes);
  });
  const ask: Ask = (request) => {
    if (socket.destroyed) return Promise.reject(new Error('the connection was closed'));
    waiting = Promise.withResolvers();
    socket.write(request);
    return waiting.promise;
  };
  return { ask, close: () => socket.destroy() };
}
