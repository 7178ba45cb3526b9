/** True the first time for a signature in hexadecimal digits, false again within the window. */
export type IsFirstUse = (signature: string) => boolean;

export type ReplayLimits = {
  /** A signature is remembered at least this long, unless too many come. Milliseconds. */
  readonly windowMs: number;
  /** Kept at most, in two halves of this many. */
  readonly maxPerHalf: number;
};

/** Two halves, the older of which is dropped whole: no timer, and no search for what is old. */
export function createReplayGuard({ windowMs, maxPerHalf }: ReplayLimits, now: () => number): IsFirstUse {
  let recent = new Set<string>();
  let older = new Set<string>();
  let begunAtMs = now();
  return (signature) => {
    const key = shortened(signature);
    if (recent.has(key) || older.has(key)) return false;
    const isOver = now() - begunAtMs >= windowMs;
    if (isOver || recent.size >= maxPerHalf) {
      older = recent;
      recent = new Set();
      begunAtMs = now();
    }
    recent.add(key);
    return true;
  };
}

/** A quarter of it, in a string of its own: by chance no two are alike in so many bytes, and nobody can make one. */
function shortened(signature: string): string {
  return Buffer.from(signature, 'hex').toString('latin1', 0, KEPT_BYTES);
}

const KEPT_BYTES = 16;
