import type { FakeSlack, Json } from './types.ts';

/** Calls the fake's Web API as @slack/web-api does: a form, structures as JSON. For the fake's own tests. */
export async function callWebApi(
  fake: FakeSlack,
  method: string,
  args: Json = {},
  token: string | null = fake.botToken,
): Promise<{ status: number; headers: Headers; body: Json }> {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(args)) form.set(name, asField(value));
  const response = await fetch(`${fake.apiUrl}${method}`, {
    method: 'POST',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    body: form,
  });
  return { status: response.status, headers: response.headers, body: objectOf(await response.json()) };
}

/** Posts JSON to a response_url as `respond()` does. */
export async function respondTo(url: string, args: Json): Promise<{ status: number; body: Json }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  return { status: response.status, body: objectOf(await response.json()) };
}

const asField = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? { ...value } : {});
