import { once } from 'node:events';
import type { Logger } from './logger.ts';
import { settlesWithin } from './wait.ts';

/** Something that runs until it is told to stop. `finished` rejects where it cannot go on. */
export type Running = {
  readonly name: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly finished?: Promise<void>;
  /** Goes on for so long after SIGTERM, since whoever sends requests hears of our end only then. Milliseconds. */
  readonly graceMs?: number;
};

/** What a process says when it is to end; `process` has it. */
export type Signals = NodeJS.EventEmitter;

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Starts all in order, and stops them in the opposite one on SIGTERM or SIGINT, or when one of them cannot go on. After
 * SIGTERM, which machines send, all go on for the longest grace; after SIGINT, by which a person waits, none does. A second
 * signal ends the process at once, as it would without us.
 * @throws what a start or a `finished` rejects with, once the others have stopped.
 */
export async function runUntilStopped(all: readonly Running[], logger: Logger, signals: Signals): Promise<void> {
  const leave = new AbortController();
  const told = Promise.race(SIGNALS.map((name) => once(signals, name, { signal: leave.signal }).then(() => name)));
  const ended = Promise.race(all.flatMap(({ finished }) => finished ?? []));
  // A start that hangs, on a network that is not there, must not keep a signal waiting, and then nobody hears of the other.
  for (const each of [told, ended]) each.catch(() => undefined);
  const started: Running[] = [];
  try {
    const early = await Promise.race([told, startAll(all, started, leave.signal)]);
    const reason = early ?? (await Promise.race([told, ended]));
    leave.abort();
    const graceMs = early === undefined && reason === 'SIGTERM' ? longestGrace(all) : 0;
    if (graceMs > 0) {
      logger.info(`SIGTERM: stopping in ${graceMs / 1000} s; what still comes until then is answered`);
      await settlesWithin(ended, graceMs);
    }
    logger.info(`${reason ?? 'the end'}: stopping`);
  } finally {
    leave.abort();
    for (const running of started.toReversed()) await stopOne(running, logger);
  }
}

function longestGrace(all: readonly Running[]): number {
  return Math.max(0, ...all.map(({ graceMs = 0 }) => graceMs));
}

/** One that cannot be stopped must not keep the others running, nor hide why we stop. */
async function stopOne({ name, stop }: Running, logger: Logger): Promise<void> {
  try {
    await stop();
  } catch (error) {
    logger.error(
      { err: error },
      `${name} did not stop as it should: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** A start that ends because we stop must not be followed by the next one. */
async function startAll(all: readonly Running[], started: Running[], leaving: AbortSignal): Promise<undefined> {
  for (const running of all) {
    if (leaving.aborted) return;
    // Stopping what is half started gives its sockets and timers back.
    started.push(running);
    await running.start();
  }
}
