import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Complete, Guide } from '#src/adapter.ts';
import { createAsk } from '#src/answer/ask.ts';
import { createComplete } from '#src/answer/complete.ts';
import { createGuide } from '#src/answer/guide.ts';
import type { Section } from '#src/content/corpus.ts';
import type { Action, Answer } from '#src/document/answer.ts';
import { newConversation } from '#src/document/answer.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

/** What surfaces take as label and as query, in UTF-16 units. */
const MAX_CHARS = 100;

function completeOver(files: { readonly [name: string]: string }, parts: Partial<Guide> = {}): Complete {
  const dir = mkdtempSync(join(tmpdir(), 'k8snet-complete-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const knowledge = loadKnowledge(dir);
  const guide = createGuide(knowledge, { version: '1.2.3' });
  return createComplete(knowledge, { ...guide, topics: guide.topics, ...parts });
}

/** A section as org text; a thing if it has aliases. */
function section(title: string, { aliases = '', questions = '', level = 1 } = {}): string {
  const properties = [aliases && `:ALIASES: ${aliases}`, questions && `:QUESTIONS: ${questions}`].filter(Boolean);
  const drawer = properties.length === 0 ? [] : [':PROPERTIES:', ...properties, ':END:'];
  return [`${'*'.repeat(level)} ${title}`, ...drawer, `Text on ${title}.`, ''].join('\n');
}

const labelsOf = (actions: readonly Action[]) => actions.map(({ label }) => label);
const action = (label: string, query = label): Action => ({ label, query });

describe('completion, by rank', () => {
  const birds = {
    'birds.org': [
      section('How to feed a robin in snow'),
      section('Robins in the winter garden of a town'),
      section('Birds that sing at dawn in June', { questions: 'does the robin sing | who wakes me' }),
      section('Night robin', { aliases: 'nightbird' }),
      section('Wren', { aliases: 'robin cousin' }),
      section('Robin Hood', { aliases: 'archer' }),
      section('Robin', { aliases: 'redbreast' }),
      section('Weaver bird', { aliases: 'GreenWeaver | weaver' }),
      section('The nest of a greenfinch in spring'),
      section('Éider-duck', { aliases: 'ed' }),
    ].join(''),
  };
  const complete = completeOver(birds, { examples: [] });
  it.each<[string, string, string[]]>([
    [
      'the name, names that begin so, aliases, titles, names that hold it, titles that hold it',
      'robin',
      [
        'Robin',
        'Robin Hood',
        'Wren',
        'Robins in the winter garden of a town',
        'Night robin',
        'How to feed a robin in snow',
      ],
    ],
    ['a thing by its whole alias', 'redbreast', ['Robin']],
    [
      'a thing by its plural before what begins so',
      'robins',
      [
        'Robin',
        'Robins in the winter garden of a town',
        'Robin Hood',
        'Wren',
        'Night robin',
        'How to feed a robin in snow',
      ],
    ],
    ['a title that is typed in full', 'how to feed a robin in snow', ['How to feed a robin in snow']],
    ['words in any order', 'snow feed', ['How to feed a robin in snow']],
    ['unfinished words', 'sn fe', ['How to feed a robin in snow']],
    ['the subject of a question', 'what is a nightb', ['Night robin']],
    ['the subject of a question, be it short', 'what is an ed', ['Éider-duck']],
    ['what the authors expect as a question', 'wakes who', ['Birds that sing at dawn in June']],
    ['two words written as one', 'weaverb', ['Weaver bird']],
    ['one word written as two', 'green weav', ['Weaver bird']],
    ['one word written as two, among others', 'spring green fin', ['The nest of a greenfinch in spring']],
    ['two words written as one, among others', 'insnow robin', ['How to feed a robin in snow']],
    ['a name whatever its case, hyphen and marks', 'EIDER DU', ['Éider-duck']],
    ['a typed mark', 'ėider', ['Éider-duck']],
    ['a name with a slip', 'wevaer', ['Weaver bird']],
    ['a slip in one of several words', 'snwo feed', ['How to feed a robin in snow']],
    ['nothing where one of the words fits nowhere', 'robin quasar', []],
    ['nothing for what nobody wrote', 'quasar', []],
  ])('offers %s', (_, typed, labels) => {
    expect(labelsOf(complete(typed, 25))).toEqual(labels);
  });
  it.each([
    [0, []],
    [-1, []],
    [1, ['Robin']],
    [2, ['Robin', 'Robin Hood']],
  ])('offers at most %i', (limit, labels) => {
    expect(labelsOf(complete('robin', limit))).toEqual(labels);
  });
  it('puts names first that the content speaks of more', () => {
    const more = completeOver({
      'a.org': [
        section('Teal', { aliases: 'teal duck' }),
        section('Tern', { aliases: 'sea swallow' }),
        section('Where do I see a tern in summer?'),
        section('What does a tern eat in winter?'),
      ].join(''),
    });
    expect(labelsOf(more('te', 2))).toEqual(['Tern', 'Teal']);
  });
});

describe('what a choice is called and asks', () => {
  const long = 'newttailed'.repeat(MAX_CHARS / 10);
  it.each<[string, string, string, Action[]]>([
    ['a title', section('Tails of newts and apes'), 'tails', [action('Tails of newts and apes')]],
    [
      'the wording of a section whose title asks for another',
      section('Long tails of apes') + section('Long tails of apes', { questions: 'why have newts tails' }),
      'long tails',
      [action('Long tails of apes'), action('why have newts tails')],
    ],
    [
      'the wording of a section with a longer title',
      section(`${long}x`, { questions: 'tails' }),
      long,
      [action('tails')],
    ],
    ['a title that just fits', section(long), long, [action(long)]],
    ['nothing that cannot be asked for in few words', section(`${long}x`), long, []],
    [
      'a section of a lower level',
      section('Apes') + section('Tails of newts', { level: 4 }),
      'tails',
      [action('Tails of newts')],
    ],
    ['no section without a text', '* Tails of apes\n* Newts and frogs\nText.\n', 'tails', []],
  ])('is %s', (_, content, typed, actions) => {
    expect(completeOver({ 'a.org': content })(typed, 25)).toEqual(actions);
  });
});

describe('before anything is typed', () => {
  const topics = [
    { title: 'Birds', actions: [action('Wren and kin'), action('Robin and kin'), action('Tern and kin')] },
    { title: 'Beasts', actions: [action('Newts and frogs')] },
    { title: 'None', actions: [] },
  ];
  const files = {
    'birds.org': ['Wren and kin', 'Robin and kin', 'Tern and kin'].map((title) => section(title)).join(''),
    'beasts.org': section('Newts and frogs'),
  };
  const complete = completeOver(files, {
    topics,
    firstStep: action('Begin', 'where do I begin'),
    examples: [action('Robin and kin'), action('q'.repeat(MAX_CHARS + 1)), action('Which birds sing?')],
  });
  const all = ['Begin', 'Robin and kin', 'Which birds sing?', 'Wren and kin', 'Newts and frogs', 'Tern and kin'];
  it.each([
    ['', 25, all],
    [' \t\n ', 25, all],
    ['', 4, all.slice(0, 4)],
    ['', 0, []],
  ])('(%j, %i) there are the first step, examples, and of each topic in turn what fits: %j', (typed, limit, labels) => {
    expect(labelsOf(complete(typed, limit))).toEqual(labels);
  });
  it('examples and the first step are found by typing too', () => {
    expect([complete('which birds', 1), complete('beg', 1)]).toEqual([
      [action('Which birds sing?')],
      [action('Begin', 'where do I begin')],
    ]);
  });
});

describe('completion over the shipped content', () => {
  const knowledge = loadKnowledge('content');
  const guide = createGuide(knowledge, { version: '1.2.3' });
  const complete = createComplete(knowledge, guide);
  const ask = createAsk(knowledge);
  const sections = knowledge.corpus.sections.filter(({ body }) => body.length > 0);
  const { entities } = knowledge.corpus;
  const typedInFull = [...entities.map(({ name }) => name), ...sections.map(({ title }) => title)];
  const reached = new Map(
    ['', ...typedInFull]
      .flatMap((typed) => complete(typed, 2000))
      .concat(entities.flatMap(({ name }) => complete(`${name} vs`, 2000)))
      .map((each) => [`${each.label}\n${each.query}`, each]),
  );

  it.each([
    ['c', ['CNI plugin', 'Calico', 'Cilium']],
    ['cal', ['Calico']],
    ['Cálico', ['Calico']],
    ['kubeproxy', ['kube-proxy', 'kube-proxy modes']],
    ['KUBE PROXY', ['kube-proxy', 'kube-proxy modes']],
    ['anp', ['AdminNetworkPolicy']],
    ['netpol', ['NetworkPolicy']],
    ['policy network', ['ClusterNetworkPolicy', 'NetworkPolicy']],
    ['podcidr', ['Pod CIDR']],
    ['what is calico', ['Calico']],
    ['what is a headless se', ['headless Service']],
    ['appprot', ['appProtocol']],
    ['which cni', ['Which CNI plugins speak BGP?']],
    ['**`Calico`** 🎉', ['Calico']],
    ['calcio', ['Calico']],
    ['cilum', ['Cilium']],
    ['kube-prxy', ['kube-proxy']],
    ['netwrok pol', ['NetworkPolicy']],
    ['kanal', ['Canal']],
    ['sevice mes', ['Service mesh']],
    ['what is a headles servcie', ['headless Service']],
  ])('%j offers first %j', (typed, first) => {
    expect(labelsOf(complete(typed, first.length))).toEqual(first);
  });

  it.each([
    ['calico vs', ['Calico vs Cilium']],
    ['calico vs.', ['Calico vs Cilium']],
    ['calico vs ci', ['Calico vs Cilium']],
    ['calico versus cilum', ['Calico vs Cilium']],
    ['calcio or ci', ['Calico vs Cilium']],
    ['cal v cil', ['Calico vs Cilium']],
    ['compare calico', ['Calico vs Cilium']],
    ['compare calico with ci', ['Calico vs Cilium']],
    ['difference between calico and ci', ['Calico vs Cilium']],
    ['calico vs cilium vs fl', ['Calico vs Cilium vs flannel']],
    ['compare calico and cilium to antr', ['Calico vs Cilium vs Antrea']],
    ['calico vs cilium vs flannel vs antr', ['Calico vs Cilium vs flannel vs Antrea']],
    ['flannel vs cal', ['flannel vs Calico']],
    ['iptables vs', ['iptables vs IPVS']],
  ])('%j goes on with %j', (typed, first) => {
    expect(labelsOf(complete(typed, first.length))).toEqual(first);
  });

  it.each([
    ['vs antr', ['Antrea vs Cilium']],
    ['romana antr', []],
    ['romana vs xyzzy', []],
    ['xyzzy vs antr', []],
    ['romana vs vs antr', []],
    ['romana vs romana vs antr', []],
    ['romana vs flannel vs calico vs cilium vs antr', []],
  ])('%j is no comparison to complete: %j', (typed, first) => {
    expect(labelsOf(complete(typed, 1))).toEqual(first);
  });

  it.each([
    ['xyzzy plugh'],
    ['hello there'],
    ['???'],
    ['(.*)+$^[a-z]{2,}\\b|\\'],
    ['🎉👩‍👩‍👧‍👦'],
    ['مرحبا'],
    ['\u202e\u0000\u200b'],
    ['<script>alert(1)</script>'],
    ['<@U012> calico'],
    ['c'.repeat(201)],
    ['calico '.repeat(1500)],
    [`calico${' '.repeat(200)}`],
  ])('nothing fits %j', (typed) => {
    expect(complete(typed, 100)).toEqual([]);
  });

  it('offers to whatever is typed only what fits a surface, each label and query once', () => {
    const typed = [
      ...typedInFull,
      ...entities.map(({ name }) => name.slice(0, 2)),
      ...'abcdefghijklmnopqrstuvwxyz',
      '',
    ];
    for (const each of typed) {
      const actions = complete(each, 50);
      const isFit = ({ label, query }: Action) =>
        [label, query].every((words) => words.length > 0 && words.length <= MAX_CHARS);
      expect([each, actions.filter((one) => !isFit(one))]).toEqual([each, []]);
      expect([each, new Set(labelsOf(actions)).size, new Set(actions.map(({ query }) => query)).size]).toEqual([
        each,
        actions.length,
        actions.length,
      ]);
      expect(actions.length).toBeLessThanOrEqual(50);
    }
  });

  it('finds first what is typed in full, by name or title', async () => {
    const wrong: string[] = [];
    for (const { name, slug } of entities) {
      const [first] = complete(name, 1);
      if (!first || !names(await fresh(first.query), slug)) wrong.push(name);
    }
    for (const each of sections) {
      const [first] = complete(each.title, 1);
      if (!first || !shows(await fresh(first.query), each)) wrong.push(each.title);
    }
    expect(wrong).toEqual([]);
  });

  it('offers nothing that is not answered, by its query and by its label, with what the label names', async () => {
    const wrong: string[] = [];
    for (const { label, query } of reached.values())
      for (const words of new Set([query, label])) {
        const answer = await fresh(words);
        if (!('sources' in answer) || answer.sources.length === 0 || !isWhatItSays(label, answer))
          wrong.push(`${label} (${words}): ${answer.kind} ${answer.title}`);
      }
    expect(wrong).toEqual([]);
    expect(reached.size).toBeGreaterThan(2500);
  });

  const fresh = (text: string) => ask({ text }, newConversation);

  function names(answer: Answer, slug: string | null): boolean {
    return slug !== null && 'entities' in answer && answer.entities.includes(slug);
  }

  /** The section itself, or what it is about. */
  function shows(answer: Answer, { path, line, endLine, about, compares }: Section): boolean {
    const isIts = (place: { path: string; line: number; endLine: number }) =>
      place.path === path && place.line >= line && place.endLine <= endLine;
    return (
      ('places' in answer && answer.places.some(isIts)) ||
      names(answer, about) ||
      (compares.length > 1 && compares.every((slug) => names(answer, slug)))
    );
  }

  /** By a name, a title or a wording of its own; a comparison and a list by their heading. */
  function isWhatItSays(label: string, answer: Answer): boolean {
    return (
      entities.some(({ name, slug }) => name === label && names(answer, slug)) ||
      sections.some((each) => [each.title, ...each.questions].includes(label) && shows(answer, each)) ||
      (answer.kind === 'comparison' && answer.title === label) ||
      (answer.kind === 'list' && labelsOf(guide.examples).includes(label))
    );
  }
});
