/** The names that Slack hands back to us. `manifest.json` has the same ones; a test compares them. */

export const COMMAND = '/k8snet';

/** Callback ids of shortcuts. */
export const shortcutIds = { lookUpMessage: 'look_up_message', search: 'search' } as const;

/** Callback ids of modals. */
export const viewIds = { search: 'search', reason: 'feedback_reason' } as const;

/** Action ids of the fields of our modals; their block ids are these, or begin with them. */
export const fieldIds = { question: 'question', reason: 'reason' } as const;

/**
 * Action ids. Slack wants them unique in a block, so a button that may stand there several times carries a number
 * behind a colon: `ask:2`.
 */
export const actionIds = {
  ask: 'ask',
  more: 'more',
  compareWith: 'compare_with',
  pickTopic: 'pick_topic',
  share: 'share',
  dismiss: 'dismiss',
  feedback: 'feedback',
  reportGap: 'report_gap',
  openSearch: 'open_search',
} as const;
