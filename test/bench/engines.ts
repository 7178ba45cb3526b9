import { create, insertMultiple, search } from '@orama/orama';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import type { Ask } from '#src/adapter.ts';
import { createAsk } from '#src/answer/ask.ts';
import { buildCorpus } from '#src/content/build-corpus.ts';
import type { Corpus, Section } from '#src/content/corpus.ts';
import type { SourceFile } from '#src/content/types.ts';
import { newConversation } from '#src/document/answer.ts';
import { plainText } from '#src/document/plain-text.ts';
import { createLexicon } from '#src/query/lexicon.ts';
import { createIndex } from '#src/search/index.ts';

/** A section's text as the plain search engines get it: all that our own index holds except the titles above. */
export type TextDocument = { readonly id: number; readonly title: string; readonly body: string };
/** Answers one question as a chat would want it: the ten best or the answer itself. */
export type Engine = { readonly name: string; readonly run: (question: string) => unknown };
export type Stages = { readonly corpusMs: number; readonly indexMs: number; readonly lexiconMs: number };

export const ASK = 'ask';
export const MINISEARCH = 'MiniSearch';
export const ORAMA = 'Orama, defaults';

/** What `load` in src/main.ts does, with the time of each stage. */
export function openCore(files: readonly SourceFile[]): { ask: Ask; corpus: Corpus; stages: Stages } {
  const start = performance.now();
  const corpus = buildCorpus(files);
  const built = performance.now();
  const index = createIndex(corpus);
  const indexed = performance.now();
  const ask = createAsk({ corpus, lexicon: createLexicon(index), linkTo: () => undefined });
  const ready = performance.now();
  return { ask, corpus, stages: { corpusMs: built - start, indexMs: indexed - built, lexiconMs: ready - indexed } };
}

export function askEngine(ask: Ask): Engine {
  return { name: ASK, run: (question) => ask({ text: question }, newConversation) };
}

export function documentsOf(corpus: Corpus): TextDocument[] {
  return corpus.sections
    .filter((section) => section.body.length > 0)
    .map((section, id) => ({ id, title: section.title, body: bodyOf(section) }));
}

function bodyOf({ questions, aliases, body }: Section): string {
  const parts = body.map((part) =>
    part.kind === 'table'
      ? part.table.rows.map((row) => row.cells.map((cell) => cell.text).join(' ')).join('\n')
      : plainText([part.block]),
  );
  return [...questions, ...aliases, ...parts].join('\n');
}

/** Open the others over the same documents. */
export const rivals: readonly ((documents: readonly TextDocument[]) => Promise<Engine>)[] = [
  openMiniSearch,
  openFts5,
  openOrama,
];

async function openMiniSearch(documents: readonly TextDocument[]): Promise<Engine> {
  const index = new MiniSearch({ fields: ['title', 'body'] });
  index.addAll(documents);
  return { name: MINISEARCH, run: (question) => index.search(question) };
}

async function openOrama(documents: readonly TextDocument[]): Promise<Engine> {
  const db = create({ schema: { title: 'string', body: 'string' } });
  await insertMultiple(
    db,
    documents.map(({ id, title, body }) => ({ id: String(id), title, body })),
  );
  return { name: ORAMA, run: (question) => search(db, { term: question }) };
}

async function openFts5(documents: readonly TextDocument[]): Promise<Engine> {
  const db = new Database(':memory:');
  db.exec('create virtual table docs using fts5(title, body)');
  const insert = db.prepare('insert into docs(rowid, title, body) values (?, ?, ?)');
  db.transaction(() => {
    for (const { id, title, body } of documents) insert.run(id, title, body);
  })();
  const select = db.prepare('select rowid, title from docs where docs match ? order by bm25(docs) limit 10');
  return {
    name: 'SQLite FTS5',
    run(question) {
      const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
      return words.length === 0 ? [] : select.all(words.map((word) => `"${word}"`).join(' OR '));
    },
  };
}
