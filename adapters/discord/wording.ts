/** What is said in several places. */
export const OUTDATED = 'That button is from an older version of me. Please ask again.';
export const CHANGED = 'My notes have changed since that answer. Please ask again.';
