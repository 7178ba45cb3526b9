import type { Block, Inline } from '#src/document/nodes.ts';

/** One org file as read from disk: `path` is relative to the content folder with `/` between its parts; `text` is UTF-8 decoded, unchanged. */
export type SourceFile = { readonly path: string; readonly text: string };

/** A link as the reader saw it. `url` is after `#+LINK` expansion and trimmed; `description` is plain text or null; `line` is 1-based. */
export type OrgLink = {
  readonly url: string;
  readonly description: string | null;
  readonly line: number;
  readonly format: 'bracket' | 'plain' | 'angle';
  readonly in: 'text' | 'table' | 'headline';
  readonly excluded: boolean;
};

/** One cell: its inline content, the same as plain text, and its links in order. */
export type OrgCell = {
  readonly children: readonly Inline[];
  readonly text: string;
  readonly links: readonly { readonly url: string; readonly description: string | null }[];
};

/**
 * A table with its place. Lines are 1-based, `endLine` included. `rules` holds, for each rule, the number of rows before it;
 * `header` is the number of rows before the first rule that has rows on both sides, else 0. Rows may be ragged.
 */
export type OrgTable = {
  readonly kind: 'org' | 'table.el';
  readonly line: number;
  readonly endLine: number;
  readonly header: number;
  readonly rules: readonly number[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly OrgCell[] }[];
  /** From `#+CAPTION:` and `#+NAME:` directly above the table. */
  readonly caption: string | null;
  readonly name: string | null;
};

/** A piece of a section's own body in document order, with its 1-based first and last line. A `table.el` table comes as a code block. */
export type BodyPart =
  | { readonly kind: 'block'; readonly line: number; readonly endLine: number; readonly block: Block }
  | { readonly kind: 'table'; readonly line: number; readonly endLine: number; readonly table: OrgTable };

/** A headline with its own body (up to the next headline of any level). The text before the first headline is a section of level 0 with an empty title. */
export type OrgSection = {
  readonly level: number;
  /** Plain title: markers removed, white space collapsed. */
  readonly title: string;
  readonly titleChildren: readonly Inline[];
  readonly todo: string | null;
  readonly todoType: 'todo' | 'done' | null;
  readonly priority: string | null;
  readonly tags: readonly string[];
  /** Inherited tags (file tags, then ancestors from the outermost) followed by own tags, without repeats. */
  readonly allTags: readonly string[];
  readonly commented: boolean;
  readonly archived: boolean;
  /** True when this headline or an ancestor must never be shown (tag, COMMENT). */
  readonly excluded: boolean;
  /** Plain titles of the ancestors, outermost first. */
  readonly outlinePath: readonly string[];
  readonly line: number;
  /** Last line of the own body, 1-based. */
  readonly endLine: number;
  /** Property keys as written; values trimmed. */
  readonly properties: Readonly<Record<string, string>>;
  readonly propertyLines: Readonly<Record<string, number>>;
  /** Without property drawers, planning lines, LOGBOOK, CLOCK, comments, keywords and HTML/LaTeX export blocks. */
  readonly body: readonly BodyPart[];
};

export type OrgDocument = {
  /** `#+TITLE:` if there is one. */
  readonly title: string | null;
  /** Keywords (upper-cased) outside blocks, in order. */
  readonly keywords: readonly { readonly key: string; readonly value: string; readonly line: number }[];
  readonly sections: readonly OrgSection[];
  /** Every link in document order, those of excluded sections included (marked). */
  readonly links: readonly OrgLink[];
};
