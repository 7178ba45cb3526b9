import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLogger } from '#src/service/logger.ts';
import { type Running, runUntilStopped } from '#src/service/run-until-stopped.ts';

/** What happened, in order; `run` begins with the given things, `signal` is what the process is told. */
function setUp() {
  const events: string[] = [];
  const signals = new EventEmitter();
  const logger = createLogger('info', {
    isTTY: true,
    write: (line: string) => {
      events.push(line.trimEnd());
      return true;
    },
  } as NodeJS.WritableStream & { isTTY: boolean });
  const thing = (name: string, parts: Partial<Running> = {}): Running => ({
    name,
    start: async () => void events.push(`${name} starts`),
    stop: async () => void events.push(`${name} stops`),
    ...parts,
  });
  return { events, signals, thing, run: (...all: Running[]) => runUntilStopped(all, logger, signals) };
}

const soon = () => wait(5);

describe('running until stopped', () => {
  it.each(['SIGTERM', 'SIGINT'])('starts in order and stops in the opposite one on %s', async (signal) => {
    const { events, signals, thing, run } = setUp();
    const done = run(thing('one'), thing('two'));
    await soon();
    signals.emit(signal);
    await done;
    expect(events).toEqual(['one starts', 'two starts', `info: ${signal}: stopping`, 'two stops', 'one stops']);
  });

  describe('where requests still come for a while', () => {
    const GRACE_MS = 300;
    const runWithGrace = async () => {
      const all = setUp();
      const ended = Promise.withResolvers<void>();
      const done = all.run(
        all.thing('one', { graceMs: GRACE_MS }),
        all.thing('two', { graceMs: 1, finished: ended.promise }),
      );
      await soon();
      all.events.splice(0);
      return { ...all, done, ended };
    };

    it('goes on for the longest grace after SIGTERM, and listens to no other signal', async () => {
      const { events, signals, done } = await runWithGrace();
      signals.emit('SIGTERM');
      await wait(GRACE_MS / 2);
      expect([events, signals.listenerCount('SIGTERM'), signals.listenerCount('SIGINT')]).toEqual([
        ['info: SIGTERM: stopping in 0.3 s; what still comes until then is answered'],
        0,
        0,
      ]);
      await done;
      expect(events.slice(1)).toEqual(['info: SIGTERM: stopping', 'two stops', 'one stops']);
    });

    it('stops at once on SIGINT', async () => {
      const { events, signals, done } = await runWithGrace();
      signals.emit('SIGINT');
      await done;
      expect(events).toEqual(['info: SIGINT: stopping', 'two stops', 'one stops']);
    });

    it('stops within it where one cannot go on', async () => {
      const { events, signals, done, ended } = await runWithGrace();
      const toldAt = performance.now();
      signals.emit('SIGTERM');
      await soon();
      ended.reject(new Error('token revoked'));
      await done;
      expect(performance.now() - toldAt).toBeLessThan(GRACE_MS);
      expect(events.at(-1)).toBe('one stops');
    });

    it('stops at once while a start hangs', async () => {
      const { events, signals, thing, run } = setUp();
      const done = run(thing('one', { graceMs: GRACE_MS }), thing('two', { start: () => new Promise(() => {}) }));
      await soon();
      signals.emit('SIGTERM');
      await done;
      expect(events.slice(1)).toEqual(['info: SIGTERM: stopping', 'two stops', 'one stops']);
    });
  });

  it('listens to no signal once it stops, so that a second one ends the process', async () => {
    const { signals, thing, run } = setUp();
    const { promise, resolve } = Promise.withResolvers<void>();
    const done = run(thing('one', { stop: () => promise }));
    await soon();
    expect([signals.listenerCount('SIGTERM'), signals.listenerCount('SIGINT')]).toEqual([1, 1]);
    signals.emit('SIGTERM');
    await soon();
    expect([signals.listenerCount('SIGTERM'), signals.listenerCount('SIGINT')]).toEqual([0, 0]);
    resolve();
    await done;
  });

  it('stops what it has started, half or whole, where a start fails', async () => {
    const { events, thing, run } = setUp();
    const failing = thing('two', { start: () => Promise.reject(new Error('no token')) });
    await expect(run(thing('one'), failing, thing('three'))).rejects.toThrow('no token');
    expect(events).toEqual(['one starts', 'two stops', 'one stops']);
  });

  it('stops all where one cannot go on', async () => {
    const { events, thing, run } = setUp();
    const { promise, reject } = Promise.withResolvers<void>();
    const done = run(thing('one', { finished: promise }), thing('two'));
    await soon();
    reject(new Error('token revoked'));
    await expect(done).rejects.toThrow('token revoked');
    expect(events.slice(2)).toEqual(['two stops', 'one stops']);
  });

  it('stops all where one comes to its end', async () => {
    const { events, thing, run } = setUp();
    await run(thing('one', { finished: Promise.resolve() }));
    expect(events).toEqual(['one starts', 'info: the end: stopping', 'one stops']);
  });

  it('stops at a signal while a start hangs, and starts nothing after it', async () => {
    const { events, signals, thing, run } = setUp();
    const { promise, resolve } = Promise.withResolvers<void>();
    const hanging = thing('one', {
      start: () => promise,
      stop: async () => {
        events.push('one stops');
        resolve();
      },
    });
    const done = run(hanging, thing('two'));
    await soon();
    signals.emit('SIGTERM');
    await done;
    await soon();
    expect(events).toEqual(['info: SIGTERM: stopping', 'one stops']);
  });

  it('stops the others where one does not stop as it should, and says so', async () => {
    const { events, signals, thing, run } = setUp();
    const done = run(thing('one'), thing('two', { stop: () => Promise.reject(new Error('stuck')) }));
    await soon();
    signals.emit('SIGINT');
    await done;
    expect(events.slice(2)).toEqual([
      'info: SIGINT: stopping',
      'error: two did not stop as it should: stuck',
      'one stops',
    ]);
  });

  it('throws why it ended, not what the stopping threw', async () => {
    const { thing, run } = setUp();
    const failing = thing('one', {
      start: () => Promise.reject(new Error('no token')),
      stop: () => Promise.reject(new Error('stuck')),
    });
    await expect(run(failing)).rejects.toThrow('no token');
  });
});
