import type { KnownBlock } from '@slack/types';

/**
 * What is sent. `text` is escaped mrkdwn, never empty: notifications and screen readers have nothing else.
 * `blocks` is empty on the last rung alone.
 */
export type SlackMessage = { readonly text: string; readonly blocks: readonly KnownBlock[] };

/** How an answer is shown, best first: Slack refusing one, the next is tried. */
export const rungs = ['dataTable', 'table', 'monospace', 'textOnly'] as const;
export type Rung = (typeof rungs)[number];
