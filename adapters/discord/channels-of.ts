import { randomBytes } from 'node:crypto';
import { type APIMessage, ChannelType, Routes, userMention } from 'discord.js';
import { createBoundedMap } from '#src/service/bounded-map.ts';
import type { Logger } from '#src/service/logger.ts';
import { isThread } from './channels.ts';
import { discordErrorCode } from './discord-error.ts';
import { type DiscordMessage, lineMessage } from './discord-message.ts';
import { describeDiscordFault, sentenceOf } from './faults.ts';
import type { Gateway } from './gateway.ts';
import type { Us } from './readable.ts';

/** A channel, as far as it matters to a question. */
export type Place = {
  /** A thread or post: there a talk goes on without replies. */
  readonly isThread: boolean;
  /** Title of the post, where the channel is one of a forum. */
  readonly postTitle?: string | undefined;
};

type MessageId = Pick<APIMessage, 'id' | 'channel_id'>;

/**
 * What stands below a message as a reply to it. Where we may not read what was said before, Discord lets us reply to
 * nothing: there `apart` is posted, which says itself whom it is for.
 */
export type Below = { readonly reply: DiscordMessage; readonly apart: () => DiscordMessage };

/** Where it has come to stand. */
export type Posted = { readonly id: string; readonly isApart: boolean };

/** What the connection gives to those who answer messages. */
export type Channels = {
  /** What we are called by in a server, or in direct messages. */
  readonly us: (guildId: string | undefined) => Us;
  readonly placeOf: (channelId: string) => Promise<Place>;
  /** Posts the reply to a message. Discord makes none where there is one already. */
  readonly reply: (to: MessageId, below: Below) => Promise<Posted>;
  /** Posts one more reply to a message. */
  readonly replyAgain: (to: MessageId, below: Below) => Promise<Posted>;
  /** Says a line of our own below a message. */
  readonly say: (to: MessageId & Pick<APIMessage, 'author'>, line: string) => Promise<Posted>;
  /** Puts it in the place of a message of ours, which must have the same form. */
  readonly edit: (ours: MessageId, message: DiscordMessage) => Promise<unknown>;
  /** Takes a message of ours away, which needs no permission. */
  readonly remove: (ours: MessageId) => Promise<unknown>;
};

/** Channels in which each thread is a post with a title. */
const FORUMS: ReadonlySet<ChannelType | undefined> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);

/** What Discord says of a reply where we lack Read Message History. */
const NO_HISTORY: ReadonlySet<number | undefined> = new Set([160_002, 160_009]);

/** Channels that were logged as such. */
const MAX_TOLD = 1_000;

/** Where people write, and how we reply there, by way of the gateway. */
export function channelsOf(
  { botUser, ownRoleId, channel, rest, reportFault: report }: Gateway,
  logger: Logger,
): Channels {
  const told = createBoundedMap<true>(MAX_TOLD);
  const tellOnce = (channelId: string, error: unknown) => {
    if (!told.has(channelId)) logger.warn({ channelId }, `Discord: ${sentenceOf(describeDiscordFault(error))}`);
    told.set(channelId, true);
  };
  const post = async ({ id, channel_id: channelId }: MessageId, below: Below, nonce: string): Promise<Posted> => {
    // A call that is repeated because its answer was lost must not be a second message.
    const send = async (body: object) => {
      const sent = await rest.post(Routes.channelMessages(channelId), {
        body: { ...body, nonce, enforce_nonce: true },
      });
      return (sent as APIMessage).id;
    };
    try {
      return { id: await send(asReply(below.reply, id)), isApart: false };
    } catch (error) {
      if (!NO_HISTORY.has(discordErrorCode(error))) throw error;
      tellOnce(channelId, error);
      return { id: await send(below.apart()), isApart: true };
    }
  };
  const replyAgain: Channels['replyAgain'] = (to, below) => post(to, below, randomBytes(NONCE_BYTES).toString('hex'));
  return {
    us: (guildId) => ({ userId: botUser().id, roleId: guildId === undefined ? undefined : ownRoleId(guildId) }),
    placeOf: async (channelId) => {
      // What a channel is called is of use, but an answer does without.
      const known = await channel(channelId).catch((error: unknown) => void report(error));
      return {
        isThread: isThread(known?.type),
        postTitle: FORUMS.has(known?.parentType) ? known?.name : undefined,
      };
    },
    reply: (to, below) => post(to, below, to.id),
    replyAgain,
    say: (to, line) =>
      replyAgain(to, {
        reply: lineMessage(line, 'public'),
        apart: () => lineMessage(`${userMention(to.author.id)} ${line}`, 'public'),
      }),
    edit: ({ id, channel_id: channelId }, message) =>
      // Buttons that are left out would stay.
      rest.patch(Routes.channelMessage(channelId, id), { body: { components: [], ...message } }),
    remove: ({ id, channel_id: channelId }) => rest.delete(Routes.channelMessage(channelId, id)),
  };
}

function asReply(message: DiscordMessage, id: string): object {
  return {
    ...message,
    allowed_mentions: { ...message.allowed_mentions, replied_user: false },
    message_reference: { message_id: id, fail_if_not_exists: false },
  };
}

/** Discord takes 25 characters. */
const NONCE_BYTES = 12;
