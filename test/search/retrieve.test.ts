import { describe, expect, it } from 'vitest';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { createIndex } from '#src/search/index.ts';
import { retrieve } from '#src/search/retrieve.ts';
import { termsIn, wordsIn } from '#src/search/tokenize.ts';
import { MAX_LOOKUP_POSTINGS } from '#src/search/tuning.ts';

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
