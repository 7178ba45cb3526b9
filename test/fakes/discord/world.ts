import { ids } from './ids.ts';
import type { Channel, Json, User } from './types.ts';

/** People, servers and channels, each as Discord shows it. */

/** Discord's numbers of channel types. */
export const channelTypes = { text: 0, dm: 1, groupDm: 3, thread: 11, forum: 15 } as const;

const permission = (...bits: number[]): string => String(bits.reduce((sum, bit) => sum | (1n << BigInt(bit)), 0n));
/** View, send, embed, attach, history, external emoji, commands, send in threads. */
const usual = [10, 11, 14, 15, 16, 18, 31, 38];
const externalApps = 50;
const moderating = [13, 34, 40];
export const permissions = {
  person: permission(...usual, externalApps),
  /** One who may not use apps that were added to an account where others see it. */
  withoutExternalApps: permission(...usual),
  moderator: permission(...usual, externalApps, ...moderating),
  application: permission(...usual),
} as const;

export const mayUseExternalApps = (permissions: string): boolean =>
  (BigInt(permissions) & (1n << BigInt(externalApps))) !== 0n;

export function makeUser(id: string, username: string, more: Json = {}): User {
  return {
    id,
    username,
    discriminator: '0',
    global_name: username[0]?.toUpperCase() + username.slice(1),
    avatar: null,
    avatar_decoration_data: null,
    banner: null,
    accent_color: null,
    collectibles: null,
    primary_guild: null,
    clan: null,
    public_flags: 0,
    ...more,
  };
}

export const makeBot = (id: string, username: string): User =>
  makeUser(id, username, { bot: true, discriminator: '1234', global_name: null });

/** Without the `user`, as it stands in messages. */
export const makeMember = (): Json => ({
  roles: [],
  premium_since: null,
  pending: false,
  nick: null,
  mute: false,
  joined_at: '2023-04-05T06:07:08.000000+00:00',
  flags: 0,
  deaf: false,
  communication_disabled_until: null,
  banner: null,
  avatar: null,
});

/** The member of an interaction: with `user` and what it may do in the channel. */
export const makeActingMember = (user: User): Json => ({
  user,
  permissions: user.id === ids.moderator ? permissions.moderator : permissions.person,
  ...makeMember(),
  unusual_dm_activity_until: null,
});

export function makeTextChannel(id: string, guildId: string, more: Json = {}): Channel {
  return {
    id,
    type: channelTypes.text,
    guild_id: guildId,
    name: 'networking',
    topic: null,
    position: 0,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [],
    last_message_id: null,
    flags: 0,
    ...more,
  };
}

export function makeThread(id: string, parent: Channel, name: string): Channel {
  const since = new Date(1_700_000_000_000).toISOString();
  return {
    id,
    type: channelTypes.thread,
    guild_id: parent.guild_id,
    name,
    parent_id: parent.id,
    owner_id: ids.user,
    last_message_id: null,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    rate_limit_per_user: 0,
    flags: 0,
    ...(parent.type === channelTypes.forum ? { applied_tags: [] } : {}),
    thread_metadata: {
      archived: false,
      archive_timestamp: since,
      auto_archive_duration: 4320,
      locked: false,
      create_timestamp: since,
    },
  };
}

const forumFields = {
  type: channelTypes.forum,
  available_tags: [],
  default_reaction_emoji: null,
  default_sort_order: null,
  default_forum_layout: 0,
};

export const makeForum = (id: string, guildId: string, name: string): Channel =>
  makeTextChannel(id, guildId, { ...forumFields, name });

export function makeDm(id: string, recipients: readonly User[], type: number = channelTypes.dm): Channel {
  return { id, type, last_message_id: null, recipients, flags: 0 };
}

/** Channels as they are at the start. */
export function firstChannels(user: User): Channel[] {
  const channel = makeTextChannel(ids.channel, ids.guild);
  const forum = makeForum(ids.forum, ids.guild, 'questions');
  return [
    channel,
    makeTextChannel(ids.otherChannel, ids.guild, { name: 'random', position: 1 }),
    forum,
    makeThread(ids.thread, channel, 'about a rollout'),
    makeThread(ids.post, forum, 'What is a headless service?'),
    makeTextChannel(ids.hiddenChannel, ids.guild, { name: 'hidden', position: 2 }),
    makeTextChannel(ids.otherGuildChannel, ids.otherGuild),
    makeTextChannel(ids.foreignChannel, ids.foreignGuild),
    makeDm(ids.dm, [user]),
    makeDm(ids.groupDm, [user], channelTypes.groupDm),
  ];
}

export function firstUsers(): User[] {
  return [makeUser(ids.user, 'ann'), makeUser(ids.otherUser, 'ben'), makeUser(ids.moderator, 'mia')];
}
