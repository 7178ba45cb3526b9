import { describe, expect, it } from 'vitest';
import { exactSection, isAnswer, isMeant, isOffTopic, sureness, type Understood } from '#src/answer/evidence.ts';
import { IDENTIFIER_COVERAGE, MIN_SURENESS, SAME_LIKENESS, SURENESS_WEIGHT } from '#src/answer/tuning.ts';
import { newConversation } from '#src/document/answer.ts';
import { understand } from '#src/query/understand.ts';
import type { Hit } from '#src/search/retrieve.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

const knowledge = loadKnowledge('test/fixtures/content');
const section = knowledge.corpus.section.get('packets-vanish');
if (!section) throw new Error('the fixture has no section "packets-vanish"');

const nothing: Hit = {
  section,
  score: 0,
  coverage: 0,
  recall: 0,
  likeness: 0,
  agreement: 0,
  passage: 0,
  frequency: 0,
};
const half: Hit = { ...nothing, coverage: 0.5, recall: 0.5, likeness: 0.5, passage: 0.5, frequency: 0.5 };
const all: Hit = { ...nothing, coverage: 1, recall: 1, likeness: 1, passage: 1, frequency: 1 };

function read(question: string): Understood {
  const query = understand(knowledge.lexicon, question, newConversation);
  if (!('terms' in query)) throw new Error(`"${question}" is no question`);
  return query;
}

const term = (...terms: string[]) => ({ terms, synonyms: [], weight: 1, named: false });
const asked: Understood = { ...read('why do big packets vanish'), terms: [term('big'), term('packet')] };

describe('how sure we are', () => {
  it('is the logistic function of the weighted features', () => {
    const one = { ...asked, terms: [term('packet')], knownRestShare: 0 };
    expect(sureness(nothing, one)).toBeCloseTo(1 / (1 + Math.exp(-SURENESS_WEIGHT.bias)), 12);
  });
  it.each([
    ['frequency', { frequency: 1 }, {}, 1],
    ['coverage', { coverage: 1 }, {}, 1],
    ['the words in one passage', { passage: 1 }, {}, 1],
    ['likeness', { likeness: 1 }, {}, 1],
    ['a wording that says much more', { recall: 1 }, {}, -1],
    ['words that the content lacks', {}, { knownRestShare: 0 }, -1],
    ['more words', {}, { terms: [term('big'), term('packet'), term('tunnel')] }, 1],
    ['a comparison', {}, { comparing: true }, -1],
    ['a list', {}, { listing: true }, -1],
    ['a word of another subject', {}, { terms: [term('kitten'), term('packet')] }, -1],
    [
      'a name of ours that is also a word of another subject',
      {},
      { terms: [{ ...term('kitten'), named: true }, term('packet')] },
      0,
    ],
  ] as const)('changes with %s', (_, hit, query, direction) => {
    const changed = sureness({ ...half, ...hit }, { ...asked, ...query } as Understood);
    expect(Math.sign(changed - sureness(half, asked))).toBe(direction);
  });
  it('has no figure beyond 0 and 1, whatever is asked', () => {
    const none = { ...asked, terms: [] };
    for (const each of [sureness(all, asked), sureness(nothing, asked), sureness(all, none)])
      expect(each > 0 && each < 1).toBe(true);
  });
});

describe('whether a section answers', () => {
  const rarest = knowledge.lexicon.index.idf('');
  const specific = { ...asked, terms: asked.terms.map((each) => ({ ...each, weight: rarest })) };
  const common = { ...asked, terms: asked.terms.map((each) => ({ ...each, weight: 0.01 * rarest })) };
  const single = { ...asked, terms: [term('packet')] };
  const identifier = { ...asked, terms: [term('flannelmtu', 'flannel', 'mtu')] };
  it.each([
    ['several words: all of them found', specific, all, true],
    ['several words: none found', specific, nothing, false],
    ['several words of everywhere: all found, in no wording', common, { ...all, likeness: 0.5 }, false],
    ['several words of everywhere: a wording', common, { ...nothing, likeness: SAME_LIKENESS }, true],
    ['one word: a wording', single, { ...nothing, likeness: SAME_LIKENESS }, true],
    ['one word: nearly a wording', single, { ...all, likeness: SAME_LIKENESS - 0.01 }, false],
    ['one word of a list', { ...single, listing: true }, all, false],
    ['one word of a comparison', { ...single, comparing: true }, all, false],
    ['an identifier: in the text', identifier, { ...nothing, coverage: IDENTIFIER_COVERAGE }, true],
    ['an identifier: only its parts', identifier, { ...nothing, coverage: IDENTIFIER_COVERAGE - 0.01 }, false],
    ['no word at all', { ...asked, terms: [] }, nothing, false],
  ])('%s', (_, query, hit, expected) => {
    expect(isAnswer(knowledge, hit, query as Understood)).toBe(expected);
  });
  it('is shown from the limit on', () => {
    expect(sureness(all, specific)).toBeGreaterThanOrEqual(MIN_SURENESS);
    expect(sureness(nothing, specific)).toBeLessThan(MIN_SURENESS);
  });
});

describe('whether our things are meant', () => {
  it.each([
    ['alpha-net vs bravo', false],
    ['alpha-net vs bravo for my kittens', true],
    ['alpha-net vs bravo for my kittens in kubernetes', false],
  ])('%j is off topic: %s', (question, expected) => {
    const query = read(question);
    expect(query.intent === 'compare' && isOffTopic(query)).toBe(expected);
  });
  it.each([
    ['does alpha-net route to the moon on kubernetes', true],
    ['does alpha-net route to the kitten on kubernetes', false],
  ])('%j means the thing: %s', (question, expected) => {
    const query = read(question);
    expect(query.intent === 'question' && isMeant(knowledge, 'alpha-net', query)).toBe(expected);
  });
});

describe('a question that is a wording letter by letter', () => {
  it.each([
    ['My tunnel drops big packets!', 'packets-vanish'],
    ['why do packets vanish at the tunnel', 'packets-vanish'],
    ['what does alpha do?', 'alpha-net'],
    ['Alpha-Net', undefined],
    ['Alpha-Net vs Bravo', undefined],
    ['my tunnel drops small packets', undefined],
  ])('%j: %s', (question, id) => {
    expect(exactSection(knowledge, read(question))?.id).toBe(id);
  });
});
