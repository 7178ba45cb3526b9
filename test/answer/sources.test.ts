import { describe, expect, it } from 'vitest';
import { createAsk } from '#src/answer/ask.ts';
import { createGuide } from '#src/answer/guide.ts';
import { newConversation } from '#src/document/answer.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

const knowledge = loadKnowledge('content');
const ask = createAsk(knowledge);
const guide = createGuide(knowledge, { version: '1' });

/** Every thing by its name, beside what the content would compare it with, and beside its neighbours. */
const questions = knowledge.corpus.entities.flatMap(({ name, slug }) => [
  name,
  ...guide.comparableWith([slug], 2).map(({ query }) => query),
  ...guide.relatedTo([slug], 2).map(({ label }) => `${name} vs ${label}`),
]);

describe('every answer on the things of the shipped content', () => {
  it('has a source, a place in the notes and the date of its review', async () => {
    const without: string[] = [];
    for (const question of questions) {
      const answer = await ask({ text: question }, newConversation);
      if (!('sources' in answer)) continue;
      const { sources, places, asOf } = answer;
      if (sources.length === 0 || places.length === 0 || asOf === undefined) without.push(question);
    }
    expect(without).toEqual([]);
    expect(questions.length).toBeGreaterThan(1000);
  });
});
