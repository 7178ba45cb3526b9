import type { App } from '@slack/bolt';

/** How what Slack sends reaches Bolt: a socket, or an endpoint of our HTTP server. */
export type Way = {
  /** Before Slack has been asked anything. */
  readonly prepare: () => void;
  /** Resolves once events come in, or the wait for that was given up. */
  readonly open: (app: App) => Promise<void>;
  /** Takes nothing new where it can refuse it; what is under way goes on. */
  readonly refuse: () => void;
  readonly close: () => Promise<void>;
};
