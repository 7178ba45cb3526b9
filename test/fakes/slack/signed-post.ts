import { createHmac } from 'node:crypto';

export type PostOptions = {
  /** Unix seconds; default now. Bolt refuses what is older than 5 minutes. */
  readonly timestamp?: number;
  /** With `retryReason`: the headers of a repeated delivery, e.g. 1 and `http_timeout`. */
  readonly retryNum?: number;
  readonly retryReason?: string;
  /** Changes the body after it was signed. */
  readonly tamper?: boolean;
};

export type PostResult = {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed if it is JSON, else the text. */
  readonly body: unknown;
  /** Until the answer was read, milliseconds. */
  readonly ms: number;
};

/** Slack's signature over a raw body. */
export function sign(secret: string, body: string, timestampSeconds: number): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${timestampSeconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestampSeconds), 'x-slack-signature': `v0=${digest}` };
}

/** Delivers a payload to the app's HTTP endpoint as Slack does: form, form with `payload=`, or JSON, by its kind. */
export async function postSigned(
  url: string,
  secret: string,
  payload: object,
  options: PostOptions = {},
): Promise<PostResult> {
  const { body, contentType } = encode(payload);
  const startedAt = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      ...sign(secret, body, options.timestamp ?? Math.floor(Date.now() / 1000)),
      ...(options.retryNum === undefined ? {} : { 'x-slack-retry-num': String(options.retryNum) }),
      ...(options.retryReason === undefined ? {} : { 'x-slack-retry-reason': options.retryReason }),
    },
    body: options.tamper === true ? tampered(body) : body,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text), ms: performance.now() - startedAt };
}

/** The content types are exact: Bolt does not know `application/x-www-form-urlencoded;charset=UTF-8`. */
function encode(payload: object): { body: string; contentType: string } {
  const form = 'application/x-www-form-urlencoded';
  if ('command' in payload) return { body: new URLSearchParams(scalars(payload)).toString(), contentType: form };
  const json = JSON.stringify(payload);
  const isEvent = 'type' in payload && (payload.type === 'event_callback' || payload.type === 'url_verification');
  if (isEvent) return { body: json, contentType: 'application/json' };
  return { body: new URLSearchParams({ payload: json }).toString(), contentType: form };
}

const scalars = (payload: object): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));

/** Still parses, so that only the signature can tell. */
const tampered = (body: string): string => (body.startsWith('{') ? `${body} ` : `${body}&x=1`);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
