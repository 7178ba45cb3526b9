import { type KeyObject, sign } from 'node:crypto';
import { Agent, request } from 'node:http';

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

/** So many people at once, each sending the next request once the last one is answered. */
export async function sendAll(port: number, all: readonly Signed[], concurrency: number): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const answerMs: number[] = [];
  let next = 0;
  let answerBytes = 0;
  const person = async () => {
    for (let each = all[next++]; each !== undefined; each = all[next++]) {
      const begun = performance.now();
      const bytes = await post(agent, port, each);
      answerMs.push(performance.now() - begun);
      answerBytes += bytes;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: concurrency }, person));
  const elapsedMs = performance.now() - begun;
  agent.destroy();
  return { requests: all.length, elapsedMs, answerMs: answerMs.sort((a, b) => a - b), answerBytes };
}

/** Bytes of the answer. */
function post(agent: Agent, port: number, { body, timestamp, signature }: Signed): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-signature-timestamp': timestamp,
      'x-signature-ed25519': signature,
    };
    const call = request(
      { agent, host: '127.0.0.1', port, method: 'POST', path: '/discord/interactions', headers },
      (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('end', () => {
          if (response.statusCode === 200) resolve(bytes);
          else reject(new Error(`an interaction was answered with ${response.statusCode}`));
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
