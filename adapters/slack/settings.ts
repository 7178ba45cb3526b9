/** What a connection needs; `Config.slack` has this form. Without `apiUrl` it is https://slack.com/api/. */
export type SlackSettings =
  | {
      readonly kind: 'socket';
      readonly botToken: string;
      readonly appToken: string;
      readonly apiUrl?: string | undefined;
    }
  | {
      readonly kind: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly apiUrl?: string | undefined;
    };

/** Where Slack sends everything in HTTP mode: events, commands and interactivity. */
export const EVENTS_PATH = '/slack/events';

/** How long we wait for what; all in milliseconds. Tests give shorter ones. */
export type ConnectTiming = {
  /** Delay before the second attempt; doubled each time after. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** A connection that lived shorter counts as a failed attempt, so that we do not call Slack in a tight loop. */
  readonly stableAfterMs: number;
  /** From asking for a connection until Slack says hello on it. */
  readonly helloMs: number;
  /** A replaced connection stays open this long, for acknowledgements under way. */
  readonly retireAfterMs: number;
  /** At the end: for handlers under way. */
  readonly drainMs: number;
  /** At the end: for Slack to answer our close of a connection. */
  readonly closeMs: number;
  /** One call of the Web API. */
  readonly apiCallMs: number;
};

export const connectTiming: ConnectTiming = {
  firstDelayMs: 1_000,
  maxDelayMs: 60_000,
  stableAfterMs: 10_000,
  helloMs: 15_000,
  retireAfterMs: 3_000,
  drainMs: 5_000,
  closeMs: 1_000,
  apiCallMs: 10_000,
};

/** Retries of Web API calls on network errors and 5xx: at about 0.5, 1.5 and 3.5 seconds, as people wait for answers. */
export const API_RETRIES = { retries: 3, factor: 2, minTimeout: 500, maxTimeout: 5_000 } as const;

/** Bytes. Slack documents none; a message of 50 full blocks, form-encoded, stays below 0.5 MB. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;
