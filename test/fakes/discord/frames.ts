import type { Json } from './types.ts';

/** What a client sends over the gateway: JSON, at most 4,096 bytes, at most 120 in a minute. */
const maxBytes = 4096;
const maxFrames = 120;
const windowMs = 60_000;

/** Undefined where it is too long or no frame. */
export function parseFrame(text: string): { readonly op: number; readonly d: unknown } | undefined {
  if (Buffer.byteLength(text) > maxBytes) return undefined;
  try {
    const frame = objectOf(JSON.parse(text));
    return typeof frame.op === 'number' ? { op: frame.op, d: frame.d } : undefined;
  } catch {
    return undefined;
  }
}

/** Notes a frame of a connection; true where it was one too many. */
export function isTooMany(sentAt: number[]): boolean {
  const at = performance.now();
  sentAt.push(at);
  return sentAt.filter((one) => at - one < windowMs).length > maxFrames;
}

/** Which shard of how many; the only one where it is not said. */
export const shardPair = (value: unknown): [number, number] =>
  Array.isArray(value) ? [Number(value[0]), Number(value[1])] : [0, 1];

export const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? { ...value } : {});
