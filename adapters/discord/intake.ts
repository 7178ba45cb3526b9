import { createUnderWay } from '#src/service/under-way.ts';

/** Runs what is done with what comes in. */
export type Intake = {
  /** A failure goes to `onError`; never throws. */
  readonly run: (listen: () => unknown) => void;
  /** Resolves once nothing runs any more, or after `limitMs`. */
  readonly finish: (limitMs: number) => Promise<unknown>;
};

export function createIntake(onError: (error: unknown) => void): Intake {
  const { add, finish } = createUnderWay();
  return { run: (listen) => add(attempt(listen, onError)), finish };
}

async function attempt(listen: () => unknown, onError: (error: unknown) => void): Promise<void> {
  try {
    await listen();
  } catch (error) {
    onError(error);
  }
}
