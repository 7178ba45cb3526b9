import { makeFaults } from './faults.ts';
import { ids } from './ids.ts';
import { snowflake } from './snowflake.ts';
import type {
  Call,
  Channel,
  FakeDiscordOptions,
  Json,
  RefuseRule,
  StoredEphemeral,
  StoredMessage,
  StoredResponse,
  User,
  UserMessage,
} from './types.ts';
import { channelTypes, firstChannels, firstUsers, makeBot, makeUser } from './world.ts';

/** An interaction that was delivered; its token is good for a while. */
export type Delivered = {
  readonly payload: Json;
  readonly id: string;
  readonly token: string;
  /** 1 ping, 2 command, 3 control, 4 autocompletion, 5 window. */
  readonly type: number;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly user: User;
  /** The message that it was made on. */
  readonly messageId: string | undefined;
  /** Unix time in milliseconds. */
  readonly at: number;
  /** From `performance.now()`. */
  readonly startedAt: number;
  /** Not before the first response. */
  response: StoredResponse | undefined;
  /** What `@original` names. */
  originalId: string | undefined;
  /** Everything its token may change. */
  readonly messageIds: string[];
  followUps: number;
};

/** Everything the fake remembers. */
export type Store = ReturnType<typeof makeStore>;

const token = `fake${Buffer.from(ids.application).toString('base64url')}.Gfake0.fake-token-of-a-bot-that-is-none_0000000`;

export function makeStore(options: FakeDiscordOptions) {
  const [ann, ...others] = firstUsers();
  if (ann === undefined) throw new Error('the fake Discord has no users');
  const bot = makeBot(ids.application, 'k8snet');
  return {
    options,
    now: options.now ?? Date.now,
    interactionTimeoutMs: options.interactionTimeoutMs ?? 3000,
    bot,
    token,
    isRevoked: false,
    hasMessageContent: options.messageContent ?? true,
    gateway: { shards: 1, maxConcurrency: 1, remaining: 1000, ...options.gateway },
    guilds: [ids.guild, ids.otherGuild] as const satisfies readonly string[],
    users: new Map<string, User>([ann, ...others, bot].map((user) => [user.id, user])),
    channels: new Map<string, Channel>(firstChannels(ann).map((channel) => [channel.id, channel])),
    messages: [] as StoredMessage[],
    /** Messages by the nonce that was to be enforced. */
    byNonce: new Map<string, StoredMessage>(),
    ephemerals: [] as StoredEphemeral[],
    /** Global commands are under ''. */
    commands: new Map<string, readonly Json[]>(),
    interactions: new Map<string, Delivered>(),
    responses: [] as StoredResponse[],
    calls: [] as Call[],
    pings: [] as string[],
    violations: [] as string[],
    refusals: [] as RefuseRule[],
    faults: makeFaults(),
    /** Told of what happens, for the gateway; set by it. */
    onEvent: (_type: string, _payload: Json): void => undefined,
  };
}

/** A person, made where there is none of that id. */
export function userOf(store: Store, id: string): User {
  const known = store.users.get(id);
  if (known !== undefined) return known;
  const user = makeUser(id, `user${id.slice(-4)}`);
  store.users.set(id, user);
  return user;
}

export function guildOf(store: Store, channelId: string): string | undefined {
  const guildId = store.channels.get(channelId)?.guild_id;
  return typeof guildId === 'string' ? guildId : undefined;
}

/** Whether the bot is there and may see it; not where only the app of a person's account is used. */
export function isVisible(store: Store, channel: Channel): boolean {
  if (channel.id === ids.hiddenChannel || channel.type === channelTypes.groupDm) return false;
  return channel.guild_id === undefined || store.guilds.some((id) => id === channel.guild_id);
}

export function findMessage(store: Store, id: string | undefined): StoredMessage | StoredEphemeral | undefined {
  return store.messages.find((one) => one.id === id) ?? store.ephemerals.find((one) => one.id === id);
}

/** Puts the message in the place of the one with its id, wherever that stands. */
export function replaceMessage(store: Store, next: StoredMessage): void {
  const index = store.messages.findIndex((one) => one.id === next.id);
  if (index >= 0) store.messages[index] = next;
  const hidden = store.ephemerals.findIndex((one) => one.id === next.id);
  const before = store.ephemerals[hidden];
  if (before !== undefined) store.ephemerals[hidden] = { ...next, toUser: before.toUser };
}

export function removeMessage(store: Store, id: string): void {
  store.messages = store.messages.filter((one) => one.id !== id);
  store.ephemerals = store.ephemerals.filter((one) => one.id !== id);
}

const plain = 0;
export const replyType = 19;

/** A person's message, put into its channel. */
export function addUserMessage(store: Store, channelId: string, said: UserMessage): StoredMessage {
  const author = authorOf(store, said);
  const mentions = new Set(namedIn(said.content));
  if (said.mentionsBot === true) mentions.add(store.bot.id);
  if (said.mentionsBot === false) mentions.delete(store.bot.id);
  const message: StoredMessage = {
    id: snowflake(),
    channelId,
    guildId: guildOf(store, channelId),
    author,
    content: said.content,
    components: [],
    embeds: [],
    flags: 0,
    type: said.replyTo === undefined ? plain : replyType,
    reference: said.replyTo,
    interactionId: undefined,
    metadata: undefined,
    mentions: [...mentions],
    editedAt: undefined,
    edits: [],
  };
  store.messages.push(message);
  return message;
}

/** A person changes what they wrote. Whom a reply called on without naming them stays called. */
export function editUserMessage(store: Store, message: StoredMessage, content: string): StoredMessage {
  const called = message.mentions.filter((id) => !namedIn(message.content).includes(id));
  const mentions = [...new Set([...called, ...namedIn(content)])];
  const next = { ...message, content, mentions, editedAt: Math.floor(store.now()) };
  replaceMessage(store, next);
  return next;
}

function namedIn(content: string): string[] {
  return [...content.matchAll(/<@!?(\d+)>/g)].map(([, id]) => String(id));
}

function authorOf(store: Store, said: UserMessage): User {
  if (said.webhookId !== undefined) return makeUser(said.webhookId, 'webhook', { bot: true, discriminator: '0000' });
  const id = said.author ?? ids.user;
  if (said.isBot === true && !store.users.has(id)) store.users.set(id, makeBot(id, 'other-bot'));
  return userOf(store, id);
}
