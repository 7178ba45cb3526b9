/** Keys of the columns that mean something to the program; `content/README.md` explains them to authors. */

/** Begins with active, archived, inactive, deprecated or retired. */
export const STATUS_KEY = 'status';
/** What the thing is, in a few words. */
export const SUMMARY_KEY = 'summary';
/** A glossary's column: what the thing is for those who have no better word on it. */
export const MEANING_KEY = 'meaning';
