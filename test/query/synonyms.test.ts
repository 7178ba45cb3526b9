import { expect, it } from 'vitest';
import { newConversation } from '#src/document/answer.ts';
import { synonymsOf } from '#src/query/synonyms.ts';
import { understand } from '#src/query/understand.ts';
import { stem } from '#src/search/tokenize.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

const { lexicon } = loadKnowledge('test/fixtures/content');
const termsOf = (question: string) => {
  const query = understand(lexicon, question, newConversation);
  return 'terms' in query ? query.terms.map(({ terms, named }) => ({ terms, named })) : [];
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

it('looks for the synonyms of a word behind the word itself', () => {
  expect(termsOf('packets disappear')).toEqual([
    { terms: ['packet', 'traffic'], named: false },
    { terms: ['disappear', 'lost', 'vanish', 'miss', 'loss'], named: false },
  ]);
});

it('looks for no synonyms of a name', () => {
  expect(termsOf('alpha-net')).toEqual([{ terms: ['alphanet', 'alpha', 'net'], named: true }]);
});
