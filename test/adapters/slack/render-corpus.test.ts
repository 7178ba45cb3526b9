import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { limits } from '#adapters/slack/limits.ts';
import { renderSlack } from '#adapters/slack/render.ts';
import { rungs } from '#adapters/slack/slack-message.ts';
import { createAsk } from '#src/answer/ask.ts';
import type { Answer } from '#src/document/answer.ts';
import { newConversation } from '#src/document/answer.ts';
import { hostileAnswer } from '#test/adapters/hostile-answer.ts';
import { checkMessage, pingsIn } from '#test/fakes/slack/blocks.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

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

  test.each(rungs)('is taken by Slack on rung %s, calls nobody and keeps to our share of the blocks', (rung) => {
    for (const answer of answers) {
      const { text, blocks } = renderSlack(answer, rung);
      const message = rung === 'textOnly' ? { text } : { text, blocks };
      expect(checkMessage(message), answer.title).toEqual([]);
      expect(pingsIn(message), answer.title).toEqual([]);
      expect(text.length).toBeLessThanOrEqual(limits.fallbackChars);
      expect(blocks.length).toBeLessThanOrEqual(limits.contentBlocks);
      expect(rung === 'textOnly').toBe(blocks.length === 0);
    }
  });
});
