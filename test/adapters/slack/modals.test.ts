import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { reasonModal, searchModal, waitingModal } from '#adapters/slack/modals.ts';
import { encodeState } from '#adapters/slack/state.ts';
import { checkView } from '#test/fakes/slack/blocks.ts';
import { HOSTILE } from './guide-fixture.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const paragraphs = (count: number): KnownBlock[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'section', text: { type: 'plain_text', text: `${at}` } }));

describe('the window to ask in', () => {
  it('has a field, and buttons to search and to close', () => {
    expect(searchModal()).toEqual({
      type: 'modal',
      callback_id: 'search',
      title: plain('Search k8snet'),
      submit: plain('Search'),
      close: plain('Close'),
      blocks: [
        {
          type: 'input',
          block_id: 'question',
          label: plain('Your question'),
          element: {
            type: 'plain_text_input',
            action_id: 'question',
            max_length: 3000,
            placeholder: plain('calico vs cilium'),
          },
        },
      ],
    });
  });
  it('keeps the question and puts the notice and the answer below', () => {
    const [field, ...below] = searchModal({ question: 'calico', notice: HOSTILE, content: paragraphs(2) }).blocks;
    expect(field).toMatchObject({ element: { initial_value: 'calico' } });
    expect(below).toEqual([{ type: 'section', text: plain(HOSTILE) }, ...paragraphs(2)]);
  });
  it('has a field of its own for each question, as Slack keeps what was typed into one of the same id', () => {
    const fieldOf = (question: string) => searchModal({ question }).blocks[0]?.block_id ?? '';
    const long = 'calico '.repeat(400);
    const all = ['', 'calico', 'cilium', long, `${long}?`].map(fieldOf);
    expect(new Set(all).size).toBe(5);
    expect(fieldOf('calico')).toBe(searchModal({ question: 'calico', notice: 'x' }).blocks[0]?.block_id);
    for (const id of all) expect(id.length).toBeLessThanOrEqual(255);
  });
  it('says that it is looking, with the question kept', () => {
    expect(waitingModal('calico')).toEqual(searchModal({ question: 'calico', notice: 'Looking it up …' }));
  });
  it.each([
    [99, 100, '98'],
    [100, 100, 'The answer is longer than this window holds. Ask for a part of it.'],
  ])('shows of an answer of %i blocks what %i hold, at last %j', (count, blocks, last) => {
    const view = searchModal({ content: paragraphs(count) });
    expect(view.blocks).toHaveLength(blocks);
    expect(view.blocks.at(-1)).toMatchObject({ text: { text: last } });
  });
  it('asks for the reason, which may be left out, and carries the state', () => {
    expect(reasonModal('state')).toMatchObject({
      callback_id: 'feedback_reason',
      private_metadata: 'state',
      blocks: [
        {
          block_id: 'reason',
          optional: true,
          element: { type: 'plain_text_input', action_id: 'reason', max_length: 300 },
        },
      ],
    });
  });
});

describe('Slack takes it', () => {
  it.each([
    ['empty', searchModal()],
    ['with an empty question', searchModal({ question: '', notice: '' })],
    ['with a long question', searchModal({ question: 'é'.repeat(5000), notice: 'n'.repeat(5000) })],
    ['with a long answer', searchModal({ question: 'x', notice: 'y', content: paragraphs(300) })],
    ['while it looks', waitingModal(HOSTILE)],
    ['asking for a reason', reasonModal(encodeState({ question: 'q'.repeat(5000), title: 't' }))],
  ])('%s', (_, view) => {
    expect(checkView(view)).toEqual([]);
  });
});
