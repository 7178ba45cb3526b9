import { describe, expect, it } from 'vitest';
import { type Audience, controlBlocks } from '#adapters/slack/controls.ts';
import { decodeState } from '#adapters/slack/state.ts';
import type { Guide } from '#src/adapter.ts';
import { type Answer, newConversation } from '#src/document/answer.ts';
import { checkMessage, checkView } from '#test/fakes/slack/blocks.ts';
import { ask, guideWith, HOSTILE } from './guide-fixture.ts';
import { controlIn, controlsIn, labelsIn } from './using.ts';

const LONG = 'Which way does the answer of the pod go?';
const sourced = { entities: ['calico'], sources: [], places: [], confidence: 1 };
const common = { title: 'Calico', blocks: [], corrections: [], actions: [], conversation: newConversation };
const lookup: Answer = { ...common, ...sourced, kind: 'lookup' };
const miss: Answer = { ...common, kind: 'miss', reason: 'unknown', actions: [ask('DNS')] };

type Case = { readonly answer?: Answer; readonly guide?: Partial<Guide>; readonly audience?: Audience };

const blocksFor = ({ answer = lookup, guide = {}, audience = 'private' }: Case) =>
  controlBlocks({ question: 'calico', before: newConversation, answer }, audience, guideWith(guide));

const next = { ...newConversation, next: ['section'] };
const partners = { comparableWith: () => [ask('Cilium', 'Calico vs Cilium'), ask('flannel', 'Calico vs flannel')] };

const rows: readonly [string, Case, readonly string[]][] = [
  ['a card', {}, ['More', 'Share to channel', 'Dismiss', 'feedback_buttons']],
  ['a card in direct messages', { audience: 'direct' }, ['More', 'Post it here', 'Dismiss', 'feedback_buttons']],
  ['a card beside a thread', { audience: 'aside' }, ['More', 'Share to thread', 'Dismiss', 'feedback_buttons']],
  ['a card in a thread', { audience: 'thread' }, ['More', 'feedback_buttons']],
  ['a card in a window', { audience: 'modal' }, ['More']],
  [
    'a section with others to come',
    { audience: 'modal', answer: { ...common, ...sourced, kind: 'passage', conversation: next } },
    ['More'],
  ],
  ['the last section', { audience: 'modal', answer: { ...common, ...sourced, kind: 'passage' } }, []],
  ['a list', { audience: 'modal', answer: { ...common, ...sourced, kind: 'list', conversation: next } }, []],
  ['a miss', { answer: miss }, ['DNS', 'Report this gap', 'Dismiss']],
  ['a miss in a thread', { answer: miss, audience: 'thread' }, ['DNS', 'Report this gap']],
  ['nothing more, which is no gap', { answer: { ...miss, reason: 'noMore' } }, ['DNS', 'Dismiss']],
  ['a question too long to read, which is no gap', { answer: { ...miss, reason: 'tooLong' } }, ['DNS', 'Dismiss']],
  ['a help text', { answer: { ...miss, kind: 'help' } }, ['DNS', 'Dismiss']],
  [
    "an answer with things beside it: the answer's own proposals first, four in all",
    {
      audience: 'modal',
      answer: { ...lookup, actions: [ask('A'), ask('B')] },
      guide: { relatedTo: () => [ask('C'), ask('D'), ask('E')] },
    },
    ['A', 'B', 'C', 'D', 'More'],
  ],
  [
    'proposals that are the same',
    {
      audience: 'modal',
      answer: { ...lookup, actions: [ask('DNS'), ask('dns')] },
      guide: { relatedTo: () => [ask('Dns', 'DNS')] },
    },
    ['DNS', 'More'],
  ],
  [
    'comparisons that the menu has already, whatever their order',
    {
      audience: 'modal',
      answer: { ...lookup, actions: [ask('Cilium vs Calico'), ask('calico vs flannel'), ask('Calico vs Canal')] },
      guide: partners,
    },
    ['Calico vs Canal', 'More', 'Compare with…'],
  ],
  [
    'questions that are too long for a button',
    { audience: 'modal', answer: { ...lookup, actions: [ask(LONG), ask('x'.repeat(30)), ask('y'.repeat(31))] } },
    ['x'.repeat(30), 'Related questions…', 'More'],
  ],
  [
    'one question alone that is too long for a button: a menu of one would be worse',
    { audience: 'modal', answer: { ...lookup, actions: [ask(LONG), ask('DNS')] } },
    [LONG, 'DNS', 'More'],
  ],
  [
    'a question that is too long for a menu as well',
    { audience: 'modal', answer: { ...lookup, actions: [ask('A long question that no menu takes', 'z'.repeat(76))] } },
    ['A long question that no menu takes', 'More'],
  ],
  [
    'a passage, though there are partners',
    { audience: 'modal', answer: { ...common, ...sourced, kind: 'passage' }, guide: partners },
    [],
  ],
  [
    'a comparison',
    { audience: 'modal', answer: { ...lookup, kind: 'comparison' }, guide: partners },
    ['Compare with…'],
  ],
];

describe('the controls below an answer', () => {
  it.each(rows)('%s', (_, given, labels) => {
    const blocks = blocksFor(given);
    expect(labelsIn({ blocks })).toEqual(labels);
    expect(blocks.length).toBeLessThanOrEqual(3);
  });

  it('have names of their own in a block, and are what Slack takes, whatever the answer holds', () => {
    const hostile = Array.from({ length: 6 }, (_, at) => ask(`${at} ${HOSTILE}`, `${HOSTILE} ${at}`));
    const answer: Answer = { ...lookup, title: HOSTILE.repeat(99), actions: hostile };
    const guide = {
      relatedTo: () => hostile,
      comparableWith: () => Array.from({ length: 100 }, (_, at) => ask(`${at}`)),
    };
    for (const audience of ['private', 'direct', 'thread', 'modal'] as const) {
      const blocks = blocksFor({ answer, guide, audience });
      for (const block of blocks) {
        const names = controlsIn({ blocks: [block] }).map((control) => control.action_id);
        expect(new Set(names).size).toBe(names.length);
      }
      const isWindow = audience === 'modal';
      const plain = (text: string) => ({ type: 'plain_text', text });
      expect(
        isWindow ? checkView({ type: 'modal', title: plain('x'), blocks }) : checkMessage({ text: 'x', blocks }),
      ).toEqual([]);
    }
  });

  it('carry what it takes to ask again: in a new conversation, in this one, and in the one before', () => {
    const before = { ...newConversation, entities: ['cilium'] };
    const answer = { ...lookup, actions: [ask('DNS', 'what is DNS')], conversation: { ...next, entities: ['calico'] } };
    const blocks = controlBlocks({ question: 'and calico?', before, answer }, 'private', guideWith());
    const stateOf = (label: string) => decodeState(controlIn({ blocks }, label).value);
    expect(stateOf('DNS')).toEqual({ question: 'what is DNS' });
    expect(stateOf('More')).toEqual({ question: 'more', conversation: answer.conversation });
    expect(stateOf('Share to channel')).toEqual({ question: 'and calico?', conversation: before });
    const { positive_button: good, negative_button: bad } = controlIn({ blocks }, 'feedback_buttons');
    for (const [verdict, button] of [
      ['good', good],
      ['bad', bad],
    ] as const) {
      expect(button?.value.startsWith(`${verdict} `)).toBe(true);
      expect(decodeState(button?.value.slice(verdict.length + 1))).toEqual({
        question: 'and calico?',
        title: 'Calico',
      });
    }
  });
});
