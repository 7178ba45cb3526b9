import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RelevanceRow, SectionQuestions } from './row.ts';

/** The questions to the sections of one content file, and those that only sound like it. */
export type FileRows = { readonly file: string; readonly questions: SectionQuestions; readonly rows: RelevanceRow[] };

const FOLDER = new URL('./sections/', import.meta.url);

/** Base names of the content files that have questions, `dns` for `dns.org`. */
export function filesWithQuestions(): string[] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

/**
 * Each file exports an object, the questions by section, and may export an array: questions in the same words on
 * another subject, at which the assistant must abstain.
 */
export async function rowsOfFile(file: string): Promise<FileRows> {
  const exported: Readonly<Record<string, SectionQuestions | readonly string[]>> = await import(
    new URL(`${file}.ts`, FOLDER).href
  );
  const values = Object.values(exported);
  const questions: SectionQuestions = Object.assign({}, ...values.filter((value) => !isList(value)));
  const elsewhere = values.filter(isList).flat();
  return {
    file,
    questions,
    rows: [
      ...Object.entries(questions).flatMap(([id, asked]) => asked.map((each) => rowOf(id, each))),
      ...elsewhere.map(
        (question): RelevanceRow => ({ question, expect: 'abstain', why: `words of ${file}, another subject` }),
      ),
    ],
  };
}

function rowOf(id: string, asked: SectionQuestions[string][number]): RelevanceRow {
  const { question, or } = typeof asked === 'string' ? { question: asked, or: [] } : asked;
  return { question, expect: { sections: [id, ...or] }, why: `answered by ${id}` };
}

function isList(value: SectionQuestions | readonly string[]): value is readonly string[] {
  return Array.isArray(value);
}
