import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids, mention, messageChanged, threadMessage } from '#test/fakes/slack/payloads.ts';
import type { Json } from '#test/fakes/slack/types.ts';
import { openTalk, type Talk, titleOf } from './talk.ts';
import { modes } from './workspace.ts';

type Edit = {
  readonly ts: string;
  readonly text: string;
  readonly before?: string;
  readonly threadTs?: string;
  readonly editedTs?: string;
};

/** A person's edit in the channel, as Slack tells of it. */
function edit({ ts, text, before = 'before', threadTs, editedTs }: Edit): Json {
  const event = messageChanged({ channel: ids.channel, ts, text, before, ...(threadTs && { threadTs }) });
  const message = event.message as Json;
  const edited = { user: ids.user, ts: editedTs ?? (message.edited as { ts: string }).ts };
  return { ...event, channel_type: 'channel', message: { ...message, edited } };
}

describe.each(modes)('edits by %s', (mode) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(mode);
  });
  afterAll(() => talk.stop());

  const waitForTitle = (threadTs: string, at: number, title: string) =>
    talk.slack.waitFor(() => (titleOf(talk.answers(threadTs)[at]) === title ? true : undefined), { what: title });

  it('puts the new answer in the place of the old one, and goes on from it', async () => {
    const ts = await talk.answered('calico vs flannel');
    const [old] = talk.answers(ts);
    await talk.send(
      edit({ ts, text: `<@${ids.botUser}> calico vs antrea`, before: `<@${ids.botUser}> calico vs flannel` }),
    );
    await waitForTitle(ts, 0, 'Calico vs Antrea');
    const [answer, ...others] = talk.answers(ts);
    expect([answer?.ts, answer?.edits.length, others]).toEqual([old?.ts, 1, []]);
    await talk.say(ts, 'and cilium?');
    expect(titleOf((await talk.waitForAnswers(ts, 2))[1])).toBe('Calico vs Antrea vs Cilium');
  });

  it('asks an edited follow-up in the conversation that it was asked in', async () => {
    const threadTs = await talk.answered('calico vs flannel');
    const ts = await talk.say(threadTs, 'and cilium?');
    await talk.waitForAnswers(threadTs, 2);
    await talk.send(edit({ ts, threadTs, text: 'and antrea?', before: 'and cilium?' }));
    await waitForTitle(threadTs, 1, 'Calico vs flannel vs Antrea');
    expect(talk.answers(threadTs).map(titleOf)).toEqual(['Calico vs flannel', 'Calico vs flannel vs Antrea']);
  });

  it('answers an edit of a direct message', async () => {
    const text = 'calico';
    const ts = talk.slack.addUserMessage(ids.dm, { user: ids.user, text });
    await talk.send({
      ...threadMessage({ text, ts, threadTs: '' }),
      thread_ts: undefined,
      channel: ids.dm,
      channel_type: 'im',
    });
    await talk.waitForAnswers(ts, 1, ids.dm);
    await talk.send(messageChanged({ ts, text: 'cilium', before: text }));
    await talk.slack.waitForCall('chat.update');
    await talk.slack.waitFor(() => (titleOf(talk.answers(ts, ids.dm)[0]) === 'Cilium' ? true : undefined));
    expect(talk.answers(ts, ids.dm)).toHaveLength(1);
  });

  it('takes an edit that is told of as a mention alone, where the app may not read the channel', async () => {
    const ts = await talk.answered('calico');
    await talk.send({ ...mention({ text: 'cilium', ts }), edited: { user: ids.user, ts: '1900000000.000100' } });
    await waitForTitle(ts, 0, 'Cilium');
    expect(talk.answers(ts)).toHaveLength(1);
  });

  it('does not lose an edit that comes while the first answer is on its way', async () => {
    talk.slack.failNext('chat.postMessage', { retryAfterSeconds: 0 });
    const ts = await talk.mention('calico');
    await talk.send(edit({ ts, text: 'cilium', before: 'calico' }));
    await waitForTitle(ts, 0, 'Cilium');
    expect(talk.answers(ts)).toHaveLength(1);
  });

  it('ends with the later of two edits, whichever comes first', async () => {
    const ts = await talk.answered('calico');
    await talk.send(edit({ ts, text: 'antrea', editedTs: '1900000000.000200' }));
    await talk.send(edit({ ts, text: 'cilium', editedTs: '1900000000.000100' }));
    await waitForTitle(ts, 0, 'Antrea');
    await talk.quiet();
    expect(titleOf(talk.answers(ts)[0])).toBe('Antrea');
    await talk.send(edit({ ts, text: 'flannel', editedTs: '1900000000.000300' }));
    await waitForTitle(ts, 0, 'flannel');
  });

  it('answers anew where the old answer was deleted', async () => {
    const ts = await talk.answered('calico');
    talk.slack.failNext('chat.update', { error: 'message_not_found' });
    await talk.send(edit({ ts, text: 'cilium', before: 'calico' }));
    expect((await talk.waitForAnswers(ts, 2)).map(titleOf)).toEqual(['Calico', 'Cilium']);
    await talk.send(edit({ ts, text: 'antrea', before: 'cilium', editedTs: '1900000000.000100' }));
    await waitForTitle(ts, 1, 'Antrea');
  });

  it('answers a question that an edit makes a mention of, if it has not answered it', async () => {
    const ts = talk.slack.addUserMessage(ids.channel, { user: ids.user, text: 'calico' });
    await talk.send(edit({ ts, text: `<@${ids.botUser}> calico`, before: 'calico' }));
    await talk.send({ ...mention({ text: 'calico', ts }), edited: { user: ids.user, ts: '1900000000.000100' } });
    expect((await talk.waitForAnswers(ts, 1)).map(titleOf)).toEqual(['Calico']);
  });

  /** What must change nothing; each in a thread of its own, where "calico" was answered, then "cilium". */
  const ignored: readonly (readonly [name: string, event: (asked: { first: string; last: string }) => Json])[] = [
    ['an older question', ({ first }) => edit({ ts: first, text: 'antrea', threadTs: first })],
    [
      'no change of text, as for an unfurled link',
      ({ first, last }) => edit({ ts: last, threadTs: first, text: 'and cilium?', before: 'and cilium?' }),
    ],
    [
      "another app's message",
      ({ first, last }) => {
        const event = edit({ ts: last, threadTs: first, text: 'antrea' });
        return { ...event, message: { ...(event.message as Json), bot_id: 'B0OTHER' } };
      },
    ],
    [
      'our own answer',
      ({ first }) => {
        const event = edit({ ts: talk.answers(first)[1]?.ts ?? '', threadTs: first, text: 'antrea' });
        return { ...event, message: { ...(event.message as Json), user: ids.botUser, bot_id: ids.bot } };
      },
    ],
    ['a message of a thread that we know nothing of', () => edit({ ts: '1700000000.000100', text: 'antrea' })],
    [
      'a message of the thread that was no question',
      ({ first }) => edit({ ts: '1700000000.000300', threadTs: first, text: 'antrea' }),
    ],
    [
      'a message that an edit deletes',
      ({ first, last }) => {
        const event = edit({ ts: last, threadTs: first, text: 'This message was deleted.' });
        return { ...event, message: { ...(event.message as Json), subtype: 'tombstone', user: 'USLACKBOT' } };
      },
    ],
    [
      'a mention added to the older question',
      ({ first }) => ({
        ...mention({ text: 'antrea', ts: first, threadTs: first }),
        edited: { user: ids.user, ts: '1900000000.000100' },
      }),
    ],
    [
      'the mention of the last question once more, unedited',
      ({ first, last }) => mention({ text: 'antrea', ts: last, threadTs: first }),
    ],
  ];

  describe('nothing comes of', () => {
    const asked = new Map<string, { first: string; last: string }>();
    beforeAll(async () => {
      for (const [name] of ignored) {
        const first = await talk.answered('calico');
        const last = await talk.say(first, 'and cilium?');
        await talk.waitForAnswers(first, 2);
        asked.set(name, { first, last });
      }
      for (const [name, event] of ignored) await talk.send(event(asked.get(name) ?? { first: '', last: '' }));
      await talk.quiet();
    });

    it.each(ignored.map(([name]) => name))('%s', (name) => {
      const answers = talk.answers(asked.get(name)?.first ?? '');
      expect(answers.map(titleOf)).toEqual(['Calico', expect.stringContaining('Cilium')]);
      expect(answers.map(({ edits }) => edits.length)).toEqual([0, 0]);
    });
  });

  it('says once what an edit that also makes it a mention asks', async () => {
    const threadTs = await talk.answered('calico vs flannel');
    const ts = await talk.say(threadTs, 'and cilium?');
    await talk.waitForAnswers(threadTs, 2);
    const updates = talk.slack.callsOf('chat.update').length;
    const editedTs = '1900000000.000100';
    await talk.send(edit({ ts, threadTs, text: `<@${ids.botUser}> and antrea?`, before: 'and cilium?', editedTs }));
    await talk.send({ ...mention({ text: 'and antrea?', ts, threadTs }), edited: { user: ids.user, ts: editedTs } });
    await waitForTitle(threadTs, 1, 'Calico vs flannel vs Antrea');
    await talk.quiet();
    expect([talk.answers(threadTs).length, talk.slack.callsOf('chat.update').length - updates]).toEqual([2, 1]);
  });
});
