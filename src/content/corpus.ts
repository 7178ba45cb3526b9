import type { Source } from '#src/document/answer.ts';
import type { Inline } from '#src/document/nodes.ts';
import type { BodyPart } from './types.ts';

/** A place in the content: file path relative to the content folder, 1-based lines. */
export type Lines = { readonly path: string; readonly line: number; readonly endLine: number };

/** A headline with its own body, as it may be shown. */
export type Section = Lines & {
  /** `:CUSTOM_ID:` or a slug of the title; unique in the corpus. */
  readonly id: string;
  readonly title: string;
  readonly level: number;
  /** File title and ancestors' titles, outermost first. */
  readonly outlinePath: readonly string[];
  readonly tags: readonly string[];
  readonly body: readonly BodyPart[];
  /** `:QUESTIONS:`, typical wordings. */
  readonly questions: readonly string[];
  /** `:ALIASES:` */
  readonly aliases: readonly string[];
  /** `:AS_OF:`, an ISO date. */
  readonly asOf: string | null;
  readonly sources: readonly Source[];
  /** `:COMPARES:`, slugs that this section gives a verdict on. */
  readonly compares: readonly string[];
  /** Slug of the thing that this section is about. */
  readonly about: string | null;
};

/** One cell about one thing. `value` is never empty; `place` is the cell's row. */
export type Fact = {
  readonly attribute: string;
  /** The attribute's name key: the same in all tables that spell it alike. */
  readonly key: string;
  readonly value: readonly Inline[];
  readonly text: string;
  readonly sources: readonly Source[];
  readonly place: Lines;
  readonly sectionId: string;
};

export type Entity = {
  readonly slug: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly facts: readonly Fact[];
  /** Sections about it, in corpus order. */
  readonly sectionIds: readonly string[];
  /** Rows that name it without any other cell filled also count: where it is mentioned. */
  readonly places: readonly Lines[];
  readonly sources: readonly Source[];
};

/** Things that stand in the first column of the same table or tables: what a list question asks for. */
export type Group = {
  /** What its tables' titles have in common, for a heading. */
  readonly title: string;
  /** Headers of its tables' first columns, such as `Mode`. */
  readonly headers: readonly string[];
  readonly outline: readonly string[];
  /** Slugs in the order of the first table. */
  readonly entities: readonly string[];
  readonly attributes: readonly { readonly key: string; readonly name: string }[];
  readonly sectionIds: readonly string[];
};

/** Something an author should mend. It never loses more than it names. */
export type Problem = { readonly path: string; readonly line: number; readonly message: string };

export type Corpus = {
  readonly sections: readonly Section[];
  readonly entities: readonly Entity[];
  readonly groups: readonly Group[];
  readonly problems: readonly Problem[];
  readonly section: ReadonlyMap<string, Section>;
  readonly entity: ReadonlyMap<string, Entity>;
};
