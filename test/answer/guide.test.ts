import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAsk } from '#src/answer/ask.ts';
import { createGuide } from '#src/answer/guide.ts';
import type { Action } from '#src/document/answer.ts';
import { newConversation } from '#src/document/answer.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

function knowledgeOf(files: { readonly [name: string]: string }) {
  const dir = mkdtempSync(join(tmpdir(), 'k8snet-guide-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return loadKnowledge(dir);
}

const labelsOf = (actions: readonly Action[]) => actions.map(({ label }) => label);
const version = '1.2.3';

describe('the guide to a small content', () => {
  const guide = createGuide(loadKnowledge('test/fixtures/content'), { version, revision: 'abc' });

  it('tells its edition, dates and counts', () => {
    const { revision, reviewed, counts } = guide;
    expect({ version: guide.version, revision, reviewed, counts }).toEqual({
      version: '1.2.3',
      revision: 'abc',
      reviewed: { newest: '2026-11-01', oldest: '2026-10-01' },
      counts: { sections: 6, entities: 6, facts: 13, sources: 7 },
    });
  });
  it('has no revision, dates or first step where the content has none', () => {
    const bare = createGuide(knowledgeOf({ 'a.org': '* Kites\nA kite flies.\n' }), { version });
    expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['revision']));
    expect([bare.reviewed, bare.firstStep]).toEqual([undefined, undefined]);
    expect(bare.topics).toEqual([{ title: 'a', actions: [{ label: 'Kites', query: 'Kites' }] }]);
  });
  it('offers a question, a comparison, a list and a name', () => {
    expect(labelsOf(guide.examples)).toEqual([
      'Why do packets vanish at the tunnel?',
      'Alpha-Net vs bravo',
      'Which Overlay tools support encryption?',
      'Alpha-Net',
    ]);
  });
  it.each([
    [['alpha-net'], 5, ['bravo', 'Charlie']],
    [['alpha-net'], 1, ['bravo']],
    [['charlie'], 5, ['Alpha-Net', 'bravo']],
    [['alpha-net', 'bravo'], 5, ['Charlie']],
    [['no-such-thing'], 5, []],
    [[], 5, []],
  ])('finds beside %j, at most %i: %j', (slugs, limit, labels) => {
    expect(labelsOf(guide.relatedTo(slugs, limit))).toEqual(labels);
  });
  it.each([
    [['alpha-net'], 5, ['Alpha-Net vs bravo', 'Alpha-Net vs Charlie']],
    [['alpha-net'], 1, ['Alpha-Net vs bravo']],
    [['alpha-net', 'charlie'], 5, ['Alpha-Net vs Charlie vs bravo']],
    [['no-such-thing'], 5, []],
    [[], 5, []],
    [['a', 'b', 'c', 'd'], 5, []],
  ])('compares %j, at most %i: %j', (slugs, limit, queries) => {
    expect(guide.comparableWith(slugs, limit).map(({ query }) => query)).toEqual(queries);
  });
});

describe('topics', () => {
  const files = {
    'a.org': '#+TITLE: Zebras\n* Zebra stripes\nBlack and white.\n** Zebra legs\nFour.\n*** Zebra hooves\nHard.\n',
    'b.org': '#+TITLE: Apes\n* Ape arms\nLong.\n* Ape plans\n',
    'c.org': '#+TITLE: Newts\n* Newt tails\nLong ones.\n',
    'n.org':
      '#+TITLE: First steps\n* Where to begin\n:PROPERTIES:\n:CUSTOM_ID: start-here\n:END:\nRead on [[#newt-tails][tails]].\n',
  };
  it('begin with the newcomer’s file and what it links to; the others follow by title', () => {
    const { topics } = createGuide(knowledgeOf(files), { version });
    expect(topics.map(({ title }) => title)).toEqual(['First steps', 'Newts', 'Apes', 'Zebras']);
  });
  it('hold the upper two levels that have something to show', () => {
    const { topics } = createGuide(knowledgeOf(files), { version });
    expect(topics.map(({ actions }) => labelsOf(actions))).toEqual([
      ['Where to begin'],
      ['Newt tails'],
      ['Ape arms'],
      ['Zebra stripes', 'Zebra legs'],
    ]);
  });
  it('ask by a wording where another section has the title', async () => {
    const knowledge = knowledgeOf({
      'a.org': '* Tails\nOf apes.\n* Tails\n:PROPERTIES:\n:QUESTIONS: why do newts have tails\n:END:\nOf newts.\n',
    });
    expect(createGuide(knowledge, { version }).topics[0]?.actions).toEqual([
      { label: 'Tails', query: 'Tails' },
      { label: 'Tails', query: 'why do newts have tails' },
    ]);
  });
  it('leave out a section that no words are sure to lead to', () => {
    const { topics } = createGuide(knowledgeOf({ 'a.org': '* Tails\nOf apes.\n* Tails\nOf newts.\n' }), { version });
    expect(labelsOf(topics[0]?.actions ?? [])).toEqual(['Tails']);
  });
  it('name the first step by its title', () => {
    expect(createGuide(knowledgeOf(files), { version }).firstStep).toEqual({
      label: 'Where to begin',
      query: 'Where to begin',
    });
  });
});

describe('the guide to the shipped content', () => {
  const knowledge = loadKnowledge('content');
  const guide = createGuide(knowledge, { version });
  const ask = createAsk(knowledge);
  const fresh = (text: string) => ask({ text }, newConversation);
  /** Sections that no words are sure to lead to: others are asked for in the same words. */
  const UNREACHED = 5;
  const MAX_RELATED_MS = 0.2;

  it('begins with the newcomer’s path', () => {
    expect(guide.firstStep).toEqual({ label: 'Start here', query: 'Start here' });
    expect(guide.topics[0]?.title).toBe('Start here');
  });

  it('asks for nearly every section of the upper levels', () => {
    const offered = guide.topics.flatMap(({ actions }) => actions).length;
    expect(knowledge.corpus.sections.length - offered).toBeLessThanOrEqual(UNREACHED);
  });

  it('is answered by the very section that each topic names', async () => {
    const wrong: string[] = [];
    for (const { label, query } of guide.topics.flatMap(({ actions }) => actions)) {
      const answer = await fresh(query);
      const places = 'places' in answer ? answer.places : [];
      const isIts = knowledge.corpus.sections
        .filter(({ title }) => title === label)
        .some(({ path, line, endLine }) =>
          places.some((place) => place.path === path && place.line >= line && place.endLine <= endLine),
        );
      if (!isIts) wrong.push(`${label} (${query}): ${answer.kind} ${answer.title}`);
    }
    expect(wrong).toEqual([]);
  });

  it('gives examples of four kinds', async () => {
    const kinds = await Promise.all(guide.examples.map(async ({ query }) => (await fresh(query)).kind));
    expect(kinds).toEqual(['passage', 'comparison', 'list', 'lookup']);
  });

  it('leads from each thing to the cards of its neighbours', async () => {
    const wrong: string[] = [];
    for (const { slug } of knowledge.corpus.entities)
      for (const { label, query } of guide.relatedTo([slug], 3)) {
        const answer = await fresh(query);
        if (answer.kind !== 'lookup' || answer.title !== label) wrong.push(`${slug}: ${query}`);
      }
    expect(wrong).toEqual([]);
  });

  it('compares exactly the two things it offers to compare', async () => {
    const wrong: string[] = [];
    let count = 0;
    for (const { slug } of knowledge.corpus.entities)
      for (const { label, query } of guide.comparableWith([slug], 100)) {
        count += 1;
        const answer = await fresh(query);
        const names = answer.kind === 'comparison' ? answer.title : '';
        const other = knowledge.corpus.entities.find(({ name }) => name === label);
        const compared = 'entities' in answer ? [...answer.entities].sort() : [];
        if (names === '' || compared.join() !== [slug, other?.slug].sort().join())
          wrong.push(`${query}: ${answer.kind}`);
      }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(1000);
  });

  it('adds a third and a fourth to a comparison, and no fifth', async () => {
    const third = guide.comparableWith(['calico', 'cilium'], 30);
    const fourth = guide.comparableWith(['calico', 'cilium', 'flannel'], 30);
    expect([third.length, fourth.length]).toEqual([20, 19]);
    for (const [actions, size] of [
      [third, 3],
      [fourth, 4],
    ] as const)
      for (const { query } of actions) {
        const answer = await fresh(query);
        expect([query, answer.kind, 'entities' in answer && answer.entities.length]).toEqual([
          query,
          'comparison',
          size,
        ]);
      }
    expect(guide.comparableWith(['calico', 'cilium', 'flannel', 'antrea'], 30)).toEqual([]);
  });

  it.each([
    ['calico', ['Cilium', 'flannel', 'Weave Net', 'NSX-T']],
    ['coredns', ['NodeLocal DNSCache', 'kube-dns']],
    ['iptables-mode', ['IPVS mode', 'nftables mode']],
  ])('puts nearest to %s what the content compares it with', (slug, nearest) => {
    expect(labelsOf(guide.relatedTo([slug], nearest.length)).toSorted()).toEqual(nearest.toSorted());
  });

  it.each([
    ['a symptom', 'dns-nxdomain'],
    ['a word of the glossary', 'ula-unique-local-address'],
  ])('sets %s against nothing', (_, slug) => {
    expect(knowledge.corpus.entity.has(slug)).toBe(true);
    expect(guide.comparableWith([slug], 5)).toEqual([]);
  });

  it('sets no plugin against what only shares a table of states with it', () => {
    expect(labelsOf(guide.comparableWith(['calico'], 100))).not.toEqual(expect.arrayContaining(['Envoy Gateway']));
    expect(labelsOf(guide.comparableWith(['kubenet'], 100))).not.toEqual(expect.arrayContaining(['ingress-nginx']));
  });

  it('finds neighbours at once', () => {
    const begin = performance.now();
    for (const { slug } of knowledge.corpus.entities) guide.relatedTo([slug], 5);
    expect((performance.now() - begin) / knowledge.corpus.entities.length).toBeLessThan(MAX_RELATED_MS);
  });
});

describe('plain questions of a newcomer', () => {
  const knowledge = loadKnowledge('content');
  const ask = createAsk(knowledge);
  it.each([
    ['how does dns work', 'dns-in-a-cluster'],
    ['what is DNS?', 'dns-in-a-cluster'],
    ['why do I need dns', 'dns-in-a-cluster'],
    ['how does service discovery work', 'dns-in-a-cluster'],
    ['how does a service work', 'what-is-a-service'],
    ['how do services find pods', 'endpointslice'],
    ['how does load balancing work?', 'service-load-balancing'],
    ['how do pods talk to each other', 'pod-to-pod'],
    ['how do nodes talk to each other', 'packet-other-node'],
    ['how do pods get IP addresses', 'pod-gets-address'],
    ['how does ingress work', 'ingress'],
    ['how does CNI work', 'who-calls-cni'],
    ['how does a network policy work', 'network-policy-isolation'],
    ['how does NAT work', 'masquerading'],
    ['how does encryption work', 'pod-traffic-encryption'],
    ['how does ipv6 work', 'ipv6-pods'],
    ['how does a sidecar work', 'init-sidecar-network'],
    ['what is kubernetes networking', 'network-model'],
  ])('%j is answered from %s', async (question, id) => {
    const answer = await ask({ text: question }, newConversation);
    const section = knowledge.corpus.section.get(id);
    expect('places' in answer && answer.places[0]).toMatchObject({ path: section?.path, line: section?.line });
  });
});
