import { timeOf } from './snowflake.ts';
import { findMessage, type Store, userOf } from './store.ts';
import type { Json, StoredMessage } from './types.ts';
import { makeMember } from './world.ts';

/** A message as Discord shows it; the one it replies to is in it whole, but not what that one replies to. */
export function rawMessage(store: Store, message: StoredMessage, depth = 0): Json {
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    content: message.content,
    author: message.author,
    timestamp: isoOf(timeOf(message.id)),
    edited_timestamp: message.editedAt === undefined ? null : isoOf(message.editedAt),
    tts: false,
    mention_everyone: false,
    mentions: message.mentions.map((id) => userOf(store, id)),
    mention_roles: [...message.content.matchAll(/<@&(\d+)>/g)].map(([, id]) => String(id)),
    attachments: [],
    embeds: message.embeds,
    components: numbered(message.components),
    pinned: false,
    flags: message.flags,
    ...sentBy(message),
    ...(message.reference === undefined ? {} : repliedTo(store, message, depth)),
  };
}

/** With what only events have: server and member. */
export function rawEvent(store: Store, message: StoredMessage): Json {
  const { guildId } = message;
  return {
    ...rawMessage(store, message),
    ...(guildId === undefined ? {} : { guild_id: guildId, member: makeMember() }),
    channel_type: store.channels.get(message.channelId)?.type ?? 0,
  };
}

/** What an interaction made says so; a webhook's author has its id. */
function sentBy({ metadata, author }: StoredMessage): Json {
  if (metadata === undefined) return author.discriminator === '0000' ? { webhook_id: author.id } : {};
  const { id, type, user } = metadata;
  return {
    webhook_id: author.id,
    application_id: author.id,
    interaction_metadata: metadata,
    ...(type === 2 ? { interaction: { id, type, name: metadata.name, user } } : {}),
  };
}

function repliedTo(store: Store, message: StoredMessage, depth: number): Json {
  const referenced = findMessage(store, message.reference);
  const where = message.guildId === undefined ? {} : { guild_id: message.guildId };
  return {
    message_reference: { type: 0, channel_id: message.channelId, message_id: message.reference, ...where },
    ...(depth > 0 ? {} : { referenced_message: referenced === undefined ? null : rawMessage(store, referenced, 1) }),
  };
}

/** Discord numbers all components of a message in the order in which they are read, around the numbers given. */
function numbered(components: readonly Json[]): Json[] {
  const given = numbersIn(components);
  let next = 0;
  const newNumber = (): number => {
    do next += 1;
    while (given.has(next));
    return next;
  };
  const visit = (component: Json): Json => {
    const id = hasNumber(component) ? component.id : newNumber();
    const children = Array.isArray(component.components) ? { components: component.components.map(visit) } : {};
    const accessory = isObject(component.accessory) ? { accessory: visit(component.accessory) } : {};
    return { ...component, id, ...children, ...accessory };
  };
  return components.map(visit);
}

/** 0 stands for none. */
const hasNumber = ({ id }: Json): boolean => typeof id === 'number' && id > 0;

function numbersIn(value: unknown): Set<unknown> {
  if (Array.isArray(value)) return new Set(value.flatMap((one) => [...numbersIn(one)]));
  if (!isObject(value)) return new Set();
  return new Set([
    ...(hasNumber(value) ? [value.id] : []),
    ...numbersIn(value.components),
    ...numbersIn(value.accessory),
  ]);
}

const isoOf = (atMs: number): string => new Date(atMs).toISOString().replace('Z', '000+00:00');

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
