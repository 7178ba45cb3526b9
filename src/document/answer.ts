import type { Block } from './nodes.ts';

/** A page a reader can check. `title` is plain text, never empty; `url` is absolute http(s) or mailto. */
export type Source = { readonly title: string; readonly url: string };

/**
 * Where the answer stands in the content: the org file, its 1-based lines, and the link to them at the indexed revision.
 * `url` is absent when the content's repository is unknown.
 */
export type Place = { readonly path: string; readonly line: number; readonly endLine: number; readonly url?: string };

/** A next question worth one tap: `label` is what a button says, `query` what it asks. Both are plain text. */
export type Action = { readonly label: string; readonly query: string };

/** A word of the question that was read as another: shown as "Showing results for …". */
export type Correction = { readonly from: string; readonly to: string };

/** What a conversation needs to remember for "and cilium?" and "more". Plain JSON; adapters store it and hand it back untouched. */
export type Conversation = {
  readonly entities: readonly string[];
  readonly attributes: readonly string[];
  readonly kind: Answer['kind'] | null;
  /** Of a list, the question that it answers: what is said next may narrow it. */
  readonly list?: string | undefined;
  /** Sections already shown, by id, for "more". */
  readonly shown: readonly string[];
  /** Sections that come next on "more". */
  readonly next: readonly string[];
};

export const newConversation: Conversation = { entities: [], attributes: [], kind: null, shown: [], next: [] };

type Common = {
  /** Plain text. */
  readonly title: string;
  /** What a person reads, in order, without title, sources and corrections. */
  readonly blocks: readonly Block[];
  readonly corrections: readonly Correction[];
  readonly actions: readonly Action[];
  /** What the next question of the same conversation is asked with. */
  readonly conversation: Conversation;
};

type Sourced = Common & {
  /** Canonical slugs of the things that the answer is about. */
  readonly entities: readonly string[];
  readonly sources: readonly Source[];
  readonly places: readonly Place[];
  /** ISO date on which the text was last reviewed, if the content says so. */
  readonly asOf?: string;
  /** How sure we are, 0 to 1: what share of the question the answer accounts for. */
  readonly confidence: number;
};

/** Why there is no answer: the content lacks it, it was too long to read, or "more" was asked and there is none. */
export type MissReason = 'unknown' | 'tooLong' | 'noMore';

/** What an adapter renders. `miss`, `help` and `smallTalk` never carry sources. */
export type Answer =
  | (Sourced & { readonly kind: 'lookup' })
  | (Sourced & { readonly kind: 'comparison' })
  | (Sourced & { readonly kind: 'list' })
  | (Sourced & { readonly kind: 'passage' })
  | (Common & { readonly kind: 'miss'; readonly reason: MissReason })
  | (Common & { readonly kind: 'help' })
  | (Common & { readonly kind: 'smallTalk' });

export type SourcedAnswer = Extract<Answer, { sources: unknown }>;
