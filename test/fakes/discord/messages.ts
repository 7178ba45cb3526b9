import { displayedTexts } from './check-components.ts';
import { flag } from './check-message.ts';
import { rawEvent } from './raw.ts';
import { snowflake } from './snowflake.ts';
import { type Delivered, guildOf, isVisible, removeMessage, replaceMessage, type Store } from './store.ts';
import type { Json, StoredMessage } from './types.ts';

/** How a message of the bot comes to be. */
export type Made = {
  readonly channelId: string;
  readonly body: Json;
  readonly type: number;
  readonly reference?: string | undefined;
  readonly by?: Delivered | undefined;
  readonly metadata?: Json | undefined;
};

const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0);
const listIn = (value: unknown): Json[] => (Array.isArray(value) ? value.map((one) => ({ ...one })) : []);

/** The bot's message, put where it is seen: in its channel, or before one person. Tells the gateway. */
export function addBotMessage(store: Store, made: Made): StoredMessage {
  const { body, by } = made;
  const message: StoredMessage = {
    id: snowflake(),
    channelId: made.channelId,
    guildId: by === undefined ? guildOf(store, made.channelId) : by.guildId,
    author: store.bot,
    content: typeof body.content === 'string' ? body.content : '',
    components: listIn(body.components),
    embeds: listIn(body.embeds),
    flags: numberIn(body.flags),
    type: made.type,
    reference: made.reference,
    interactionId: by?.id,
    metadata: made.metadata,
    mentions: mentionsIn(body),
    editedAt: undefined,
    edits: [],
  };
  if (by !== undefined && isEphemeral(message)) store.ephemerals.push({ ...message, toUser: by.user.id });
  else store.messages.push(message);
  tell(store, 'MESSAGE_CREATE', message);
  return message;
}

/** What is left out stays, and so does who sees it. The first edit of a deferral is no edit but its answer. */
export function editMessage(store: Store, message: StoredMessage, body: Json): StoredMessage {
  const isLoading = (message.flags & flag.loading) !== 0;
  const set = body.flags === undefined || body.flags === null ? message.flags : numberIn(body.flags);
  const isV2 = ((set | message.flags) & flag.components) !== 0;
  const isTextChanged = body.content !== undefined || (isV2 && body.components !== undefined);
  const kept = message.flags & (flag.ephemeral | flag.silent | flag.components);
  const next: StoredMessage = {
    ...message,
    content: body.content === undefined ? message.content : String(body.content ?? ''),
    components: body.components === undefined ? message.components : listIn(body.components),
    embeds: body.embeds === undefined ? message.embeds : listIn(body.embeds),
    flags: kept | (set & (flag.suppressEmbeds | flag.components)),
    mentions: isTextChanged ? mentionsIn(body) : message.mentions,
    editedAt: isLoading ? undefined : Math.floor(store.now()),
    edits: isLoading ? [] : [...message.edits, { content: message.content, components: message.components }],
  };
  replaceMessage(store, next);
  tell(store, 'MESSAGE_UPDATE', next);
  return next;
}

export function deleteMessage(store: Store, message: StoredMessage): void {
  removeMessage(store, message.id);
  tell(store, 'MESSAGE_DELETE', message);
}

/**
 * The bot is told of its own messages too where it is itself, and not only the app of a person's account. An ephemeral
 * one comes as a direct message does, without server: docs.discord.com, gateway events, August 2026.
 */
function tell(store: Store, type: string, message: StoredMessage): void {
  const channel = store.channels.get(message.channelId);
  if (channel === undefined || !(isEphemeral(message) || isVisible(store, channel))) return;
  const { guild_id, member: _member, ...event } = rawEvent(store, message);
  const where = isEphemeral(message) || guild_id === undefined ? {} : { guild_id };
  const { id, channel_id } = event;
  store.onEvent(type, { ...(type === 'MESSAGE_DELETE' ? { id, channel_id } : event), ...where });
}

const isEphemeral = ({ flags }: StoredMessage): boolean => (flags & flag.ephemeral) !== 0;

/** Whom it calls on, as far as it may. */
function mentionsIn(body: Json): string[] {
  const allowed: Json = { ...((body.allowed_mentions ?? { parse: ['users'] }) as Json) };
  const isParsed = Array.isArray(allowed.parse) && allowed.parse.includes('users');
  const named: unknown[] = Array.isArray(allowed.users) ? allowed.users : [];
  const texts = [String(body.content ?? ''), ...displayedTexts(body.components)];
  const ids = [...texts.join(' ').matchAll(/<@!?(\d+)>/g)].map(([, id]) => String(id));
  return [...new Set(ids.filter((id) => isParsed || named.includes(id)))];
}
