import type { Answer } from '#src/document/answer.ts';

/** What a right answer is. Every condition given must hold. */
export type Expectation = {
  /** The answer's kind, one of several if there are several right ones. */
  readonly kind?: Answer['kind'] | readonly Answer['kind'][];
  /** Ids of sections, one of which the answer must come from. */
  readonly sections?: readonly string[];
  /** Slugs of things that the answer must be about; a passage may also name them in its text. */
  readonly entities?: readonly string[];
  /** Slugs of things that the answer's entities must not hold. */
  readonly not?: readonly string[];
  /** What an expert would miss if it were not there; case makes no difference. */
  readonly says?: readonly string[];
};

export type RelevanceRow = {
  readonly question: string;
  readonly expect: Expectation | 'abstain';
  /** Why this row is in the set. */
  readonly why: string;
};

/** A question that a section answers; `or` names others that answer it as well. */
export type SectionQuestion = string | { readonly question: string; readonly or: readonly string[] };

/** By the id of the section: questions that it must answer, in other words than its own `:QUESTIONS:`. */
export type SectionQuestions = Readonly<Record<string, readonly SectionQuestion[]>>;
