import { create, insertMultiple, search } from '@orama/orama';

/** Finds the documents that hold any of some terms. */
export type FullText = {
  /** Positions of at most `limit` documents with any of `terms`, the likeliest first. */
  readonly find: (terms: readonly string[], limit: number) => number[];
};

/**
 * Orama matches by prefix; a character that no term holds, at the end of every token, makes it match whole terms only.
 * That is also what makes it fast: no completion of a prefix is ever looked up.
 */
const END = '\u0001';
const BATCH = 1000;

/** Builds the index over documents that are already taken apart into terms; the position is the document's number. */
export function createFullText(documents: readonly (readonly string[])[]): FullText {
  const tokenizer = {
    language: 'english',
    normalizationCache: new Map<string, string>(),
    tokenize: (raw: string) => (raw === '' ? [] : raw.split(' ')),
  };
  const db = create({ schema: { text: 'string' }, components: { tokenizer }, sort: { enabled: false } });
  const join = (terms: readonly string[]) => terms.map((term) => term + END).join(' ');
  insertMultiple(
    db,
    documents.map((terms, position) => ({ id: String(position), text: join(terms) })),
    BATCH,
  );
  return {
    find(terms, limit) {
      if (terms.length === 0) return [];
      const found = search(db, { term: join(terms), properties: ['text'], limit });
      if (found instanceof Promise)
        throw new Error('the full-text index answered later than at once; it must be used without hooks');
      return found.hits.map((hit) => Number(hit.id));
    },
  };
}
