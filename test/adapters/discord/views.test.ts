import { describe, expect, it } from 'vitest';
import { rungs } from '#adapters/discord/compose.ts';
import { helpMessage, type OwnGuide } from '#adapters/discord/help.ts';
import { topicMessage, topicsMessage } from '#adapters/discord/topics.ts';
import { messageViolations } from '#test/fakes/discord/check-message.ts';
import { shippedGuide } from './community.ts';
import { labelsIn } from './using.ts';

const actions = Array.from({ length: 150 }, (_, at) => ({ label: `Part ${at}`, query: `part ${at}` }));
/** Sixty topics, each with six menus of sections and a title that grows when it is escaped: more than Discord takes. */
const large: OwnGuide = {
  ...shippedGuide,
  hearsMessages: true,
  examples: actions.slice(0, 12),
  topics: Array.from({ length: 60 }, (_, at) => ({ title: `${at} ${'*x*'.repeat(30)}`, actions })),
};
const [first] = large.topics;

describe.each(rungs)('what notes of any size make of %s', (rung) => {
  it.each([
    ['help', helpMessage(large, 'private', rung), 'Dismiss'],
    ['the topics', topicsMessage(large, 'private', rung), 'Choose a topic…'],
    ['a topic', topicMessage(large, first?.title ?? '', 'private')?.(rung), 'Another topic…'],
  ])('is taken by Discord, with the way out: %s', (_, message, last) => {
    expect(messageViolations({ ...message }, 'followUp')).toEqual([]);
    expect(labelsIn(message ?? {}).at(-1)).toBe(rung === 'contentAlone' ? undefined : last);
  });
});
