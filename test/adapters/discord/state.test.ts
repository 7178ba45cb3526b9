import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { customId, readCustomId } from '#adapters/discord/custom-ids.ts';
import { type Carrier, carriers, carryState, readState, type State } from '#adapters/discord/state.ts';

const MANY: readonly Carrier[] = ['good', 'bad', 'follow', 'more'];
const back = (state: State, on: readonly Carrier[] = MANY) => readState([...carryState(state, on).values()]);
const state = (...trail: string[]): State => ({ trail, page: 0, isWide: false });

describe('a custom id', () => {
  it('says what was written into it', () => {
    expect(readCustomId(customId('ask', 3, 'calico: vs\ncilium'))).toEqual({
      verb: 'ask',
      at: 3,
      payload: 'calico: vs\ncilium',
    });
  });

  it.each(['', 'ask', '0:ask:0:x', '2:ask:0:calico', '1:burn:0:x', '1:ask:x:y', '1:ask:100:y', 'share'])(
    'is refused where this version did not write it: %j',
    (id) => {
      expect(readCustomId(id)).toBeNull();
    },
  );
});

describe('the state of a message', () => {
  it.each([
    ['one question', state('calico')],
    ['a conversation', state('calico', 'and cilium?', 'more')],
    ['a page of a wide answer', { trail: ['calico'], page: 3, isWide: true }],
    ['a question longer than one custom id', state('why does '.repeat(25).trim())],
    ['quotes, line ends and emoji', state('"what"\nis \\ 👩‍👩‍👧‍👦?')],
  ])('comes back whole: %s', (_, written) => {
    expect(back(written)).toEqual(written);
  });

  it('is read whatever the order of the buttons', () => {
    const written = state(
      'a question that is long enough to need more than one button to be held whole by them all, it is',
    );
    expect(readState([...carryState(written, MANY).values()].toReversed())).toEqual(written);
  });

  it('leaves out other buttons', () => {
    const ids = [
      ...carryState(state('calico'), MANY).values(),
      customId('ask', 0, 'cilium'),
      customId('dismiss', 0, '1'),
    ];
    expect(readState(ids)).toEqual(state('calico'));
  });

  it('gives up the oldest questions first, then the beginning of the last', () => {
    expect(back(state('x'.repeat(400), 'and cilium?'))?.trail).toEqual(['and cilium?']);
    const [cut = ''] = back(state(`${'x'.repeat(999)} calico`))?.trail ?? [];
    expect(cut).toMatch(/^…x{300,} calico$/u);
  });

  it.each([
    ['nothing', []],
    ['buttons of another version', ['0:good:0:[0,0,"calico"]']],
    ['half of it', [customId('good', 0, '[0,0,"cal')]],
    ['another form', [customId('good', 0, '{"q":"calico"}')]],
    ['no question', [customId('good', 0, '[0,0]')]],
    ['a page that cannot be', [customId('good', 0, '[-1,0,"calico"]')]],
  ])('is null for %s', (_, ids) => {
    expect(readState(ids)).toBeNull();
  });
});

test('whatever was asked, every custom id is one that Discord takes, and the last question ends as it did', () => {
  const question = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 });
  fc.assert(
    fc.property(
      fc.array(question, { minLength: 1, maxLength: 4 }),
      fc.subarray([...carriers], { minLength: 1 }),
      (trail, on) => {
        const ids = [...carryState(state(...trail), on).values()];
        expect(new Set(ids).size).toBe(on.length);
        for (const id of ids) {
          expect(id.length).toBeGreaterThan(0);
          expect(id.length).toBeLessThanOrEqual(100);
          expect(id.isWellFormed()).toBe(true);
        }
        const carried = readState(ids)?.trail.at(-1) ?? 'lost';
        expect(trail.at(-1)?.endsWith(carried.replace(/^…/u, ''))).toBe(true);
      },
    ),
  );
});
