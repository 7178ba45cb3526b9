import { ChannelType, Routes } from 'discord.js';
import { isThread } from './answer-reply.ts';
import type { Gateway } from './gateway.ts';
import type { Channels } from './messages.ts';

/** Channels in which each thread is a post with a title. */
const FORUMS: ReadonlySet<ChannelType | undefined> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);

/** Where people write, and how we reply there, by way of the gateway. */
export function channelsOf({ botUser, channel, rest, reportFault: report }: Gateway): Channels {
  return {
    botId: () => botUser().id,
    placeOf: async (channelId) => {
      // What a channel is called is of use, but an answer does without.
      const known = await channel(channelId).catch((error: unknown) => void report(error));
      return {
        isThread: isThread(known?.type),
        postTitle: FORUMS.has(known?.parentType) ? known?.name : undefined,
      };
    },
    reply: ({ id, channel_id: channelId }, message) =>
      rest.post(Routes.channelMessages(channelId), {
        body: {
          ...message,
          allowed_mentions: { ...message.allowed_mentions, replied_user: false },
          message_reference: { message_id: id, fail_if_not_exists: false },
          // A call that is repeated because its answer was lost must not be a second message.
          nonce: id,
          enforce_nonce: true,
        },
      }),
  };
}
