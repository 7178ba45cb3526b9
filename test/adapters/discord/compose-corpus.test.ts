import { describe, expect, it } from 'vitest';
import { composeMessage, rungs } from '#adapters/discord/compose.ts';
import type { Audience } from '#adapters/discord/discord-message.ts';
import { type Asked, askAfter, asSaid } from '#adapters/discord/exchanges.ts';
import type { Heading } from '#adapters/discord/heading.ts';
import { readState } from '#adapters/discord/state.ts';
import { newConversation } from '#src/document/answer.ts';
import { hostileAnswer } from '#test/adapters/hostile-answer.ts';
import { checkMessage } from '#test/fakes/discord/check-message.ts';
import { pingsIn } from '#test/fakes/discord/pings.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';
import { shippedAsk, shippedGuide } from './community.ts';
import { controlsIn } from './using.ts';

const { entities } = loadKnowledge('content').corpus;
const names = entities.map(({ name }) => name);

const guide = { ...shippedGuide, hearsMessages: true };

/** Every thing, every section that can be chosen, neighbours compared, and each of these kinds: list, miss, help, greeting. */
const questions = [
  ...names,
  ...names.slice(2).map((name, at) => `${names[at]} vs ${names[at + 1]}${at % 3 === 0 ? ` vs ${name}` : ''}`),
  ...guide.topics.flatMap(({ actions }) => actions.map(({ query }) => query)),
  ...guide.examples.map(({ query }) => query),
  ...['pizza recipe', 'help', 'hello', 'more', 'x '.repeat(3000)],
];

const hostile: Asked = {
  trail: [`@everyone <@1> **bold** ${'long '.repeat(2000)}`],
  exchange: {
    question: `@everyone <@1080000000000000001> **bold** ||s|| ${'long '.repeat(2000)}`,
    before: newConversation,
    answer: hostileAnswer,
  },
};

const all = Promise.all([hostile, ...questions.map((question) => askAfter(shippedAsk, [], asSaid(question)))]);
const settings: [audience: Audience, heading: Heading][] = [
  ['private', { kind: 'asked' }],
  ['public', { kind: 'asked', shownTo: '1080000000000000002' }],
  ['direct', { kind: 'none' }],
  ['private', { kind: 'from' }],
  ['public', { kind: 'asked', note: 'I do not know '.padEnd(200, 'x') }],
];

describe('every message that the shipped content can give, with its buttons', () => {
  it.each(settings)(
    'is what Discord takes in every form, and pings nobody: %s',
    async (audience, heading) => {
      for (const asked of await all) {
        const compose = composeMessage(asked, { guide, audience, asker: '1080000000000000001', heading });
        for (const rung of rungs) {
          const message = compose(rung);
          const found = [checkMessage(message, 'respond'), pingsIn({ ...message }, 'users')];
          expect([asked.exchange.question.slice(0, 80), rung, ...found]).toEqual([
            asked.exchange.question.slice(0, 80),
            rung,
            [],
            [],
          ]);
        }
      }
    },
    120_000,
  );

  it('carries what it takes to give it again', async () => {
    for (const asked of await all) {
      const { answer, question } = asked.exchange;
      if (answer.kind === 'help' || question.length > 200) continue;
      const message = composeMessage(asked, { guide, audience: 'private', asker: '1', heading: { kind: 'asked' } })(
        'components',
      );
      const ids = controlsIn(message).flatMap(({ custom_id: id }) => id ?? []);
      expect(readState(ids)).toEqual({ trail: asked.trail, page: 0, isWide: false });
    }
  });
});
