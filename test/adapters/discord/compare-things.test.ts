import { describe, expect, it } from 'vitest';
import { compareThings } from '#adapters/discord/compare-things.ts';
import { createAskFirst } from '#adapters/discord/exchanges.ts';
import { createComplete } from '#src/answer/complete.ts';
import type { Answer } from '#src/document/answer.ts';
import { paragraph, text } from '#src/document/build.ts';
import { ids } from '#test/fakes/discord/payloads.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';
import { allText } from './all-text.ts';
import { type Community, modes, shippedAsk, shippedGuide } from './community.ts';
import { command, communities, labelsIn, messageOf, press, titleOf } from './using.ts';

const open = communities();
const compare = (community: Community, things: readonly string[], isPrivate = false) =>
  command(community, '', {
    name: 'k8snet-compare',
    options: [
      ...things.map((value, at) => ({ name: ['a', 'b', 'c'][at] ?? '', value })),
      ...(isPrivate ? [{ name: 'private', value: true }] : []),
    ],
  });
const linesOf = (message: Parameters<typeof allText>[0]) => allText(message).split('\n');

describe.each(modes)('a comparison by %s', (mode) => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'does not know one of three things',
      ['calico', 'cilium', 'weave-nett-xyz'],
      ['-# Asked: calico vs cilium', 'I do not know weave-nett-xyz.', '## Calico vs Cilium'],
    ],
    [
      'holds markup for a thing',
      ['calico', '@everyone **x** [y](https://e.example)', 'cilium'],
      ['-# Asked: calico vs cilium', 'I do not know @everyone **x** [y](https://e.example).', '## Calico vs Cilium'],
    ],
    [
      'names a thing twice',
      ['calico', 'Project Calico', 'cilium'],
      [
        '-# Asked: calico vs cilium',
        'Calico is named more than once: as calico and Project Calico.',
        '## Calico vs Cilium',
      ],
    ],
    [
      'names one thing in two ways',
      ['calico', 'Project Calico'],
      ['-# Asked: calico', 'Calico is named more than once: as calico and Project Calico.', '## Calico'],
    ],
    [
      'names one thing twice',
      ['calico', 'Calico'],
      ['-# Asked: calico', 'Calico is named more than once.', '## Calico'],
    ],
    [
      'holds a thing of another kind',
      ['calico', 'cilium', 'ClusterIP'],
      [
        '-# Asked: calico vs cilium vs ClusterIP',
        '## Calico vs Cilium',
        'Of another kind, and not set beside these: ClusterIP.',
      ],
    ],
    [
      'holds a question',
      ['Ways to encrypt pod traffic: a comparison', 'Cilium'],
      [
        '-# Asked: Ways to encrypt pod traffic: a comparison vs Cilium',
        '“Ways to encrypt pod traffic: a comparison” names no single thing that I could compare.',
        '## Ways to encrypt pod traffic: a comparison',
      ],
    ],
    ['is as it should be', ['calico', 'cilium'], ['-# Asked: calico vs cilium', '## Calico vs Cilium']],
  ])('that %s says so above it', async (_, things, lines) => {
    const community = await open({ mode });
    expect(linesOf(await compare(community, things)).slice(0, lines.length)).toEqual(lines);
  });

  it('that holds markup for a thing shows it as it was typed', async () => {
    const community = await open({ mode });
    const { components } = await compare(community, ['calico', 'cilium', '**x** [y](https://e.example)']);
    expect(components?.[0]).toMatchObject({
      content: '-# Asked: calico vs cilium\nI do not know \\*\\*x\\*\\* \\[y]\\(https\\://e.example).',
    });
  });

  it('says it to whom it concerns alone', async () => {
    const community = await open({ mode });
    const shown = [];
    for (const third of [[], ['xyz-one'], ['xyz-two'], []])
      shown.push(linesOf(await compare(community, ['calico', 'cilium', ...third]))[1]);
    expect(shown).toEqual([
      '## Calico vs Cilium',
      'I do not know xyz-one.',
      'I do not know xyz-two.',
      '## Calico vs Cilium',
    ]);
  });

  it('that corrects spelling says that as well', async () => {
    const community = await open({ mode });
    const shown = allText(await compare(community, ['calcio', 'cilum', 'weave-nett-xyz']));
    for (const part of ['you typed “calcio”', 'you typed “cilum”', 'I do not know weave-nett-xyz.'])
      expect(shown).toContain(part);
  });

  it('of one thing that is known offers that, to the asker alone', async () => {
    const community = await open({ mode });
    const miss = await compare(community, ['cilum', 'weave-nett-xyz', '*b*']);
    expect(miss).toMatchObject({ toUser: ids.user });
    expect(titleOf(miss)).toBe('Not in my notes');
    const shown = allText(miss);
    expect(shown).toContain('I do not know weave-nett-xyz and *b*. So there is nothing to compare Cilium with');
    expect(shown).toContain('you typed “cilum”');
    expect(labelsIn(miss)).toContain('Report this gap');
    await community.restart();
    expect(titleOf(messageOf(community, await press(community, miss, 'Cilium')))).toBe('Cilium');
    await press(community, miss, 'Report this gap');
    expect(community.reports).toMatchObject([{ question: 'cilum vs weave-nett-xyz vs *b*' }]);
  });

  it('of nothing that is known says what is not', async () => {
    const community = await open({ mode });
    const miss = await compare(community, ['zzz-q', 'weave-nett-xyz']);
    expect(allText(miss)).toContain('I do not know zzz-q and weave-nett-xyz.');
    expect(allText(miss)).toContain('so I will not guess');
    expect(miss).toMatchObject({ toUser: ids.user });
  });
});

describe('what was not known', () => {
  const note = 'I do not know weave-nett-xyz.';
  /** Comparisons of many pages. */
  const long = async (...[question, conversation]: Parameters<typeof shippedAsk>): Promise<Answer> => {
    const answer = await shippedAsk(question, conversation);
    const blocks = Array.from({ length: 60 }, () => paragraph(text('Something more is said here. '.repeat(8))));
    return answer.kind === 'comparison' ? { ...answer, blocks } : answer;
  };

  it.each([
    ['components', []],
    ['a plain message', [(body: Record<string, unknown>) => (Number(body.flags) & 32768) !== 0]],
  ])('stays said when pages are turned, and when the answer is shared, in %s', async (_, refused) => {
    const community = await open({ ask: long });
    for (const rule of refused) community.discord.refuse(rule);
    const answer = await compare(community, ['calico', 'cilium', 'weave-nett-xyz'], true);
    await community.restart();
    const turned = messageOf(community, await press(community, answer, 'Next page'));
    expect(linesOf(turned)[1]).toBe(note);
    const shared = messageOf(community, await press(community, turned, 'Share'));
    expect(linesOf(shared).slice(0, 2)).toEqual([expect.stringMatching(/\*\* asked: calico vs cilium$/u), note]);
    const beside = messageOf(community, await press(community, shared, 'Previous page', { user: ids.otherUser }));
    expect(linesOf(beside)[1]).toBe(note);
  });
});

it('nothing is said above a comparison of any thing that is offered, by any of its names', async () => {
  const askFirst = createAskFirst(shippedAsk);
  const said: string[] = [];
  const knowledge = loadKnowledge('content');
  const complete = createComplete(knowledge, shippedGuide);
  for (const { slug, name, aliases } of knowledge.corpus.entities) {
    if (!complete(name, 1, []).some(({ query }) => query === name)) continue;
    for (const each of [name, ...aliases]) {
      // A few ask for a list where they stand alone.
      if ((await askFirst(each)).exchange.answer.kind === 'list') continue;
      const { note, asked } = await compareThings(askFirst, [each, slug === 'cilium' ? 'Calico' : 'Cilium']);
      if (note !== undefined || asked.exchange.answer.kind !== 'comparison') said.push(`${each}: ${note}`);
    }
  }
  expect(said).toEqual([]);
});
