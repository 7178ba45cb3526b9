import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAsk } from '#src/answer/ask.ts';
import type { Answer } from '#src/document/answer.ts';
import { newConversation } from '#src/document/answer.ts';
import { hostileAnswer } from '#test/adapters/hostile-answer.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';
import { allPages, forms, violationsOf, widths } from './bodies.ts';
import { readMarkdown } from './markdown-reader.ts';

const CONTENT = fileURLToPath(new URL('../../../content', import.meta.url));
const answers: Answer[] = [hostileAnswer];

/** Every card, section, list and comparison of neighbours that the shipped content has, and what has no sources. */
beforeAll(async () => {
  const knowledge = loadKnowledge(CONTENT);
  const { entities, sections, groups } = knowledge.corpus;
  const names = entities.map(({ name }) => name);
  const questions = [
    ...names,
    ...names.slice(1).map((name, at) => `${names[at]} vs ${name}`),
    ...names.slice(2, 42).map((name, at) => `compare ${names[at]}, ${names[at + 1]} and ${name}`),
    ...sections.map(({ title }) => title),
    ...groups.flatMap(({ title, attributes }) => [
      `list ${title}`,
      ...attributes.map((attribute) => `which ${title} have ${attribute.name}`),
    ]),
    ...['help', 'hello', 'thanks', 'a recipe for pizza', 'more', 'cillium', 'calcio vs flanel', 'x'.repeat(5000)],
  ];
  const ask = createAsk(knowledge);
  for (const text of questions) answers.push(await ask({ text }, newConversation));
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
