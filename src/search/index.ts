import type { Corpus, Section } from '#src/content/corpus.ts';
import { plainText } from '#src/document/plain-text.ts';
import { createFullText, type FullText } from './full-text.ts';
import { termsIn, wordsIn } from './tokenize.ts';
import { B, FIELD_WEIGHT, type Field, K1 } from './tuning.ts';

/** A term's part in one section: its weighted frequency and the strongest field it stands in. */
export type Posting = { readonly frequency: number; readonly strength: number };

export type Index = {
  readonly corpus: Corpus;
  readonly fullText: FullText;
  readonly sections: readonly IndexedSection[];
  /** Number of sections each term stands in. */
  readonly documentFrequency: ReadonlyMap<string, number>;
  /** Words as the content writes them, in lower case, with their number of occurrences: what spelling is corrected to. */
  readonly surfaces: ReadonlyMap<string, number>;
  /** Inverse document frequency of a term; the highest there is for an unknown one. */
  readonly idf: (term: string) => number;
};

export type IndexedSection = {
  readonly section: Section;
  /** Terms of each of its `:QUESTIONS:` and of its title. */
  readonly wordings: readonly (readonly string[])[];
  readonly posting: (term: string) => Posting | undefined;
};

type Fields = { readonly [field in Field]: readonly string[] };

/** Loads every section with something to show into the full-text index and keeps what ranking needs beside it. */
export function createIndex(corpus: Corpus): Index {
  const sections = corpus.sections.filter((section) => section.body.length > 0);
  const surfaces = new Map<string, number>();
  const documentFrequency = new Map<string, number>();
  const numbers = new Map<string, number>();
  const fields = sections.map((section) => fieldsOf(section, corpus, surfaces));
  const averageBody = fields.reduce((sum, { body }) => sum + body.length, 0) / Math.max(1, fields.length);
  const weighed = fields.map((each) => weigh(each, averageBody, documentFrequency, numbers));
  const idf = (term: string) => {
    const frequency = documentFrequency.get(term) ?? 0;
    return Math.log(1 + (sections.length - frequency + 0.5) / (frequency + 0.5));
  };
  return {
    corpus,
    fullText: createFullText(weighed.map((postings) => postings.terms)),
    sections: sections.map((section, position) => indexSection(section, weighed[position], numbers)),
    documentFrequency,
    surfaces,
    idf,
  };
}

/** Postings of one section as parallel arrays, ordered by term number: a map per section would cost five times the memory. */
type Weighed = {
  readonly terms: readonly string[];
  readonly numbers: Uint32Array;
  readonly frequencies: Float32Array;
  readonly strengths: Float32Array;
};

function indexSection(
  section: Section,
  weighed: Weighed | undefined,
  numbers: ReadonlyMap<string, number>,
): IndexedSection {
  return {
    section,
    wordings: [section.title, ...section.questions].map((wording) => [
      ...new Set(wordsIn(wording).map((word) => word.terms[0] ?? '')),
    ]),
    posting(term) {
      const number = numbers.get(term);
      if (number === undefined || !weighed) return undefined;
      const at = positionOf(weighed.numbers, number);
      return at < 0 ? undefined : { frequency: weighed.frequencies[at] ?? 0, strength: weighed.strengths[at] ?? 0 };
    },
  };
}

function positionOf(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function fieldsOf(section: Section, corpus: Corpus, surfaces: Map<string, number>): Fields {
  const entity = section.about === null ? undefined : corpus.entity.get(section.about);
  const texts = {
    title: section.title,
    questions: section.questions.join('\n'),
    names: [...section.aliases, ...(entity ? [entity.name, ...entity.aliases] : [])].join('\n'),
    outline: section.outlinePath.join('\n'),
    body: section.body
      .map((part) =>
        part.kind === 'table'
          ? part.table.rows.map((row) => row.cells.map((cell) => cell.text).join(' ')).join('\n')
          : plainText([part.block]),
      )
      .join('\n'),
  };
  const read = (text: string) => {
    for (const word of wordsIn(text)) surfaces.set(word.surface, (surfaces.get(word.surface) ?? 0) + 1);
    return termsIn(text);
  };
  return {
    title: read(texts.title),
    questions: read(texts.questions),
    names: read(texts.names),
    outline: read(texts.outline),
    body: read(texts.body),
  };
}

function weigh(
  fields: Fields,
  averageBody: number,
  documentFrequency: Map<string, number>,
  numbers: Map<string, number>,
): Weighed {
  const counted = new Map<string, { frequency: number; strength: number }>();
  const add = (terms: readonly string[], field: Field, length: number) => {
    const { frequency: weight, strength } = FIELD_WEIGHT[field];
    for (const term of terms) {
      const entry = counted.get(term) ?? { frequency: 0, strength: 0 };
      entry.frequency += weight / length;
      entry.strength = Math.max(entry.strength, strength);
      counted.set(term, entry);
    }
  };
  add(fields.title, 'title', 1);
  add(fields.questions, 'questions', 1);
  add(fields.names, 'names', 1);
  add(fields.outline, 'outline', 1);
  add(fields.body, 'body', 1 - B + (B * fields.body.length) / Math.max(1, averageBody));
  for (const term of counted.keys()) {
    documentFrequency.set(term, (documentFrequency.get(term) ?? 0) + 1);
    if (!numbers.has(term)) numbers.set(term, numbers.size);
  }
  const ordered = [...counted].sort(([a], [b]) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
  return {
    terms: ordered.map(([term]) => term),
    numbers: Uint32Array.from(ordered, ([term]) => numbers.get(term) ?? 0),
    frequencies: Float32Array.from(ordered, ([, { frequency }]) => frequency / (K1 + frequency)),
    strengths: Float32Array.from(ordered, ([, { strength }]) => strength),
  };
}
