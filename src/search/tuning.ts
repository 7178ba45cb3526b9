/**
 * The numbers of ranking and of saying "I do not know". Each was chosen on the relevance set under `test/` and the
 * trade-off is written down; change one and read the scorecard.
 */

export type Field = 'title' | 'questions' | 'names' | 'outline' | 'body';

/**
 * `frequency`: how much one occurrence counts in BM25F (a title says what a section is about, a body word may be an aside).
 * `strength`: what part of a question's word counts as answered when the word stands in this field, 0 to 1.
 * Questions count as much as titles because authors write them for exactly this.
 */
export const FIELD_WEIGHT: { readonly [field in Field]: { readonly frequency: number; readonly strength: number } } = {
  title: { frequency: 4, strength: 1 },
  questions: { frequency: 2, strength: 1 },
  names: { frequency: 3, strength: 1 },
  outline: { frequency: 0.5, strength: 0.6 },
  body: { frequency: 1, strength: 0.75 },
};

/** BM25 saturation of term frequency and length normalisation of the body (Robertson's usual range is 1.2 to 2.0, and 0.75). */
export const K1 = 1.4;
export const B = 0.6;

/** Sections that the full-text index hands to ranking. More cost time; fewer lost no right answer on the relevance set. */
export const MAX_CANDIDATES = 40;
/** Terms of a question that candidates are looked up by, the rarest first: a pasted log must not cost more than a question. */
export const MAX_LOOKUP_TERMS = 12;
/**
 * Sections that all looked-up terms together may stand in. The full-text index copies a term's list in quadratic time,
 * so a word of every second section would cost seconds in a large corpus. The shipped content stays far below it.
 */
export const MAX_LOOKUP_POSTINGS = 2000;

/** What a part of a compound answers of it: `proxy` alone is a weak answer to `kube-proxy`. 0 to 1. */
export const PART_SHARE = 0.6;
/**
 * Added to a section's score, which is a frequency part and a coverage part of 0 to 1 each. A close typical wording
 * outranks mere word counts; a section about a thing that the question names comes before one that mentions it; a
 * verdict comes behind the sections on the things unless a comparison is asked.
 */
export const LIKENESS_BOOST = 1.5;
export const ABOUT_BOOST = 0.5;
export const VERDICT_PENALTY = 0.8;
