import { settlesWithin } from '#src/service/wait.ts';

/** Runs what is done with what comes in. */
export type Intake = {
  /** A failure goes to `onError`; never throws. */
  readonly run: (listen: () => unknown) => void;
  /** Resolves once nothing runs any more, or after `limitMs`. */
  readonly finish: (limitMs: number) => Promise<unknown>;
};

export function createIntake(onError: (error: unknown) => void): Intake {
  const running = new Set<Promise<void>>();
  return {
    run: (listen) => {
      const job = attempt(listen, onError).finally(() => running.delete(job));
      running.add(job);
    },
    finish: (limitMs) => settlesWithin(Promise.allSettled(running), limitMs),
  };
}

async function attempt(listen: () => unknown, onError: (error: unknown) => void): Promise<void> {
  try {
    await listen();
  } catch (error) {
    onError(error);
  }
}
