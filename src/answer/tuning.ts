/**
 * When we answer and when we say that we do not know. Every limit raised abstains on more questions that have an answer,
 * every limit lowered guesses at more that have none. Where two figures follow, they are what the relevance set under
 * `test/` gave at the value below and above: right first answers of those in scope, abstentions of those out of scope.
 * All are shares from 0 to 1 unless it says otherwise.
 */

/**
 * What makes it likely that a section answers the question; the features are shares from 0 to 1 unless it says
 * otherwise. Fitted by `npm run relevance:fit` on the relevance set and on 2,100 typical wordings, each taken out of the
 * content before it was asked; it prints what each limit would answer and decline. Limits on each feature, set by hand,
 * declined 85 % of the questions out of scope where they answered 97 % of the set and 87 % of the wordings.
 */
export const SURENESS_WEIGHT = {
  bias: -14.8,
  frequency: 3.4,
  coverage: 4.3,
  passage: 1.7,
  likeness: 8.8,
  /** Much of the question in a wording that says much more beside it: less than the likeness promises. */
  recall: -5.3,
  /** Share of the words beside names that the content knows at all. */
  knownRest: 4.1,
  /** For the natural logarithm of the number of words: many words that fit are no chance. */
  words: 3.65,
  /** For a comparison, and a list, of nothing that we name. */
  comparing: -1.5,
  listing: -2.5,
  /** Share of the words that mark another subject. */
  foreign: -9.5,
} as const;
/** From here on the section is shown. 0.5: answers 97 % of the set, declines 93 %; 0.65: 95 % and 96 %; 0.75: 93 % and 96 %. */
export const MIN_SURENESS = 0.65;
/**
 * Words that stand nearly everywhere (`pod`, `node`) ask for nothing in particular. Sum of the words' weights in units
 * of the rarest word's weight, so that it means the same in a small corpus and a large one.
 */
export const MIN_SPECIFICITY = 0.21;
/** A section that holds an identifier itself covers so much of it, and less if it only holds its parts. */
export const IDENTIFIER_COVERAGE = 0.75;
/** At this likeness a section that asks the very question goes before the card that would also answer. */
export const DIRECT_LIKENESS = 0.72;
/** And at this one it is the same question. */
export const SAME_LIKENESS = 0.9;

/** When no section fits, a named thing's card answers if so many other words are common here. 0.2: 97.9 / 94.8 %. */
export const MIN_KNOWN_REST = 0.4;
/** And if the card holds so many of them; at least one. */
export const MIN_SPOKEN_SHARE = 0.1;
/** A comparison of two names of ours is off topic if more of the other words mark another subject. */
export const MAX_FOREIGN_SHARE = 0.5;
/** Or if nearly all of so many are unknown. Words. */
export const MIN_OFF_TOPIC_WORDS = 4;

/** A topic is offered on a miss, or as a runner-up, only from this coverage. */
export const MIN_NEAR_COVERAGE = 0.5;
/** At most so many topics and runners-up are offered: more are not read. Sections. */
export const OFFERED_TOPICS = 3;
export const RUNNERS_UP = 2;
/** What "more" goes on with after a card. Sections. */
export const FURTHER_SECTIONS = 5;

/** What of a long section is shown at once: about two phone screens. Characters of plain text. */
export const MAX_PASSAGE_CHARS = 1600;
/** What of a long table is shown in a passage. Rows. */
export const MAX_EXCERPT_ROWS = 8;
/** A list of a group with at most so many attributes shows them all. Columns. */
export const MAX_LIST_COLUMNS = 3;
/** Confidence of answers that follow from the data without ranking. */
export const CERTAIN = 1;
/** A section on what fails may say so in another word, which leaves this share of "X does not work". */
export const MIN_FAILURE_COVERAGE = 0.7;
/** A wording that holds what was asked, a number or that something fails, may hold as much beside it. */
export const MIN_WORDING_LIKENESS = 0.6;
/** Words of more sections than these ("part", "handle") are no subject of their own. */
export const NO_SUBJECT = { share: 0.015, sections: 1 };
/** Of a card that does not hold all that was asked. */
export const UNSPOKEN_CONFIDENCE = 0.5;
