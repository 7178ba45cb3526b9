import { describeContract, type OpenWith, type Place } from '#test/adapters/contract.ts';
import { ids, modalSubmit, slashCommand } from '#test/fakes/discord/payloads.ts';
import type { Json, StoredMessage } from '#test/fakes/discord/types.ts';
import { allText } from './all-text.ts';
import { openCommunity } from './community.ts';
import { customIdOf } from './using.ts';

/** A place is a talk in one channel: the first question mentions us, the others reply to our last answer. */
const openByGateway: OpenWith = async (ask) => {
  const community = await openCommunity({ ask });
  const { discord } = community;
  const asked = new Map<Place, string[]>();
  let last: Json = {};
  const answers = (place: Place): StoredMessage[] =>
    discord
      .messages(ids.channel)
      .filter(({ reference, author }) => author.id === discord.botId && asked.get(place)?.includes(reference ?? ''));
  const say = (place: Place, content: string, more: { isBot?: boolean; author?: string } = {}) => {
    const replyTo = answers(place).at(-1)?.id;
    const mention = replyTo === undefined ? `<@${discord.botId}> ` : '';
    return discord.addUserMessage(ids.channel, {
      content: `${mention}${content}`,
      mentionsBot: true,
      ...(replyTo !== undefined && { replyTo }),
      ...more,
    });
  };
  return {
    ask: async (place, text) => {
      last = say(place, text);
      asked.set(place, [...(asked.get(place) ?? []), String(last.id)]);
      discord.dispatch('MESSAGE_CREATE', last);
    },
    redeliver: async () => {
      discord.dispatch('MESSAGE_CREATE', last);
      await community.quiet();
    },
    overhear: async (place, text) => {
      discord.dispatch('MESSAGE_CREATE', say(place, text, { isBot: true, author: '1080000000000000099' }));
      discord.dispatch('MESSAGE_CREATE', say(place, text, { author: discord.botId }));
      await community.quiet();
    },
    shown: (place) => answers(place).map(allText),
    waitForShown: async (place, count) => {
      await discord.waitFor(() => (answers(place).length >= count ? true : undefined), { what: `${count} shown` });
    },
    pings: discord.pings,
    refuseRichForms: () => {
      discord.refuse(({ components }) => Array.isArray(components) && components.length > 0);
    },
    log: community.log,
    stop: community.stop,
  };
};

/** A place is a talk of one person: the first question is a command, the others are typed into "Follow up". */
const openByHttp: OpenWith = async (ask) => {
  const community = await openCommunity({ mode: 'http', ask });
  const { discord, interactionsUrl } = community;
  const asked = new Map<Place, string[]>();
  const posted: Promise<unknown>[] = [];
  let last: Json = {};
  const answers = (place: Place): StoredMessage[] =>
    [...discord.messages(ids.channel), ...discord.ephemerals].filter(({ interactionId }) =>
      asked.get(place)?.includes(interactionId ?? ''),
    );
  const post = (interaction: Json) => discord.postInteraction(interactionsUrl, interaction);
  return {
    ask: async (place, text) => {
      const before = answers(place).at(-1);
      last =
        before === undefined
          ? slashCommand(discord, { name: 'k8snet', options: [{ name: 'query', value: text }] })
          : modalSubmit(discord, { customId: customIdOf('follow'), fields: { question: text }, messageId: before.id });
      asked.set(place, [...(asked.get(place) ?? []), String(last.id)]);
      // The answer is the response; nobody waits for it here.
      posted.push(post(last));
    },
    redeliver: async () => {
      await post(last);
      await community.quiet();
    },
    // Over HTTP there are no messages to overhear.
    overhear: async () => {},
    shown: (place) => answers(place).map(allText),
    waitForShown: async (place, count) => {
      await discord.waitFor(() => (answers(place).length >= count ? true : undefined), { what: `${count} shown` });
    },
    pings: discord.pings,
    log: community.log,
    stop: async () => {
      await community.stop().finally(() => Promise.allSettled(posted));
    },
  };
};

describeContract('Discord by gateway', openByGateway);
describeContract('Discord over HTTP', openByHttp);
