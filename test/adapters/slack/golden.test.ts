import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { renderSlack } from '#adapters/slack/render.ts';
import type { Answer } from '#src/document/answer.ts';
import { hostileAnswer } from '#test/adapters/hostile-answer.ts';
import { checkMessage } from '#test/fakes/slack/blocks.ts';
import { converse, loadKnowledge } from '#test/fixtures/small.ts';

const knowledge = loadKnowledge(fileURLToPath(new URL('../../fixtures/content', import.meta.url)));

const questions: [kind: Answer['kind'], question: string][] = [
  ['lookup', 'Alpha-Net'],
  ['comparison', 'Alpha-Net vs Bravo'],
  ['list', 'which overlay tools are there?'],
  ['passage', 'large packets disappear in the overlay'],
  ['miss', 'a recipe for pizza'],
  ['help', 'help'],
  ['smallTalk', 'hello'],
];

/** Each file can be pasted into Slack's Block Kit Builder; `npm test -- test/adapters/slack/golden.test.ts --update` writes them. */
async function expectGolden(answer: Answer, name: string): Promise<void> {
  const { text, blocks } = renderSlack(answer, 'dataTable');
  expect(checkMessage({ text, blocks })).toEqual([]);
  await expect(`${JSON.stringify({ blocks, text }, null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
}

test.each(questions)('%s is readable in Slack', async (kind, question) => {
  const answer = await converse(knowledge, question);
  expect(answer.kind).toBe(kind);
  await expectGolden(answer, kind);
});

test('the hostile answer is readable in Slack', () => expectGolden(hostileAnswer, 'hostile'));
