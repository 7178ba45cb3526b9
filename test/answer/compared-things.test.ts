import { describe, expect, it } from 'vitest';
import { createAsk } from '#src/answer/ask.ts';
import { createComplete } from '#src/answer/complete.ts';
import { createGuide } from '#src/answer/guide.ts';
import { newConversation } from '#src/document/answer.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

const knowledge = loadKnowledge('content');
const guide = createGuide(knowledge, { version: '1.2.3' });
const complete = createComplete(knowledge, guide);
const ask = createAsk(knowledge);
const { entities, sections } = knowledge.corpus;
const slugByName = new Map(entities.map(({ name, slug }) => [name, slug]));
const offered = (typed: string, beside: readonly string[], limit = 25) =>
  complete(typed, limit, beside).map(({ label }) => label);

/** Names in full, and how names and titles begin. */
const beginnings = new Set([
  '',
  ...entities.flatMap(({ name }) => [name, name.slice(0, 3)]),
  ...sections.map(({ title }) => title.slice(0, 4)),
]);

describe('completing a thing to compare', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['cal', [], ['Calico']],
    ['calcio', [], ['Calico']],
    ['kube prx', [], ['kube-proxy']],
    ['CI plugin', [], ['CNI plugin']],
    ['', [], ['flannel', 'Calico']],
    ['', ['calico'], ['Cilium']],
    ['c', ['calico'], ['Cilium', 'Canal']],
    ['c', ['Project Calico', 'cilum'], ['Canal']],
    ['fl', ['xyzzy'], ['flannel']],
    ['', ['xyzzy'], ['flannel', 'Calico']],
  ])('%j beside %j offers first %j', (typed, beside, first) => {
    expect(offered(typed, beside, first.length)).toEqual(first);
  });

  it.each<[string, readonly string[]]>([
    ['xyzzy plugh', []],
    ['Service types: reachab', []],
    ['ClusterIP', ['Calico', 'Cilium']],
    ['c'.repeat(201), []],
    ['???', ['calico']],
  ])('%j beside %j fits none', (typed, beside) => {
    expect(offered(typed, beside)).toEqual([]);
  });

  it.each([['Cilium'], ['cilium'], ['cilum']])('does not offer what stands there as %s', (other) => {
    expect(offered('Cilium', [other])).not.toContain('Cilium');
  });

  it.each<[string, readonly string[], string]>([
    ['a first one', [], 'Cilium'],
    ['a second one', ['Cilium'], ''],
    ['a third one', ['Calico', 'Cilium'], ''],
  ])('offers as %s, whatever is typed, only what a comparison then holds', async (_, beside, partner) => {
    const names = new Set([...beginnings].flatMap((typed) => complete(typed, 25, beside).map(({ query }) => query)));
    const wrong: string[] = [];
    for (const name of names) {
      const others = beside.length > 0 ? beside : [name === partner ? 'Calico' : partner];
      const answer = await ask({ text: [...others, name].join(' vs ') }, newConversation);
      const wanted = [...others, name].map((each) => slugByName.get(each) ?? each);
      const held = answer.kind === 'comparison' ? answer.entities : [];
      if (new Set(wanted).size < wanted.length || !wanted.every((slug) => held.includes(slug))) wrong.push(name);
    }
    expect(wrong).toEqual([]);
    expect(names.size).toBeGreaterThan(beside.length > 1 ? 30 : 500);
  });
});
