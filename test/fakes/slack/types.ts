import type { Violation } from './blocks.ts';

/** Any JSON object, as it comes off the wire. */
export type Json = Record<string, unknown>;

export type FakeSlackOptions = {
  readonly botToken?: string;
  /** App-level token of Socket Mode; it has the scope `connections:write`. */
  readonly appToken?: string;
  /** Scopes of the bot token, named in `missing_scope` and in the header `x-oauth-scopes`. */
  readonly scopes?: readonly string[];
  readonly teamId?: string;
  readonly botUserId?: string;
  readonly botId?: string;
  /** True (default): the app has `agent_view`, where setSuggestedPrompts with a thread_ts does nothing and says ok. */
  readonly agentView?: boolean;
  /** Unix time in milliseconds; ages trigger_ids and response_urls. */
  readonly now?: () => number;
};

export type Channel = {
  readonly id: string;
  readonly name: string;
  /** Whether the bot is in it. */
  readonly isMember: boolean;
  readonly isArchived: boolean;
  readonly isPrivate: boolean;
};

/** One Web API call or one use of a response_url (`method: 'response_url'`), in order of arrival, refused or not. */
export type Call = {
  readonly method: string;
  /** Decoded: JSON arguments parsed, `"true"`/`"false"` as booleans. */
  readonly args: Json;
  readonly token: string | undefined;
  /** Unix time in milliseconds. */
  readonly at: number;
};

export type Edit = { readonly text: string; readonly blocks: readonly Json[]; readonly at: number };

/** A message that Slack accepted. */
export type StoredMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  /** Who wrote it: the bot's user, or a person. */
  readonly user: string;
  readonly botId: string | undefined;
  readonly text: string;
  readonly blocks: readonly Json[];
  /** Everything that was sent, e.g. `unfurl_links`. */
  readonly args: Json;
  /** What it said before each change, oldest first. */
  readonly edits: readonly Edit[];
  readonly via: 'web-api' | 'response_url' | 'ack' | 'person';
  /** Always empty: what has violations is refused. */
  readonly violations: readonly Violation[];
};

/** A message that only `toUser` sees. */
export type StoredEphemeral = StoredMessage & { readonly toUser: string };

export type ViewEvent = {
  readonly how: 'opened' | 'updated' | 'published' | 'pushed';
  readonly viewId: string;
  readonly user: string;
  readonly view: Json;
  readonly at: number;
};

export type Status = {
  readonly channel: string;
  readonly threadTs: string;
  readonly status: string;
  readonly loadingMessages: readonly string[];
};
export type Title = { readonly channel: string; readonly threadTs: string; readonly title: string };
export type Prompts = {
  readonly channel: string;
  readonly threadTs: string | undefined;
  readonly title: string | undefined;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
};

/** How calls of a method fail; the default is one call with HTTP 500. */
export type Failure = {
  /** HTTP status; default 200 when `error` is given, 429 when `retryAfterSeconds` is, else 500. */
  readonly status?: number;
  /** Slack's error code, in `{ok: false, error}`. */
  readonly error?: string;
  readonly retryAfterSeconds?: number;
  /** How many calls fail; default 1. */
  readonly times?: number;
  /** The call is never answered, until `stop()`. */
  readonly hang?: boolean;
  /** How many calls succeed first; default 0. */
  readonly after?: number;
};

/** For whom and where a response_url speaks. */
export type ResponseUrlTarget = {
  readonly channel: string;
  readonly user: string;
  /** Ts of the message the interaction was on; without it (a command) nothing can be replaced or deleted. */
  readonly messageTs?: string;
};

export type Wait = { readonly timeoutMs?: number; readonly what?: string };

export type EnvelopeType = 'slash_commands' | 'events_api' | 'interactive';
export type EnvelopeExtras = {
  readonly retryAttempt?: number;
  readonly retryReason?: string;
  readonly timeoutMs?: number;
};

/** An acknowledgement over Socket Mode. */
export type Ack = {
  readonly envelopeId: string;
  readonly type: EnvelopeType;
  readonly payload: Json;
  /** From sending the envelope to its ack, milliseconds. */
  readonly ms: number;
};

export type RefuseRule = (blocks: readonly Json[], method: string) => boolean;

export type FakeSlack = {
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly teamId: string;
  readonly botUserId: string;
  readonly botId: string;

  /** Makes a user known; `ids.user`, `ids.otherUser` and whoever gets a response_url or trigger_id already is. */
  addUser(id: string): void;
  /** Makes a response_url, good for 5 uses within 30 minutes. */
  newResponseUrl(target: ResponseUrlTarget): string;
  /** Makes a trigger_id, good for one use within 3 seconds. */
  newTriggerId(user: string): string;
  /** Adds or replaces a channel; what is left out: public, bot is a member, not archived. */
  addChannel(channel: Partial<Channel> & { readonly id: string }): void;
  /** Puts a person's message into a channel, as conversations.replies will show it. Returns its ts. */
  addUserMessage(channel: string, message: { user: string; text: string; threadTs?: string }): string;
  setScopes(scopes: readonly string[]): void;
  /** From now on the token is refused with this code. */
  revokeToken(token: string, error?: 'invalid_auth' | 'token_revoked' | 'account_inactive'): void;

  readonly calls: readonly Call[];
  callsOf(method: string): readonly Call[];
  /** Public messages of a channel that still stand, oldest first. */
  messages(channel: string): readonly StoredMessage[];
  /** Private messages that still stand, oldest first. */
  readonly ephemerals: readonly StoredEphemeral[];
  readonly views: readonly ViewEvent[];
  /** What each user's open modal or home shows now, by view id. */
  currentView(viewId: string): Json | undefined;
  /** Statuses showing now. */
  readonly statuses: readonly Status[];
  /** Every status ever set, `''` included. */
  readonly statusLog: readonly Status[];
  readonly titles: readonly Title[];
  readonly prompts: readonly Prompts[];
  /** Everything that would notify somebody in any message ever sent, accepted or not. */
  pings(): readonly string[];

  /** `method` may also be `response_url`. Failures of a method queue up. */
  failNext(method: string, failure?: Failure): void;
  /** Refuses each message whose blocks the rule picks; returns how to end it. */
  refuseBlocks(rule: RefuseRule, error?: string): () => void;
  /** Resolves with the first value of `pick` that is not undefined, else throws with the calls so far. */
  waitFor<T>(pick: () => T | undefined, wait?: Wait): Promise<T>;
  /** The nth call of a method, counting from 1. */
  waitForCall(method: string, n?: number): Promise<Call>;

  /** Sends over one open socket, in turn; waits for a socket if there is none. Resolves with the ack. */
  sendEnvelope(type: EnvelopeType, payload: object, extras?: EnvelopeExtras): Promise<Ack>;
  readonly acks: readonly Ack[];
  sendDisconnect(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Cuts all sockets without a closing handshake. */
  dropSockets(): void;
  /** Refuses WebSocket connections for this long, with HTTP 503. */
  refuseConnections(durationMs: number): void;
  /** Sockets open now. */
  readonly connections: number;
  /** Sockets opened since the start. */
  readonly openedConnections: number;
  stop(): Promise<void>;
};
