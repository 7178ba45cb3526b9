import { expect, it } from 'vitest';
import { buildCorpus } from '#src/content/build-corpus.ts';

/** A table about the same two things below each title, with so many columns. */
const titleOf = (...tables: (readonly [title: string, columns: number])[]) => {
  const text = tables.map(([title, columns], table) => {
    const cells = Array.from({ length: columns }, (_, column) => `c${table}${column}`);
    const rows = ['Name', 'uno', 'duo'].map((name) => `| ${[name, ...cells].join(' | ')} |\n`);
    return `* ${title}\n${rows[0]}|--+--|\n${rows[1]}${rows[2]}`;
  });
  return buildCorpus([{ path: 'a.org', text: text.join('') }]).groups.map(({ title }) => title);
};

it.each([
  ['its only title, whole', [['Drums: basics', 1]], 'Drums: basics'],
  [
    'the common beginning, without its colon',
    [
      ['Drums: basics', 1],
      ['Drums: ports', 3],
    ],
    'Drums',
  ],
  [
    'the beginning common to all',
    [
      ['Big drums: basics', 1],
      ['Big drums, loud', 1],
      ['Big bells', 1],
    ],
    'Big',
  ],
  [
    'the largest table',
    [
      ['Which drum is loud?', 1],
      ['Drums: basics', 3],
    ],
    'Drums: basics',
  ],
  [
    'the first of equally large tables',
    [
      ['Drums: basics', 2],
      ['Bells', 2],
    ],
    'Drums: basics',
  ],
  [
    'a title that begins another',
    [
      ['Drums', 1],
      ['Drums that are loud', 4],
    ],
    'Drums',
  ],
] as const)('names a group by %s', (_, tables, title) => {
  expect(titleOf(...tables)).toEqual([title]);
});
