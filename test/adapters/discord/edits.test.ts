import { describe, expect, it } from 'vitest';
import { ids } from '#test/fakes/discord/payloads.ts';
import type { StoredMessage } from '#test/fakes/discord/types.ts';
import { allText } from './all-text.ts';
import type { Community } from './community.ts';
import { communities, edit, labelsIn, press, replyTo, say, titleOf } from './using.ts';

const open = communities();
const us = (community: Community) => `<@${community.discord.botId}>`;
const ask = (community: Community, text: string, channelId: string = ids.channel) =>
  say(community, `${us(community)} ${text}`, { channelId });

const titleNow = async (community: Community, questionId: string) => titleOf(await replyTo(community, questionId));

/** Waits until the answer to a question has this title. */
function changes(community: Community, questionId: string, title: string): Promise<unknown> {
  const channelId = String(community.discord.rawMessage(questionId).channel_id);
  return community.discord.waitFor(
    () => ours(community, channelId).find((each) => each.reference === questionId && titleOf(each) === title),
    { what: title },
  );
}

/** The form of components is refused, wherever it is used. */
const isRich = ({ flags }: { readonly flags?: unknown }) => (Number(flags) & 32768) !== 0;

const ours = ({ discord }: Community, channelId: string = ids.channel): StoredMessage[] =>
  discord.messages(channelId).filter(({ author }) => author.id === discord.botId);

describe('an edited question', () => {
  it.each([
    ['a channel', ids.channel],
    ['a thread', ids.thread],
    ['direct messages', ids.dm],
  ])('in %s has its new answer in the place of the old one', async (_, channelId) => {
    const community = await open();
    const question = ask(community, 'nftables vs ipvs?', channelId);
    await replyTo(community, question);
    edit(community, question, `${us(community)} iptables vs ipvs?`);
    await changes(community, question, 'iptables mode vs IPVS mode');
    expect(ours(community, channelId)).toHaveLength(1);
  });

  it('that we know nothing of any more says so, and has its first answer again with its first words', async () => {
    const community = await open();
    const question = ask(community, 'calico');
    await replyTo(community, question);
    edit(community, question, `${us(community)} what is a good recipe for pizza?`);
    await changes(community, question, 'Not in my notes');
    edit(community, question, `${us(community)} calico`);
    await changes(community, question, 'Calico');
  });

  it('is what the talk goes on from', async () => {
    const community = await open();
    const question = ask(community, 'calico vs flannel', ids.thread);
    await replyTo(community, question);
    edit(community, question, `${us(community)} calico vs antrea`);
    await changes(community, question, 'Calico vs Antrea');
    const next = ask(community, 'and cilium?', ids.thread);
    expect(await titleNow(community, next)).toBe('Calico vs Antrea vs Cilium');
  });

  it('is asked where it stood, and does not turn a talk that has gone on', async () => {
    const community = await open();
    await replyTo(community, ask(community, 'calico vs flannel', ids.thread));
    const second = ask(community, 'and cilium?', ids.thread);
    await replyTo(community, second);
    await replyTo(community, ask(community, 'iptables vs ipvs', ids.thread));
    edit(community, second, `${us(community)} and antrea?`);
    await changes(community, second, 'Calico vs flannel vs Antrea');
    const next = ask(community, 'and nftables?', ids.thread);
    expect(await titleNow(community, next)).toBe('iptables mode vs IPVS mode vs nftables mode');
  });
});

describe('an edit', () => {
  it('that comes before the answer is there is answered too', async () => {
    const community = await open();
    const question = ask(community, 'calico');
    edit(community, question, `${us(community)} cilium`);
    await changes(community, question, 'Cilium');
    expect(ours(community)).toHaveLength(1);
  });

  it('of a reply goes on from what it replied to, even where that is gone by now', async () => {
    const community = await open();
    const first = await replyTo(community, ask(community, 'calico vs flannel'));
    const question = say(community, 'and cilium?', { replyTo: first.id, mentionsBot: true });
    await replyTo(community, question);
    await press(community, first, 'Dismiss');
    await community.discord.waitFor(() => (ours(community).length === 1 ? true : undefined));
    edit(community, question, 'and antrea?');
    await changes(community, question, 'Calico vs flannel vs Antrea');
  });

  it('whose answer is not taken in the form of the old one has it as a new reply, and the old one goes', async () => {
    const community = await open();
    const question = ask(community, 'calico');
    const old = await replyTo(community, question);
    community.discord.refuse(isRich);
    edit(community, question, `${us(community)} cilium`);
    const [answer] = await community.discord.waitFor(() =>
      ours(community).some(({ id }) => id === old.id) ? undefined : ours(community),
    );
    expect(answer && [titleOf(answer), answer.reference]).toEqual(['Cilium', question]);
    edit(community, question, `${us(community)} flannel`);
    await changes(community, question, 'flannel');
    expect(ours(community)).toHaveLength(1);
  });

  it('has its new answer also where the old one cannot be taken away', async () => {
    const community = await open();
    const question = ask(community, 'calico');
    await replyTo(community, question);
    community.discord.refuse(isRich);
    community.discord.failNext(/\/messages\/\d+$/u, {
      status: 403,
      body: { code: 50001, message: 'x' },
      method: 'DELETE',
    });
    edit(community, question, `${us(community)} cilium`);
    await community.discord.waitFor(() => community.log().includes('could not be taken away') || undefined);
    expect(ours(community).map(titleOf)).toEqual(['Calico', 'Cilium']);
    expect(community.log()).not.toContain('"level":"error"');
  });

  /** An answer in the plain form, as the best one was refused once. */
  const plainAnswer = async (community: Community) => {
    const accept = community.discord.refuse(isRich);
    const question = ask(community, 'calico');
    await replyTo(community, question);
    accept();
    return question;
  };
  const plainAnew = (community: Community) =>
    community.discord.waitFor(() => ours(community).find(({ content }) => content.includes('Cilium is')));

  it('keeps a plain answer plain, with the buttons of the new one', async () => {
    const community = await open();
    edit(community, await plainAnswer(community), `${us(community)} cilium`);
    const answer = await plainAnew(community);
    expect([isRich(answer), ours(community).length]).toEqual([false, 1]);
    await press(community, answer, '👍');
    expect(community.reports).toMatchObject([{ verdict: 'good', question: 'cilium' }]);
  });

  it('keeps a plain answer plain where it asks for help now', async () => {
    const community = await open();
    edit(community, await plainAnswer(community), `${us(community)} help`);
    const help = await community.discord.waitFor(() =>
      ours(community).find(({ content }) => content.includes('Ask about Kubernetes networking')),
    );
    expect([isRich(help), ours(community).length, labelsIn(help).at(-1)]).toEqual([false, 1, 'Dismiss']);
  });

  it('leaves no buttons of the old answer where the new one comes without', async () => {
    const community = await open();
    const question = await plainAnswer(community);
    community.discord.refuse(({ components }) => Array.isArray(components) && components.length > 0);
    edit(community, question, `${us(community)} cilium`);
    expect(labelsIn(await plainAnew(community))).toEqual([]);
  });

  it('has an answer that can be judged anew', async () => {
    const community = await open();
    const question = ask(community, 'calico');
    await press(community, await replyTo(community, question), '👍');
    edit(community, question, `${us(community)} cilium`);
    await changes(community, question, 'Cilium');
    await press(community, await replyTo(community, question), '👍');
    expect(community.reports).toMatchObject([{ question: 'calico' }, { question: 'cilium' }]);
  });
});

describe('nothing changes', () => {
  it('where a follow-up is now for somebody else', async () => {
    const community = await open({ messageContent: true });
    await replyTo(community, ask(community, 'calico vs flannel', ids.thread));
    const question = say(community, 'and cilium?', { channelId: ids.thread });
    await replyTo(community, question);
    edit(community, question, `<@${ids.otherUser}> and antrea?`);
    await community.quiet();
    expect(await titleNow(community, question)).toBe('Calico vs flannel vs Cilium');
  });

  it('where a link only got its preview', async () => {
    const community = await open();
    const question = ask(community, 'calico');
    const answer = await replyTo(community, question);
    edit(community, question, `${us(community)} calico`);
    await community.quiet();
    expect((await replyTo(community, question)).edits).toEqual(answer.edits);
  });

  it('where we may not read what it says now', async () => {
    const community = await open();
    const question = ask(community, 'calico');
    await replyTo(community, question);
    edit(community, question, 'cilium');
    await community.quiet();
    expect(await titleNow(community, question)).toBe('Calico');
  });

  it('where it asks nothing any more, in a thread of ours', async () => {
    const community = await open({ messageContent: true });
    await replyTo(community, ask(community, 'calico vs flannel', ids.thread));
    const question = say(community, 'and cilium?', { channelId: ids.thread });
    await replyTo(community, question);
    edit(community, question, 'thanks a lot, that is all I need');
    await community.quiet();
    expect(await titleNow(community, question)).toBe('Calico vs flannel vs Cilium');
  });

  it('where nobody has asked us', async () => {
    const community = await open({ messageContent: true });
    const question = say(community, 'what is calico?');
    edit(community, question, 'what is cilium?');
    await community.quiet();
    expect(ours(community)).toEqual([]);
  });

  it('where the answer was taken away', async () => {
    const community = await open();
    const question = ask(community, 'calico');
    const answer = await replyTo(community, question);
    await press(community, answer, 'Dismiss');
    await community.discord.waitFor(() => (ours(community).length === 0 ? true : undefined));
    edit(community, question, `${us(community)} cilium`);
    await community.quiet();
    expect(ours(community)).toEqual([]);
    expect(community.log()).not.toContain('"level":"error"');
  });

  it('for who has asked too much; they are told once', async () => {
    const community = await open({ cooldown: { questions: 2, seconds: 60 } });
    const question = ask(community, 'calico');
    await replyTo(community, question);
    for (const name of ['cilium', 'flannel', 'antrea']) edit(community, question, `${us(community)} ${name}`);
    await changes(community, question, 'Cilium');
    await community.discord.waitFor(() => (ours(community).length === 2 ? true : undefined));
    expect(allText(ours(community)[1] ?? {})).toContain('Please ask again');
    expect(await titleNow(community, question)).toBe('Cilium');
  });
});
