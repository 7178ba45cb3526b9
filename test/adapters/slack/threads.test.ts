import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { helpMessage } from '#adapters/slack/help.ts';
import type { Ask } from '#src/adapter.ts';
import { botMessage, directMessage, eventCallback, ids, mention, threadMessage } from '#test/fakes/slack/payloads.ts';
import type { Json } from '#test/fakes/slack/types.ts';
import { type ChannelKind, openTalk, type Talk, titleOf } from './talk.ts';
import { modes, shippedGuide } from './workspace.ts';

describe.each(modes)('talking by %s', (mode) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(mode);
  });
  afterAll(() => talk.stop());

  it('answers a mention in the thread that it begins', async () => {
    const ts = await talk.mention('calico');
    const [answer] = await talk.waitForAnswers(ts, 1);
    expect([titleOf(answer), answer?.threadTs, answer?.channel]).toEqual(['Calico', ts, ids.channel]);
  });

  it('answers a mention within a thread in that thread', async () => {
    const threadTs = talk.slack.addUserMessage(ids.channel, { user: ids.otherUser, text: 'morning' });
    await talk.mention('cilium', { threadTs });
    expect((await talk.waitForAnswers(threadTs, 1)).map(titleOf)).toEqual(['Cilium']);
  });

  it.each(['', ' ', 'help', `<@${ids.botUser}|k8snet>`])(
    'answers a mention with nothing but %j with how to ask in Slack',
    async (text) => {
      const ts = await talk.mention(text);
      const [help] = await talk.waitForAnswers(ts, 1);
      expect(help?.text).toContain('In a thread slash commands do not work');
      expect(help?.blocks).toEqual(helpMessage(shippedGuide).blocks);
    },
  );

  it.each([
    ['channel', 'C0PUBLIC'],
    ['group', 'G0PRIVATE'],
    ['mpim', 'G0MPIM'],
  ] as [ChannelKind, string][])('goes on without a mention in a thread of a %s', async (kind, channel) => {
    talk.slack.addChannel({ id: channel });
    const ts = await talk.answered('calico vs flannel', { channel });
    await talk.say(ts, 'and cilium?', { channel, kind });
    expect((await talk.waitForAnswers(ts, 2, channel)).map(titleOf)).toEqual([
      'Calico vs flannel',
      'Calico vs flannel vs Cilium',
    ]);
  });

  it('goes on in a thread that it joined by a mention in the middle', async () => {
    const threadTs = talk.slack.addUserMessage(ids.channel, { user: ids.otherUser, text: 'morning' });
    await talk.mention('calico vs flannel', { threadTs });
    await talk.waitForAnswers(threadTs, 1);
    await talk.say(threadTs, 'and cilium?', { user: ids.otherUser });
    expect(titleOf((await talk.waitForAnswers(threadTs, 2))[1])).toBe('Calico vs flannel vs Cilium');
  });

  it('answers a follow-up that comes before the first answer, and in order', async () => {
    talk.slack.failNext('chat.postMessage', { retryAfterSeconds: 0 });
    const ts = await talk.mention('calico vs flannel');
    await talk.say(ts, 'and cilium?');
    expect((await talk.waitForAnswers(ts, 2)).map(titleOf)).toEqual([
      'Calico vs flannel',
      'Calico vs flannel vs Cilium',
    ]);
  });

  it('keeps order and conversation where two questions come at once', async () => {
    const ts = await talk.answered('calico vs flannel');
    await Promise.all([talk.say(ts, 'and cilium?'), talk.say(ts, 'and antrea?')]);
    expect((await talk.waitForAnswers(ts, 3)).map(titleOf)).toEqual([
      'Calico vs flannel',
      'Calico vs flannel vs Cilium',
      'Calico vs flannel vs Cilium vs Antrea',
    ]);
  });

  it('tells the asker of a question in the thread that has no answer', async () => {
    const ts = await talk.answered('calico');
    await talk.say(ts, 'how do I bake sourdough bread?');
    const [, missed] = await talk.waitForAnswers(ts, 2);
    expect(missed?.text).toMatch(/not|no /u);
    expect(missed?.blocks.some((block) => JSON.stringify(block).includes('report_gap'))).toBe(true);
  });

  it('answers the name alone, said by the asker', async () => {
    const ts = await talk.answered('calico');
    await talk.say(ts, 'cilium');
    expect(titleOf((await talk.waitForAnswers(ts, 2))[1])).toContain('Cilium');
  });

  it('answers one message once that comes as a mention and as a message', async () => {
    const threadTs = await talk.answered('calico');
    const text = 'cilium';
    const ts = talk.slack.addUserMessage(ids.channel, { user: ids.user, text, threadTs });
    await talk.send(mention({ text, ts, threadTs }));
    await talk.send(threadMessage({ text: `<@${ids.botUser}|k8snet> ${text}`, ts, threadTs }));
    await talk.waitForAnswers(threadTs, 2);
    await talk.quiet();
    expect(talk.answers(threadTs)).toHaveLength(2);
  });

  it('answers an event once, however often it is delivered', async () => {
    const ts = talk.slack.addUserMessage(ids.channel, { user: ids.user, text: 'calico' });
    const event = eventCallback(mention({ text: 'calico', ts }), { eventId: `Ev${mode}1` });
    await Promise.all([talk.deliver(event), talk.deliver(event)]);
    for (const retryNum of [1, 2, 3]) await talk.deliver(event, { retryNum, retryReason: 'http_timeout' });
    await talk.waitForAnswers(ts, 1);
    await talk.quiet();
    expect(talk.answers(ts)).toHaveLength(1);
  });

  it('answers messages once, however often they are delivered', async () => {
    const threadTs = await talk.answered('calico vs flannel');
    const followUp = eventCallback(threadMessage({ text: 'and cilium?', threadTs }));
    const ts = talk.slack.addUserMessage(ids.dm, { user: ids.user, text: 'calico' });
    const direct = eventCallback(directMessage({ text: 'calico', ts }));
    for (const event of [followUp, direct, direct, followUp]) await talk.deliver(event);
    await talk.waitForAnswers(ts, 1, ids.dm);
    await talk.waitForAnswers(threadTs, 2);
    await talk.quiet();
    expect([talk.answers(ts, ids.dm).length, talk.answers(threadTs).length]).toEqual([1, 2]);
  });

  it('tells a failure once, however often the question is delivered', async () => {
    const ts = talk.slack.addUserMessage(ids.channel, { user: ids.user, text: 'calico' });
    talk.slack.failNext('chat.postMessage', { error: 'fatal_error' });
    const event = eventCallback(mention({ text: 'calico', ts }));
    await talk.deliver(event);
    await talk.waitForAnswers(ts, 1);
    await talk.deliver(event, { retryNum: 1, retryReason: 'http_timeout' });
    await talk.quiet();
    expect(talk.answers(ts).map(({ text }) => text.slice(0, 5))).toEqual(['Sorry']);
  });

  it('answers a repeated delivery whose first one never came', async () => {
    const ts = talk.slack.addUserMessage(ids.channel, { user: ids.user, text: 'calico' });
    await talk.deliver(eventCallback(mention({ text: 'calico', ts })), { retryNum: 1, retryReason: 'http_error' });
    expect(await talk.waitForAnswers(ts, 1)).toHaveLength(1);
  });

  it('answers a direct message in its own thread, goes on there, and answers misses and courtesies too', async () => {
    const dm = async (text: string, threadTs?: string) => {
      const ts = talk.slack.addUserMessage(ids.dm, { user: ids.user, text, ...(threadTs && { threadTs }) });
      await talk.send(directMessage({ text, ts, ...(threadTs && { threadTs }) }));
      return ts;
    };
    const ts = await dm('calico vs flannel');
    await talk.waitForAnswers(ts, 1, ids.dm);
    await dm('and cilium?', ts);
    await talk.waitForAnswers(ts, 2, ids.dm);
    await dm('thanks', ts);
    await talk.waitForAnswers(ts, 3, ids.dm);
    await dm('we bake bread', ts);
    const titles = (await talk.waitForAnswers(ts, 4, ids.dm)).map(titleOf);
    expect(titles.slice(0, 2)).toEqual(['Calico vs flannel', 'Calico vs flannel vs Cilium']);
    await talk.quiet();
    expect(talk.slack.titles.filter((title) => title.threadTs === ts)).toHaveLength(1);
    const other = await dm('cilium');
    expect((await talk.waitForAnswers(other, 1, ids.dm)).map(titleOf)).toEqual(['Cilium']);
  });

  it('shows a status while it works in a direct message, none after, and the title of the first question', async () => {
    const ts = talk.slack.addUserMessage(ids.dm, { user: ids.user, text: 'flannel' });
    await talk.send(directMessage({ text: 'flannel', ts }));
    await talk.slack.waitFor(() => talk.slack.titles.find((title) => title.threadTs === ts));
    expect(talk.slack.statusLog.filter((one) => one.threadTs === ts).map((one) => one.status)).toEqual([
      'is looking it up…',
    ]);
    expect(talk.slack.statuses).toEqual([]);
    expect(talk.slack.titles.filter((one) => one.threadTs === ts).map((one) => one.title)).toEqual(['flannel']);
  });

  it('answers a file with words', async () => {
    const ts = talk.slack.addUserMessage(ids.dm, { user: ids.user, text: 'calico' });
    await talk.send({ ...directMessage({ text: 'calico', ts }), subtype: 'file_share', files: [{ id: 'F1' }] });
    expect((await talk.waitForAnswers(ts, 1, ids.dm)).map(titleOf)).toEqual(['Calico']);
  });

  it('answers people of an Enterprise Grid, whose ids begin with W', async () => {
    const ts = await talk.mention('calico', { user: 'W012A3CDE' });
    expect(await talk.waitForAnswers(ts, 1)).toHaveLength(1);
  });

  it('never unfurls', () => {
    const posts = talk.slack.calls.filter(({ method }) => method === 'chat.postMessage' || method === 'chat.update');
    expect(posts.length).toBeGreaterThan(10);
    expect(posts.filter(({ args }) => args.unfurl_links !== false || args.unfurl_media !== false)).toEqual([]);
  });
});

/** What is said in a thread where "calico" was answered; all of it at once, as silence takes long to see. */
const silent: readonly (readonly [name: string, event: (threadTs: string) => Json])[] = [
  ...[
    'thanks!',
    'ok great',
    'we run calico in production',
    'I prefer cilium',
    'and that fixed it :tada:',
    'did you try cilium?',
    'what do you think about cilium?',
    `<@${ids.otherUser}> which CNI has encryption?`,
    '<!subteam^S0123|@platform> and cilium?',
    '<!here> and cilium?',
    'hm https://docs.cilium.io/',
    '',
  ].map(
    (text) =>
      [`the asker says ${JSON.stringify(text)}`, (threadTs: string) => threadMessage({ text, threadTs })] as const,
  ),
  ...['cilium', 'how do I bake bread?', 'bread', 'I use cilium', 'can you check cilium?', 'more like calico'].map(
    (text) =>
      [
        `another says ${JSON.stringify(text)}`,
        (threadTs: string) => threadMessage({ text, threadTs, user: ids.otherUser }),
      ] as const,
  ),
  ['another app answers', (threadTs) => botMessage({ text: 'and cilium?', channel: ids.channel, threadTs })],
  [
    'a person with a bot_id',
    (threadTs) => ({ ...threadMessage({ text: 'and cilium?', threadTs }), bot_id: 'B0OTHER' }),
  ],
  [
    'we ourselves',
    (threadTs) => ({ ...threadMessage({ text: 'and cilium?', threadTs, user: ids.botUser }), bot_id: ids.bot }),
  ],
  ['our user without a bot_id', (threadTs) => threadMessage({ text: 'and cilium?', threadTs, user: ids.botUser })],
  ['a reminder of Slackbot', (threadTs) => threadMessage({ text: 'and cilium?', threadTs, user: 'USLACKBOT' })],
  ...['channel_join', 'channel_topic', 'bot_add', 'me_message', 'reminder_add', 'tombstone'].map(
    (subtype) =>
      [
        `a ${subtype}`,
        (threadTs: string) => ({ ...threadMessage({ text: 'and cilium?', threadTs }), subtype }),
      ] as const,
  ),
  [
    'a deletion',
    (threadTs) => ({
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      channel: ids.channel,
      channel_type: 'channel',
      deleted_ts: threadTs,
      previous_message: threadMessage({ text: 'and cilium?', threadTs }),
      ts: '1700000000.000100',
    }),
  ],
  ['a mention by another app', (threadTs) => ({ ...mention({ text: 'and cilium?', threadTs }), bot_id: 'B0OTHER' })],
  ...['channel', 'group', 'mpim'].map(
    (kind) =>
      [
        `a message at the top of a ${kind}`,
        () => ({ ...threadMessage({ text: 'and cilium?', threadTs: '' }), thread_ts: undefined, channel_type: kind }),
      ] as const,
  ),
  ['a message in another thread', () => threadMessage({ text: 'and cilium?', threadTs: '1700000000.000200' })],
  [
    'a message in a thread of that ts in another channel',
    (threadTs) => threadMessage({ text: 'and cilium?', threadTs, channel: 'C0ELSE' }),
  ],
];

describe.each(modes)('silence by %s', (mode) => {
  let talk: Talk;
  const threadOf = new Map<string, string>();
  let posts = 0;
  beforeAll(async () => {
    talk = await openTalk(mode);
    await Promise.all(silent.map(async ([name]) => threadOf.set(name, await talk.answered('calico'))));
    await talk.quiet();
    posts = talk.slack.calls.length;
    for (const [name, event] of silent) await talk.send(event(threadOf.get(name) ?? ''));
    await talk.quiet();
  });
  afterAll(() => talk.stop());

  it.each(silent.map(([name]) => name))('%s', (name) => {
    expect(talk.callsIn(threadOf.get(name) ?? '').map(({ method }) => method)).toEqual(['chat.postMessage']);
  });

  it('nothing was called at all', () => {
    expect(talk.slack.calls.slice(posts)).toEqual([]);
  });
});

describe('people who talk to each other in a thread', () => {
  it("takes the asker's bare words and misses as said to them, until it is asked again", async () => {
    const talk = await openTalk();
    try {
      const ts = await talk.answered('calico');
      await talk.say(ts, 'what do you run?', { user: ids.otherUser });
      await talk.say(ts, 'cilium');
      await talk.say(ts, 'how was the football match?');
      await talk.quiet();
      expect(talk.answers(ts)).toHaveLength(1);
      await talk.say(ts, 'which one supports BGP?');
      await talk.waitForAnswers(ts, 2);
      await talk.say(ts, 'cilium');
      expect(await talk.waitForAnswers(ts, 3)).toHaveLength(3);
    } finally {
      await talk.stop();
    }
  });

  it('does not take a thread for its own in which the answer failed', async () => {
    const failing: Ask = async () => {
      throw new Error('the core broke');
    };
    const talk = await openTalk('http', failing);
    try {
      const ts = await talk.mention('calico');
      await talk.waitForAnswers(ts, 1);
      await talk.say(ts, 'and cilium?');
      await talk.quiet();
      expect(talk.callsIn(ts)).toHaveLength(1);
    } finally {
      await talk.stop();
    }
  });
});
