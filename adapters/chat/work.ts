import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from '#src/service/logger.ts';
import { createUnderWay } from '#src/service/under-way.ts';

/** Runs what a person asked for; the person hears of a failure, and the log has it under the same reference. */
export type Work = {
  /** Never rejects. `tell` says one line to the person who waits; if that fails too, the log says so. */
  readonly run: (what: string, tell: (line: string) => Promise<unknown>, work: () => Promise<unknown>) => Promise<void>;
  /** Resolves once nothing runs any more, or after `timeoutMs`: false then. */
  readonly finish: (timeoutMs: number) => Promise<boolean>;
};

/** What a platform knows of its faults. `onFault` acts on one; `loggable` is what of it may stand in the log. */
export type Faults = {
  readonly onFault: (error: unknown) => void;
  readonly loggable: (error: unknown) => { readonly error: string };
};

/** `eachTurn`: after whatever has come in since, such as acknowledgements. `atOnce`: where the answer is what is waited for. */
export type Pace = 'eachTurn' | 'atOnce';

export function createWork(logger: Logger, faults: Faults, pace: Pace = 'eachTurn'): Work {
  const running = createUnderWay();
  const myTurn = pace === 'eachTurn' ? takeTurns() : async () => {};
  return {
    run: (what, tell, work) => {
      const job = attempt({ what, tell, work: () => myTurn().then(work), logger, faults });
      running.add(job);
      return job;
    },
    finish: running.finish,
  };
}

/**
 * One job begins at each turn of the event loop, so that whatever has come in since is acknowledged first, however many
 * jobs wait.
 */
function takeTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => nextTurn());
    return last;
  };
}

type Job = {
  readonly what: string;
  readonly tell: (line: string) => Promise<unknown>;
  readonly work: () => Promise<unknown>;
  readonly logger: Logger;
  readonly faults: Faults;
};

async function attempt({ what, tell, work, logger, faults }: Job): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reference = randomBytes(REFERENCE_BYTES).toString('hex');
    const fault = faults.loggable(error);
    logger.error({ reference, what, ...fault }, `${what} failed (reference ${reference}): ${fault.error}`);
    try {
      faults.onFault(error);
      await tell(
        `Sorry, that went wrong on my side and not on yours. Please try again; if it stays, give whoever runs me the reference ${reference}.`,
      );
    } catch (unsaid) {
      logger.error({ reference, ...faults.loggable(unsaid) }, `the failure could not be told (reference ${reference})`);
    }
  }
}

/** Enough that two failures of a year do not share one, and short enough to read aloud. */
const REFERENCE_BYTES = 4;
