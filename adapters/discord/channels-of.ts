import { randomBytes } from 'node:crypto';
import { type APIMessage, ChannelType, Routes } from 'discord.js';
import { isThread } from './answer-reply.ts';
import type { DiscordMessage } from './discord-message.ts';
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

/** What the connection gives to those who answer messages. */
export type Channels = {
  /** What we are called by in a server, or in direct messages. */
  readonly us: (guildId: string | undefined) => Us;
  readonly placeOf: (channelId: string) => Promise<Place>;
  /** Posts the reply to a message; gives the id of the reply. Discord makes none where there is one already. */
  readonly reply: (to: MessageId, message: DiscordMessage) => Promise<string>;
  /** Posts one more reply to a message. */
  readonly replyAgain: (to: MessageId, message: DiscordMessage) => Promise<string>;
  /** Puts it in the place of a message of ours, which must have the same form. */
  readonly edit: (ours: MessageId, message: DiscordMessage) => Promise<unknown>;
};

/** Channels in which each thread is a post with a title. */
const FORUMS: ReadonlySet<ChannelType | undefined> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);

/** Where people write, and how we reply there, by way of the gateway. */
export function channelsOf({ botUser, ownRoleId, channel, rest, reportFault: report }: Gateway): Channels {
  const post = async ({ id, channel_id: channelId }: MessageId, message: DiscordMessage, nonce: string) => {
    const sent = await rest.post(Routes.channelMessages(channelId), {
      body: {
        ...message,
        allowed_mentions: { ...message.allowed_mentions, replied_user: false },
        message_reference: { message_id: id, fail_if_not_exists: false },
        // A call that is repeated because its answer was lost must not be a second message.
        nonce,
        enforce_nonce: true,
      },
    });
    return (sent as APIMessage).id;
  };
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
    reply: (to, message) => post(to, message, to.id),
    replyAgain: (to, message) => post(to, message, randomBytes(NONCE_BYTES).toString('hex')),
    edit: ({ id, channel_id: channelId }, message) =>
      // Buttons that are left out would stay.
      rest.patch(Routes.channelMessage(channelId, id), { body: { components: [], ...message } }),
  };
}

/** Discord takes 25 characters. */
const NONCE_BYTES = 12;
