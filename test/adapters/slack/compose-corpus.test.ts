import { describe, expect, it } from 'vitest';
import type { Exchange } from '#adapters/chat/exchange.ts';
import { composeMessage } from '#adapters/slack/compose.ts';
import type { Audience } from '#adapters/slack/controls.ts';
import { askText } from '#adapters/slack/exchange.ts';
import { answerView } from '#adapters/slack/search.ts';
import { newConversation } from '#src/document/answer.ts';
import { hostileAnswer } from '#test/adapters/hostile-answer.ts';
import { checkMessage, checkView, pingsIn } from '#test/fakes/slack/blocks.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';
import { shippedGuide as guide, shippedAsk } from './workspace.ts';

/** Every thing by name, every section that can be chosen, and each of these kinds: list, comparison, miss, help, greeting. */
const questions = [
  ...loadKnowledge('content').corpus.entities.map(({ name }) => name),
  ...guide.topics.flatMap(({ actions }) => actions.map(({ query }) => query)),
  ...guide.examples.map(({ query }) => query),
  ...['pizza recipe', 'help', 'hello', 'more', 'x '.repeat(3000)],
];

const hostile: Exchange = {
  question: `<!channel> <@U123> *bold* ${'long '.repeat(2000)}`,
  before: newConversation,
  answer: hostileAnswer,
};

const exchanges = Promise.all([hostile, ...questions.map((question) => askText(shippedAsk, question))]);

describe('every message that the shipped content can give, with its buttons', () => {
  it.each<Audience>(['private', 'thread'])('is what Slack takes, and pings nobody: %s', async (audience) => {
    for (const exchange of await exchanges) {
      const message = composeMessage(exchange, { audience, guide })('dataTable');
      expect([exchange.question, checkMessage(message), pingsIn(message)]).toEqual([exchange.question, [], []]);
    }
  });

  it('is what Slack takes, and pings nobody, when it is shared', async () => {
    for (const exchange of await exchanges) {
      const message = composeMessage(exchange, { audience: 'thread', guide, sharedBy: '<!here> Ann' })('table');
      expect([exchange.question, checkMessage(message), pingsIn(message)]).toEqual([exchange.question, [], []]);
    }
  });

  it('is what Slack takes in a window', async () => {
    for (const exchange of await exchanges)
      expect([exchange.question, checkView(answerView(exchange, guide))]).toEqual([exchange.question, []]);
  });
});
