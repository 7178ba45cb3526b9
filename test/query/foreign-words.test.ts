import { describe, expect, it } from 'vitest';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { newConversation } from '#src/document/answer.ts';
import { isForeign } from '#src/query/foreign-words.ts';
import { createLexicon } from '#src/query/lexicon.ts';
import { understand } from '#src/query/understand.ts';
import { createIndex } from '#src/search/index.ts';
import { stem } from '#src/search/tokenize.ts';

describe('a word of another subject', () => {
  it.each([
    ['volume', true],
    ['volumes', true],
    ['kittens', true],
    ['packet', false],
    ['service', false],
    ['', false],
  ])('%j: %s', (word, expected) => {
    expect(isForeign(stem(word))).toBe(expected);
  });

  const lexicon = createLexicon(
    createIndex(
      buildCorpus([{ path: 'a.org', text: '* Layers\nThe stack holds layers; each layer of the stack is one.\n' }]),
    ),
  );
  it.each([
    ['two layers in a stacc', [{ from: 'stacc', to: 'stack' }]],
    ['two layers in a stock', []],
  ])('is no slip of ours: %j', (question, corrections) => {
    expect(understand(lexicon, `holds each ${question}`, newConversation)).toMatchObject({ corrections });
  });
});
