import { describe, expect, it } from 'vitest';
import { homeView } from '#adapters/slack/home.ts';
import { decodeState } from '#adapters/slack/state.ts';
import { createGuide } from '#src/answer/guide.ts';
import { checkView } from '#test/fakes/slack/blocks.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';
import { ask, guideWith, HOSTILE, topicsOf } from './guide-fixture.ts';

type Json = { readonly [key: string]: unknown };

/** Every object in a view of which `key` is `value`. */
function all(node: unknown, key: string, value: unknown): Json[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = !Array.isArray(node) && (node as Json)[key] === value ? [node as Json] : [];
  return [...own, ...Object.values(node).flatMap((child) => all(child, key, value))];
}

const buttonsOf = (view: unknown) =>
  all(view, 'type', 'button').map(({ action_id, text, value }) => [
    action_id,
    (text as { text: string }).text,
    decodeState(value as string | undefined)?.question,
  ]);
const selectsOf = (view: unknown) => all(view, 'type', 'static_select');
const plainsOf = (view: unknown) => all(view, 'type', 'plain_text').map(({ text }) => text);

describe('the Home tab', () => {
  it('has a button for newcomers, one to search and one for each example', () => {
    expect(buttonsOf(homeView(guideWith({ firstStep: ask('Start', 'Start here') })))).toEqual([
      ['ask:0', 'New here? Start here', 'Start here'],
      ['open_search', 'Search the notes', undefined],
      ['ask:0', 'calico', 'calico'],
      ['ask:1', 'calico vs cilium', 'calico vs cilium'],
    ]);
  });
  it('has none for newcomers where the content has no path for them', () => {
    expect(buttonsOf(homeView(guideWith({ examples: [] })))).toEqual([['open_search', 'Search the notes', undefined]]);
  });
  it('says how to ask, and that slash commands do not work in threads', () => {
    const [how] = all(homeView(guideWith()), 'type', 'mrkdwn');
    expect(how?.text).toMatch(
      /`\/k8snet .*slash commands do not work in threads, so mention me there.*and flannel\?.*Look this up/su,
    );
  });
  it('has a menu for each topic, with what is asked as the value', () => {
    const view = homeView(guideWith({ topics: [{ title: 'Names', actions: [ask('DNS names', 'dns names?')] }] }));
    expect(plainsOf(view)).toContain('Names (1)');
    expect(selectsOf(view)).toEqual([
      {
        type: 'static_select',
        action_id: 'pick_topic:0',
        placeholder: { type: 'plain_text', text: 'Choose', emoji: false },
        options: [{ text: { type: 'plain_text', text: 'DNS names', emoji: false }, value: 'dns names?' }],
      },
    ]);
  });
  it.each([
    ['the same dates', { newest: '2026-11-02', oldest: '2026-11-02' }, 'Reviewed 2026-11-02.'],
    ['two dates', { newest: '2026-11-02', oldest: '2026-10-01' }, 'Reviewed between 2026-10-01 and 2026-11-02.'],
  ])('tells counts, edition and %s', (_, reviewed, line) => {
    expect(plainsOf(homeView(guideWith({ reviewed, revision: '0123456789abcdef' }))).slice(-3)).toEqual([
      'The notes hold 6 sections, 5 things, 13 facts and 7 sources.',
      line,
      'Version 1.2.3, notes at 0123456789ab.',
    ]);
  });
  it('tells no revision and dates where they are not known', () => {
    expect(plainsOf(homeView(guideWith())).slice(-2)).toEqual([
      'The notes hold 6 sections, 5 things, 13 facts and 7 sources.',
      'Version 1.2.3.',
    ]);
  });
  it('shows nothing of the content as markup', () => {
    const topics = [{ title: HOSTILE, actions: [ask(HOSTILE)] }];
    const view = homeView(guideWith({ topics, examples: [ask(HOSTILE)], version: HOSTILE, revision: HOSTILE }));
    expect(JSON.stringify(all(view, 'type', 'mrkdwn'))).not.toContain('tada');
    expect(all(view, 'emoji', false)).toHaveLength(plainsOf(view).length);
    expect(checkView(view)).toEqual([]);
  });
});

describe('what does not fit', () => {
  it('leaves out questions that a menu cannot carry whole, and those that stand in it already', () => {
    const long = ask('Long', 'q'.repeat(76));
    const kept = ask('l'.repeat(80), 'q'.repeat(75));
    const view = homeView(guideWith({ topics: [{ title: 'T', actions: [long, kept, kept, ask('x')] }] }));
    expect(all(view, 'value', 'q'.repeat(75)).map(({ text }) => (text as { text: string }).text)).toEqual([
      `${'l'.repeat(74)}…`,
    ]);
    expect(plainsOf(view)).toContain('T (2)');
  });
  it('leaves out a topic of which nothing can be asked', () => {
    expect(selectsOf(homeView(guideWith({ topics: [{ title: 'T', actions: [] }] })))).toEqual([]);
  });
  it('says how many sections of a topic a menu shows', () => {
    const view = homeView(guideWith({ topics: topicsOf(1, 130) }));
    expect(plainsOf(view)).toContain('Topic 0 (first 100 of 130)');
    expect(selectsOf(view).map(({ options }) => (options as unknown[]).length)).toEqual([100]);
  });
  it('says how many topics are not shown', () => {
    const view = homeView(guideWith({ topics: topicsOf(120, 1) }));
    const shown = selectsOf(view).length;
    expect(view.blocks).toHaveLength(100);
    expect(plainsOf(view)).toContain(`${120 - shown} more topics are not shown here: search the notes for them.`);
  });
});

describe('Slack takes it', () => {
  it.each([
    ['with nothing to show', guideWith({ topics: [], examples: [] })],
    ['with too many topics', guideWith({ topics: topicsOf(200, 3) })],
    ['with too many sections', guideWith({ topics: topicsOf(3, 200) })],
    ['with too many examples', guideWith({ examples: topicsOf(1, 40)[0]?.actions ?? [] })],
    [
      'with long and empty texts',
      guideWith({ topics: [{ title: ' ', actions: [ask('', 'x'), ask('y'.repeat(4000), 'y')] }] }),
    ],
  ])('%s', (_, guide) => {
    expect(checkView(homeView(guide))).toEqual([]);
  });
  it('with the shipped content, no section left out', () => {
    const guide = createGuide(loadKnowledge('content'), { version: '1.2.3' });
    const view = homeView(guide);
    const actions = guide.topics.flatMap((topic) => topic.actions);
    expect(checkView(view)).toEqual([]);
    expect(selectsOf(view).flatMap(({ options }) => options)).toHaveLength(actions.length);
  });
});
