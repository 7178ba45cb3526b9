/** What every chat says in the same words. */
export const OUTDATED = 'That button is from an older version of me. Please ask again.';
export const GAP_REPORTED = 'Thank you. Those who write the notes will see that question.';
