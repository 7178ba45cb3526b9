import type { Backoff } from '#adapters/chat/retry.ts';

/**
 * What a connection needs; `Config.discord` has this form. `gateway`: we connect to Discord; `http`: Discord sends
 * interactions to us; `both`: interactions come over HTTP, messages by the gateway. Without `apiUrl`, which ends in
 * `/api`, it is https://discord.com/api.
 */
export type DiscordSettings = {
  /** Where it is not given, Discord tells it with the token. */
  readonly applicationId?: string | undefined;
  readonly apiUrl?: string | undefined;
  readonly shards: 'auto' | number;
  /** Whether the privileged intent for the text of messages is asked for. */
  readonly messageContent: boolean;
} & (
  | { readonly kind: 'gateway'; readonly token: string; readonly publicKey?: undefined }
  | { readonly kind: 'http'; readonly token?: undefined; readonly publicKey: string }
  | { readonly kind: 'both'; readonly token: string; readonly publicKey: string }
);

/** Settings with which a gateway can be connected. */
export type GatewaySettings = DiscordSettings & { readonly token: string };

/** Where Discord sends interactions in HTTP mode. */
export const INTERACTIONS_PATH = '/discord/interactions';

export const DEFAULT_API_URL = 'https://discord.com/api';

/** How long we wait for what; all in milliseconds. Tests give shorter ones. */
export type GatewayTiming = Backoff & {
  /** A connection that lived shorter counts as a failed attempt, so that we do not call Discord in a tight loop. */
  readonly stableAfterMs: number;
  /** Between two identifications of the same group of shards. */
  readonly identifyEveryMs: number;
  /** From opening a connection until Discord says hello on it. */
  readonly helloMs: number;
  /** From hello until a session is resumed, with all that was missed. */
  readonly resumeMs: number;
  /** At the end: for listeners under way. */
  readonly drainMs: number;
  /** At the end: for Discord to answer our close of a connection. */
  readonly closeMs: number;
  /** One call of the API. */
  readonly apiCallMs: number;
};

export const gatewayTiming: GatewayTiming = {
  firstDelayMs: 1_000,
  maxDelayMs: 60_000,
  stableAfterMs: 10_000,
  // Discord allows one in 5 s, by its own clock.
  identifyEveryMs: 5_500,
  helloMs: 30_000,
  resumeMs: 60_000,
  drainMs: 5_000,
  closeMs: 1_000,
  apiCallMs: 10_000,
};
