import type { Corpus, Section } from '#src/content/corpus.ts';
import { nameKey } from '#src/content/names.ts';
import { plainText } from '#src/document/plain-text.ts';
import { createFullText, type FullText } from './full-text.ts';
import {
  championsOf,
  type Fields,
  lengthOf,
  type Posting,
  postingOf,
  type TermNumbers,
  weighFields,
} from './postings.ts';
import { wordsIn } from './tokenize.ts';
import { MAX_CANDIDATES, MAX_LOOKUP_POSTINGS } from './tuning.ts';

export type Index = {
  readonly corpus: Corpus;
  readonly fullText: FullText;
  readonly sections: readonly IndexedSection[];
  /** Number of sections each term stands in. */
  readonly documentFrequency: ReadonlyMap<string, number>;
  /** Words as the content writes them, in lower case, with their number of occurrences: what spelling is corrected to. */
  readonly surfaces: ReadonlyMap<string, number>;
  /** Terms have numbers so that ranking compares no strings. */
  readonly termNumber: (term: string) => number | undefined;
  /** Inverse document frequency of a term; the highest there is for an unknown one. */
  readonly idf: (term: string) => number;
  /** Sections by the name key of each title and typical wording: a question that is one of them needs no ranking. */
  readonly byWording: ReadonlyMap<string, Section>;
  /** Positions of the sections in which a very common term weighs most. */
  readonly champions: ReadonlyMap<string, readonly number[]>;
};

/** A title or typical wording: its terms' numbers and the sum of their idf. */
export type Wording = { readonly terms: ReadonlySet<number>; readonly size: number };

export type IndexedSection = {
  readonly section: Section;
  readonly wordings: readonly Wording[];
  /** By the term's number. */
  readonly posting: (number: number) => Posting | undefined;
};

/** Loads every section with something to show into the full-text index and keeps what ranking needs beside it. */
export function createIndex(corpus: Corpus): Index {
  const sections = corpus.sections.filter((section) => section.body.length > 0);
  const surfaces = new Map<string, number>();
  const numbers: TermNumbers = new Map();
  const fields = sections.map((section) => fieldsOf(section, corpus, surfaces));
  const averageBody = fields.reduce((sum, each) => sum + lengthOf(each), 0) / Math.max(1, fields.length);
  const postings = fields.map((each) => weighFields(each, averageBody, numbers));
  const documentFrequency = new Map<string, number>();
  for (const { terms } of postings)
    for (const term of terms) documentFrequency.set(term, (documentFrequency.get(term) ?? 0) + 1);
  const idf = idfOf(documentFrequency, sections.length);
  return {
    corpus,
    fullText: createFullText(postings.map(({ terms }) => terms)),
    sections: sections.map((section, position) => {
      const own = postings[position];
      return {
        section,
        wordings: [section.title, ...section.questions].map((wording) => readWording(wording, numbers, idf)),
        posting: (number) => own && postingOf(own, number),
      };
    }),
    documentFrequency,
    surfaces,
    termNumber: (term) => numbers.get(term),
    idf,
    byWording: sectionsByWording(sections),
    champions: championsOf(postings, documentFrequency, MAX_LOOKUP_POSTINGS, MAX_CANDIDATES),
  };
}

function sectionsByWording(sections: readonly Section[]): Map<string, Section> {
  const found = new Map<string, Section>();
  for (const section of sections)
    for (const wording of [section.title, ...section.questions])
      if (!found.has(nameKey(wording))) found.set(nameKey(wording), section);
  return found;
}

/** Robertson and Spärck Jones' idf, kept above zero as BM25 implementations do. */
function idfOf(documentFrequency: ReadonlyMap<string, number>, count: number): (term: string) => number {
  const weight = (frequency: number) => Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  const known = new Map([...documentFrequency].map(([term, frequency]) => [term, weight(frequency)]));
  const unknown = weight(0);
  return (term) => known.get(term) ?? unknown;
}

function readWording(wording: string, numbers: TermNumbers, idf: (term: string) => number): Wording {
  const terms = [...new Set(wordsIn(wording).map((word) => word.terms[0] ?? ''))];
  const size = terms.reduce((sum, term) => sum + idf(term), 0);
  return { terms: new Set(terms.flatMap((term) => numbers.get(term) ?? [])), size };
}

function fieldsOf(section: Section, corpus: Corpus, surfaces: Map<string, number>): Fields {
  const entity = section.about === null ? undefined : corpus.entity.get(section.about);
  const read = (texts: readonly string[]) => {
    const words = wordsIn(texts.join('\n'));
    for (const { surface } of words) surfaces.set(surface, (surfaces.get(surface) ?? 0) + 1);
    return words.flatMap((word) => word.terms);
  };
  return {
    title: read([section.title]),
    questions: read(section.questions),
    names: read([...section.aliases, ...(entity ? [entity.name, ...entity.aliases] : [])]),
    outline: read(section.outlinePath),
    body: passagesOf(section).map((text) => read([text])),
  };
}

/** Paragraphs, lists, blocks and table rows, as texts. */
function passagesOf({ body }: Section): string[] {
  return body.flatMap((part) =>
    part.kind === 'table'
      ? part.table.rows.map((row) => row.cells.map((cell) => cell.text).join('\n'))
      : [plainText([part.block])],
  );
}
