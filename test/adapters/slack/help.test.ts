import { describe, expect, it } from 'vitest';
import { helpBlocks, helpMessage, topicOptions } from '#adapters/slack/help.ts';
import { decodeState } from '#adapters/slack/state.ts';
import { createComplete } from '#src/answer/complete.ts';
import { createGuide } from '#src/answer/guide.ts';
import type { Action } from '#src/document/answer.ts';
import { checkMessage } from '#test/fakes/slack/blocks.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';
import { ask, guideWith, HOSTILE, topicsOf } from './guide-fixture.ts';

const nothing = () => [];
/** Text and value of each option, groups with their label in front. */
function pairsOf(found: ReturnType<typeof topicOptions>): unknown[] {
  const pairs = (options: readonly { text: { text: string }; value?: string }[]) =>
    options.map(({ text, value }) => [text.text, value]);
  return 'options' in found
    ? pairs(found.options)
    : found.option_groups.map(({ label, options }) => [label.text, pairs(options)]);
}

describe('the help to a bare command', () => {
  it.each(['/k8snet calico vs cilium', 'Only you see', 'slash commands do not work', 'and flannel?', 'Look this up'])(
    'says %j, in the text for screen readers too',
    (words) => {
      const { text, blocks } = helpMessage(guideWith());
      expect([text.includes(words), JSON.stringify(blocks[0]).includes(words)]).toEqual([true, true]);
    },
  );
  it('has the first step and the examples as buttons', () => {
    const [, actions] = helpBlocks(guideWith({ firstStep: ask('S', 'Start here') }));
    const elements = actions?.type === 'actions' ? actions.elements : [];
    expect(
      elements.map((each) => each.type === 'button' && [each.action_id, each.text.text, decodeState(each.value)]),
    ).toEqual([
      ['ask:0', 'New here? Start here', { question: 'Start here' }],
      ['ask:1', 'calico', { question: 'calico' }],
      ['ask:2', 'calico vs cilium', { question: 'calico vs cilium' }],
    ]);
  });
  it('ends with a picker that opens before anything is typed', () => {
    expect(helpBlocks(guideWith()).at(-1)).toMatchObject({
      type: 'section',
      accessory: { type: 'external_select', action_id: 'pick_topic', min_query_length: 0 },
    });
  });
  it.each([
    ['as it is', guideWith()],
    ['without examples', guideWith({ examples: [] })],
    ['with too many', guideWith({ examples: topicsOf(1, 40)[0]?.actions ?? [], firstStep: ask('x') })],
    ['with hostile ones', guideWith({ examples: [ask(HOSTILE), ask('x'.repeat(5000)), ask('')] })],
  ])('is a message that Slack takes: %s', (_, guide) => {
    expect(checkMessage(helpMessage(guide))).toEqual([]);
  });
});

describe('the picker', () => {
  const topics = [
    { title: 'Names', actions: [ask('DNS names', 'dns names?'), ask('Why NXDOMAIN?')] },
    { title: 'Plugins', actions: [ask('Calico'), ask('l'.repeat(90), 'long title'), ask('No way', 'q'.repeat(76))] },
  ];
  const guide = guideWith({ topics });

  it.each(['', '  '])('shows the topics before anything is typed (%j)', (typed) => {
    expect(pairsOf(topicOptions(guide, nothing, typed))).toEqual([
      [
        'Names',
        [
          ['DNS names', 'dns names?'],
          ['Why NXDOMAIN?', 'Why NXDOMAIN?'],
        ],
      ],
      [
        'Plugins',
        [
          ['Calico', 'Calico'],
          [`${'l'.repeat(74)}…`, 'long title'],
        ],
      ],
    ]);
  });
  it.each<[string, Action[], string, unknown[]]>([
    [
      'what completes it, as it comes',
      [ask('Nameserver'), ask('DNS names', 'dns names?')],
      'name',
      [
        ['Nameserver', 'Nameserver'],
        ['DNS names', 'dns names?'],
      ],
    ],
    ['no question that is too long', [ask('m', 'm'.repeat(76)), ask('Mesh')], 'm', [['Mesh', 'Mesh']]],
    ['a long title, cut', [ask('l'.repeat(90), 'long title')], 'lll', [[`${'l'.repeat(74)}…`, 'long title']]],
    ['what was typed, if nothing completes it', [], ' zzz ', [['Ask “zzz”', 'zzz']]],
    ['nothing, if that is too long', [], 'z'.repeat(76), []],
  ])('offers %s', (_, completions, typed, pairs) => {
    expect(pairsOf(topicOptions(guide, () => completions, typed))).toEqual(pairs);
  });
  it('asks for completions of the words alone, as many as Slack takes', () => {
    const asked: unknown[] = [];
    const complete = (...given: unknown[]) => {
      asked.push(given);
      return [];
    };
    topicOptions(guide, complete, '  cal ');
    expect(asked).toEqual([['cal', 100]]);
  });
  it.each([
    [21, 4],
    [60, 1],
    [130, 1],
  ])('offers of %i topics so many sections each: %i, and no more than 100 in all', (count, each) => {
    const found = topicOptions(guideWith({ topics: topicsOf(count, 9) }), nothing, '');
    const sizes = 'option_groups' in found ? found.option_groups.map(({ options }) => options.length) : [];
    expect(sizes).toEqual(Array.from({ length: Math.min(count, 100) }, () => each));
  });
  it('finds names and sections of the shipped content', () => {
    const knowledge = loadKnowledge('content');
    const shipped = createGuide(knowledge, { version: '1' });
    const found = topicOptions(shipped, createComplete(knowledge, shipped), 'cal');
    expect(pairsOf(found)).toEqual(
      expect.arrayContaining([
        ['Calico', 'Calico'],
        ['flannel vs Calico', 'flannel vs Calico'],
      ]),
    );
  });
});
