import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The far end: answers the Web API's `auth.test` and takes what is posted to response URLs. */
export type Sink = {
  readonly apiUrl: string;
  /** Makes a response URL; `arrived` resolves with the size of the answer, in bytes, once it has been posted to the URL. */
  readonly expect: () => { readonly url: string; readonly arrived: Promise<number> };
  readonly stop: () => void;
};

const AUTH = JSON.stringify({
  ok: true,
  url: 'https://w.slack.com/',
  team: 'W',
  user: 'bot',
  team_id: 'T1',
  user_id: 'UBOT',
  bot_id: 'BBOT',
});

export async function startSink(scopes: readonly string[]): Promise<Sink> {
  let made = 0;
  const waiting = new Map<string, (bytes: number) => void>();
  const server = createServer((request, response) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => {
      const [, kind, id = ''] = (request.url ?? '').split('/');
      if (kind !== 'response') return reply(response, AUTH, { 'x-oauth-scopes': scopes.join(',') });
      reply(response, 'ok');
      waiting.get(id)?.(bytes);
      waiting.delete(id);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${origin}/api/`,
    expect: () => {
      made += 1;
      const id = String(made);
      const { promise, resolve } = Promise.withResolvers<number>();
      waiting.set(id, resolve);
      return { url: `${origin}/response/${id}`, arrived: promise };
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function reply(response: ServerResponse, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
