import { describe, expect, it } from 'vitest';
import { customId } from '#adapters/discord/custom-ids.ts';
import { readState } from '#adapters/discord/state.ts';
import type { Answer } from '#src/document/answer.ts';
import { paragraph, text } from '#src/document/build.ts';
import { buttonPress, type GivenOption, ids, messageCommand, modalSubmit } from '#test/fakes/discord/payloads.ts';
import type { StoredMessage } from '#test/fakes/discord/types.ts';
import { allText } from './all-text.ts';
import { type Community, modes, shippedAsk } from './community.ts';
import {
  command,
  communities,
  controlIn,
  controlsIn,
  customIdOf,
  labelsIn,
  messageOf,
  press,
  titleOf,
} from './using.ts';

const EPHEMERAL = 64;
const open = communities();
const inPrivate = { options: [{ name: 'private', value: true }] };

/** An answer of many pages, whatever is asked. */
const long = async (): Promise<Answer> => ({
  ...(await shippedAsk({ text: 'calico' }, { entities: [], attributes: [], kind: null, shown: [], next: [] })),
  title: 'Long',
  blocks: Array.from({ length: 60 }, (_, at) =>
    paragraph(text(`Paragraph ${at} ${'says something more. '.repeat(8)}`)),
  ),
});

const said = async (community: Community, message: StoredMessage, label: string, how = {}) =>
  messageOf(community, await press(community, message, label, how));

/** What is answered to a question that was typed into the window of "Follow up". */
const followUp = async (community: Community, { id: messageId }: StoredMessage, question: string) => {
  const submitted = modalSubmit(community.discord, { customId: customIdOf('follow'), fields: { question }, messageId });
  return messageOf(community, await community.deliver(submitted));
};

describe.each(modes)('below an answer by %s', (mode) => {
  it('a related thing is answered to the one who pressed alone', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico');
    const [label = ''] = labelsIn(answer).filter((each) => !/Next|Previous|More|Open notes/u.test(each));
    const next = await said(community, answer, label, { user: ids.otherUser });
    expect(next).toMatchObject({ toUser: ids.otherUser });
    expect(titleOf(next)).toBeDefined();
    expect(labelsIn(next)).toContain('Share');
  });

  it('a thing to compare with is chosen from a menu', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico');
    const compared = await said(community, answer, 'Compare with…', { choose: 'Cilium' });
    expect(titleOf(compared)).toBe('Calico vs Cilium');
  });

  it.each([
    ['More', 'calico'],
    ['Compare with…', 'calico'],
    ['flannel', 'calico'],
    ['Related questions…', 'Parts of an Ingress'],
  ])('%s keeps the width', async (label, question) => {
    const community = await open({ mode });
    const isWide = async (options: readonly GivenOption[]) => {
      const answer = await command(community, question, { options });
      const next = await said(community, answer, label);
      return readState(controlsIn(next).flatMap(({ custom_id: id }) => id ?? []))?.isWide;
    };
    expect([await isWide([{ name: 'wide', value: true }]), await isWide([])]).toEqual([true, false]);
  });

  it('more goes on from the answer, as often as it is pressed', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico', inPrivate);
    const more = await said(community, answer, 'More');
    const further = await said(community, more, 'More');
    expect(new Set([titleOf(answer), titleOf(more), titleOf(further)]).size).toBe(3);
  });

  it('a follow-up is typed into a window and leans on the answer', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico vs flannel');
    const opened = await press(community, answer, 'Follow up');
    expect(opened.type).toBe(9);
    const followed = await followUp(community, answer, 'and cilium?');
    expect(titleOf(followed)).toBe('Calico vs flannel vs Cilium');
    expect(allText(followed)).toContain('You asked: and cilium?');
    const again = await said(community, followed, 'Follow up').catch((error: Error) => error.message);
    expect(again).toBe('the response made no message');
  });

  it('sharing shows everybody what the asker saw, under their name, and takes the private one away', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'iptables vs ipvs?', inPrivate);
    const shared = await said(community, answer, 'Share');
    expect(shared.flags & EPHEMERAL).toBe(0);
    expect(allText(shared)).toContain(allText(answer).split('\n').slice(1).join('\n'));
    expect(allText(shared)).toMatch(/\*\*.+\*\* asked: iptables vs ipvs\?/u);
    expect(labelsIn(shared)).toEqual(labelsIn(answer).filter((label) => label !== 'Share'));
    await community.discord.waitFor(() => (community.discord.ephemerals.length === 0 ? true : undefined));
  });

  it('is shared by whatever name, as it stands', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico', inPrivate);
    const { custom_id: shareId = '' } = controlIn(answer, 'Share');
    const pressed = buttonPress(community.discord, { messageId: answer.id, customId: shareId });
    const named = { ...pressed, member: { ...(pressed.member as object), nick: "$& $' *x* @everyone" } };
    const shared = allText(messageOf(community, await community.deliver(named)));
    expect(shared.split('\n')[0]).toBe("-# **$& $' *x* @everyone** asked: calico");
  });

  it('is shared once, however often it is pressed', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico', inPrivate);
    const { custom_id: customIdOfShare = '' } = controlIn(answer, 'Share');
    const pressed = () => buttonPress(community.discord, { messageId: answer.id, customId: customIdOfShare });
    const [first, second] = [pressed(), pressed()];
    await community.deliver(first);
    expect(allText(messageOf(community, await community.deliver(second)))).toContain('shared already');
    expect(community.discord.messages(ids.channel)).toHaveLength(1);
  });

  it.each([
    ['whoever asked', ids.user, true],
    ['a moderator', ids.moderator, true],
    ['anybody else', ids.otherUser, false],
  ])('taking it away is for the asker and moderators: %s', async (_, user, isGone) => {
    const community = await open({ mode });
    const answer = await command(community, 'calico');
    const response = await press(community, answer, 'Dismiss', { user });
    if (isGone) {
      await community.discord.waitFor(() => (community.discord.messages(ids.channel).length === 0 ? true : undefined));
      expect(response.type).toBe(6);
    } else {
      expect(messageOf(community, response)).toMatchObject({ toUser: user });
      await community.quiet();
      expect(community.discord.messages(ids.channel)).toHaveLength(1);
    }
  });

  it('a private one is taken away by its reader', async () => {
    const community = await open({ mode });
    await press(community, await command(community, 'calico', inPrivate), 'Dismiss');
    await community.discord.waitFor(() => (community.discord.ephemerals.length === 0 ? true : undefined));
  });

  it('a thumb up is reported once, with question and title and without a name', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'kube_proxy?');
    await press(community, answer, '👍');
    expect(allText(await said(community, answer, '👍'))).toContain('Thank you');
    expect(community.reports).toEqual([
      { kind: 'feedback', surface: 'discord', verdict: 'good', question: 'kube_proxy?', title: 'kube-proxy' },
    ]);
  });

  it('a thumb down counts at once, and a reason may follow', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico');
    expect((await press(community, answer, '👎')).type).toBe(9);
    const judged = { kind: 'feedback', surface: 'discord', verdict: 'bad', question: 'calico', title: 'Calico' };
    expect(community.reports).toEqual([judged]);
    const reason = (value: string) =>
      modalSubmit(community.discord, { customId: customIdOf('bad'), fields: { reason: value }, messageId: answer.id });
    await community.deliver(reason(' '));
    expect(community.reports).toEqual([judged]);
    await community.deliver(reason('too old'));
    expect(community.reports).toEqual([judged, { ...judged, reason: 'too old' }]);
  });

  it('a reason that was typed is taken from whoever has asked too much, too', async () => {
    const community = await open({ mode, cooldown: { questions: 1, seconds: 60 } });
    const answer = await command(community, 'calico');
    await press(community, answer, '👎');
    await community.deliver(
      modalSubmit(community.discord, { customId: customIdOf('bad'), fields: { reason: 'old' }, messageId: answer.id }),
    );
    expect(community.reports).toMatchObject([{ verdict: 'bad' }, { reason: 'old' }]);
    expect(allText(await said(community, answer, 'More'))).toContain('Please ask again');
  });

  it('a gap is reported', async () => {
    const community = await open({ mode });
    const miss = await command(community, 'a recipe for pizza');
    expect(allText(await said(community, miss, 'Report this gap'))).toContain('Thank you');
    expect(community.reports).toEqual([{ kind: 'gap', surface: 'discord', question: 'a recipe for pizza' }]);
  });

  it('topics lead to sections, and these to answers', async () => {
    const community = await open({ mode });
    const topics = await command(community, '', { name: 'k8snet-topics' });
    const topic = await press(community, topics, 'Choose a topic…');
    expect(topic).toMatchObject({ type: 7, messageId: topics.id });
    const shown = messageOf(community, topic);
    const [menu = ''] = labelsIn(shown);
    expect(titleOf(await said(community, shown, menu))).toBeDefined();
  });
});

describe('what was looked up of a message', () => {
  it.each([
    ['components', []],
    ['a plain message', [(body: Record<string, unknown>) => (Number(body.flags) & 32768) !== 0]],
  ])("is shared as that, and is nobody's question, in %s", async (_, refused) => {
    const community = await open({ ask: long });
    for (const rule of refused) community.discord.refuse(rule);
    const { id } = community.discord.addUserMessage(ids.channel, { author: ids.otherUser, content: 'what is calico?' });
    const pressed = messageCommand(community.discord, { name: 'Look this up', messageId: String(id) });
    const shared = await said(community, messageOf(community, await community.deliver(pressed)), 'Share');
    const [above, below] = allText(shared).split('\n');
    expect(above).toMatch(/^-# \*\*.+\*\* shared this$/u);
    expect(below).toBe('-# From that message: what is calico?');
    const turned = allText(await said(community, shared, 'Next page'));
    expect(turned.split('\n').slice(0, 2)).toEqual([above, below]);
    const beside = allText(await said(community, shared, 'Next page', { user: ids.otherUser }));
    expect(beside.split('\n')[0]).toBe(below);
  });
});

describe.each(modes)('the pages of a long answer by %s', (mode) => {
  it('are turned in place by the asker, to the end and back, and say which they are', async () => {
    const community = await open({ mode, ask: long });
    const first = await command(community, 'calico', { options: [{ name: 'wide', value: true }] });
    const count = Number(/^-# 1 of (\d+)$/mu.exec(allText(first))?.[1]);
    expect(count).toBeGreaterThan(2);
    let shown = first;
    for (let page = 2; page <= count; page += 1) {
      const next = await press(community, shown, 'Next page');
      expect(next).toMatchObject({ type: 7, messageId: first.id });
      shown = messageOf(community, next);
      expect(allText(shown)).toContain(`-# ${page} of ${count}`);
      expect(allText(shown)).toContain('Asked: calico');
    }
    expect(controlIn(shown, 'Next page').disabled).toBe(true);
    const back = messageOf(community, await press(community, shown, 'Previous page'));
    expect(allText(back)).toContain(`-# ${count - 1} of ${count}`);
  });

  it('are turned for somebody else beside it', async () => {
    const community = await open({ mode, ask: long });
    const first = await command(community, 'calico');
    const beside = await said(community, first, 'Next page', { user: ids.otherUser });
    expect(beside).toMatchObject({ toUser: ids.otherUser });
    expect(community.discord.messages(ids.channel)[0]?.editedAt).toBeUndefined();
  });

  it('say so where the notes have another answer by now', async () => {
    let title = 'Long';
    const community = await open({ mode, ask: async () => ({ ...(await long()), title }) });
    const first = await command(community, 'calico');
    await community.restart();
    title = 'Changed';
    expect(allText(await said(community, first, 'Next page'))).toContain('My notes have changed');
  });
});

describe.each(modes)('after a restart by %s', (mode) => {
  it.each(['More', 'Compare with…', '👍', 'Share', 'Dismiss', 'Follow up'])('%s works as before', async (label) => {
    const community = await open({ mode });
    const question = `${'calico, and I tell a long story about it before I come to the point, '.repeat(2)}what is calico`;
    const answer = await command(community, question, inPrivate);
    await community.restart();
    const { type } = await press(community, answer, label);
    expect(type).toBe(label === 'Follow up' ? 9 : label === 'Dismiss' ? 6 : 4);
    expect(community.log()).not.toContain('older version');
  });

  it('a question too long for buttons is carried by a part that has the same answer', async () => {
    const community = await open({ mode });
    const story = 'we moved to a new provider last week and since then some of our teams see odd things; '.repeat(4);
    const answer = await command(community, `${story}\ncalico vs flannel, thanks`, inPrivate);
    expect(titleOf(answer)).toBe('Calico vs flannel');
    await community.restart();
    await press(community, answer, '👍');
    expect(community.reports).toMatchObject([
      { title: 'Calico vs flannel', question: expect.stringContaining('calico vs flannel') },
    ]);
    const followed = await followUp(community, answer, 'and cilium?');
    expect(titleOf(followed)).toBe('Calico vs flannel vs Cilium');
  });

  it('a button of an older version says so kindly', async () => {
    const community = await open({ mode });
    const answer = await command(community, 'calico');
    const pressed = buttonPress(community.discord, {
      messageId: answer.id,
      customId: controlIn(answer, 'More').custom_id ?? '',
    });
    for (const id of ['0:more:0:[0,0,"calico"]', 'more', customId('ask')]) {
      const old = {
        ...pressed,
        id: String(BigInt(String(pressed.id)) + BigInt(id.length)),
        data: { custom_id: id, component_type: 2 },
      };
      const told = messageOf(community, await community.deliver(old));
      expect(allText(told)).toContain('Please ask again');
      expect(told).toMatchObject({ toUser: ids.user });
    }
  });
});
