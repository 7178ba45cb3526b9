import type { Index } from '#src/search/index.ts';

/** From where on a word is common: in more than this share of the sections, 0 to 1, and in more than so many of them. */
export type Common = { readonly share: number; readonly sections: number };

/** Whether so many sections hold the term that it tells little. In a small content no word is common. */
export function isCommon({ documentFrequency, corpus }: Index, term: string, { share, sections }: Common): boolean {
  return (documentFrequency.get(term) ?? 0) > Math.max(sections, share * corpus.sections.length);
}
