import type { Call, Wait } from './types.ts';

const pollMs = 20;
/** A busy machine takes ten times as long as an idle one. */
const PATIENCE_MS = 20_000;

/** Waiting for something to come true: looks again at each change, and now and then besides. */
export function makeWaiting(calls: readonly Call[]) {
  const sleepers = new Set<() => void>();
  const nap = () =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, pollMs);
      sleepers.add(wake);
    });
  return {
    changed(): void {
      for (const wake of [...sleepers]) wake();
    },
    async waitFor<T>(pick: () => T | undefined, wait: Wait = {}): Promise<T> {
      const { timeoutMs = PATIENCE_MS, what = 'the condition' } = wait;
      const end = performance.now() + timeoutMs;
      for (;;) {
        const value = pick();
        if (value !== undefined) return value;
        if (performance.now() > end) throw new Error(timeoutMessage(what, timeoutMs, calls));
        await nap();
      }
    },
  };
}

function timeoutMessage(what: string, timeoutMs: number, calls: readonly Call[]): string {
  const list = calls.map((call) => `  ${call.method} ${JSON.stringify(call.args).slice(0, 200)}`);
  return [`waited ${timeoutMs} ms for ${what}; calls so far: ${calls.length}`, ...list].join('\n');
}
