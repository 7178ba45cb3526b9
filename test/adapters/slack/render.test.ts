import type { KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { renderSlack } from '#adapters/slack/render.ts';
import type { Rung } from '#adapters/slack/slack-message.ts';
import type { Answer } from '#src/document/answer.ts';
import type { Block } from '#src/document/nodes.ts';
import {
  code,
  link,
  list,
  paragraph,
  plainAnswer,
  sourcedAnswer,
  strong,
  table,
  text,
} from '#test/adapters/answers.ts';
import { checkMessage, pingsIn } from '#test/fakes/slack/blocks.ts';

/** The blocks under the title. */
const shown = (answer: Answer, rung: Rung = 'dataTable') =>
  renderSlack(answer, rung).blocks.filter(({ type }) => type !== 'header' && type !== 'context');
const elements = (...blocks: readonly Block[]) => {
  const [only] = shown(plainAnswer(blocks), 'monospace');
  return only?.type === 'rich_text' ? only.elements : [];
};
const section = (...leaves: readonly object[]) => ({ type: 'rich_text_section', elements: leaves });
const leaf = (value: string, style?: object) => ({ type: 'text', text: value, ...(style ? { style } : {}) });

type Row = { name: string; blocks: readonly Block[]; elements: readonly object[] };

const rows: Row[] = [
  {
    name: 'markup of Slack stays text',
    blocks: [paragraph('<!channel> <@U1> *a* _b_ ~c~ `d` :tada: & &amp;')],
    elements: [section(leaf('<!channel> <@U1> *a* _b_ ~c~ `d` :tada: & &amp;'))],
  },
  {
    name: 'looks add up, and neighbours of one look are one leaf',
    blocks: [
      paragraph('a', 'b', { type: 'strong', children: [text('c'), { type: 'emphasis', children: [code('d')] }] }),
    ],
    elements: [section(leaf('ab'), leaf('c', { bold: true }), leaf('d', { bold: true, italic: true, code: true }))],
  },
  {
    name: 'a link is a leaf of its own; one that only says its address shows the address',
    blocks: [paragraph(link('docs', 'https://a.example/'), link('https://b.example/', 'https://b.example/'))],
    elements: [
      section({ type: 'link', url: 'https://a.example/', text: 'docs' }, { type: 'link', url: 'https://b.example/' }),
    ],
  },
  {
    name: 'a link inside the content becomes its text, one that must not be opened shows where it would have gone',
    blocks: [paragraph(link('Calico', '#calico'), ' ', link('x', 'javascript:alert(1)'))],
    elements: [section(leaf('Calico x (javascript:alert(1))'))],
  },
  {
    name: 'an address that is too long is no link',
    blocks: [paragraph(link('x', `https://a.example/${'y'.repeat(3000)}`))],
    elements: [section(leaf(`x (https://a.example/${'y'.repeat(181)}…)`))],
  },
  {
    name: 'control, zero-width and bidi characters are gone',
    blocks: [paragraph('a\u202Eb\u200Bc\u0007d')],
    elements: [section(leaf('abc\uFFFDd'))],
  },
  {
    name: 'paragraphs are one section with a blank line between, a heading stands right above its text',
    blocks: [paragraph('one'), { type: 'heading', depth: 2, children: [text('Two')] }, paragraph('three')],
    elements: [section(leaf('one\n\n'), leaf('Two', { bold: true }), leaf('\nthree'))],
  },
  { name: 'what holds nothing to read is no block', blocks: [paragraph(' '), paragraph('', text(''))], elements: [] },
  {
    name: 'code keeps its lines, tabs and spaces',
    blocks: [{ type: 'code', lang: 'yaml', value: 'a:\n  b: 1\n\tc' }],
    elements: [{ type: 'rich_text_preformatted', elements: [leaf('a:\n  b: 1\n\tc')] }],
  },
  {
    name: 'a quote holds its paragraphs and list as lines',
    blocks: [{ type: 'blockquote', children: [paragraph('said'), list(false, [paragraph('x')], [paragraph('y')])] }],
    elements: [
      {
        type: 'rich_text_quote',
        elements: [leaf('said'), leaf('\n\n'), leaf('• '), leaf('x'), leaf('\n'), leaf('• '), leaf('y')],
      },
    ],
  },
  {
    name: 'a nested list is further in, and the outer one goes on with its number',
    blocks: [list(true, [paragraph('one'), list(false, [paragraph('in')])], [paragraph('two')])],
    elements: [
      { type: 'rich_text_list', style: 'ordered', elements: [section(leaf('one'))] },
      { type: 'rich_text_list', style: 'bullet', elements: [section(leaf('in'))], indent: 1 },
      { type: 'rich_text_list', style: 'ordered', elements: [section(leaf('two'))], offset: 1 },
    ],
  },
  {
    name: 'a paragraph behind a list has a blank line above',
    blocks: [list(false, [paragraph('x')]), paragraph('after')],
    elements: [{ type: 'rich_text_list', style: 'bullet', elements: [section(leaf('x'))] }, section(leaf('\nafter'))],
  },
  {
    name: 'a narrow table in monospace is aligned by width, not by characters, and keeps its links',
    blocks: [table(['名前', 'Port'], ['漢', link('docs', 'https://a.example/')], ['abc', ''])],
    elements: [
      {
        type: 'rich_text_preformatted',
        elements: [
          leaf('名前  Port\n────  ────\n漢    '),
          { type: 'link', url: 'https://a.example/', text: 'docs' },
          leaf('\nabc   —'),
        ],
      },
    ],
  },
  {
    name: 'a wide table of two columns is a line each',
    blocks: [table(['Attribute', 'Value'], ['Layer', 'x'.repeat(80)], ['Overlay', 'no'])],
    elements: [
      section(
        leaf('Attribute: Value', { italic: true }),
        leaf('\n'),
        leaf('Layer', { bold: true }),
        leaf(`: ${'x'.repeat(80)}\n`),
        leaf('Overlay', { bold: true }),
        leaf(': no'),
      ),
    ],
  },
  {
    name: 'a wide table of more columns is a short block each',
    blocks: [table(['Name', 'A', 'B'], ['one', 'x'.repeat(80), ''])],
    elements: [
      section(
        leaf('Name · A · B', { italic: true }),
        leaf('\n\n'),
        leaf('one', { bold: true }),
        leaf(`\nA: ${'x'.repeat(80)}\nB: —`),
      ),
    ],
  },
];

test.each(rows)('$name', ({ blocks, elements: expected }) => {
  expect(elements(...blocks)).toEqual(expected);
});

const raw = (value: string) => ({ type: 'raw_text', text: value });
const manyRows = (count: number) =>
  table(['Name', 'Value'], ...Array.from({ length: count }, (_, at) => [`name ${at}`, `value ${at}`]));
const tableOf = (blocks: readonly KnownBlock[]) =>
  blocks.find((block) => block.type === 'table' || block.type === 'data_table');

describe('a native table', () => {
  test('of few rows has no pages; a cell is text, a number if it is written like one, or rich', () => {
    const cells = table(['Name', 'X'], ['a', '8472'], ['b', '1.30'], ['c', code('x')], ['d', '']);
    expect(shown(plainAnswer([cells]))).toEqual([
      {
        type: 'table',
        column_settings: [{ is_wrapped: true }, { is_wrapped: true }],
        rows: [
          [raw('Name'), raw('X')],
          [raw('a'), { type: 'raw_number', value: 8472, text: '8472' }],
          [raw('b'), raw('1.30')],
          [raw('c'), { type: 'rich_text', elements: [section(leaf('x', { code: true }))] }],
          [raw('d'), raw('—')],
        ],
      },
    ]);
  });

  test.each([
    ['dataTable', 8, 'table'],
    ['dataTable', 9, 'data_table'],
    ['table', 9, 'table'],
    ['monospace', 9, undefined],
  ] as const)('on rung %s with %i rows is %s', (rung, count, type) => {
    expect(tableOf(shown(plainAnswer([manyRows(count)]), rung))?.type).toBe(type);
  });

  test.each([
    ['the title and the number of rows', [manyRows(9)], 'Title (9 rows)'],
    ['the line that introduces it', [paragraph('The modes:'), manyRows(9)], 'The modes'],
    ['not just any paragraph', [paragraph('Calico is a plugin.'), manyRows(9)], 'Title (9 rows)'],
    ['a heading', [{ type: 'heading', depth: 1, children: [strong('Ports')] }, manyRows(9)], 'Ports'],
  ] as [string, Block[], string][])('is captioned with %s', (_, blocks, caption) => {
    expect(tableOf(shown(plainAnswer(blocks)))).toMatchObject({ caption });
  });

  test.each(['CNI plugins (9)', 'CNI plugins: Routing says “bgp” (9 of 22)'])('counts once in %s', (title) => {
    expect(tableOf(shown(plainAnswer([manyRows(9)], { title })))).toMatchObject({ caption: title });
  });

  test('is only the first with two body rows; the others are text', () => {
    const blocks = shown(plainAnswer([table(['A'], ['only']), manyRows(2), manyRows(3)]));
    expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'table', 'rich_text']);
    expect(tableOf(blocks)).toMatchObject({ rows: { length: 3 } });
  });

  test.each([
    ['rows', manyRows(120), '99 of 120 rows shown; all of it: '],
    [
      'columns',
      table(...Array.from({ length: 3 }, (_, row) => Array.from({ length: 25 }, (__, column) => `${row}.${column}x`))),
      '20 of 25 columns shown; all of it: ',
    ],
    ['text', table(['A', 'B'], ['x'.repeat(2001), 'b'], ['c', 'd']), '1 long cell cut; all of it: '],
  ])('of too many %s says what is missing and where it is', (_, big, said) => {
    expect(shown(sourcedAnswer([big])).at(-1)).toEqual({
      type: 'rich_text',
      elements: [
        section(leaf(said, { italic: true }), {
          type: 'link',
          url: 'https://example.org/cni.org#L3-L9',
          text: 'cni.org:3-9',
          style: { italic: true },
        }),
      ],
    });
  });

  test('keeps to the characters that Slack takes over all cells', () => {
    const answer = plainAnswer([table(['A', 'B'], ...Array.from({ length: 50 }, () => ['x'.repeat(300), 'y']))]);
    expect(JSON.stringify(shown(answer))).toContain('33 of 50 rows shown.');
    expect(checkMessage(renderSlack(answer, 'table'))).toEqual([]);
  });
});

describe('what does not fit a message', () => {
  test('is named and linked', () => {
    const long = (letter: string) => paragraph(letter.repeat(3900));
    const said = JSON.stringify(shown(sourcedAnswer([...'abcd'].map(long).concat(manyRows(2), paragraph('x')))));
    expect(said).toContain('Left out here: the rest of the paragraph, 2 paragraphs, 1 table; all of it: ');
    expect(said).toContain('"https://example.org/cni.org#L3-L9"');
  });

  test('of one huge block leaves room for the others, and code ends on a whole line', () => {
    const lines = Array.from({ length: 500 }, (_, at) => `kubectl get pod pod-${at}`).join('\n');
    const [only] = shown(plainAnswer([{ type: 'code', value: lines }, paragraph('the end')]));
    const said = JSON.stringify(only);
    expect(said).toMatch(/pod-\d+\\n…"/u);
    expect(said).toContain('Left out here: the rest of the code example.');
    expect(said).toContain('the end');
  });
});

describe('title and small print', () => {
  const contexts = (answer: Answer) => renderSlack(answer, 'dataTable').blocks.filter(({ type }) => type === 'context');

  test('a title is plain text of at most 150 characters', () => {
    expect(renderSlack(plainAnswer([], { title: `<@U1> \u202E${'x'.repeat(200)}` }), 'dataTable').blocks).toEqual([
      { type: 'header', text: { type: 'plain_text', text: `<@U1> ${'x'.repeat(143)}…`, emoji: false } },
    ]);
  });

  test('a correction is told in plain text', () => {
    expect(contexts(plainAnswer([], { corrections: [{ from: 'calcio', to: 'calico' }] }))).toEqual([
      {
        type: 'context',
        elements: [{ type: 'plain_text', text: 'Showing results for “calico” (you typed “calcio”)', emoji: false }],
      },
    ]);
  });

  const printOf = (answer: Answer) => {
    const [block] = contexts(answer);
    return block?.type === 'context' ? block.elements.map((each) => ('text' in each ? each.text : '')) : [];
  };

  test('sources, date and places are one block', () => {
    expect(printOf(sourcedAnswer([]))).toEqual([
      'Sources: <https://example.com/page|A page>\nAs of 2026-11-23 · From <https://example.org/cni.org#L3-L9|cni.org:3-9>',
    ]);
  });

  test('further sources and places are counted', () => {
    const sources = Array.from({ length: 9 }, (_, at) => ({ title: `S${at}`, url: `https://a.example/${at}` }));
    const places = Array.from({ length: 5 }, (_, at) => ({ path: `${at}.org`, line: 1, endLine: 1 }));
    const [print] = printOf(sourcedAnswer([], { sources, places }));
    expect(print).toContain('<https://a.example/3|S3> and 5 more in the notes\n');
    expect(print).toContain('From 0.org:1, 1.org:1, 2.org:1 and 2 more places');
  });

  test('a source that is named by its address is shortened to host and page', () => {
    const url = 'https://docs.tigera.io/calico/latest/network-policy/encrypt-cluster-pod-traffic';
    expect(printOf(sourcedAnswer([], { sources: [{ title: url.slice(8), url }], places: [] }))).toEqual([
      `Sources: <${url}|docs.tigera.io/…/encrypt-cluster-pod-traffic>\nAs of 2026-11-23`,
    ]);
  });

  test('nothing in a title or an address breaks out of its link', () => {
    const sources = [
      { title: 'a|b> <!channel> *c* `d` ~e~ :tada: &lt;', url: 'https://a.example/?q=1&r=<x>|y z`' },
      { title: '<!here|x>', url: 'javascript:alert(1)' },
    ];
    expect(printOf(sourcedAnswer([], { sources, places: [], asOf: '<!here>' }))).toEqual([
      'Sources: <https://a.example/?q=1&amp;r=%3Cx%3E%7Cy%20z%60|a¦b&gt; &lt;!channel&gt; ∗c∗ ˋdˋ ∼e∼ ∶tada: &amp;lt;> · &lt;!here|x&gt;\nAs of &lt;!here&gt;',
    ]);
  });
});

describe('the text beside the blocks', () => {
  const said = (answer: Answer) => renderSlack(answer, 'textOnly').text;

  test('is the whole answer, escaped', () => {
    const blocks = [
      paragraph('a < b && *c* d ', link('e|f', 'https://a.example/?x=1&y')),
      list(true, [paragraph('one'), list(false, [paragraph('in')])]),
      { type: 'code', value: 'x > y *z*' } as const,
      table(['Name', 'Port'], ['VXLAN', '8472']),
      table(['Name', 'A', 'B'], ['n', 'x', '']),
    ];
    expect(renderSlack(sourcedAnswer(blocks), 'textOnly')).toEqual({
      text: [
        '*Title*',
        'a &lt; b &amp;&amp; ∗c∗ d <https://a.example/?x=1&amp;y|e¦f>',
        '1. one\n    • in',
        '```\nx &gt; y *z*\n```',
        'VXLAN: 8472',
        'n\n    A: x\n    B: —',
        'As of 2026-11-23 · Source: <https://example.com/page|A page> · From <https://example.org/cni.org#L3-L9|cni.org:3-9>',
      ].join('\n\n'),
      blocks: [],
    });
  });

  test('is the same on every rung', () => {
    expect(renderSlack(plainAnswer([paragraph('x')]), 'dataTable').text).toBe('*Title*\n\nx');
  });

  test.each([
    ['a mark alone, or inside of words, stays', 'kube_proxy_mode 5 * 3 ~10', 'kube_proxy_mode 5 * 3 ~10'],
    ['marks that could pair are replaced', '*.a.example and *.b.example*', '∗.a.example and ∗.b.example∗'],
    ['an address of IPv6 becomes no emoji', 'fd00:100:64::1', 'fd00∶100∶64::1'],
    ['a line that begins with > is no quote', '> 5000', '› 5000'],
  ])('%s', (_, value, expected) => {
    expect(said(plainAnswer([paragraph(value)], { title: '' }))).toBe(expected);
  });

  test('ends on a whole line and says how many are missing', () => {
    const lines = Array.from({ length: 400 }, (_, at) => [paragraph(`line ${at} & more`)]);
    const text = said(sourcedAnswer([list(false, ...lines)]));
    expect(text.length).toBeLessThanOrEqual(3900);
    const [, last = '', missing = ''] =
      /• line (\d+) &amp; more\n\n… (\d+) lines cut short or left out here; all of it: </u.exec(text) ?? [];
    expect(Number(last) + 1 + Number(missing)).toBe(400);
  });

  test('closes the code that it cuts', () => {
    const value = Array.from({ length: 400 }, (_, at) => `kubectl get pod ${at}`).join('\n');
    expect(said(plainAnswer([{ type: 'code', value }]))).toMatch(/pod \d+\n```\n\n… \d+ lines cut short/u);
  });

  test('cuts a huge line at a grapheme', () => {
    const text = said(plainAnswer([paragraph('👩‍👩‍👧‍👦'.repeat(2000)), paragraph('after')]));
    expect(text).toMatch(/^\*Title\*\n\n(?:👩‍👩‍👧‍👦)+…\n\nafter\n\n… 1 line cut short or left out here\.$/u);
  });

  test('is never empty', () => {
    expect(renderSlack(plainAnswer([], { title: '\u200B' }), 'textOnly').text).toBe('k8snet');
    expect(checkMessage(renderSlack(plainAnswer([], { title: '' }), 'dataTable'))).toEqual([]);
  });

  test('calls nobody', () => {
    const trap = '<!channel> <!here|x> <@U1> <#C1> <!subteam^S1> @everyone';
    const message = renderSlack(
      sourcedAnswer([paragraph(trap), { type: 'code', value: trap }, table([trap, trap], [trap, trap])], {
        title: trap,
        sources: [{ title: trap, url: `https://a.example/${trap}` }],
        places: [{ path: trap, line: 1, endLine: 1, url: `https://a.example/${trap}` }],
        corrections: [{ from: trap, to: trap }],
      }),
      'dataTable',
    );
    expect(pingsIn(message)).toEqual([]);
  });
});
