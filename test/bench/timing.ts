/** Least value that `share` of the values do not exceed; 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** Bytes as MB. */
export function mb(bytes: number): number {
  return bytes / 1024 / 1024;
}

/** Runs only where node was started with --expose-gc. */
export function collectGarbage(): void {
  if (!globalThis.gc) throw new Error('this measurement needs node --expose-gc');
  for (let count = 0; count < 3; count += 1) globalThis.gc();
}
