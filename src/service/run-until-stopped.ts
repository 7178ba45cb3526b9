import { once } from 'node:events';
import type { Logger } from './logger.ts';

/** Something that runs until it is told to stop. `finished` rejects where it cannot go on. */
export type Running = {
  readonly name: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly finished?: Promise<void>;
};

/** What a process says when it is to end; `process` has it. */
export type Signals = NodeJS.EventEmitter;

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Starts all in order, and stops them in the opposite one on SIGTERM or SIGINT, or when one of them cannot go on. A second
 * signal ends the process at once, as it would without us.
 * @throws what a start or a `finished` rejects with, once the others have stopped.
 */
export async function runUntilStopped(all: readonly Running[], logger: Logger, signals: Signals): Promise<void> {
  const leave = new AbortController();
  const told = Promise.race(SIGNALS.map((name) => once(signals, name, { signal: leave.signal }).then(() => name)));
  // A start that hangs, on a network that is not there, must not keep a signal waiting.
  told.catch(() => undefined);
  const started: Running[] = [];
  try {
    const signal = await Promise.race([told, startAll(all, started, leave.signal)]);
    const reason = signal ?? (await Promise.race([told, ...all.flatMap(({ finished }) => finished ?? [])]));
    logger.info(`${reason ?? 'the end'}: stopping`);
  } finally {
    leave.abort();
    for (const running of started.toReversed()) await stopOne(running, logger);
  }
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
