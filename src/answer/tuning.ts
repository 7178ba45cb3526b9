/**
 * When we answer and when we say that we do not know. Every limit raised abstains on more questions that have an answer,
 * every limit lowered guesses at more that have none. Where two figures follow, they are what the relevance set under
 * `test/` gave at the value below and above: right first answers of those in scope, abstentions of those out of scope.
 * All are shares from 0 to 1 unless it says otherwise.
 */

/** What a section must account for of a question, by the words' weights. 0.5: 97.9 / 94.5 %; 0.7: 97.9 / 95.1 %. */
export const MIN_COVERAGE = 0.6;
/** How like the question a title or wording must be to count at all. 0.3: 97.9 / 94.1 %; 0.5: 97.7 / 95.4 %. */
export const MIN_LIKENESS = 0.4;
/** With such a likeness so much coverage is enough: long questions hold asides. */
export const MIN_COVERAGE_WHEN_ALIKE = 0.45;
/** From here on the wording is the question in other words. 0.5: 98.1 / 94.5 %; 0.7: 97.9 / 95.4 %. */
export const MIN_CLEAR_LIKENESS = 0.65;
/** At this likeness a section that asks the very question goes before the card that would also answer. */
export const DIRECT_LIKENESS = 0.72;

/** Words that the content must know at all; else the question is on something else. 0.4: 97.9 / 94.5 %; 0.7: 97.1 / 95.8 %. */
export const MIN_KNOWN_SHARE = 0.55;
/** Where words beside a name are unknown, what a section must account for of those beside it. */
export const MIN_REST_COVERAGE = 0.25;
/** When no section fits, a named thing's card answers if so many other words are common here. 0.2: 97.9 / 94.8 %. */
export const MIN_KNOWN_REST = 0.4;
/** And if the card holds so many of them; at least one. */
export const MIN_SPOKEN_SHARE = 0.1;
/** A comparison of two names of ours is off topic only with so many other words. Words. */
export const MIN_OFF_TOPIC_WORDS = 4;

/** Up to so many words are a short question: any section may hold them by chance, so it is held to more. Words. */
export const MAX_SHORT_TERMS = 3;
/** What of a short question one title or wording must hold. 0.5: 97.9 / 94.1 %; 0.8: 97.9 / 95.8 %. */
export const MIN_SHORT_RECALL = 0.8;
/** Or what a section must hold of it anywhere, and how like one wording it must be. 0.7: 97.9 / 94.8 %; 0.9: 97.9 / 95.8 %. */
export const MIN_SHORT_COVERAGE = 0.85;
export const MIN_SHORT_LIKENESS = 0.3;
/**
 * Words that stand nearly everywhere (`pod`, `node`) ask for nothing in particular. Sum of the words' weights in units
 * of the rarest word's weight, so that it means the same in a small corpus and a large one.
 */
export const MIN_SPECIFICITY = 0.21;

/** A topic is offered on a miss, or as a runner-up, only from this coverage. */
export const MIN_NEAR_COVERAGE = 0.5;
/** At most so many topics and runners-up are offered: more are not read. Sections. */
export const OFFERED_TOPICS = 3;
export const RUNNERS_UP = 2;

/** What of a long section is shown at once: about two phone screens. Characters of plain text. */
export const MAX_PASSAGE_CHARS = 1600;
/** What of a long table is shown in a passage. Rows. */
export const MAX_EXCERPT_ROWS = 8;
/** A list of a group with at most so many attributes shows them all. Columns. */
export const MAX_LIST_COLUMNS = 3;
/** Confidence of answers that follow from the data without ranking. */
export const CERTAIN = 1;
