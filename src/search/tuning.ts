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

/** Sections that the full-text index hands to ranking: of wordings new to it, 87 % find theirs among 80 and 78 % among 40. */
export const MAX_CANDIDATES = 80;
/** Terms of a question that candidates are looked up by, the rarest first: a pasted log must not cost more than a question. */
export const MAX_LOOKUP_TERMS = 12;
/**
 * Sections that all looked-up terms together may stand in. The full-text index copies a term's list in quadratic time,
 * so a word of every second section would cost seconds in a large corpus; of the shipped content's questions a third
 * leave out their commonest words. 2,000 found 0.7 of 100 wordings more among the candidates, and took a tenth longer.
 */
export const MAX_LOOKUP_POSTINGS = 800;

/** What a part of a compound answers of it, or a synonym: `proxy` alone is a weak answer to `kube-proxy`. 0 to 1. */
export const PART_SHARE = 0.6;
/** A wording so alike is the question itself: it needs no others that agree. Likeness. */
export const MIN_SAME = 0.85;
/**
 * What a section's score is made of; each part is a share from 0 to 1. Chosen on typical wordings that are taken out of
 * the content before they are asked (`npm run relevance:fit` prints it): the right one of 845 sections comes first for
 * 38 % of them and among the first three for 60 %, against 33 % and 55 % with the weights before.
 */
export const SCORE_WEIGHT = {
  /** Weighted term frequencies (BM25F). */
  frequency: 7.5,
  /** What the section accounts for of the question. */
  coverage: 1,
  /** What a single paragraph or row does. */
  passage: 2.2,
  /** How alike the closest title or wording is. */
  likeness: 2,
  /** How alike the third closest is: where several wordings agree, it is no chance. */
  agreement: 3.5,
  /** For a section about a thing that the question names. */
  about: 0.5,
  /** A verdict comes behind the sections on the things unless a comparison is asked. */
  verdict: -1.1,
} as const;
