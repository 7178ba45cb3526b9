import {
  type APIChannel,
  type Channel,
  ChannelType,
  type Client,
  type REST,
  Routes,
  type ThreadChannel,
} from 'discord.js';
import { createBoundedMap } from '#src/service/bounded-map.ts';
import { discordErrorCode } from './discord-error.ts';

/** Where something is said. `parentType` is known of threads: one in a forum or media channel is a post. */
export type KnownChannel = {
  readonly id: string;
  readonly type: ChannelType;
  readonly name?: string;
  readonly parentType?: ChannelType;
};

const THREAD_TYPES: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** A thread, or a post in a forum. */
export function isThread(type: ChannelType | undefined): boolean {
  return type !== undefined && THREAD_TYPES.has(type);
}

/** Channels that Discord was asked about, direct messages above all, which the client does not remember. */
const MAX_FETCHED = 5_000;

/** What the client knows of a channel, or else Discord tells once. Undefined where it is gone, or hidden from us. */
export type FindChannel = (client: Client | undefined, id: string) => Promise<KnownChannel | undefined>;

/** Rejects with the errors of the API. */
export function createFindChannel(rest: REST): FindChannel {
  const fetched = createBoundedMap<KnownChannel>(MAX_FETCHED);
  const find: FindChannel = async (client, id) => {
    const cached = client?.channels.cache.get(id);
    if (cached) return fromCache(cached);
    const before = fetched.get(id);
    if (before) return before;
    const channel = await fetchChannel(rest, id);
    if (channel === undefined) return undefined;
    const parentId = 'parent_id' in channel && isThread(channel.type) ? channel.parent_id : undefined;
    const parent = typeof parentId === 'string' ? await find(client, parentId) : undefined;
    const known: KnownChannel = {
      id,
      type: channel.type,
      ...(typeof channel.name === 'string' && { name: channel.name }),
      ...(parent && { parentType: parent.type }),
    };
    fetched.set(id, known);
    return known;
  };
  return find;
}

function fromCache(channel: Channel): KnownChannel {
  const name = 'name' in channel ? channel.name : undefined;
  const parentType = channel.isThread() ? (channel as ThreadChannel).parent?.type : undefined;
  return {
    id: channel.id,
    type: channel.type,
    ...(typeof name === 'string' && { name }),
    ...(parentType !== undefined && { parentType }),
  };
}

/** Discord's codes for a channel that is gone or hidden. */
const NOT_SHOWN: ReadonlySet<number | undefined> = new Set([10003, 50001]);

/** @throws the errors of the API, but those for a channel that is gone or hidden. */
async function fetchChannel(rest: REST, id: string): Promise<APIChannel | undefined> {
  try {
    return (await rest.get(Routes.channel(id))) as APIChannel;
  } catch (error) {
    if (NOT_SHOWN.has(discordErrorCode(error))) return undefined;
    throw error;
  }
}
