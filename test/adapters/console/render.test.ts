import { describe, expect, test } from 'vitest';
import { renderTerminal } from '#adapters/console/render.ts';
import type { Answer } from '#src/document/answer.ts';
import { newConversation } from '#src/document/answer.ts';
import type { Block, Inline } from '#src/document/nodes.ts';

const text = (value: string): Inline => ({ type: 'text', value });
const link = (label: string, url: string): Inline => ({ type: 'link', url, children: [text(label)] });
const paragraph = (...children: readonly Inline[]): Block => ({ type: 'paragraph', children });
const table = (...rows: readonly (readonly (string | Inline)[])[]): Block => ({
  type: 'table',
  children: rows.map((cells) => ({
    type: 'tableRow',
    children: cells.map((cell) => ({
      type: 'tableCell',
      children: [typeof cell === 'string' ? text(cell) : cell],
    })),
  })),
});
const miss = (...blocks: readonly Block[]): Answer => ({
  kind: 'miss',
  reason: 'unknown',
  title: '',
  blocks,
  corrections: [],
  actions: [],
  conversation: newConversation,
});
const plain = { width: 30, color: false, hyperlinks: false };
const lines = (...shown: readonly string[]) => shown.join('\n');

type Row = { name: string; block: Block; options?: Partial<typeof plain>; shown: string };

const rows: Row[] = [
  {
    name: 'text wraps at spaces',
    block: paragraph(text('one two three four five six seven')),
    shown: lines('one two three four five six', 'seven'),
  },
  {
    name: 'wide characters count two columns and break between each other, punctuation not first',
    block: paragraph(text('漢字漢字漢字漢字漢字漢字。漢字')),
    options: { width: 24 },
    shown: lines('漢字漢字漢字漢字漢字漢', '字。漢字'),
  },
  {
    name: 'a no-break space does not break',
    block: paragraph(text('aaaaaaaaaa bbbbbbbbb 10\u00a0Gbit/s')),
    options: { width: 24 },
    shown: lines('aaaaaaaaaa bbbbbbbbb', '10\u00a0Gbit/s'),
  },
  {
    name: 'a combining mark in its own span stays with its letter',
    block: paragraph(text(`${'a'.repeat(23)}e`), { type: 'strong', children: [text('\u0301f')] }),
    options: { width: 24 },
    shown: lines(`${'a'.repeat(23)}e\u0301`, 'f'),
  },
  {
    name: 'marks of text show without colour: code in backticks, struck text in tildes',
    block: paragraph(
      { type: 'strong', children: [text('a')] },
      text(' '),
      { type: 'emphasis', children: [text('b')] },
      text(' '),
      { type: 'inlineCode', value: 'c  d' },
      text(' '),
      { type: 'delete', children: [text('e')] },
    ),
    shown: 'a b `c  d` ~e~',
  },
  {
    name: 'colour only adds',
    block: paragraph({ type: 'strong', children: [text('a')] }, text(' b')),
    options: { color: true },
    shown: '\u001b[1ma\u001b[22m b',
  },
  {
    name: 'a link shows its url in full, however long',
    block: paragraph(text('see '), link('docs', 'https://example.com/a/long/path/to/a/page'), text('.')),
    shown: lines('see docs', '(https://example.com/a/long/path/to/a/page).'),
  },
  {
    name: 'a link that is its own url is shown once',
    block: paragraph(link('https://a.example/', 'https://a.example/')),
    shown: 'https://a.example/',
  },
  { name: 'a link inside the corpus is its text', block: paragraph(link('Calico', '#calico')), shown: 'Calico' },
  {
    name: 'a link is clickable where the terminal knows how',
    block: paragraph(link('docs', 'https://a.example/ü')),
    options: { hyperlinks: true },
    shown: '\u001b]8;;https://a.example/%C3%BC\u001b\\docs\u001b]8;;\u001b\\',
  },
  {
    name: 'a url that no terminal takes is shown instead',
    block: paragraph(link('docs', `https://a.example/${'x'.repeat(2100)}`)),
    options: { hyperlinks: true },
    shown: lines('docs', `(https://a.example/${'x'.repeat(2100)})`),
  },
  {
    name: 'a scheme that nobody should open by a click is shown instead',
    block: paragraph(link('run', 'file:///bin/sh')),
    options: { hyperlinks: true },
    shown: 'run (file:///bin/sh)',
  },
  {
    name: 'control, bidi and zero-width characters never get out',
    block: paragraph(text('a\u001b[31m\u0007\u009b2J\u202Eb\u2066c\u200Bd\re')),
    shown: 'a�[31m��2Jbcd e',
  },
  {
    name: 'code is indented, not wrapped and keeps its tabs',
    block: { type: 'code', value: 'a:\n\n\tb: a line that is longer than thirty columns\u001b[0m' },
    shown: lines('  a:', '', '  \tb: a line that is longer than thirty columns�[0m'),
  },
  {
    name: 'a heading keeps its depth without colour',
    block: { type: 'heading', depth: 3, children: [text('Why')] },
    shown: '### Why',
  },
  {
    name: 'a list item hangs behind its number',
    block: {
      type: 'list',
      ordered: true,
      children: [
        { type: 'listItem', children: [paragraph(text('an item that is longer than a line'))] },
        {
          type: 'listItem',
          children: [
            paragraph(text('two')),
            { type: 'list', ordered: false, children: [{ type: 'listItem', children: [paragraph(text('in'))] }] },
          ],
        },
      ],
    },
    shown: lines('1. an item that is longer than', '   a line', '2. two', '   • in'),
  },
  {
    name: 'a table fits its words',
    block: table(['CNI', 'Plane'], ['Cilium', 'eBPF']),
    shown: lines(
      '┌────────┬───────┐',
      '│ CNI    │ Plane │',
      '├────────┼───────┤',
      '│ Cilium │ eBPF  │',
      '└────────┴───────┘',
    ),
  },
  {
    name: 'cells wrap, rows get rules, the frame holds beside wide characters and emoji',
    block: table(['名前', 'What'], ['漢字漢字漢字漢字', 'one two three four'], ['👩‍👩‍👧‍👦e\u0301', 'אב']),
    options: { width: 24 },
    shown: lines(
      '┌───────────┬──────────┐',
      '│ 名前      │ What     │',
      '├───────────┼──────────┤',
      '│ 漢字漢字  │ one two  │',
      '│ 漢字漢字  │ three    │',
      '│           │ four     │',
      '├───────────┼──────────┤',
      '│ 👩‍👩‍👧‍👦e\u0301       │ אב       │',
      '└───────────┴──────────┘',
    ),
  },
  {
    name: 'links in a table are numbered below it, the same url once',
    block: table(
      ['A', 'B'],
      [link('x', 'https://x.example/'), link('https://y.example/', 'https://y.example/')],
      [link('z', 'https://x.example/'), ''],
    ),
    shown: lines(
      '┌───────┬─────┐',
      '│ A     │ B   │',
      '├───────┼─────┤',
      '│ x [1] │ [2] │',
      '│ z [1] │     │',
      '└───────┴─────┘',
      '[1] https://x.example/',
      '[2] https://y.example/',
    ),
  },
  {
    name: 'too many columns become cards',
    block: table(['Name', 'Second', 'Third header'], ['Cilium dataplane', 'two words', 'x'.repeat(24)], ['b', '', 'c']),
    options: { width: 24 },
    shown: lines(
      '(Table too wide to fit:',
      '2 rows one by one,',
      'nothing left out.)',
      '',
      'Name: Cilium dataplane',
      'Second: two words',
      'Third header:',
      '  xxxxxxxxxxxxxxxxxxxxxx',
      '  xx',
      '',
      'Name: b',
      'Second:',
      'Third header: c',
    ),
  },
  {
    name: 'a very narrow terminal gets cards, too',
    block: table(['A', 'B'], ['1', '2']),
    options: { width: 20 },
    shown: lines('(Table too wide to', 'fit: 1 row one by', 'one, nothing left', 'out.)', '', 'A: 1', 'B: 2'),
  },
  { name: 'a table without columns shows nothing', block: table([]), shown: '' },
];

describe('a block', () => {
  test.each(rows)('$name', ({ block, options, shown }) => {
    expect(renderTerminal(miss(block), { ...plain, ...options })).toBe(shown);
  });
});

const whole: Answer = {
  kind: 'lookup',
  title: 'Cilium',
  blocks: [paragraph(text('A CNI.'))],
  corrections: [{ from: 'cillium', to: 'cilium' }],
  actions: [
    { label: 'Compare', query: 'cilium vs calico' },
    { label: 'More', query: 'more' },
  ],
  conversation: newConversation,
  entities: ['cilium'],
  sources: [{ title: 'Docs', url: 'https://docs.cilium.io/' }],
  places: [{ path: 'content/cni.org', line: 10, endLine: 20, url: 'https://example.com/cni.org#L10' }],
  asOf: '2026-11-23',
  confidence: 1,
};

test('an answer shows title, corrections, blocks, date, sources, places and next questions in order', () => {
  expect(renderTerminal(whole, { ...plain, width: 60 })).toBe(
    lines(
      'Cilium',
      '══════',
      '',
      'Showing results for "cilium" (you typed "cillium")',
      '',
      'A CNI.',
      '',
      'As of 2026-11-23',
      '',
      'Sources',
      '1. Docs (https://docs.cilium.io/)',
      '',
      'From content/cni.org:10-20 (https://example.com/cni.org#L10)',
      '',
      'Try next: cilium vs calico (Compare)',
      'Try next: more',
    ),
  );
});

test.each([0, -3, Number.NaN])('a width of %d counts as 80', (width) => {
  const answer = miss(paragraph(text('word '.repeat(40))));
  expect(renderTerminal(answer, { ...plain, width })).toBe(renderTerminal(answer, { ...plain, width: 80 }));
});
