import type { FakeDiscord, Json } from './types.ts';

/** Calls the fake's REST API as discord.js does; `path` begins with `/`. For the fake's own tests. */
export async function callRest(
  fake: FakeDiscord,
  line: string,
  { body, token = fake.token }: { body?: unknown; token?: string | null } = {},
): Promise<{ status: number; body: Json }> {
  const [method = 'GET', path = ''] = line.split(' ');
  const response = await fetch(`${fake.apiUrl}/v10${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bot ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}
