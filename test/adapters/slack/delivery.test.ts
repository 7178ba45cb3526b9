import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { postMessage, updateMessage } from '#adapters/slack/outbox.ts';
import { API_RETRIES } from '#adapters/slack/settings.ts';
import type { Ask } from '#src/adapter.ts';
import { directMessage, ids, messageChanged, slashCommand } from '#test/fakes/slack/payloads.ts';
import { startFakeSlack } from '#test/fakes/slack/server.ts';
import type { Failure } from '#test/fakes/slack/types.ts';
import { startCuttingProxy } from './cutting-proxy.ts';
import { openTalk, type Talk, titleOf, WAIT_MS } from './talk.ts';
import { type Mode, modes, shippedAsk } from './workspace.ts';

async function withTalk(work: (talk: Talk) => Promise<void>, { mode = 'http', ask }: { mode?: Mode; ask?: Ask } = {}) {
  const talk = await openTalk(mode, ask);
  try {
    await work(talk);
  } finally {
    await talk.stop();
  }
}

const REFERENCE = /reference ([0-9a-f]{8})/u;

/** The messages that the log has under a reference. */
function loggedUnder(talk: Talk, reference: string): { level: string; msg: string; code?: string }[] {
  return talk
    .log()
    .split('\n')
    .filter((line) => line.includes(`"reference":"${reference}"`))
    .map((line) => JSON.parse(line));
}

async function command(talk: Talk, text: string): Promise<{ ms: number }> {
  const responseUrl = talk.slack.newResponseUrl({ channel: ids.channel, user: ids.user });
  return talk.deliver(slashCommand({ text, responseUrl }));
}

// At once, as the pauses between two tries are real.
describe.concurrent('what Slack puts off or fails at', () => {
  const failures: [string, Failure, number][] = [
    ['a rate limit', { retryAfterSeconds: 1 }, 1],
    ['two rate limits', { retryAfterSeconds: 0, times: 2 }, 2],
    ['a server error', {}, 1],
    ['a server error twice', { status: 503, times: 2 }, 2],
  ];

  it.each(failures)('posts once after %s', async (_, failure, failed) => {
    await withTalk(async (talk) => {
      talk.slack.failNext('chat.postMessage', failure);
      const begun = performance.now();
      await talk.answered('calico');
      expect(performance.now() - begun).toBeGreaterThanOrEqual((failure.retryAfterSeconds ?? 0) * 1000);
      await talk.quiet();
      expect([
        talk.slack.messages(ids.channel).filter(({ botId }) => botId).length,
        talk.slack.callsOf('chat.postMessage').length,
      ]).toEqual([1, failed + 1]);
    });
  });

  it.each(failures)('updates once after %s', async (_, failure, failed) => {
    await withTalk(async (talk) => {
      const ts = await talk.answered('calico');
      talk.slack.failNext('chat.update', failure);
      await talk.send(messageChanged({ channel: ids.channel, ts, text: 'cilium', before: 'calico' }));
      await talk.slack.waitFor(() => (titleOf(talk.answers(ts)[0]) === 'Cilium' ? true : undefined), {
        timeoutMs: WAIT_MS,
      });
      expect([
        talk.answers(ts).length,
        talk.answers(ts)[0]?.edits.length,
        talk.slack.callsOf('chat.update').length,
      ]).toEqual([1, 1, failed + 1]);
    });
  });

  it.each(failures)('answers a command once after %s', async (_, failure, failed) => {
    await withTalk(async (talk) => {
      talk.slack.failNext('response_url', failure);
      await command(talk, 'calico');
      await talk.slack.waitFor(() => talk.slack.ephemerals[0], { timeoutMs: WAIT_MS });
      await talk.quiet();
      expect([talk.slack.ephemerals.map(titleOf), talk.slack.callsOf('response_url').length]).toEqual([
        ['Calico'],
        failed + 1,
      ]);
    });
  });

  it('posts and updates once where the network cuts the connection', async () => {
    const slack = await startFakeSlack();
    const proxy = await startCuttingProxy();
    try {
      const client = new webApi.WebClient(slack.botToken, {
        slackApiUrl: proxy.through(slack.apiUrl),
        retryConfig: API_RETRIES,
        logLevel: webApi.LogLevel.ERROR,
      });
      proxy.cutNext(1);
      const ts = await postMessage(client, { channel: ids.channel }, { text: 'one', blocks: [] });
      proxy.cutNext(1);
      await updateMessage(client, { channel: ids.channel, ts }, { text: 'two', blocks: [] });
      expect(slack.messages(ids.channel).map(({ text, edits }) => [text, edits.length])).toEqual([['two', 1]]);
      expect(proxy.seen()).toBe(4);
    } finally {
      proxy.stop();
      await slack.stop();
    }
  });

  it('says one kind line with a reference once all tries failed, and the log has it', async () => {
    await withTalk(async (talk) => {
      talk.slack.failNext('chat.postMessage', { times: 4 });
      const ts = await talk.mention('calico wombat');
      const [told, ...others] = await talk.waitForAnswers(ts, 1);
      const reference = REFERENCE.exec(told?.text ?? '')?.[1] ?? 'none';
      expect(told?.text).toBe(
        `Sorry, that went wrong on my side and not on yours. Please try again; if it stays, give whoever runs me the reference ${reference}.`,
      );
      expect([others, talk.slack.callsOf('chat.postMessage').length]).toEqual([[], 5]);
      expect(loggedUnder(talk, reference).map(({ level, msg }) => `${level}: ${msg}`)).toEqual([
        `error: message failed (reference ${reference}): An HTTP protocol error occurred: statusCode = 500`,
      ]);
      expect(talk.log()).not.toMatch(/wombat|calico/iu);
    });
  });

  it('tells the asker alone of a failure in a thread with replies', async () => {
    await withTalk(async (talk) => {
      const ts = await talk.answered('calico');
      talk.slack.failNext('chat.postMessage', { error: 'fatal_error' });
      await talk.say(ts, 'and cilium?');
      const told = await talk.slack.waitFor(() => talk.slack.ephemerals[0], { timeoutMs: WAIT_MS });
      expect([told.toUser, told.threadTs, REFERENCE.test(told.text)]).toEqual([ids.user, ts, true]);
      expect(talk.answers(ts)).toHaveLength(1);
      await talk.say(ts, 'and flannel?');
      expect(titleOf((await talk.waitForAnswers(ts, 2))[1])).toBe('flannel');
    });
  });

  it('says a failure in a direct message, which takes the status away', async () => {
    await withTalk(async (talk) => {
      const ts = talk.slack.addUserMessage(ids.dm, { user: ids.user, text: 'calico' });
      for (const [at, said] of [{ ts }, { threadTs: ts }].entries()) {
        talk.slack.failNext('chat.postMessage', { error: 'fatal_error' });
        await talk.send(directMessage({ text: 'calico', ...said }));
        const told = (await talk.waitForAnswers(ts, at + 1, ids.dm))[at];
        expect([REFERENCE.test(told?.text ?? ''), talk.slack.statuses]).toEqual([true, []]);
      }
    });
  });

  it('says a failed command to the person alone', async () => {
    await withTalk(async (talk) => {
      talk.slack.failNext('response_url', { status: 400, error: 'cannot_reply' });
      await command(talk, 'calico');
      const told = await talk.slack.waitFor(() => talk.slack.ephemerals[0], { timeoutMs: WAIT_MS });
      const reference = REFERENCE.exec(told.text)?.[1] ?? 'none';
      expect(loggedUnder(talk, reference)).toHaveLength(1);
    });
  });

  it.each([
    'is_archived',
    'not_in_channel',
    'restricted_action',
    'channel_not_found',
    'missing_scope',
    'org_login_required',
  ])('logs %s under one reference, also that it could not be told, and goes on', async (code) => {
    await withTalk(async (talk) => {
      talk.slack.failNext('chat.postMessage', { error: code, times: 2 });
      const ts = await talk.mention('calico wombat');
      await talk.slack.waitForCall('chat.postMessage', 2);
      await talk.quiet();
      expect(talk.answers(ts)).toEqual([]);
      const reference = REFERENCE.exec(talk.log())?.[1] ?? 'none';
      expect(loggedUnder(talk, reference).map(({ msg, code: said }) => [msg, said])).toEqual([
        [`message failed (reference ${reference}): An API error occurred: ${code}`, code],
        [`the failure could not be told (reference ${reference})`, code],
      ]);
      expect(talk.log()).not.toMatch(/wombat|calico/iu);
      await talk.answered('cilium');
    });
  });

  it('says nothing in a channel that is archived for good', async () => {
    await withTalk(async (talk) => {
      await talk.mention('calico', { channel: ids.archivedChannel });
      await talk.slack.waitForCall('chat.postMessage', 2);
      await talk.quiet();
      expect(talk.slack.messages(ids.archivedChannel).filter(({ botId }) => botId)).toEqual([]);
    });
  });

  it.each(modes)('by %s waits when it is stopped for an answer that Slack puts off', async (mode) => {
    const talk = await openTalk(mode);
    talk.slack.failNext('chat.postMessage', { retryAfterSeconds: 1 });
    const ts = await talk.mention('calico');
    await talk.slack.waitForCall('chat.postMessage');
    await talk.stop();
    expect(talk.answers(ts)).toHaveLength(1);
    expect(talk.log()).not.toContain('stopped with answers still on their way');
  });

  it.each(modes)('by %s acknowledges twenty commands before it works on any', async (mode) => {
    const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>();
    const slow: Ask = async (question, conversation) => {
      await mayAnswer;
      return shippedAsk(question, conversation);
    };
    await withTalk(
      async (talk) => {
        const acks = await Promise.all(Array.from({ length: 20 }, () => command(talk, 'calico')));
        expect(Math.max(...acks.map(({ ms }) => ms))).toBeLessThan(3000);
        expect(talk.slack.callsOf('response_url')).toEqual([]);
        letAnswer();
        await talk.slack.waitFor(() => talk.slack.ephemerals[19], { timeoutMs: WAIT_MS });
      },
      { mode, ask: slow },
    );
  });
});
