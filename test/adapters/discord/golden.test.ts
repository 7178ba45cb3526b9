import { fileURLToPath } from 'node:url';
import { ComponentType } from 'discord.js';
import { expect, test } from 'vitest';
import type { RenderedPage } from '#adapters/discord/render.ts';
import type { Answer } from '#src/document/answer.ts';
import { hostileAnswer } from '#test/adapters/hostile-answer.ts';
import { converse, loadKnowledge } from '#test/fixtures/small.ts';
import { allPages, violationsOf } from './bodies.ts';

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

/** What stands in the container, and beside it the same as it reads; `npm test -- test/adapters/discord/golden.test.ts --update` writes both. */
async function expectGolden(answer: Answer, name: string): Promise<void> {
  const pages = allPages(answer, { form: 'components', width: 'phone' });
  expect(pages.flatMap((page) => violationsOf(page, 'components'))).toEqual([]);
  const containers = pages.map(({ container }) => container);
  await expect(`${JSON.stringify(containers, null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  await expect(`${pages.map(asRead).join('\n\n═══\n\n')}\n`).toMatchFileSnapshot(`./golden/${name}.md`);
}

/** Parts below each other, a button in brackets behind what it stands beside, a separator as a line. */
function asRead({ container }: RenderedPage): string {
  return container
    .map((part) => {
      if (part.type === ComponentType.TextDisplay) return part.content;
      if (part.type === ComponentType.Separator) return '───';
      if (part.type !== ComponentType.Section) return JSON.stringify(part);
      const button = 'label' in part.accessory ? `[[ ${part.accessory.label} ]]` : '';
      return `${part.components.map(({ content }) => content).join('\n')}   ${button}`;
    })
    .join('\n');
}

test.each(questions)('%s is readable in Discord', async (kind, question) => {
  const answer = await converse(knowledge, question);
  expect(answer.kind).toBe(kind);
  await expectGolden(answer, kind);
});

test('the hostile answer is readable in Discord', () => expectGolden(hostileAnswer, 'hostile'));
