import { randomBytes } from 'node:crypto';
import { ids } from './ids.ts';
import { snowflake } from './snowflake.ts';
import type { Channel, FakeDiscord, Json } from './types.ts';
import { channelTypes, makeActingMember, permissions } from './world.ts';

/**
 * Where somebody uses the app: in a server of the bot, in direct messages with it, or by way of their own account in a
 * server or a group that the bot is not in.
 */
export type Where = 'guild' | 'botDm' | 'foreignGuild' | 'groupDm';

/** Who does it and where; by default `ids.user` in `ids.channel`, or where the channel or message is that is named. */
export type Acting = {
  readonly where?: Where;
  /** Another channel or a thread of that place. */
  readonly channelId?: string;
  readonly user?: string;
  readonly locale?: string;
  /** Unix time in milliseconds; an interaction of long ago. */
  readonly at?: number;
  /** False: may not use apps of the own account where others see it. */
  readonly mayUseExternalApps?: boolean;
};

const channelOf: Record<Where, string> = {
  guild: ids.channel,
  botDm: ids.dm,
  foreignGuild: ids.foreignChannel,
  groupDm: ids.groupDm,
};
/** 0 in a server, 1 in direct messages with the bot, 2 in direct messages of others. */
const contextOf: Record<Where, number> = { guild: 0, botDm: 1, foreignGuild: 0, groupDm: 2 };

/** What all interactions have. */
export function interaction(discord: FakeDiscord, type: number, { data, ...acting }: Acting & { data: Json }): Json {
  const { user = ids.user } = acting;
  const id = snowflake(acting.at);
  const channel = discord.rawChannel(acting.channelId ?? channelOf[acting.where ?? 'guild']);
  const where = acting.where ?? whereIs(channel);
  const guildId = typeof channel.guild_id === 'string' ? channel.guild_id : undefined;
  return {
    id,
    application_id: discord.applicationId,
    type,
    data,
    token: tokenFor(id),
    version: 1,
    channel_id: channel.id,
    channel: { ...channel, ...(guildId === undefined ? {} : { permissions: permissions.person }) },
    locale: acting.locale ?? 'en-GB',
    app_permissions: permissions.application,
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: 10_485_760,
    context: contextOf[where],
    authorizing_integration_owners: ownersOf(where, guildId, user),
    ...(guildId === undefined ? { user: discord.rawUser(user) } : inGuild(discord, guildId, { ...acting, user })),
  };
}

function whereIs({ type, guild_id: guildId }: Channel): Where {
  if (type === channelTypes.dm) return 'botDm';
  if (type === channelTypes.groupDm) return 'groupDm';
  return guildId === ids.foreignGuild ? 'foreignGuild' : 'guild';
}

function inGuild(discord: FakeDiscord, guildId: string, acting: Acting & { user: string }): Json {
  const member = makeActingMember(discord.rawUser(acting.user));
  const withheld = acting.mayUseExternalApps === false ? { permissions: permissions.withoutExternalApps } : {};
  return {
    guild_id: guildId,
    guild: { id: guildId, locale: 'en-US', features: ['COMMUNITY'] },
    guild_locale: 'en-US',
    member: { ...member, ...withheld },
  };
}

/** By whom the app was added: 0 a server, 1 a person; `'0': '0'` in direct messages with the bot. */
function ownersOf(where: Where, guildId: string | undefined, user: string): Json {
  switch (where) {
    case 'guild':
      return { '0': guildId };
    case 'botDm':
      return { '0': '0', '1': user };
    case 'foreignGuild':
    case 'groupDm':
      return { '1': user };
    default:
      return where satisfies never;
  }
}

/** As long as Discord's, and with the id in it. */
const tokenFor = (id: string): string =>
  Buffer.from(`interaction:${id}:${randomBytes(60).toString('base64url')}`).toString('base64url');
