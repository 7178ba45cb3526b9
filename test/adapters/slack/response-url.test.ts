import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RefusedBlocks } from '#adapters/slack/deliver.ts';
import { deleteOriginal, respond } from '#adapters/slack/response-url.ts';
import { ids } from '#test/fakes/slack/ids.ts';
import { startFakeSlack } from '#test/fakes/slack/server.ts';
import type { Failure, FakeSlack } from '#test/fakes/slack/types.ts';
import { type CuttingProxy, startCuttingProxy } from './cutting-proxy.ts';

const line = { text: 'Hello', blocks: [] };
const target = { channel: ids.foreignChannel, user: ids.user };

/** With a fake of its own, so that the tests can run at once: the pauses are real. */
async function withSlack(work: (slack: FakeSlack, url: string) => Promise<void>): Promise<void> {
  const slack = await startFakeSlack();
  try {
    await work(slack, slack.newResponseUrl(target));
  } finally {
    await slack.stop();
  }
}

/** The name and message that a promise is rejected with. */
const faultOf = (promise: Promise<unknown>) => promise.then(() => 'nothing', String);

describe.concurrent('saying something by a response URL', () => {
  it('says it once, to the person alone, and unfolds no link', async () => {
    await withSlack(async (slack, url) => {
      await respond(url, line, { threadTs: '1700000000.000100' });
      expect(slack.ephemerals.map(({ text, toUser, threadTs }) => [text, toUser, threadTs])).toEqual([
        ['Hello', ids.user, '1700000000.000100'],
      ]);
      expect(slack.calls.map(({ args }) => [args.unfurl_links, args.unfurl_media, args.replace_original])).toEqual([
        [false, false, false],
      ]);
    });
  });

  it.each([
    ['500', {}],
    ['503', { status: 503 }],
    ['429 with Retry-After', { retryAfterSeconds: 1 }],
    ['429 without', { status: 429, error: 'ratelimited' }],
    ['500 twice', { times: 2 }],
  ] as [string, Failure][])('tries again after %s, and says it once', async (_, failure) => {
    await withSlack(async (slack, url) => {
      slack.failNext('response_url', failure);
      const begun = performance.now();
      await respond(url, line);
      expect(slack.ephemerals).toHaveLength(1);
      expect(slack.calls).toHaveLength((failure.times ?? 1) + 1);
      expect(performance.now() - begun).toBeGreaterThanOrEqual((failure.retryAfterSeconds ?? 0.5) * 990);
    });
  });

  it.each([
    ['500 for ever', { times: 9 }, 3, 'Error: the response URL answered 500 internal_error'],
    ['a wait that is too long', { retryAfterSeconds: 31 }, 1, 'Error: the response URL answered 429 ratelimited'],
    ['404', { status: 404, error: 'expired_url' }, 1, 'Error: the response URL answered 404 expired_url'],
    [
      'an error with status 200',
      { error: 'channel_not_found' },
      1,
      'Error: the response URL answered 200 channel_not_found',
    ],
  ] as [string, Failure, number, string][])('gives up after %s', async (_, failure, calls, fault) => {
    await withSlack(async (slack, url) => {
      slack.failNext('response_url', failure);
      expect(await faultOf(respond(url, line))).toBe(fault);
      expect([slack.calls.length, slack.ephemerals.length]).toEqual([calls, 0]);
    });
  });

  it('tells a refusal of the form from any other fault', async () => {
    await withSlack(async (slack, url) => {
      slack.failNext('response_url', { status: 400, error: 'invalid_blocks' });
      await expect(respond(url, line)).rejects.toEqual(new RefusedBlocks('invalid_blocks'));
      expect(slack.calls).toHaveLength(1);
    });
  });

  it('never uses a URL more than five times, and keeps one use for a line on what went wrong', async () => {
    await withSlack(async (slack, url) => {
      for (let at = 0; at < 3; at += 1) await respond(url, line);
      slack.failNext('response_url', {});
      expect(await faultOf(respond(url, line))).toBe('Error: the response URL answered 500 internal_error');
      await respond(url, line);
      expect(await faultOf(respond(url, line))).toBe(
        'Error: the response URL was used 5 times, which is all that Slack allows',
      );
      expect(await faultOf(deleteOriginal(url))).toContain('used 5 times');
      expect([slack.calls.length, slack.ephemerals.length]).toEqual([5, 4]);
    });
  });

  it('takes the message away whose button was pressed', async () => {
    await withSlack(async (slack, url) => {
      await respond(url, line);
      const [shown] = slack.ephemerals;
      await deleteOriginal(slack.newResponseUrl({ ...target, messageTs: shown?.ts ?? '' }));
      expect(slack.ephemerals).toEqual([]);
    });
  });
});

describe('a network that cuts the connection', () => {
  let slack: FakeSlack;
  let proxy: CuttingProxy;
  beforeAll(async () => {
    slack = await startFakeSlack();
    proxy = await startCuttingProxy();
  });
  afterAll(async () => {
    proxy.stop();
    await slack.stop();
  });

  it('is tried again, and the message arrives once', async () => {
    proxy.cutNext(2);
    await respond(proxy.through(slack.newResponseUrl(target)), line);
    expect([slack.ephemerals.length, proxy.seen()]).toEqual([1, 3]);
  });

  it('is given up after three tries, by an error that does not name the URL', async () => {
    proxy.cutNext(9);
    const url = proxy.through(slack.newResponseUrl(target));
    const fault = await respond(url, line).catch((error: unknown) => error);
    expect(fault).toEqual(new Error('the response URL could not be reached: other side closed'));
    expect((fault as Error).cause).toMatchObject({ code: expect.stringMatching(/^(?:UND_ERR_SOCKET|ECONNRESET)$/u) });
    expect([(fault as Error).stack?.includes('/response/'), proxy.seen()]).toEqual([false, 6]);
  });
});
