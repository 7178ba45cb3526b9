import { describe, expect, it } from 'vitest';
import { type Fields, lengthOf, postingOf, weighFields } from '#src/search/postings.ts';
import { FIELD_WEIGHT, K1 } from '#src/search/tuning.ts';

const NONE: Fields = { title: [], questions: [], names: [], outline: [], body: [] };
/** The posting of a term in a section whose body is of average length. */
const posting = (fields: Partial<Fields>, term: string) => {
  const numbers = new Map<string, number>();
  const all = { ...NONE, ...fields };
  const postings = weighFields(all, lengthOf(all), numbers);
  return postingOf(postings, numbers.get(term) ?? -1);
};
const paragraphs = (count: number, holding: (at: number) => boolean) =>
  Array.from({ length: count }, (_, at) => (holding(at) ? ['wire'] : ['rope']));

describe('the passages that hold a term', () => {
  it.each([
    ['none for a title', { title: ['wire'] }, 0b0],
    ['the first', { body: paragraphs(3, (at) => at === 0) }, 0b1],
    ['the first and the third', { body: paragraphs(3, (at) => at !== 1) }, 0b101],
    ['the 31st', { body: paragraphs(31, (at) => at === 30) }, 2 ** 30],
    ['the 32nd, as a positive number', { body: paragraphs(32, (at) => at === 31) }, 2 ** 31],
    ['those behind the 32nd, as its own bit', { body: paragraphs(70, (at) => at === 69) }, 2 ** 31],
    ['all of them', { body: paragraphs(70, () => true) }, 2 ** 32 - 1],
  ])('%s', (_, fields, passages) => {
    expect(posting(fields, 'wire')?.passages).toBe(passages);
  });
});

describe('the weight of a term', () => {
  it('saturates the sum over fields and keeps the strongest field', () => {
    const sum = FIELD_WEIGHT.title.frequency + FIELD_WEIGHT.body.frequency;
    const found = posting({ title: ['wire'], body: [['wire', 'rope']] }, 'wire');
    expect(found?.frequency).toBeCloseTo(sum / (K1 + sum), 6);
    expect(found?.strength).toBe(FIELD_WEIGHT.title.strength);
  });
  it('is less in a longer body', () => {
    const average = 2;
    const frequencyIn = (body: string[]) => {
      const numbers = new Map<string, number>();
      return postingOf(weighFields({ ...NONE, body: [body] }, average, numbers), numbers.get('wire') ?? -1)?.frequency;
    };
    expect(frequencyIn(['wire', ...Array(20).fill('rope')])).toBeLessThan(frequencyIn(['wire']) ?? 0);
  });
  it.each([
    ['a term of another section', { title: ['wire'] }],
    ['any term of an empty section', {}],
  ])('is none for %s', (_, fields) => {
    expect(posting(fields, 'sail')).toBeUndefined();
  });
});

it('numbers the terms of several sections alike', () => {
  const numbers = new Map<string, number>();
  const sections = [
    ['wire', 'rope'],
    ['rope', 'sail', 'wire'],
  ].map((title) => weighFields({ ...NONE, title }, 0, numbers));
  expect([...numbers]).toEqual([
    ['wire', 0],
    ['rope', 1],
    ['sail', 2],
  ]);
  expect(sections.map(({ terms }) => terms)).toEqual([
    ['wire', 'rope'],
    ['wire', 'rope', 'sail'],
  ]);
});
