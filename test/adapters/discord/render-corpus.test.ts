import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '#src/document/answer.ts';
import { corpusAnswers } from '#test/adapters/corpus-answers.ts';
import { allPages, forms, violationsOf, widths } from './bodies.ts';
import { readMarkdown } from './markdown-reader.ts';

const answers: Answer[] = [];

beforeAll(async () => {
  answers.push(...(await corpusAnswers()));
}, 120_000);

/** What nothing of the content may become: the marks that call on somebody, hide, or act. */
const NEVER: ReadonlySet<string> = new Set(['underline', 'spoiler', 'mention', 'time', 'emoji', 'command', 'invite']);

describe('every answer over the shipped content', () => {
  test('is of every kind', () => {
    expect([...new Set(answers.map(({ kind }) => kind))].sort()).toEqual([
      'comparison',
      'help',
      'list',
      'lookup',
      'miss',
      'passage',
      'smallTalk',
    ]);
  });

  const looks = forms.flatMap((form) => widths.map((width) => [form, width] as const));
  test.each(looks)(
    'is taken by Discord in the form %s for the width %s, calls nobody, keeps to its share',
    (form, width) => {
      for (const answer of answers)
        for (const page of allPages(answer, { form, width }))
          expect(violationsOf(page, form), answer.title).toEqual([]);
    },
  );

  test('has no mark that acts on somebody', () => {
    for (const answer of answers)
      for (const { content } of allPages(answer, { form: 'content', width: 'phone' }))
        expect(
          readMarkdown(content).flatMap(({ marks }) => marks.filter((mark) => NEVER.has(mark))),
          answer.title,
        ).toEqual([]);
  });
});
