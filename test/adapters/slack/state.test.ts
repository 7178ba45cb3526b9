import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ButtonState, decodeState, encodeState } from '#adapters/slack/state.ts';
import type { Conversation } from '#src/document/answer.ts';

const conversation: Conversation = {
  entities: ['calico', 'cilium'],
  attributes: ['encryption'],
  kind: 'comparison',
  shown: ['calico-vs-cilium'],
  next: ['calico', 'cilium'],
};
const lean = { ...conversation, shown: [], next: [] };
const manyIds = Array.from({ length: 200 }, (_, at) => `section-number-${at}`);
const family = '👩‍👩‍👧‍👦';

describe('a button’s state', () => {
  it.each<[string, ButtonState]>([
    ['a question', { question: 'calico' }],
    ['an empty question', { question: '' }],
    ['all there is', { question: 'and flannel?', conversation, title: 'Calico vs Cilium' }],
    ['a conversation that has not begun', { question: 'x', conversation: { ...lean, kind: null, entities: [] } }],
    ['quotes, line ends and other scripts', { question: '"a"\n\\ ما هو 名前 👩‍👩‍👧‍👦', title: 'é' }],
  ])('comes back with %s', (_, state) => {
    expect(decodeState(encodeState(state))).toEqual(state);
  });

  it.each<[string, ButtonState, ButtonState]>([
    [
      'the sections shown and to come',
      { question: 'more', conversation: { ...conversation, next: manyIds }, title: 'T' },
      { question: 'more', conversation: lean, title: 'T' },
    ],
    [
      'the conversation, before the question is touched',
      { question: 'q'.repeat(1900), conversation, title: 'T' },
      { question: 'q'.repeat(1900) },
    ],
  ])('leaves out %s if it does not fit', (_, state, left) => {
    expect(decodeState(encodeState(state))).toEqual(left);
  });

  it('shortens the title only as far as needed', () => {
    const encoded = encodeState({ question: 'why?', conversation, title: 't'.repeat(3000) });
    const left = decodeState(encoded);
    expect(encoded).toHaveLength(2000);
    expect(left).toEqual({ question: 'why?', conversation: lean, title: 't'.repeat(left?.title?.length ?? 0) });
  });

  it('cuts a question between graphemes, without a mark of the cut', () => {
    const encoded = encodeState({ question: family.repeat(300) });
    const left = decodeState(encoded)?.question ?? '';
    expect(encoded.length).toBeGreaterThan(2000 - family.length);
    expect(left).toBe(family.repeat(left.length / family.length));
  });

  it('keeps what fits of a question that JSON writes longer', () => {
    const left = decodeState(encodeState({ question: '\u0001'.repeat(2000) }))?.question ?? '';
    expect(left).toBe('\u0001'.repeat(Math.floor((2000 - '{"v":1,"q":""}'.length) / 6)));
  });

  it('never exceeds the limit and can always be read', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 2500 });
    const state = fc.record(
      {
        question: words,
        title: words,
        conversation: fc.constantFrom(conversation, lean, { ...conversation, entities: manyIds }),
      },
      { requiredKeys: ['question'] },
    );
    fc.assert(
      fc.property(state, (each) => {
        const encoded = encodeState(each);
        expect(encoded.length).toBeLessThanOrEqual(2000);
        expect(each.question.startsWith(decodeState(encoded)?.question ?? 'none')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, string | undefined]>([
    ['no value', undefined],
    ['an empty value', ''],
    ['no JSON', 'calico'],
    ['half of it', encodeState({ question: 'calico' }).slice(0, -1)],
    ['null', 'null'],
    ['a list', '[1]'],
    ['another version', '{"v":2,"q":"calico"}'],
    ['no version', '{"q":"calico"}'],
    ['no question', '{"v":1}'],
    ['a question of another type', '{"v":1,"q":7}'],
    ['a key that is not ours', '{"v":1,"q":"calico","x":1}'],
    ['half a conversation', '{"v":1,"q":"calico","c":{"entities":[]}}'],
    ['a kind that is none', JSON.stringify({ v: 1, q: 'a', c: { ...lean, kind: 'quiz' } })],
    ['a foreign key in the conversation', JSON.stringify({ v: 1, q: 'a', c: { ...lean, x: 1 } })],
    ['more than a button holds', JSON.stringify({ v: 1, q: 'q'.repeat(2000) })],
  ])('is null for %s', (_, value) => {
    expect(decodeState(value)).toBeNull();
  });
});
