/** What is said in several places. */
export const CHANGED = 'My notes have changed since that answer. Please ask again.';
