import type { Failure } from './types.ts';

export type Reply = { readonly status: number; readonly headers: Record<string, string>; readonly body: unknown };
export type Fault = Reply | 'hang';

/** Failures that a test has ordered, by method, in the order in which they come true. */
export function makeFaults() {
  const queues = new Map<string, { failure: Failure; passes: number; left: number }[]>();
  return {
    order(method: string, failure: Failure): void {
      const queue = queues.get(method) ?? [];
      queue.push({ failure, passes: failure.after ?? 0, left: failure.times ?? 1 });
      queues.set(method, queue);
    },
    /** What this call gets instead of an answer; undefined when it goes through. */
    take(method: string): Fault | undefined {
      const queue = queues.get(method);
      const first = queue?.[0];
      if (queue === undefined || first === undefined) return undefined;
      if (first.passes > 0) {
        first.passes -= 1;
        return undefined;
      }
      first.left -= 1;
      if (first.left <= 0) queue.shift();
      return first.failure.hang === true ? 'hang' : failureReply(first.failure);
    },
  };
}

function failureReply(failure: Failure): Reply {
  const retryAfter = failure.retryAfterSeconds;
  const fallbackStatus = retryAfter !== undefined ? 429 : failure.error !== undefined ? 200 : 500;
  const error = failure.error ?? (fallbackStatus === 429 ? 'ratelimited' : 'internal_error');
  return {
    status: failure.status ?? fallbackStatus,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: { ok: false, error },
  };
}
