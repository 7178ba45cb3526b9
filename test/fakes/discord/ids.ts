/** The server, people and channels that payloads and fake agree on; true snowflakes of days gone by. */
export const ids = {
  application: '1101010101010101248',
  /** With two shards it is on shard 0. */
  guild: '1090000000000000000',
  /** A second server of the bot; with two shards it is on shard 1. */
  otherGuild: '1090000000004194304',
  /** A server that the bot is not in, where a person uses the app that was added to their account. */
  foreignGuild: '1090000000016777216',
  channel: '1090000000100000001',
  otherChannel: '1090000000100000002',
  /** A channel of posts, each a thread. */
  forum: '1090000000100000003',
  /** A thread below `channel`. */
  thread: '1090000000100000004',
  /** A post in `forum`. */
  post: '1090000000100000005',
  /** A channel of the bot's server that it may not see. */
  hiddenChannel: '1090000000100000006',
  otherGuildChannel: '1090000000100000007',
  foreignChannel: '1090000000100000008',
  /** The direct messages of `user` with the bot. */
  dm: '1090000000100000009',
  /** A group of people, where `user` uses the app that was added to their account. */
  groupDm: '1090000000100000010',
  /** The role that Discord made for the bot in `guild`. */
  botRole: '1090000000200000001',
  user: '1080000000000000001',
  otherUser: '1080000000000000002',
  /** May manage messages. */
  moderator: '1080000000000000003',
} as const;
