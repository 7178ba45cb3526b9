import { describe, expect, it } from 'vitest';
import { helpBlocks, helpMessage, topicOptions } from '#adapters/slack/help.ts';
import { decodeState } from '#adapters/slack/state.ts';
import { createGuide } from '#src/answer/guide.ts';
import { createSuggest } from '#src/answer/suggest.ts';
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
  it.each<[string, string[], string, unknown[]]>([
    [
      'what begins so, then what holds it',
      ['Nameserver'],
      'name',
      [
        ['Nameserver', 'Nameserver'],
        ['DNS names', 'dns names?'],
      ],
    ],
    ['each once', ['Calico'], 'calico', [['Calico', 'Calico']]],
    ['a long title by a shorter question', ['l'.repeat(90)], 'lll', [[`${'l'.repeat(74)}…`, 'long title']]],
    [
      'no title that is too long to ask',
      ['m'.repeat(76), 'mm'],
      'm',
      [
        ['mm', 'mm'],
        ['DNS names', 'dns names?'],
        ['Why NXDOMAIN?', 'Why NXDOMAIN?'],
      ],
    ],
    ['what was typed, if nothing fits', [], ' zzz ', [['Ask “zzz”', 'zzz']]],
    ['nothing, if that is too long', [], 'z'.repeat(76), []],
  ])('offers %s', (_, suggested, typed, pairs) => {
    expect(pairsOf(topicOptions(guide, () => suggested, typed))).toEqual(pairs);
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
  it('offers no more than 100 matches', () => {
    const found = topicOptions(guideWith({ topics: topicsOf(3, 90) }), nothing, 'section');
    expect('options' in found && found.options.length).toBe(100);
  });
  it('finds names and sections of the shipped content', () => {
    const knowledge = loadKnowledge('content');
    const found = topicOptions(createGuide(knowledge, { version: '1' }), createSuggest(knowledge.corpus), 'cal');
    expect(pairsOf(found)).toEqual(
      expect.arrayContaining([
        ['Calico', 'Calico'],
        ['flannel vs Calico', 'flannel vs Calico'],
      ]),
    );
  });
});
