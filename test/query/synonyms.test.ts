import { expect, it } from 'vitest';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { newConversation } from '#src/document/answer.ts';
import { createLexicon } from '#src/query/lexicon.ts';
import { groups, synonymsOf } from '#src/query/synonyms.ts';
import { understand } from '#src/query/understand.ts';
import { createIndex } from '#src/search/index.ts';
import { stem } from '#src/search/tokenize.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

const { lexicon } = loadKnowledge('test/fixtures/content');
const termsOf = (question: string) => {
  const query = understand(lexicon, question, newConversation);
  return 'terms' in query ? query.terms.map(({ terms, synonyms }) => ({ terms, synonyms })) : [];
};

it.each([
  ['svc', ['servic']],
  ['service', ['svc']],
  ['tunnel', ['overlai', 'encapsul']],
  ['encapsulation', ['tunnel', 'overlai']],
  ['vanish', ['lost', 'disappear', 'miss', 'loss']],
  ['drop', []],
  ['policy', []],
  ['toString', []],
])('%j says nearly the same as %j, and not as itself', (word, expected) => {
  expect(synonymsOf(stem(word))).toEqual(expected);
});

it('looks for the synonyms of a word beside the word itself', () => {
  expect(termsOf('packets disappear')).toEqual([
    { terms: ['packet'], synonyms: ['traffic'] },
    { terms: ['disappear'], synonyms: ['lost', 'vanish', 'miss', 'loss'] },
  ]);
});

it('has no word in two groups, whatever its ending', () => {
  const words = groups.flatMap((group) => [...new Set(group.split(' ').map(stem))]);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});

it('looks for no synonyms of a name', () => {
  const text = '* Things\n| Name | Size |\n|--+--|\n| Tunnel | 1 |\n| Pipe | 2 |\n';
  const named = createLexicon(createIndex(buildCorpus([{ path: 'a.org', text }])));
  expect(understand(named, 'what is a tunnel', newConversation)).toMatchObject({
    terms: [{ terms: ['tunnel'], synonyms: [] }],
  });
});
