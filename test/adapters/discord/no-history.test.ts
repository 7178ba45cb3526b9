import { expect, it } from 'vitest';
import { ids } from '#test/fakes/discord/payloads.ts';
import { allText } from './all-text.ts';
import { type Community, type CommunityOptions, shippedAsk } from './community.ts';
import { communities, edit, labelsIn, say, titleOf } from './using.ts';

/** Where the bot lacks Read Message History: Discord takes no reply from it. */
const open = communities();
const openWithout = (options: CommunityOptions = {}) => open({ ...options, discord: { noHistory: [ids.channel] } });
const ask = (community: Community, text: string) => say(community, `<@${community.discord.botId}> ${text}`);
const ours = ({ discord }: Community) =>
  discord.messages(ids.channel).filter(({ author }) => author.id === discord.botId);
const shown = (community: Community, count: number) =>
  community.discord.waitFor(() => (ours(community).length >= count ? ours(community) : undefined));
const rich = ({ flags }: { readonly flags?: unknown }) => (Number(flags) & 32768) !== 0;
const LACKING = /Read Message History/gu;

it('a mention is answered beside it, under the question and whose it is', async () => {
  const community = await openWithout();
  ask(community, 'calico');
  const [answer] = await shown(community, 1);
  expect([answer?.reference, answer && titleOf(answer)]).toEqual([undefined, 'Calico']);
  expect(allText(answer ?? {})).toMatch(new RegExp(`^-# For <@${ids.user}> · Asked: calico$`, 'mu'));
  expect(labelsIn(answer ?? {})).toContain('Follow up');
});

it('what is lacking is logged once a channel, and is no error', async () => {
  const community = await openWithout();
  for (const name of ['calico', 'cilium', 'flannel']) ask(community, name);
  await shown(community, 3);
  expect(community.log().match(LACKING)).toHaveLength(1);
  expect(community.log()).toContain(ids.channel);
  expect(community.log()).not.toContain('"level":"error"');
});

it('the newer code means the same', async () => {
  const community = await open();
  community.discord.failNext(/\/messages$/u, { status: 403, body: { code: 160009, message: 'x' } });
  ask(community, 'calico');
  const [answer] = await shown(community, 1);
  expect([answer?.reference, answer && titleOf(answer)]).toEqual([undefined, 'Calico']);
});

it('a plainer form is under its question too', async () => {
  const community = await openWithout();
  community.discord.refuse(rich);
  ask(community, 'calico');
  const [answer] = await shown(community, 1);
  expect(answer && [rich(answer), titleOf(answer), /Asked: calico/u.test(answer.content)]).toEqual([
    false,
    'Calico',
    true,
  ]);
});

it('an edit changes the answer, and what it is under', async () => {
  const community = await openWithout();
  const question = ask(community, 'calico');
  await shown(community, 1);
  edit(community, question, `<@${community.discord.botId}> cilium`);
  await community.discord.waitFor(() => ours(community).find((message) => titleOf(message) === 'Cilium'));
  expect(ours(community).map(allText)).toEqual([expect.stringContaining('Asked: cilium')]);
});

it('a line says whom it is for, and calls nobody', async () => {
  const community = await openWithout({ cooldown: { questions: 1, seconds: 60 } });
  ask(community, 'calico');
  await shown(community, 1);
  ask(community, 'cilium');
  const [, line] = await shown(community, 2);
  expect(line?.content).toMatch(new RegExp(`^<@${ids.user}> .*Please ask again`, 'u'));
});

it('a line about a message that may not be read says whom it is for as well', async () => {
  const community = await openWithout();
  const asked = say(community, 'what is calico?', { author: ids.otherUser });
  say(community, `<@${community.discord.botId}> any ideas?`, { replyTo: asked });
  const [line] = await shown(community, 1);
  expect(allText(line ?? {})).toMatch(new RegExp(`^<@${ids.user}> I may not read that message`, 'u'));
});

it('a failure is told', async () => {
  const community = await openWithout({
    ask: (question, conversation) => {
      if (question.text.includes('calico')) throw new Error('broken');
      return shippedAsk(question, conversation);
    },
  });
  ask(community, 'calico');
  const [line] = await shown(community, 1);
  expect(line?.content).toMatch(/^<@\d+> Sorry, /u);
});
