/** Any JSON object, as it comes off the wire. */
export type Json = Record<string, unknown>;

export type FakeDiscordOptions = {
  /** Milliseconds between heartbeats, said in HELLO; default 41,250 as Discord's. */
  readonly heartbeatIntervalMs?: number;
  /** How long an interaction may wait for its first response; default 3,000 ms as Discord's. */
  readonly interactionTimeoutMs?: number;
  /** Within this time so many connections may identify as `maxConcurrency` says; default 5,000 ms as Discord's. */
  readonly identifyWindowMs?: number;
  /** Whether the privileged intent for the text of messages is switched on for the application; default true. */
  readonly messageContent?: boolean;
  /** Channels in which the bot lacks Read Message History. */
  readonly noHistory?: readonly string[];
  /** What `/applications/@me` says otherwise than by default. */
  readonly application?: Json;
  readonly gateway?: Partial<GatewayLimits>;
  /** Unix time in milliseconds; ages the tokens of interactions. */
  readonly now?: () => number;
};

export type GatewayLimits = {
  /** How many are recommended. */
  readonly shards: number;
  /** How many may identify within the identify window. */
  readonly maxConcurrency: number;
  /** Identifications left of the day's 1,000. */
  readonly remaining: number;
};

/** One REST call, in order of arrival, refused or not. */
export type Call = {
  readonly method: string;
  /** Without `/api/v10`, decoded: `@original` and not `%40original`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
  /** Parsed JSON; undefined where there was none. */
  readonly body: unknown;
  /** Unix time in milliseconds. */
  readonly at: number;
};

export type User = Json & { readonly id: string; readonly username: string; readonly bot?: boolean };

/** A channel as Discord shows it; a thread has `parent_id`. */
export type Channel = Json & { readonly id: string; readonly type: number };

/** A message that Discord took, as it stands now. */
export type StoredMessage = {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly author: User;
  readonly content: string;
  readonly components: readonly Json[];
  readonly embeds: readonly Json[];
  readonly flags: number;
  /** 0 plain, 19 reply, 20 by a slash command, 23 by a command on a message or person. */
  readonly type: number;
  /** Id of the message it replies to. */
  readonly reference: string | undefined;
  /** The interaction that made it. */
  readonly interactionId: string | undefined;
  /** `interaction_metadata` of what an interaction made. */
  readonly metadata: Json | undefined;
  /** Ids of the people it mentions. */
  readonly mentions: readonly string[];
  /** Unix time in milliseconds. */
  readonly editedAt: number | undefined;
  /** What it said before each edit, oldest first. */
  readonly edits: readonly { readonly content: string; readonly components: readonly Json[] }[];
};

/** A message that only `toUser` sees. */
export type StoredEphemeral = StoredMessage & { readonly toUser: string };

/** The first response to an interaction, by a call or in the answer to Discord's request. */
export type StoredResponse = {
  readonly interactionId: string;
  readonly type: number;
  readonly data: Json;
  /** From the delivery of the interaction, milliseconds. */
  readonly ms: number;
  /** The message that it made or changed. */
  readonly messageId: string | undefined;
};

/** A frame that the client sent; `shard` is undefined before it has identified. */
export type Frame = {
  readonly shard: number | undefined;
  readonly op: number;
  readonly d: unknown;
  readonly at: number;
};

/** How calls fail; the default is one call with HTTP 500. */
export type Failure = {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** How many calls fail; default 1. */
  readonly times?: number;
  /** How many calls succeed first; default 0. */
  readonly after?: number;
  /** Only calls of this method; default all. */
  readonly method?: string;
  /** The call is never answered, until `stop()`. */
  readonly hang?: boolean;
  /** The connection is cut: before the call is read as one, or once it is done, without or amid its answer. */
  readonly cut?: 'unheard' | 'unanswered' | 'amid';
};

export type Wait = { readonly timeoutMs?: number; readonly what?: string };

export type UserMessage = {
  /** One of `ids`, or any other id; default `ids.user`. */
  readonly author?: string;
  readonly content: string;
  /** Id of the message it replies to; one that is not there is as if deleted. */
  readonly replyTo?: string;
  /** Default: whether the content mentions the bot. A reply with a ping mentions its author without saying so. */
  readonly mentionsBot?: boolean;
  /** The author is another bot. */
  readonly isBot?: boolean;
  readonly webhookId?: string;
};

export type PostOptions = {
  /** Changes the body after it was signed. */
  readonly tamper?: boolean;
  /** The time that is signed, Unix seconds; default now. */
  readonly atSeconds?: number;
  /** Instead of the true one. */
  readonly signature?: string;
  readonly omitHeaders?: boolean;
};

export type PostResult = {
  readonly status: number;
  /** Parsed if it is JSON, else the text. */
  readonly body: unknown;
  /** Until the answer was read, milliseconds. */
  readonly ms: number;
};

/** Whether to refuse a message's body. */
export type RefuseRule = (body: Json) => boolean;

export type FakeDiscord = {
  readonly applicationId: string;
  /** The same as `applicationId`. */
  readonly botId: string;
  readonly token: string;
  /** Hex, of the key that signs interactions over HTTP. */
  readonly publicKey: string;
  /** For `rest: { api }` of discord.js, which appends `/v10`. */
  readonly apiUrl: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly dmChannelId: string;

  readonly calls: readonly Call[];
  /** Calls whose path matches, of one method or of all. */
  callsOf(path: RegExp, method?: string): readonly Call[];
  /** First responses to interactions. */
  readonly responses: readonly StoredResponse[];
  /** Messages of a channel that still stand, oldest first. */
  messages(channelId: string): readonly StoredMessage[];
  /** Private messages that still stand, oldest first. */
  readonly ephemerals: readonly StoredEphemeral[];
  /** Registered commands, global ones without an id. */
  commands(guildId?: string): readonly Json[];
  /** Everything ever sent, accepted or not, that would have called on somebody: `<@id>`, `@everyone`, `reply:<id>`. */
  pings(): readonly string[];
  /** Every payload of the bot that breaks a rule, in words. */
  readonly violations: readonly string[];

  /** Stores a person's message; returns the payload of its MESSAGE_CREATE, for `dispatch`. */
  addUserMessage(channelId: string, message: UserMessage): Json;
  /** The message with other words, as MESSAGE_UPDATE carries it. */
  editUserMessage(messageId: string, content: string): Json;
  /** A message as Discord shows it, wherever it stands. */
  rawMessage(messageId: string): Json;
  /** A channel as Discord shows it. */
  rawChannel(channelId: string): Channel;
  rawUser(userId: string): User;
  /** Adds a text channel (or of another `type`) to a server of the bot; returns its id. */
  addChannel(channel?: { readonly name?: string; readonly guildId?: string; readonly type?: number }): string;
  /** Adds a thread, or a post in a forum; returns its id. Without `parentId` below `ids.channel` or `ids.forum`. */
  addThread(thread: {
    readonly parentType: 'forum' | 'text';
    readonly name: string;
    readonly parentId?: string;
  }): string;

  /** How the next calls of matching paths fail; failures of a path queue up. */
  failNext(path: RegExp | string, failure?: Failure): void;
  /** Refuses each message that the rule picks, with 50035; returns how to end it. */
  refuse(rule: RefuseRule): () => void;
  /** From now on nothing is authorized, and connections are closed with 4004. */
  revokeToken(): void;
  /** Switches privileged intents off: who asks for one is closed with 4014. */
  disallowIntents(): void;
  setGateway(limits: Partial<GatewayLimits>): void;

  /** Frames from the client. */
  readonly frames: readonly Frame[];
  readonly identifies: readonly Frame[];
  readonly resumes: readonly Frame[];
  /** Connections open now. */
  readonly connections: number;
  /** Connections opened since the start. */
  readonly openedConnections: number;
  /** Whether heartbeats are acknowledged; default true. */
  ackHeartbeats: boolean;
  /** Sends to each session whose shard and intents ask for it; kept for those that are away. */
  dispatch(type: string, payload: object): void;
  /** Asks clients to connect again and resume. */
  reconnect(): void;
  invalidSession(resumable: boolean): void;
  /** With a close code; without one the connections are cut hard. */
  closeConnections(code?: number): void;

  /** Sends an interaction by the gateway; resolves with its first response, rejects where none comes in time. */
  deliver(interaction: object): Promise<StoredResponse>;
  /** Sends an interaction by HTTP, signed; its answer is shown as a response by a call would be. */
  postInteraction(url: string, interaction: object, options?: PostOptions): Promise<PostResult>;

  /** Resolves with the first value of `pick` that is not undefined, else throws with the calls so far. */
  waitFor<T>(pick: () => T | undefined, wait?: Wait): Promise<T>;
  stop(): Promise<void>;
};
