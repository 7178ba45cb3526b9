/**
 * When we answer and when we say that we do not know. The trade-off: every limit raised abstains on more questions
 * that have an answer, every limit lowered guesses at more that have none. Chosen on the relevance set under `test/`.
 */

/** Least weighted share of a question that a section must account for before it is its answer. 0 to 1. */
export const MIN_COVERAGE = 0.6;
/** A question that is nearly one of the section's typical wordings needs only so much coverage. */
export const MIN_LIKENESS = 0.4;
export const MIN_COVERAGE_WHEN_ALIKE = 0.45;
/** Least share of words that the content knows at all: below it the question is about something else. */
export const MIN_KNOWN_SHARE = 0.55;
/** When no section fits, a named thing's card answers if at least this share of the other words is known. */
export const MIN_KNOWN_REST = 0.4;
/** At this likeness a section that asks the very question goes before the card or the list that would also answer. */
export const DIRECT_LIKENESS = 0.72;
/** A topic is offered on a miss, or as a runner-up, only from this coverage. */
export const MIN_NEAR_COVERAGE = 0.5;
/** A comparison of two names of ours is off topic only if it has at least so many other words. */
export const MIN_OFF_TOPIC_WORDS = 4;
export const OFFERED_TOPICS = 3;
export const RUNNERS_UP = 2;
/** What of a long section is shown at once: about two phone screens. Characters of plain text. */
export const MAX_PASSAGE_CHARS = 1600;
/** Rows of a long table shown in a passage; the rest is named. */
export const MAX_EXCERPT_ROWS = 8;
/** Confidence of answers that follow from the data without ranking. */
export const CERTAIN = 1;

/** A thing's card answers a question that no section fits only if it holds this share of the question's other words. 0 to 1. */
export const MIN_SPOKEN_SHARE = 0.1;

/** A list of a group with at most so many attributes shows them all. */
export const MAX_LIST_COLUMNS = 3;

/** Up to so many words a question needs likeness to a title or a typical wording; coverage alone would be chance. */
export const MAX_SHORT_TERMS = 3;

/** Words that stand nearly everywhere (`pod`, `node`) ask for nothing in particular. Sum of the words' weights (natural logarithm of rarity). */
export const MIN_SPECIFICITY = 1.2;

/** What share of such a short question one title or wording must hold. 0 to 1. */
export const MIN_SHORT_RECALL = 0.65;
/** What share of the words beside a name a section must account for. 0 to 1. */
export const MIN_REST_COVERAGE = 0.25;
/** Or it holds so much of it anywhere and is at least so like one wording. 0 to 1. */
export const MIN_SHORT_COVERAGE = 0.8;
export const MIN_SHORT_LIKENESS = 0.3;
/** From here on a title or wording is the question itself in other words. 0 to 1. */
export const MIN_CLEAR_LIKENESS = 0.6;
