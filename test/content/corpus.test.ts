import { describe, expect, it } from 'vitest';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { checkCorpus } from '#src/content/check.ts';
import { readContent } from '#src/content/read-content.ts';
import { statisticsOf } from '#src/content/statistics.ts';

const plants = buildCorpus(readContent('test/fixtures/content'));
const factsOf = (slug: string) =>
  plants.entity.get(slug)?.facts.map(({ attribute, text, place }) => `${attribute}=${text}@${place.line}`);

describe('things and their facts', () => {
  it('merges rows of several tables and a section about one thing, each fact with its line', () => {
    expect(factsOf('alpha-net')).toEqual([
      'Summary=routes packets@11',
      'Encryption=yes, with WireGuard@11',
      'Status=active, v3@11',
      'Port=8472@21',
    ]);
    expect(plants.entity.get('alpha-net')?.sectionIds).toEqual(['alpha-net']);
  });
  it('merges spellings in different tables without an alias', () => {
    expect(factsOf('bravo')).toEqual([
      'Summary=carries frames (GRE)@12',
      'Encryption=none@12',
      'Status=archived, since 2020@12',
      'Port=179@22',
    ]);
  });
  it('takes a Link row for sources and not for a thing', () => {
    expect(plants.entity.has('link')).toBe(false);
    expect(plants.entity.get('charlie')?.sources).toContainEqual({
      title: 'all of them',
      url: 'https://example.org/all',
    });
  });
  it('does not take numbers, sentences or commands in a first column for things', () => {
    const corpus = buildCorpus([
      {
        path: 'a.org',
        text: '* T\n| Release | What |\n|--+--|\n| 1.35 | a |\n| 1.40 | b |\n* U\n| Do | Why |\n|--+--|\n| =ip route show= | c |\n| =nft list ruleset= | d |\n',
      },
    ]);
    expect(corpus.entities).toEqual([]);
  });
  it('takes a name that only adds a word of its headings to another for the same thing', () => {
    const corpus = buildCorpus([
      {
        path: 'a.org',
        text: '* Networking\n** CNI\n| Name | Summary |\n|--+--|\n| weave | x |\n| Weave Net | y |\n| Weave Scope | z |\n',
      },
    ]);
    expect(corpus.entities.map(({ slug }) => slug)).toEqual(['weave-net', 'weave-scope']);
  });
  it('never reads what is excluded', () => {
    expect(JSON.stringify(plants.sections)).not.toContain('hunter2');
  });
  it('puts tables about the same things in one group named by their common title', () => {
    expect(plants.groups.map(({ title, entities }) => ({ title, entities }))[0]).toEqual({
      title: 'Overlay tools',
      entities: ['alpha-net', 'bravo', 'charlie'],
    });
  });
});

describe('what an author is told', () => {
  const problemsOf = (text: string) =>
    checkCorpus(buildCorpus([{ path: 'a.org', text }])).map(({ line, message }) => `${line}: ${message}`);
  const sourced = ':PROPERTIES:\n:SOURCES: https://example.org/\n:END:\n';
  it.each([
    [
      'a ragged row',
      `* A\n${sourced}| N | B |\n|--+--|\n| x | y | z |\n`,
      /^7: the row has 3 cells where its table has 2/,
    ],
    ['an empty cell', `* A\n${sourced}| N | B |\n|--+--|\n| x |  |\n`, /^7: empty cell in column 2/],
    [
      'a duplicate id',
      `* A\n:PROPERTIES:\n:CUSTOM_ID: i\n:SOURCES: https://example.org/\n:END:\nt\n* B\n:PROPERTIES:\n:CUSTOM_ID: i\n:SOURCES: https://example.org/\n:END:\nt\n`,
      /^9: the id "i" is taken by a.org:1/,
    ],
    [
      'a duplicate alias',
      `* A\n:PROPERTIES:\n:ALIASES: zed\n:SOURCES: https://example.org/\n:END:\nt\n* B\n:PROPERTIES:\n:ALIASES: Zed\n:SOURCES: https://example.org/\n:END:\nt\n`,
      /^7: the alias "Zed" already names A/,
    ],
    ['a link to no section', `* A\n${sourced}See [[#nowhere][there]].\n`, /^5: the link #nowhere points nowhere/],
    ['an empty section', '* A\n', /^1: "A" has neither text nor table/],
    ['a fact without a source', '* A\nIt is so.\n', /^1: "A" states facts without a source/],
    [
      'a date that is none',
      `* A\n:PROPERTIES:\n:AS_OF: spring\n:SOURCES: https://example.org/\n:END:\nt\n`,
      /^3: :AS_OF: "spring" is not a date/,
    ],
    [
      'a source that is no address',
      `* A\n:PROPERTIES:\n:SOURCES: the-book https://example.org/\n:END:\nt\n`,
      /^3: :SOURCES: "the-book" is not an http/,
    ],
    [
      'a verdict on nothing',
      `* A\n:PROPERTIES:\n:COMPARES: x y\n:SOURCES: https://example.org/\n:END:\nt\n`,
      /^1: :COMPARES: names "x", which is no entity/,
    ],
    [
      'too few questions',
      '* A\n:PROPERTIES:\n:QUESTIONS: what is a | why a\n:END:\nt\n',
      /^1: "A" has 2 of at least 3 :QUESTIONS:/,
    ],
    ['a section never reviewed', '* A\nt\n', /^1: "A" does not say when it was reviewed/],
    [
      'a question that stands in two sections',
      '* A\n:PROPERTIES:\n:CUSTOM_ID: a\n:QUESTIONS: What is it?\n:END:\nt\n* B\n:PROPERTIES:\n:QUESTIONS: what, is it\n:END:\nt\n',
      /^7: the question "what, is it" stands in "a" too/,
    ],
    [
      'an attribute that two tables state differently',
      `* A\n${sourced}| N | Port |\n|--+--|\n| xx | 1 |\n* B\n${sourced}| N | Port |\n|--+--|\n| xx | 2 |\n`,
      /^14: xx has "Port" twice: "1" in "A" and "2" here/,
    ],
    [
      'a thing that lacks in one table of its family',
      `* Xs: a\n${sourced}| N | P |\n|--+--|\n| xx | 1 |\n| yy | 2 |\n* Xs: b\n${sourced}| N | Q |\n|--+--|\n| xx | 3 |\n`,
      /^9: the table lacks yy, which "Xs" has elsewhere/,
    ],
  ])('names %s with its line', (_, text, expected) => {
    expect(problemsOf(text).filter((problem) => expected.test(problem))).toHaveLength(1);
  });
  it.each([
    [
      'an attribute that two tables state alike',
      `* A\n${sourced}| N | Port |\n|--+--|\n| xx | TCP 1 |\n* B\n${sourced}| N | Port |\n|--+--|\n| xx | tcp-1 |\n`,
      /twice/,
    ],
    ['two rows of one table on one thing', `* A\n${sourced}| N | Port |\n|--+--|\n| xx | 1 |\n| xx | 2 |\n`, /twice/],
    [
      'a thing that lacks in a table beside its family',
      `* Xs: a\n${sourced}| N | P |\n|--+--|\n| xx | 1 |\n| yy | 2 |\n* Xs that are fast\n${sourced}| N | Q |\n|--+--|\n| xx | 3 |\n`,
      /lacks/,
    ],
    [
      'things of one table that are split over two of its section',
      `* Xs: a\n${sourced}| N | P |\n|--+--|\n| xx | 1 |\n| yy | 2 |\n* Xs: b\n${sourced}| N | Q |\n|--+--|\n| xx | 3 |\n\n| N | Q |\n|--+--|\n| yy | 4 |\n`,
      /lacks/,
    ],
    ['questions that differ', '* A\n:PROPERTIES:\n:QUESTIONS: why a | why b\n:END:\nt\n', /stands in/],
    ['a headline without text for lacking questions or a date', '* A\n** B\nt\n', /^1: .*(?:QUESTIONS|AS_OF)/],
  ])('does not complain of %s', (_, text, complaint) => {
    expect(problemsOf(text).filter((problem) => complaint.test(problem))).toEqual([]);
  });
  it('says nothing about sound content', () => {
    const reviewed = (questions: string) =>
      `:PROPERTIES:\n:QUESTIONS: ${questions}\n:AS_OF: 2026-11-01\n:SOURCES: https://example.org/\n:END:\n`;
    const family = (title: string, column: string, questions: string) =>
      `* ${title}\n${reviewed(questions)}| N | ${column} |\n|--+--|\n| xx | 1 |\n| yy | 2 |\n`;
    expect(problemsOf(family('Xs: a', 'P', 'a | b | c') + family('Xs: b', 'Q', 'd | e | f'))).toEqual([]);
  });
  it('counts what there is', () => {
    expect(statisticsOf(plants)).toEqual({
      files: 1,
      sections: 6,
      entities: 6,
      facts: 13,
      sources: 7,
      oldestAsOf: '2026-10-01',
    });
  });
  it('counts nothing where there is nothing', () => {
    const nothing = { files: 0, sections: 0, entities: 0, facts: 0, sources: 0, oldestAsOf: null };
    expect(statisticsOf(buildCorpus([]))).toEqual(nothing);
    expect(checkCorpus(buildCorpus([]))).toEqual([]);
  });
  it('keeps the rest of a file with a malformed table', () => {
    const corpus = buildCorpus([
      { path: 'a.org', text: '* A\n| N | B |\n|--+--|\n| xx | y | z |\n| vv | w |\n* B\nfine\n' },
    ]);
    expect(corpus.entities.map(({ slug }) => slug)).toEqual(['xx', 'vv']);
    expect(corpus.sections.map(({ title }) => title)).toEqual(['A', 'B']);
  });
});
