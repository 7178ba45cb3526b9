import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ids, messageCommand, slashCommand } from '#test/fakes/discord/payloads.ts';
import { allText } from './all-text.ts';
import { modes, shippedAsk } from './community.ts';
import { command, communities, labelsIn, messageOf, titleOf } from './using.ts';

const EPHEMERAL = 64;
const COMPONENTS = 32768;
const NO_EMBEDS = 4;
const open = communities();
const given = (name: string, value: string | boolean) => ({ name, value });

describe.each(modes)('a command by %s', (mode) => {
  it('is answered in the channel at once, with table, sources, date and buttons', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'iptables vs ipvs?');
    expect(titleOf(answer)).toBe('iptables mode vs IPVS mode');
    expect(answer.flags & EPHEMERAL).toBe(0);
    expect(answer.flags & COMPONENTS).toBe(COMPONENTS);
    expect(answer.flags & NO_EMBEDS).toBe(NO_EMBEDS);
    const text = allText(answer);
    for (const part of ['Asked: iptables vs ipvs?', 'hash lookup', 'deprecated', 'https://', '2026-'])
      expect(text).toContain(part);
    expect(labelsIn(answer)).toEqual(expect.arrayContaining(['Follow up', '👍', '👎', 'Dismiss']));
    expect(labelsIn(answer)).not.toContain('Share');
    expect(community.discord.responses).toHaveLength(1);
  });

  it('is answered to the asker alone where that is asked for, and can be shared', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico', { options: [given('private', true)] });
    expect(answer).toMatchObject({ toUser: ids.user });
    expect(allText(answer)).toContain('You asked: calico');
    expect(labelsIn(answer)).toContain('Share');
    expect(community.discord.messages(ids.channel)).toEqual([]);
  });

  it('says for whom the answer is, and notifies nobody', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico', {
      options: [{ name: 'for', value: ids.otherUser, isUser: true }],
    });
    expect(allText(answer)).toContain(`For <@${ids.otherUser}> · Asked: calico`);
    expect(community.discord.pings()).toEqual([]);
  });

  it.each(['a recipe for pizza', 'hello'])('does not bother the channel with what is no answer: %s', async (query) => {
    const community = await open({ mode });
    expect(await command(community, query)).toMatchObject({ toUser: ids.user });
  });

  it('says plainly what it does not know, and offers to report it', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'a recipe for pizza');
    expect(titleOf(answer)).toBe('Not in my notes');
    expect(labelsIn(answer)).toContain('Report this gap');
    expect(labelsIn(answer)).not.toContain('👍');
  });

  it('without words shows how to ask', async () => {
    const community = await open({ mode });
    const answer = await command(community, '');
    expect(answer).toMatchObject({ toUser: ids.user });
    expect(allText(answer)).toContain('Ask about Kubernetes networking');
  });

  it('that helps tells of mentions and replies only where these are heard', async () => {
    const community = await open({ mode });
    const text = allText(await command(community, '', { name: 'k8snet-help' }));
    expect([/mention me|write to me|reply/iu.test(text), text.includes('Follow up')]).toEqual(
      mode === 'gateway' ? [true, false] : [false, true],
    );
  });

  it('compares two and three things', async () => {
    const community = await open({ mode });
    const two = await command(community, '', {
      name: 'k8snet-compare',
      options: [given('a', 'calico'), given('b', 'cilium')],
    });
    const three = await command(community, '', {
      name: 'k8snet-compare',
      options: [given('a', 'Calico'), given('b', 'flanel'), given('c', 'Cilium'), given('private', true)],
    });
    expect([titleOf(two), titleOf(three)]).toEqual(['Calico vs Cilium', 'Calico vs flannel vs Cilium']);
    expect(three).toMatchObject({ toUser: ids.user });
  });

  it.each([
    ['k8snet-topics', 'Topics', 'Choose a topic…'],
    ['k8snet-help', 'Ask about Kubernetes networking', 'New here? Start here'],
  ])('%s is for the asker alone', async (name, title, control) => {
    const community = await open({ mode });
    const answer = await command(community, '', { name });
    expect(answer).toMatchObject({ toUser: ids.user });
    expect(titleOf(answer)).toBe(title);
    expect(labelsIn(answer)).toContain(control);
  });

  it('is answered openly in direct messages, where nobody else reads', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico', { where: 'botDm', options: [given('private', true)] });
    expect(answer.flags & EPHEMERAL).toBe(0);
    expect(answer.channelId).toBe(ids.dm);
    expect(labelsIn(answer)).not.toContain('Share');
  });

  it.each(['foreignGuild', 'groupDm'] as const)('works by way of the own account: %s', async (where) => {
    const community = await open({ mode });
    expect(titleOf(await command(community, 'calico', { where }))).toBe('Calico');
  });

  it('that is not known any more is told so', async () => {
    const community = await open({ mode });
    const answer = await command(community, '', { name: 'k8snet-old' });
    expect(answer).toMatchObject({ toUser: ids.user });
    expect(allText(answer)).toContain('I do not know that command any more');
  });

  it('holds hostile text and is still delivered, once, without a ping', async () => {
    const community = await open({ mode });
    const hostile = `@everyone <@${ids.otherUser}> **b** \`\`\` [x](https://evil.example) ||s|| calico`;
    expect(titleOf(await command(community, hostile))).toContain('Calico');
    expect(community.discord.responses).toHaveLength(1);
  });
});

describe.each(modes)('"Look this up" by %s', (mode) => {
  const lookUp = async (content: string) => {
    const community = await open({ mode });
    const { id } = community.discord.addUserMessage(ids.channel, { author: ids.otherUser, content });
    const pressed = messageCommand(community.discord, { name: 'Look this up', messageId: String(id) });
    return messageOf(community, await community.deliver(pressed));
  };

  it.each([
    ['a question', 'what is calico?', 'Calico'],
    ['a question in a story', 'Hi all!\nWe moved last week. what is a headless Service?\nThanks', 'headless Service'],
    ['markup', '**What is** [calico](https://example.org) <:x:123456789012345678>?', 'Calico'],
  ])('answers %s for the one who asked alone', async (_, content, title) => {
    const answer = await lookUp(content);
    expect(answer).toMatchObject({ toUser: ids.user });
    expect(titleOf(answer)).toBe(title);
    expect(allText(answer)).toMatch(/^-# From that message: /u);
  });

  it('reads an answer of ours as well', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico');
    const pressed = messageCommand(community.discord, {
      name: 'Look this up',
      messageId: answer.id,
      user: ids.otherUser,
    });
    expect(allText(messageOf(community, await community.deliver(pressed)))).toContain('From that message: ');
  });

  it('says so where the message has no text', async () => {
    expect(allText(await lookUp('<@1080000000000000002>'))).toContain('no text that I could look up');
  });
});

describe('a slow answer', () => {
  it.each(modes)('is deferred in time and then shown in its place, by %s', async (mode) => {
    const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>();
    const community = await open({
      mode,
      deferAfterMs: 30,
      ask: async (question, conversation) => {
        await mayAnswer;
        return shippedAsk(question, conversation);
      },
    });
    const response = await community.deliver(
      slashCommand(community.discord, { name: 'k8snet', options: [given('query', 'calico'), given('private', true)] }),
    );
    expect(response.type).toBe(5);
    letAnswer();
    const answer = await community.discord.waitFor(() => {
      const shown = messageOf(community, response);
      return titleOf(shown) === undefined ? undefined : shown;
    });
    expect([titleOf(answer), 'toUser' in answer]).toEqual(['Calico', true]);
  });

  it.each(modes)(
    'that is no answer comes to the asker alone, and nothing of it stays in the channel, by %s',
    async (mode) => {
      const slowly = async (...[question, conversation]: Parameters<typeof shippedAsk>) => {
        await wait(60);
        return shippedAsk(question, conversation);
      };
      const community = await open({ mode, deferAfterMs: 10, ask: slowly });
      for (const query of ['a recipe for pizza', 'hello']) {
        const response = await community.deliver(
          slashCommand(community.discord, { name: 'k8snet', options: [given('query', query)] }),
        );
        expect(response.type).toBe(5);
        const told = await community.discord.waitFor(() =>
          community.discord.ephemerals.find((each) => allText(each).includes(`You asked: ${query}`)),
        );
        expect(told.toUser).toBe(ids.user);
        await community.discord.waitFor(() =>
          community.discord.messages(ids.channel).length === 0 ? true : undefined,
        );
      }
      const edits = community.discord.callsOf(/@original$/u, 'PATCH').map(({ body }) => allText(body as object));
      expect(edits).toEqual(edits.map(() => 'Only whoever asked sees what I say to that.'));
    },
  );

  it.each(modes)('that fails is told in its place, by %s', async (mode) => {
    const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>();
    const community = await open({
      mode,
      deferAfterMs: 30,
      ask: async () => {
        await mayAnswer;
        throw new Error('broken');
      },
    });
    const response = await community.deliver(
      slashCommand(community.discord, { name: 'k8snet', options: [given('query', 'calico')] }),
    );
    letAnswer();
    const told = await community.discord.waitFor(() => {
      const text = allText(messageOf(community, response));
      return text.includes('reference') ? text : undefined;
    });
    expect(community.log()).toContain(/reference ([0-9a-f]{8})/u.exec(told)?.[1] ?? 'none');
  });
});

describe('somebody who asks too much', () => {
  it.each(modes)('is told when to ask again, alone, by %s', async (mode) => {
    const community = await open({ mode, cooldown: { questions: 1, seconds: 60 } });
    await command(community, 'calico');
    const told = await command(community, 'cilium');
    expect(told).toMatchObject({ toUser: ids.user });
    expect(allText(told)).toMatch(/Please ask again <t:\d+:R>/u);
    expect(titleOf(await command(community, 'cilium', { user: ids.otherUser }))).toBe('Cilium');
  });
});
