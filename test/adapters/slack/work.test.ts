import { describe, expect, it } from 'vitest';
import { createDeliveries, MAX_KNOWN_DELIVERIES } from '#adapters/chat/first-delivery.ts';
import { createWork } from '#adapters/chat/work.ts';
import { memory } from '#adapters/slack/limits.ts';
import { loggable } from '#adapters/slack/slack-error.ts';
import { createThreads, type Turn } from '#adapters/slack/threads.ts';
import { newConversation } from '#src/document/answer.ts';
import { recordLog } from './record-log.ts';

const fault = (message: string) => async () => {
  throw new Error(message);
};

/** Work with its log, its faults, and what was told to the person. */
function setUp(onFault: (error: unknown) => void = () => {}) {
  const { logger, lines } = recordLog();
  const told: string[] = [];
  const faults: unknown[] = [];
  const work = createWork(logger, {
    onFault: (error) => {
      faults.push(error);
      onFault(error);
    },
    loggable,
  });
  return { work, lines, told, faults, tell: async (line: string) => told.push(line) };
}

describe('work for a person', () => {
  it('begins after what was waiting before it, such as acknowledgements', async () => {
    const { work, tell } = setUp();
    const order: string[] = [];
    setImmediate(() => order.push('waiting'));
    const run = work.run('test', tell, async () => order.push('work'));
    order.push('asked for');
    await run;
    expect(order).toEqual(['asked for', 'waiting', 'work']);
  });

  it('tells a failure once, with a reference that the log has', async () => {
    const { work, lines, told, faults, tell } = setUp();
    await work.run('slash command', tell, fault('broken'));
    const reference = /reference ([0-9a-f]{8})\.$/u.exec(told[0] ?? '')?.[1];
    expect(told).toHaveLength(1);
    expect(lines).toMatchObject([
      {
        level: 'error',
        reference,
        what: 'slash command',
        error: 'broken',
        stack: expect.stringContaining('work.test.ts'),
      },
    ]);
    expect(faults).toEqual([new Error('broken')]);
  });

  it('gives each failure a reference of its own', async () => {
    const { work, told, tell } = setUp();
    await Promise.all(Array.from({ length: 50 }, () => work.run('test', tell, fault('broken'))));
    expect(new Set(told).size).toBe(50);
  });

  it('logs both where the failure cannot be told, and does not reject', async () => {
    const { work, lines } = setUp();
    await work.run('test', fault('nobody there'), fault('broken'));
    expect(lines.map(({ error }) => error)).toEqual(['broken', 'nobody there']);
    expect(lines[0]?.reference).toBe(lines[1]?.reference);
  });

  it('does not reject where the report of the fault fails', async () => {
    const { work, lines, tell } = setUp(() => {
      throw new Error('report failed');
    });
    await work.run('test', tell, fault('broken'));
    expect(lines.map(({ error }) => error)).toEqual(['broken', 'report failed']);
  });

  it("logs Slack's code and the network's, and nothing else that an error carries", async () => {
    const { work, lines, tell } = setUp();
    await work.run('test', tell, async () => {
      throw Object.assign(new Error('An API error occurred: is_archived'), {
        data: { ok: false, error: 'is_archived', message: { text: 'wombat' } },
        body: 'wombat',
      });
    });
    await work.run('test', tell, async () => {
      const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      throw new Error('could not be reached', { cause: new TypeError('fetch failed', { cause: reset }) });
    });
    expect(lines).toMatchObject([{ code: 'is_archived' }, { cause: 'ECONNRESET' }]);
    expect(JSON.stringify(lines)).not.toContain('wombat');
  });

  it('logs no token and no address of a response URL', async () => {
    const { work, lines, tell } = setUp();
    await work.run(
      'test',
      tell,
      fault('at https://hooks.slack.com/commands/T1/2/secretsecret with xoxb-12-secretsecret'),
    );
    expect(JSON.stringify(lines)).not.toContain('secretsecret');
  });

  it('has finished once nothing runs, failures told included', async () => {
    const { work, told } = setUp();
    const { promise, resolve } = Promise.withResolvers<void>();
    void work.run(
      'test',
      async (line) => {
        await promise;
        told.push(line);
      },
      fault('broken'),
    );
    const finished = work.finish(5000);
    resolve();
    expect([await finished, told.length]).toEqual([true, 1]);
    expect(await work.finish(0)).toBe(true);
  });

  it('is given up after a while', async () => {
    const { work, tell } = setUp();
    const { promise, resolve } = Promise.withResolvers<void>();
    const run = work.run('test', tell, () => promise);
    expect(await work.finish(20)).toBe(false);
    resolve();
    await run;
  });
});

const turn = (questionTs: string): Turn => ({
  before: newConversation,
  after: newConversation,
  asker: 'U1',
  questionTs,
  answerTs: '2',
});
const thread = { channel: 'C1', threadTs: '1' };

describe('threads', () => {
  it('do work in order, one after the other, whatever fails', async () => {
    const threads = createThreads();
    const order: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const slow = threads.inTurn(thread, async () => {
      await promise;
      order.push('slow');
      throw new Error('broken');
    });
    const quick = threads.inTurn(thread, async () => order.push('quick'));
    const other = threads.inTurn({ ...thread, channel: 'C2' }, async () => order.push('other'));
    await other;
    resolve();
    await expect(slow).rejects.toThrow('broken');
    await quick;
    expect(order).toEqual(['other', 'slow', 'quick']);
  });

  it('are ours while we are at work there, and after we have answered', async () => {
    const threads = createThreads();
    expect(threads.isOurs(thread)).toBe(false);
    const failed = threads.inTurn(thread, async () => Promise.reject(new Error('broken')));
    expect(threads.isOurs(thread)).toBe(true);
    await failed.catch(() => {});
    await new Promise((resolve) => setImmediate(resolve));
    expect(threads.isOurs(thread)).toBe(false);
    threads.remember(thread, turn('1'));
    expect([threads.isOurs(thread), threads.isOurs({ ...thread, channel: 'C2' })]).toEqual([true, false]);
  });

  it('know the last question, and of older ones that they were answered', () => {
    const threads = createThreads();
    threads.remember(thread, turn('1'));
    threads.remember(thread, turn('3'));
    expect(threads.last(thread)?.questionTs).toBe('3');
    expect(['1', '3', '4'].map((ts) => threads.hasAnswered('C1', ts))).toEqual([true, true, false]);
    expect(threads.hasAnswered('C2', '1')).toBe(false);
  });

  it('forget the thread that was used longest ago', () => {
    const threads = createThreads();
    for (let at = 0; at <= memory.threads; at += 1)
      threads.remember({ channel: 'C1', threadTs: `${at}` }, turn(`${at}`));
    expect(threads.last({ channel: 'C1', threadTs: '0' })).toBeUndefined();
    expect(threads.last({ channel: 'C1', threadTs: '1' })).toBeDefined();
    expect(threads.hasAnswered('C1', '0')).toBe(false);
  });
});

describe('deliveries', () => {
  it('are the first of their id once', () => {
    const isFirst = createDeliveries();
    expect([isFirst('Ev1'), isFirst('Ev1'), isFirst('Ev2'), isFirst('Ev1')]).toEqual([true, false, true, false]);
  });

  it('are remembered for as long as Slack repeats them, and no longer', () => {
    const isFirst = createDeliveries();
    isFirst('Ev');
    for (let at = 1; at < MAX_KNOWN_DELIVERIES; at += 1) isFirst(`Ev${at}`);
    expect(isFirst('Ev')).toBe(false);
    isFirst('one more');
    expect(isFirst('Ev')).toBe(true);
  });
});
