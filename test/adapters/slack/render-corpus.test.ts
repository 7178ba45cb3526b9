import { beforeAll, describe, expect, test } from 'vitest';
import { limits } from '#adapters/slack/limits.ts';
import { renderSlack } from '#adapters/slack/render.ts';
import { rungs } from '#adapters/slack/slack-message.ts';
import type { Answer } from '#src/document/answer.ts';
import { corpusAnswers } from '#test/adapters/corpus-answers.ts';
import { checkMessage, pingsIn } from '#test/fakes/slack/blocks.ts';

const answers: Answer[] = [];

beforeAll(async () => {
  answers.push(...(await corpusAnswers()));
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
