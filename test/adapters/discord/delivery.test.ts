import { describe, expect, it } from 'vitest';
import { ids, slashCommand } from '#test/fakes/discord/payloads.ts';
import { allText } from './all-text.ts';
import { shippedAsk, shippedGuide } from './community.ts';
import { command, communities, edit, labelsIn, messageOf, press, replyTo, say, titleOf } from './using.ts';

const COMPONENTS = 32768;
const open = communities();
const isRich = ({ flags }: Record<string, unknown>) => (Number(flags) & COMPONENTS) !== 0;
const hasRows = ({ components }: Record<string, unknown>) => Array.isArray(components);
const calico = { name: 'k8snet', options: [{ name: 'query', value: 'calico' }] };

describe('the answer to a command', () => {
  it.each([
    ['components are refused', isRich, true],
    ['anything with buttons is refused', hasRows, false],
  ])('comes in a plainer form where %s', async (_, refuses, hasButtons) => {
    const community = await open();
    community.discord.refuse(refuses);
    const answer = await command(community, 'calico');
    expect(titleOf(answer)).toBe('Calico');
    expect(answer.flags & COMPONENTS).toBe(0);
    expect(labelsIn(answer).includes('👍')).toBe(hasButtons);
    expect(community.discord.callsOf(/\/callback$/u)).toHaveLength(hasButtons ? 2 : 3);
  });

  it.each([
    ['the command that helps', 'k8snet-help', '', 'Ask about Kubernetes networking', 'New here? Start here'],
    ['a question for help', 'k8snet', 'help', 'Ask about Kubernetes networking', 'New here? Start here'],
    ['the topics', 'k8snet-topics', '', 'Topics', 'Choose a topic…'],
  ])('comes in a plainer form as well: %s', async (_, name, query, title, control) => {
    for (const refuses of [isRich, hasRows]) {
      const community = await open();
      community.discord.refuse(refuses);
      const shown = await command(community, query, { name });
      expect([titleOf(shown), shown.flags & COMPONENTS]).toEqual([title, 0]);
      expect(labelsIn(shown).includes(control)).toBe(refuses === isRich);
    }
  });

  it.each([
    ['kept', undefined, (labels: readonly string[]) => labels.at(-1) === 'Another topic…'],
    ['gone', hasRows, (labels: readonly string[]) => labels.length === 0],
  ])('in a plain form leads from the topics to one of them, with the menus %s', async (_, refuses, hasMenus) => {
    const community = await open();
    const accept = community.discord.refuse(isRich);
    const topics = await command(community, '', { name: 'k8snet-topics' });
    accept();
    if (refuses) community.discord.refuse(refuses);
    const longest = [...shippedGuide.topics].sort((a, b) => b.actions.length - a.actions.length)[0]?.title ?? '';
    const topic = messageOf(community, await press(community, topics, 'Choose a topic…', { choose: longest }));
    expect([titleOf(topic), topic.flags & COMPONENTS, hasMenus(labelsIn(topic))]).toEqual([longest, 0, true]);
  });

  it('in a plain form has pages, follow-ups and sharing as well', async () => {
    const community = await open();
    community.discord.refuse(isRich);
    const answer = await command(community, 'calico vs cilium vs flannel', {
      options: [{ name: 'private', value: true }],
    });
    const next = await press(community, answer, 'Next page');
    expect(next).toMatchObject({ type: 7, messageId: answer.id });
    expect(allText(messageOf(community, next))).toMatch(/^-# 2 of \d+$/mu);
    const shared = messageOf(community, await press(community, messageOf(community, next), 'Share'));
    expect(allText(shared)).toMatch(/asked: calico vs cilium vs flannel/u);
    expect(allText(shared)).toMatch(/^-# 2 of \d+$/mu);
  });

  it('tells the person, and logs, where Discord takes no form at all', async () => {
    const community = await open();
    community.discord.refuse((body) => !String(body.content ?? '').startsWith('Sorry'));
    const told = await command(community, 'calico');
    expect(allText(told)).toMatch(/reference [0-9a-f]{8}/u);
    expect(community.log()).toContain('Discord refused a form');
    expect(community.log()).not.toContain('Calico is a CNI plugin');
  });

  it.each([
    ['too late for it', { status: 404, body: { code: 10062, message: 'Unknown interaction' } }],
    [
      'answered by another process',
      { status: 400, body: { code: 40060, message: 'Interaction has already been acknowledged.' } },
    ],
  ])('that comes %s is not sent in other forms, and the next question is answered', async (_, failure) => {
    const community = await open();
    community.discord.failNext(/\/callback$/u, { ...failure, times: 2 });
    community.discord.deliver(slashCommand(community.discord, calico)).catch(() => {});
    await community.discord.waitFor(() => (community.discord.callsOf(/\/callback$/u).length > 0 ? true : undefined));
    await community.quiet();
    expect(community.discord.callsOf(/\/callback$/u).length).toBeLessThanOrEqual(2);
    expect(titleOf(await command(community, 'cilium'))).toBe('Cilium');
  });

  it.each([
    ['a fault of Discord', { status: 502 }],
    [
      'haste',
      { status: 429, body: { retry_after: 0.05, global: false, message: 'slow' }, headers: { 'retry-after': '0.05' } },
    ],
  ])('is sent again after %s', async (_, failure) => {
    const community = await open();
    community.discord.failNext(/\/callback$/u, failure);
    expect(titleOf(await command(community, 'calico'))).toBe('Calico');
  });

  it('is sent again after a cut connection, and counts as taken where Discord had taken it', async () => {
    const community = await open();
    for (const cut of ['unheard', 'unanswered'] as const) {
      community.discord.failNext(/\/callback$/u, { cut });
      expect(titleOf(await command(community, 'calico'))).toBe('Calico');
    }
    await community.quiet();
    expect(community.discord.messages(ids.channel)).toHaveLength(2);
    expect(community.log()).not.toContain('"level":"error"');
  });

  it('is given once where Discord delivers the command twice', async () => {
    const community = await open();
    let asked = 0;
    const counting = await open({
      ask: (question, conversation) => {
        asked += 1;
        return shippedAsk(question, conversation);
      },
    });
    const sent = slashCommand(counting.discord, calico);
    await counting.deliver(sent);
    counting.discord.dispatch('INTERACTION_CREATE', sent);
    await counting.quiet();
    expect([asked, counting.discord.callsOf(/\/callback$/u).length]).toEqual([1, 1]);
    expect(community.discord.messages(ids.channel)).toEqual([]);
  });

  it('leaves a client whose errors nobody expects alive', async () => {
    const community = await open();
    community.discord.dispatch('MESSAGE_CREATE', { id: '1', channel_id: ids.channel });
    community.discord.dispatch('INTERACTION_CREATE', { id: '2', type: 2, token: 'x' });
    await community.quiet();
    expect(titleOf(await command(community, 'calico'))).toBe('Calico');
  });
});

describe('a connection that is cut once', () => {
  it.each(['unheard', 'unanswered', 'amid'] as const)('leaves one answer to a mention: %s', async (cut) => {
    const community = await open();
    community.discord.failNext(/\/messages$/u, { cut, method: 'POST' });
    const question = say(community, `<@${community.discord.botId}> calico`);
    expect(titleOf(await replyTo(community, question))).toBe('Calico');
    await community.quiet();
    expect(community.discord.messages(ids.channel)).toHaveLength(2);
    expect(community.log()).not.toContain('"level":"error"');
  });

  it.each(['unheard', 'unanswered', 'amid'] as const)('leaves one answer to an edit: %s', async (cut) => {
    const community = await open();
    const question = say(community, `<@${community.discord.botId}> calico`);
    await replyTo(community, question);
    community.discord.failNext(/\/messages\/\d+$/u, { cut, method: 'PATCH' });
    edit(community, question, `<@${community.discord.botId}> cilium`);
    await community.discord.waitFor(() =>
      community.discord.messages(ids.channel).find((message) => titleOf(message) === 'Cilium'),
    );
    await community.quiet();
    expect(community.discord.messages(ids.channel)).toHaveLength(2);
    expect(community.log()).not.toContain('"level":"error"');
  });

  it('leaves one shared answer, and none in private', async () => {
    const community = await open();
    const { discord } = community;
    const answer = await command(community, 'calico', { options: [{ name: 'private', value: true }] });
    discord.failNext(/\/callback$/u, { cut: 'unanswered' });
    await press(community, answer, 'Share');
    await discord.waitFor(() => (discord.ephemerals.length === 0 ? true : undefined), { what: 'no private answer' });
    expect(discord.messages(ids.channel).map(titleOf)).toEqual(['Calico']);
    expect(community.log()).not.toContain('"level":"error"');
  });

  it('leaves nothing to share a second time', async () => {
    const community = await open();
    const { discord } = community;
    const answer = await command(community, 'calico', { options: [{ name: 'private', value: true }] });
    discord.failNext(/\/callback$/u, { cut: 'unanswered' });
    discord.failNext(/\/messages\/\d+$/u, { status: 403, body: { code: 50013, message: 'x' }, method: 'DELETE' });
    await press(community, answer, 'Share');
    await discord.waitFor(() => discord.callsOf(/\/messages\/\d+$/u, 'DELETE')[0]);
    const second = messageOf(community, await press(community, answer, 'Share'));
    expect([allText(second), discord.messages(ids.channel).length]).toEqual(['That is shared already.', 1]);
  });
});
