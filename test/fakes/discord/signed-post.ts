import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { PostOptions, PostResult } from './types.ts';

/** The key with which Discord signs for this application; `publicKey` in hex, as the developer portal shows it. */
export function makeKeys(): { readonly publicKey: string; readonly privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return { publicKey: der.subarray(-32).toString('hex'), privateKey };
}

/** Sends an interaction to the app's endpoint as Discord does; gives up after `timeoutMs`. */
export async function postSigned(
  url: string,
  payload: object,
  { privateKey, timeoutMs, options }: { privateKey: KeyObject; timeoutMs: number; options: PostOptions },
): Promise<PostResult & { readonly contentType: string }> {
  const body = JSON.stringify(payload);
  const timestamp = String(options.atSeconds ?? Math.floor(Date.now() / 1000));
  const signature = options.signature ?? sign(null, Buffer.from(timestamp + body), privateKey).toString('hex');
  const startedAt = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
      ...(options.omitHeaders === true ? {} : { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp }),
    },
    // Still parses, so that only the signature can tell.
    body: options.tamper === true ? `${body} ` : body,
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  const contentType = response.headers.get('content-type') ?? '';
  return { status: response.status, body: parsed(text), ms: performance.now() - startedAt, contentType };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
