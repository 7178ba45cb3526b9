import { describe, expect, it } from 'vitest';
import { ids } from '#test/fakes/discord/payloads.ts';
import { allText } from './all-text.ts';
import type { Community } from './community.ts';
import { command, communities, edit, labelsIn, press, replyTo, say, titleOf } from './using.ts';

const HELP = 'Ask about Kubernetes networking';
const open = communities();
const us = (community: Community) => `<@${community.discord.botId}>`;
const mention = (community: Community, text: string, how: Parameters<typeof say>[2] = {}) =>
  say(community, `${us(community)} ${text}`, how);
const ours = ({ discord }: Community) =>
  discord.messages(ids.channel).filter(({ author }) => author.id === discord.botId);
const answerTo = async (community: Community, id: string) => titleOf(await replyTo(community, id));

describe('a mention', () => {
  it('is answered as a reply, with buttons, and notifies nobody', async () => {
    const community = await open();
    const answer = await replyTo(community, mention(community, 'iptables vs ipvs?'));
    expect(titleOf(answer)).toBe('iptables mode vs IPVS mode');
    expect(labelsIn(answer)).toEqual(expect.arrayContaining(['👍', 'Follow up', 'Dismiss']));
    const [call] = community.discord.callsOf(/\/messages$/u, 'POST');
    expect(call?.body).toMatchObject({
      allowed_mentions: { parse: [], replied_user: false },
      message_reference: { fail_if_not_exists: false },
    });
  });

  it('finds the question in a story', async () => {
    const community = await open();
    const id = mention(community, 'hi there\nwe upgraded last week.\nwhat is a headless Service?\nthanks!');
    expect(await answerTo(community, id)).toBe('headless Service');
  });

  it('without words shows how to ask, and can be taken away', async () => {
    const community = await open();
    const help = await replyTo(community, mention(community, ''));
    expect(allText(help)).toContain(HELP);
    await press(community, help, 'Dismiss');
    await community.discord.waitFor(() => (ours(community).length === 0 ? true : undefined));
  });

  it('says plainly what it does not know', async () => {
    const community = await open();
    const answer = await replyTo(community, mention(community, 'what is a good recipe for pizza?'));
    expect(titleOf(answer)).toBe('Not in my notes');
    expect(labelsIn(answer)).toContain('Report this gap');
  });

  it('goes on in its thread, and starts anew in a channel', async () => {
    const community = await open();
    const inThread = { channelId: ids.thread };
    await replyTo(community, mention(community, 'calico vs flannel', inThread));
    const next = mention(community, 'and cilium?', inThread);
    expect(await answerTo(community, next)).toBe('Calico vs flannel vs Cilium');
    await replyTo(community, mention(community, 'calico vs flannel'));
    const other = mention(community, 'and cilium?');
    expect(await answerTo(community, other)).toBe('Cilium');
  });
});

describe('a mention below the message of somebody else', () => {
  const below = async (text: string, content: string, how: Parameters<typeof open>[0] = { messageContent: true }) => {
    const community = await open(how);
    const replyTo = say(community, content, { author: ids.otherUser });
    return { community, id: mention(community, text, { replyTo }) };
  };

  it.each(['', 'any ideas?', 'can you look this up?', 'please help', 'hi'])(
    'that finds nothing by itself is answered by what that one asks: %j',
    async (text) => {
      const { community, id } = await below(text, 'so, <@1080000000000000002>: what is a headless Service?');
      const answer = await replyTo(community, id);
      expect(titleOf(answer)).toBe('headless Service');
      expect(allText(answer)).toMatch(/^-# From that message: .*what is a headless Service\?\n/u);
    },
  );

  it.each([
    ['what is CoreDNS?', 'CoreDNS'],
    ['and cilium?', 'Calico vs flannel vs Cilium'],
    ['what is a good recipe for bread?', 'Calico vs flannel'],
  ])('has its own words for the question where they find something: %j', async (text, title) => {
    const { community, id } = await below(text, 'calico vs flannel');
    expect(await answerTo(community, id)).toBe(title);
  });

  it('is answered politely where it says no more than thanks', async () => {
    const { community, id } = await below('thanks!', 'calico vs flannel');
    expect(allText(await replyTo(community, id))).toContain('You are welcome');
  });

  it('says plainly where neither finds anything', async () => {
    const { community, id } = await below('any ideas?', 'what is a good recipe for pizza?');
    expect(await answerTo(community, id)).toBe('Not in my notes');
  });

  it.each([
    ['an embed', { content: '', embeds: [{ title: 'what is a headless Service?' }] }, 'headless Service'],
    [
      'a forwarded message',
      { content: '', message_snapshots: [{ message: { content: 'what is calico?' } }] },
      'Calico',
    ],
    ['a sticker', { content: '', sticker_items: [{ id: '1', name: 'x', format_type: 1 }] }, HELP],
    ['a message that somebody joined', { content: '', type: 7 }, HELP],
  ])('reads %s', async (_, parts, title) => {
    const community = await open({ messageContent: true });
    const said = community.discord.addUserMessage(ids.channel, { content: 'x', author: ids.otherUser });
    const asked = community.discord.addUserMessage(ids.channel, { content: us(community), replyTo: String(said.id) });
    const pointed = { ...(asked.referenced_message as object), ...parts };
    community.discord.dispatch('MESSAGE_CREATE', { ...asked, referenced_message: pointed });
    expect(await answerTo(community, String(asked.id))).toBe(title);
  });

  it.each(['', 'any ideas?', 'help'])('is told how, where Discord keeps that one from it: %j', async (text) => {
    const { community, id } = await below(text, 'what is calico?', {});
    const told = await replyTo(community, id);
    expect(allText(told)).toBe('I may not read that message. Right click (or hold) it, **Apps**, **Look this up**.');
    edit(community, id, `${us(community)} what is flannel?`);
    await community.discord.waitFor(() => ours(community).find((each) => titleOf(each) === 'flannel'));
    edit(community, id, `${us(community)} any ideas, then?`);
    await community.discord.waitFor(() => ours(community).find((each) => allText(each) === allText(told)));
    expect(ours(community)).toHaveLength(1);
  });

  it.each([
    ['what is CoreDNS?', 'CoreDNS'],
    ['thanks!', undefined],
  ])('is answered where it leans on nothing, though Discord keeps that one from it: %s', async (text, title) => {
    const { community, id } = await below(text, 'what is calico?', {});
    const answer = await replyTo(community, id);
    expect(titleOf(answer)).toBe(title ?? 'k8snet');
  });
});

describe('a mention of our role, which clients offer beside our name', () => {
  const role = `<@&${ids.botRole}>`;

  it('is answered where we may read it', async () => {
    const community = await open({ messageContent: true });
    expect(await answerTo(community, say(community, `${role} iptables vs ipvs?`))).toBe('iptables mode vs IPVS mode');
  });

  it('is answered as well where our name stands beside it', async () => {
    const community = await open();
    expect(await answerTo(community, mention(community, `${role} calico`))).toBe('Calico');
  });

  it('is told that it cannot be read, and how to ask, where Discord hides it', async () => {
    const community = await open();
    const told = await replyTo(community, say(community, `${role} what is calico?`));
    expect(allText(told)).toContain('I cannot read that message: it mentions my role');
    expect(allText(told)).toContain(us(community));
  });

  it('is answered once an edit lets us read it', async () => {
    const community = await open();
    const question = say(community, `${role} what is calico?`);
    await replyTo(community, question);
    edit(community, question, `${us(community)} what is calico?`);
    await community.discord.waitFor(() => ours(community).find((each) => titleOf(each) === 'Calico'));
    expect(ours(community)).toHaveLength(2);
  });

  it('is told once, whatever else comes of the message', async () => {
    const community = await open();
    const question = say(community, `${role} what is calico?`);
    await replyTo(community, question);
    edit(community, question, `${role} what is flannel?`);
    await community.quiet();
    expect(ours(community)).toHaveLength(1);
  });

  it.each([
    ['of another role', '<@&1090000000200000099> what is calico?', {}],
    ['in another server', `${role} what is calico?`, { channelId: ids.otherGuildChannel }],
  ])('%s is none', async (_, content, how) => {
    const community = await open({ messageContent: true });
    say(community, content, how);
    await community.quiet();
    expect(community.discord.callsOf(/\/messages$/u, 'POST')).toEqual([]);
  });
});

describe('a mention that comes with an edit', () => {
  it('is answered, once', async () => {
    const community = await open();
    const question = say(community, 'what is calico?');
    edit(community, question, `${us(community)} what is calico?`);
    expect(await answerTo(community, question)).toBe('Calico');
    edit(community, question, `${us(community)} what is calico? `);
    await community.quiet();
    expect(ours(community)).toHaveLength(1);
  });

  it('has its answer changed by the next edit', async () => {
    const community = await open();
    const question = say(community, 'what is calico?');
    edit(community, question, `${us(community)} what is calico?`);
    await replyTo(community, question);
    edit(community, question, `${us(community)} what is cilium?`);
    await community.discord.waitFor(() => ours(community).find((each) => titleOf(each) === 'Cilium'));
    expect(ours(community)).toHaveLength(1);
  });

  it('is left alone below a message from before the start, which may have been answered then', async () => {
    const community = await open();
    const question = mention(community, 'what is calico?');
    await replyTo(community, question);
    await community.restart();
    edit(community, question, `${us(community)} what is calico, please?`);
    await community.quiet();
    expect(ours(community)).toHaveLength(1);
  });

  it('that calls on others is left alone', async () => {
    const community = await open({ messageContent: true });
    const question = say(community, 'what is calico?');
    edit(community, question, `<@${ids.otherUser}> what is calico?`);
    await community.quiet();
    expect(ours(community)).toEqual([]);
  });
});

describe('a reply to our answer', () => {
  it('goes on from that answer, by whomever and also after a restart', async () => {
    const community = await open();
    const answer = await replyTo(community, mention(community, 'calico vs flannel'));
    await replyTo(community, mention(community, 'what is CoreDNS?'));
    await community.restart();
    const next = say(community, 'and cilium?', { replyTo: answer.id, mentionsBot: true, author: ids.otherUser });
    const followed = await replyTo(community, next);
    expect(titleOf(followed)).toBe('Calico vs flannel vs Cilium');
    await community.restart();
    const further = say(community, 'and Antrea?', { replyTo: followed.id, mentionsBot: true });
    expect(await answerTo(community, further)).toBe('Calico vs flannel vs Cilium vs Antrea');
  });

  it.each(['thanks!', 'ok, that helped', 'we use that too'])('that asks nothing is left alone: %s', async (content) => {
    const community = await open();
    const answer = await replyTo(community, mention(community, 'calico'));
    say(community, content, { replyTo: answer.id, mentionsBot: true });
    await community.quiet();
    expect(ours(community)).toHaveLength(1);
  });

  it('without a ping cannot be read, and is left alone', async () => {
    const community = await open();
    const answer = await replyTo(community, mention(community, 'calico'));
    say(community, 'and cilium?', { replyTo: answer.id, mentionsBot: false });
    await community.quiet();
    expect(community.discord.callsOf(/\/messages$/u, 'POST')).toHaveLength(1);
  });
});

describe('a direct message', () => {
  it('is answered without a mention, and the next one goes on', async () => {
    const community = await open();
    const inDm = { channelId: ids.dm };
    const first = await replyTo(community, say(community, 'calico vs flannel', inDm));
    expect(titleOf(first)).toBe('Calico vs flannel');
    expect(await answerTo(community, say(community, 'and cilium?', inDm))).toBe('Calico vs flannel vs Cilium');
  });

  it('goes on from a command as well', async () => {
    const community = await open();
    await command(community, 'calico vs flannel', { where: 'botDm' });
    const next = say(community, 'and cilium?', { channelId: ids.dm });
    expect(await answerTo(community, next)).toBe('Calico vs flannel vs Cilium');
  });

  it('is not forgotten over something that we do not know', async () => {
    const community = await open();
    const inDm = { channelId: ids.dm };
    await replyTo(community, say(community, 'calico vs flannel', inDm));
    await replyTo(community, say(community, 'what is a good recipe for pizza?', inDm));
    expect(await answerTo(community, say(community, 'and cilium?', inDm))).toBe('Calico vs flannel vs Cilium');
  });
});

describe('a post in a forum', () => {
  const inPost = (community: Community, name: string) => ({
    channelId: community.discord.addThread({ parentType: 'forum', name }),
  });

  it('has its title for the question where the mention asks nothing of its own', async () => {
    const community = await open();
    const place = inPost(community, 'What is a headless Service?');
    const answer = await replyTo(community, mention(community, 'any ideas?', place));
    expect(titleOf(answer)).toBe('headless Service');
    expect(allText(answer)).toContain('Asked: What is a headless Service?');
  });

  it('has its title for what a question leans on', async () => {
    const community = await open();
    const place = inPost(community, 'calico vs flannel');
    expect(await answerTo(community, mention(community, 'and cilium?', place))).toBe('Calico vs flannel vs Cilium');
  });

  it('does not bend a question that stands for itself', async () => {
    const community = await open();
    const place = inPost(community, 'calico vs flannel');
    expect(await answerTo(community, mention(community, 'what is CoreDNS?', place))).toBe('CoreDNS');
  });

  it('with a title about something else changes nothing', async () => {
    const community = await open();
    const place = inPost(community, 'Pizza for everybody');
    expect(await answerTo(community, mention(community, 'what is calico?', place))).toBe('Calico');
  });
});

describe('what is left alone', () => {
  const isSilent = async (community: Community) => {
    await community.quiet();
    return community.discord.callsOf(/\/messages$/u, 'POST').length === 0;
  };

  it.each([
    ['talk in a channel', 'what is calico?', {}],
    ['a mention of somebody else', `<@${ids.otherUser}> what is calico?`, {}],
    ['a mention of everybody', '@everyone what is calico?', {}],
  ])('%s', async (_, content, how) => {
    const community = await open();
    say(community, content, how);
    expect(await isSilent(community)).toBe(true);
  });

  it.each([
    ['another bot', { isBot: true, author: '1080000000000000099' }],
    ['a webhook', { webhookId: '1080000000000000098' }],
  ])('%s', async (_, how) => {
    const community = await open();
    mention(community, 'what is calico?', how);
    expect(await isSilent(community)).toBe(true);
  });
});

describe('a thread of ours, where we may read it', () => {
  const openThread = async () => {
    const community = await open({ messageContent: true });
    await replyTo(community, mention(community, 'calico vs flannel', { channelId: ids.thread }));
    return community;
  };
  const isSilent = async (community: Community) => {
    await community.quiet();
    return community.discord.callsOf(/\/messages$/u, 'POST').length === 1;
  };

  it('goes on without a mention', async () => {
    const community = await openThread();
    expect(await answerTo(community, say(community, 'and cilium?', { channelId: ids.thread }))).toBe(
      'Calico vs flannel vs Cilium',
    );
  });

  it.each(['thanks!', 'did you restart it?', `<@${ids.otherUser}> and cilium?`, 'lunch?'])(
    'is left alone where people talk to each other: %s',
    async (content) => {
      const community = await openThread();
      say(community, content, { channelId: ids.thread, author: ids.otherUser });
      expect(await isSilent(community)).toBe(true);
    },
  );
});

describe('somebody who asks too much by mention', () => {
  it('is told once when to ask again', async () => {
    const community = await open({ cooldown: { questions: 1, seconds: 60 } });
    await replyTo(community, mention(community, 'calico'));
    const told = await replyTo(community, mention(community, 'cilium'));
    expect(allText(told)).toMatch(/Please ask again <t:\d+:R>/u);
    mention(community, 'flannel');
    await community.quiet();
    expect(community.discord.callsOf(/\/messages$/u, 'POST')).toHaveLength(2);
  });
});

describe('an answer that Discord does not take', () => {
  it.each([
    ['in components', (body: Record<string, unknown>) => (Number(body.flags) & 32768) !== 0, true],
    ['with any buttons', ({ components }: Record<string, unknown>) => Array.isArray(components), false],
  ])('%s comes in a plainer form', async (_, refuses, hasButtons) => {
    const community = await open();
    community.discord.refuse(refuses);
    const answer = await replyTo(community, mention(community, 'calico'));
    expect(titleOf(answer)).toBe('Calico');
    expect(allText(answer)).toContain('2026-');
    expect(labelsIn(answer).includes('👍')).toBe(hasButtons);
    expect(community.log()).toContain('Discord refused a form');
  });

  it('because it may not write there is logged with the remedy, and nothing breaks', async () => {
    const community = await open();
    community.discord.failNext(/\/messages$/u, {
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
      times: 2,
    });
    mention(community, 'calico');
    await community.quiet();
    expect(community.log()).toMatch(/Discord: .*Send Messages/u);
    expect(await answerTo(community, mention(community, 'cilium'))).toBe('Cilium');
  });

  it('because its answer was lost on the way comes once', async () => {
    const community = await open();
    const id = mention(community, 'calico');
    await replyTo(community, id);
    const [call] = community.discord.callsOf(/\/messages$/u, 'POST');
    expect(call?.body).toMatchObject({ nonce: id, enforce_nonce: true });
  });

  it('at once, by its own fault or by haste, comes later', async () => {
    const community = await open();
    community.discord.failNext(/\/messages$/u, { status: 502 });
    community.discord.failNext(/\/messages$/u, {
      status: 429,
      body: { retry_after: 0.05, global: false, message: 'slow' },
      headers: { 'retry-after': '0.05' },
    });
    expect(await answerTo(community, mention(community, 'calico'))).toBe('Calico');
  });
});
