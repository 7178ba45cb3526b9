import { ids } from './ids.ts';
import { rawEvent, rawMessage } from './raw.ts';
import { snowflake } from './snowflake.ts';
import { addUserMessage, editUserMessage, findMessage, type Store, userOf } from './store.ts';
import type { Channel, FakeDiscord } from './types.ts';
import { channelTypes, makeForum, makeTextChannel, makeThread } from './world.ts';

/** What a test looks up in the world and adds to it. */
export function worldOf(store: Store) {
  const channelOf = (id: string): Channel => {
    const channel = store.channels.get(id);
    if (channel === undefined) throw new Error(`the fake Discord has no channel ${id}`);
    return channel;
  };
  const messageOf = (messageId: string) => {
    const message = findMessage(store, messageId);
    if (message === undefined) throw new Error(`the fake Discord has no message ${messageId}`);
    return message;
  };
  const add = (channel: Channel): string => {
    store.channels.set(channel.id, channel);
    store.onEvent(channel.type === channelTypes.thread ? 'THREAD_CREATE' : 'CHANNEL_CREATE', channel);
    return channel.id;
  };
  return {
    addUserMessage: (channelId, message) => {
      channelOf(channelId);
      return rawEvent(store, addUserMessage(store, channelId, message));
    },
    editUserMessage: (messageId, content) => rawEvent(store, editUserMessage(store, messageOf(messageId), content)),
    rawMessage: (messageId) => rawMessage(store, messageOf(messageId)),
    rawChannel: channelOf,
    rawUser: (userId) => userOf(store, userId),
    addChannel: ({ name = 'another', guildId = ids.guild, type = channelTypes.text } = {}) =>
      add(
        type === channelTypes.forum
          ? makeForum(snowflake(), guildId, name)
          : makeTextChannel(snowflake(), guildId, { name, type }),
      ),
    addThread: ({ parentType, name, parentId = parentType === 'forum' ? ids.forum : ids.channel }) =>
      add(makeThread(snowflake(), channelOf(parentId), name)),
  } satisfies Partial<FakeDiscord>;
}
