import { describe, expect, it } from 'vitest';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { createIndex } from '#src/search/index.ts';
import { retrieve } from '#src/search/retrieve.ts';
import { termsIn, wordsIn } from '#src/search/tokenize.ts';
import { FIELD_WEIGHT, MAX_LOOKUP_POSTINGS, PART_SHARE } from '#src/search/tuning.ts';

describe('tokens', () => {
  it.each([
    ['kube-proxy', ['kubeproxi', 'kube', 'proxi']],
    ['KubeProxy', ['kubeproxi', 'kube', 'proxi']],
    ['pods and policies', ['pod', 'polici']],
    ['DNS vs CNI', ['dns', 'cni']],
    ['v1.35', ['1.35']],
    ['10.0.0.0/8', ['10.0.0.0/8', '10.0.0.0']],
    ['layer 3', ['layer', '3', 'l3']],
    ['the what is of', []],
  ])('%j gives %j', (text, terms) => {
    expect(termsIn(text)).toEqual(terms);
  });
  it('leaves out what no person types', () => {
    expect(wordsIn('x'.repeat(65))).toEqual([]);
  });
});

describe('ranking', () => {
  const rank = (text: string, question: string) => {
    const index = createIndex(buildCorpus([{ path: 'a.org', text }]));
    const terms = wordsIn(question).map((word) => ({
      terms: word.terms,
      synonyms: [],
      weight: index.idf(word.terms[0] ?? ''),
      named: false,
    }));
    return retrieve(index, { terms, named: [], compares: false }).map(({ section }) => section.title);
  };
  it('puts a title before a body', () => {
    expect(rank('* Bridges\nThey carry frames.\n* Frames\nA bridge sees them.\n', 'bridge')).toEqual([
      'Bridges',
      'Frames',
    ]);
  });
  it('puts the section whose typical wording is asked before one that repeats the words', () => {
    const text =
      '* One\nmtu mtu mtu tunnel tunnel size\n* Two\n:PROPERTIES:\n:QUESTIONS: which mtu does a tunnel need?\n:END:\nSubtract the header.\n';
    expect(rank(text, 'what mtu for my tunnel')[0]).toBe('Two');
  });
  it('puts a verdict behind the things themselves unless a comparison is asked', () => {
    const text = '* Ant vs bee\n:PROPERTIES:\n:COMPARES: ant bee\n:END:\nant ant bee\n* Ant\nAn ant walks.\n';
    expect(rank(text, 'ant')[0]).toBe('Ant');
  });
  it('finds the strongest sections for a word that stands nearly everywhere', () => {
    const many = Array.from(
      { length: MAX_LOOKUP_POSTINGS + 10 },
      (_, at) => `* Note ${at}\nmentions wire once among other words\n`,
    );
    expect(rank(`${many.join('')}* Wire\nwire wire wire\n`, 'wire')[0]).toBe('Wire');
  });
});

describe('what a hit says', () => {
  const index = (text: string) => createIndex(buildCorpus([{ path: 'a.org', text }]));
  const hitsFor = (from: ReturnType<typeof index>, ...words: (readonly string[])[]) =>
    retrieve(from, {
      terms: words.map((terms) => ({ terms, synonyms: [], weight: from.idf(terms[0] ?? ''), named: false })),
      named: [],
      compares: false,
    });
  const byTitle = (hits: ReturnType<typeof hitsFor>) => new Map(hits.map((hit) => [hit.section.title, hit]));
  const asked = (...wordings: string[]) => `:PROPERTIES:\n:QUESTIONS: ${wordings.join(' | ')}\n:END:\n`;

  it('how much of the question one paragraph or row holds', () => {
    const found = byTitle(
      hitsFor(
        index(
          '* Together\nsail and wire\n\nrope\n* Apart\nsail\n\nwire\n\nrope\n* Row\n| sail | wire |\n| rope | rope |\n* Rows\n| sail | rope |\n| rope | wire |\n',
        ),
        ['sail'],
        ['wire'],
      ),
    );
    expect(['Together', 'Apart', 'Row', 'Rows'].map((title) => found.get(title)?.passage)).toEqual([1, 0.5, 1, 0.5]);
  });
  it('tells 32 passages apart, not those behind', () => {
    const rows = (from: number) =>
      Array.from({ length: 40 }, (_, at) => `| ${at === from ? 'sail' : at === from + 1 ? 'wire' : 'rope'} |\n`);
    const found = byTitle(
      hitsFor(index(`* Front\n${rows(0).join('')}* Back\n${rows(35).join('')}`), ['sail'], ['wire']),
    );
    expect([found.get('Front')?.passage, found.get('Back')?.passage]).toEqual([0.5, 1]);
  });
  it('the same each time, whatever was asked between', () => {
    const once = index('* One\nsail wire\n* Two\nrope\n');
    const first = hitsFor(once, ['sail'], ['wire']);
    hitsFor(once, ['rope']);
    expect(hitsFor(once, ['sail'], ['wire'])).toEqual(first);
    expect(hitsFor(once, ['rope'])[0]).toMatchObject({ section: { title: 'Two' }, passage: 1 });
  });
  it('that another word for it answers less than the word itself', () => {
    const hits = hitsFor(index('* Word\nsail\n* Other\nmast\n'), ['sail', 'mast']);
    expect(hits.map(({ section, coverage }) => [section.title, coverage])).toEqual([
      ['Word', FIELD_WEIGHT.body.strength],
      ['Other', expect.closeTo(PART_SHARE * FIELD_WEIGHT.body.strength, 6)],
    ]);
    const titled = byTitle(hitsFor(index('* sail\nx y\n* mast\nx y\n'), ['sail', 'mast']));
    expect(titled.get('mast')?.recall).toBe(PART_SHARE);
    expect(titled.get('sail')?.recall).toBe(1);
  });
  it.each([
    ['the third closest wording', ['sail keel oar net', 'sail mast yard', 'sail rope'], 2 / 3, 1 / 2],
    ['nothing where only two are alike', ['sail rope', 'mast yard'], 2 / 3, 0],
    ['the closest where that is the question itself', ['mast yard', 'sail'], 1, 1],
  ] as const)('how far wordings agree: %s', (_, wordings, likeness, agreement) => {
    const [hit] = hitsFor(index(`* sail hull\n${asked(...wordings)}text\n`), ['sail']);
    expect(hit).toMatchObject({
      likeness: expect.closeTo(likeness, 6),
      agreement: expect.closeTo(agreement, 6),
    });
  });
  it.each([
    ['nothing asked', []],
    ['a word that the content lacks', [['keel']]],
  ])('nothing for %s', (_, words) => {
    expect(hitsFor(index('* One\nsail\n'), ...words)).toEqual([]);
  });
  it('nothing in an empty corpus', () => {
    expect(hitsFor(index(''), ['sail'])).toEqual([]);
  });
});
