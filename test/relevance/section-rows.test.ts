import { describe, expect, it } from 'vitest';
import { wordsOf } from '#src/content/names.ts';
import { loadContent } from './measure.ts';
import { filesWithQuestions, rowsOfFile } from './section-rows.ts';

const MIN_QUESTIONS = 2;

const corpus = loadContent();
const files = await Promise.all(filesWithQuestions().map(rowsOfFile));
const asked = new Map(files.flatMap(({ questions }) => Object.entries(questions)));
const words = (text: string) => [...new Set(wordsOf(text))].sort().join(' ');

describe('the questions to each section', () => {
  it('name only sections that exist, each below the file that holds it', () => {
    const misplaced = files.flatMap(({ file, questions }) =>
      Object.keys(questions).filter((id) => corpus.section.get(id)?.path !== `${file}.org`),
    );
    const unknown = files.flatMap(({ rows }) =>
      rows.flatMap(({ expect: e }) =>
        e === 'abstain' ? [] : (e.sections ?? []).filter((id) => !corpus.section.has(id)),
      ),
    );
    expect({ misplaced, unknown }).toEqual({ misplaced: [], unknown: [] });
  });

  it(`are at least ${MIN_QUESTIONS} for every section`, () => {
    const few = corpus.sections.filter(
      ({ id, body }) => body.length > 0 && (asked.get(id)?.length ?? 0) < MIN_QUESTIONS,
    );
    expect(few.map(({ path, id }) => `${path} ${id}`)).toEqual([]);
  });

  it('are none of the wordings that the content lists', () => {
    const listed = new Map(corpus.sections.flatMap(({ id, questions }) => questions.map((text) => [words(text), id])));
    const copied = files.flatMap(({ rows }) =>
      rows.map(({ question }) => question).filter((question) => listed.has(words(question))),
    );
    expect(copied).toEqual([]);
  });
});
