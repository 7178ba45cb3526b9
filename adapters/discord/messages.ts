import type { APIMessage, GatewayMessageCreateDispatchData } from 'discord.js';
import { isWorthSaying } from '#adapters/chat/asking.ts';
import { createBoundedMap } from '#src/service/bounded-map.ts';
import { composeMessage, type Heading } from './compose.ts';
import type { Turn } from './conversations.ts';
import { deliver } from './deliver.ts';
import { type DiscordMessage, lineMessage } from './discord-message.ts';
import { type Asked, askAfter, asSaid } from './exchanges.ts';
import { type Heard, hear } from './heard.ts';
import { stateOf } from './press.ts';
import { addressesOthers, readableText } from './readable.ts';
import { waitLine } from './reply-to.ts';
import type { Services } from './services.ts';

/** A channel, as far as it matters to a question. */
export type Place = {
  /** A thread or post: there a talk goes on without replies. */
  readonly isThread: boolean;
  /** Title of the post, where the channel is one of a forum. */
  readonly postTitle?: string | undefined;
};

/** What the connection gives to those who answer messages. */
export type Channels = {
  /** Id of our own user. */
  readonly botId: () => string;
  readonly placeOf: (channelId: string) => Promise<Place>;
  /** Posts a reply to a message. */
  readonly reply: (to: Pick<APIMessage, 'id' | 'channel_id'>, message: DiscordMessage) => Promise<unknown>;
};

/** Answers a message. Never rejects; a failure is told to the person and logged under the same reference. */
export type AnswerMessage = (message: GatewayMessageCreateDispatchData) => Promise<void>;

/** Mentions, direct messages, replies to our answers, and what goes on in threads that we have answered in. */
export function createMessages(services: Services, channels: Channels): AnswerMessage {
  const told = createBoundedMap<number>(MAX_TOLD);
  return async (message) => {
    const heard = hear(message, channels.botId());
    if (!heard || !mayBeForUs(services, channels, heard) || !services.isFirstDelivery(message.id)) return;
    const say = (line: string) => channels.reply(message, lineMessage(line, 'public'));
    await services.work.run('message', say, () =>
      services.conversations.inTurn(message.channel_id, () => answerHeard({ services, channels, heard, told })),
    );
  };
}

/** People who were told to wait; they hear it once. */
const MAX_TOLD = 1_000;

type Job = {
  readonly services: Services;
  readonly channels: Channels;
  readonly heard: Heard;
  /** By the id of a person: until when they know that they have to wait, in milliseconds. */
  readonly told: ReturnType<typeof createBoundedMap<number>>;
};

/** Without a mention only in threads of ours, and where we are let read it. */
function mayBeForUs({ conversations }: Services, { botId }: Channels, { message, way, text }: Heard): boolean {
  if (way === 'direct' || way === 'mention') return true;
  if (text === '' || addressesOthers(message.content, botId())) return false;
  return way === 'reply' || conversations.isOurs(message.channel_id);
}

async function answerHeard(job: Job): Promise<void> {
  const { services, channels, heard } = job;
  const { message, way, text } = heard;
  if (way !== 'followUp' && (await mustWait(job))) return;
  const place: Place = way === 'direct' ? { isThread: true } : await channels.placeOf(message.channel_id);
  const last = place.isThread ? services.conversations.last(message.channel_id) : undefined;
  // By now we know whether the answer that was under way made the thread ours.
  if (way === 'followUp' && last === undefined) return;
  const { asked, heading } = await askHeard(services, heard, { place, last });
  const { answer } = asked.exchange;
  const isAsker = last?.asker === message.author.id;
  const speaker = way === 'reply' || (isAsker && last.isDiscussed !== true) ? 'asker' : 'other';
  // Nobody called on us by name: people comment on answers, and talk to each other in threads too.
  if ((way === 'reply' || way === 'followUp') && !isWorthSaying(answer, text, speaker)) {
    if (last && !isAsker) services.conversations.remember(message.channel_id, { ...last, isDiscussed: true });
    return;
  }
  if (way === 'followUp' && (await mustWait(job))) return;
  await deliver(
    composeMessage(asked, {
      guide: services.guide,
      audience: way === 'direct' ? 'direct' : 'public',
      asker: message.author.id,
      heading,
    }),
    (composed) => channels.reply(message, composed),
    services.logger,
  );
  if (!place.isThread) return;
  // What we did not know takes the talk nowhere.
  const trail = 'sources' in answer ? asked.trail : (last?.trail ?? []);
  services.conversations.remember(message.channel_id, { trail, asker: message.author.id });
}

async function mustWait({ services, channels, heard: { message }, told }: Job): Promise<boolean> {
  const person = message.author.id;
  const waitMs = services.cooldown(person);
  if (waitMs === 0) return false;
  const nowMs = Date.now();
  if ((told.get(person) ?? 0) > nowMs) return true;
  told.set(person, nowMs + waitMs);
  await channels.reply(message, lineMessage(waitLine(waitMs, nowMs), 'public'));
  return true;
}

type Context = { readonly place: Place; readonly last: Turn | undefined };
type Found = { readonly asked: Asked; readonly heading: Heading };

/** What the message asks: in its own words, those of the message it points at, or the title of the post it stands in. */
async function askHeard({ ask }: Services, heard: Heard, { place, last }: Context): Promise<Found> {
  const { text, way, repliedTo } = heard;
  const shown = repliedTo && stateOf(repliedTo);
  const trail = shown?.trail ?? last?.trail ?? [];
  const pointedAt = way === 'mention' && !shown && repliedTo ? readableText(repliedTo.content) : '';
  if (text === '' && pointedAt !== '') {
    const asked = await askAfter(ask, [], asSaid(pointedAt));
    return { asked, heading: { kind: 'asked' } };
  }
  const title = trail.length === 0 && place.postTitle ? await askAfter(ask, [], asSaid(place.postTitle)) : undefined;
  const post = title && 'sources' in title.exchange.answer ? title : undefined;
  if (text === '') return { asked: post ?? (await askAfter(ask, [], asSaid('help'))), heading: NONE };
  const asked = await askAfter(ask, post?.trail ?? trail, asSaid(text));
  const isFound = 'sources' in asked.exchange.answer;
  return isFound || !post ? { asked, heading: NONE } : { asked: post, heading: { kind: 'asked' } };
}

const NONE: Heading = { kind: 'none' };
