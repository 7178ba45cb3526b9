import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOrg } from '#src/content/org.ts';
import type { BodyPart } from '#src/content/types.ts';
import type { Block } from '#src/document/nodes.ts';
import { listPairs, type Reading, readGold, readOurs } from './org-compare.ts';

const cases = join(import.meta.dirname, '../fixtures/org-cases');

type Change = { readonly reason: string; readonly apply: (gold: Reading) => Reading };

function changeRow(list: readonly Readonly<Record<string, unknown>>[], at: number, change: Record<string, unknown>) {
  return list.map((row, index) => (index === at ? { ...row, ...change } : row));
}

// The answers in the case files are those of Org 9.5.5. Where the reader differs, it differs exactly so.
const exceptions: Readonly<Record<string, Change>> = {
  '04-todo-empty.org': {
    reason: 'Org 9.8.9: a state without a title is a state',
    apply: (gold) => ({
      ...gold,
      headlines: changeRow(
        changeRow(gold.headlines, 0, { title: '', rawTitle: '', todo: 'TODO', todoType: 'todo' }),
        1,
        { title: '', rawTitle: '', todo: 'DONE', todoType: 'done' },
      ),
    }),
  },
  '25-link-nested-brackets.org': {
    reason: 'Org 9.8.9: a bare URL may hold [...]',
    apply: (gold) => ({ ...gold, links: changeRow(gold.links, 1, { url: 'https://a.example/[1]' }) }),
  },
  '41-url-trailing-space-link.org': {
    reason: 'blanks around a target are no part of the URL',
    apply: (gold) => ({ ...gold, links: changeRow(gold.links, 0, { url: 'https://a.example/' }) }),
  },
  '51-done-tags-only.org': {
    reason: 'Org 9.8.9: tags count where no title is left, so the tree is excluded',
    apply: (gold) => ({
      ...gold,
      headlines: changeRow(
        changeRow(gold.headlines, 0, {
          title: '',
          rawTitle: '',
          tags: ['noexport'],
          allTags: ['noexport'],
          excluded: true,
        }),
        1,
        { path: [''], allTags: ['noexport'], excluded: true },
      ),
    }),
  },
};

describe('the reader answers as Emacs does', () => {
  const pairs = listPairs(cases, '.json');

  it('has all cases', () => {
    expect(pairs).toHaveLength(56);
  });

  it.each(pairs)('$name', ({ name, org, gold }) => {
    const change = exceptions[name];
    const expected = readGold(gold);
    expect(readOurs(org)).toEqual(change ? change.apply(expected) : expected);
    if (change) expect(readOurs(org), change.reason).not.toEqual(expected);
  });
});

function readBody(text: string): readonly BodyPart[] {
  return parseOrg(`* H\n${text}`).sections[0]?.body ?? [];
}

function readBlocks(text: string): Block[] {
  return readBody(text).flatMap((part) => (part.kind === 'block' ? [part.block] : []));
}

const text = (value: string) => ({ type: 'text' as const, value });
const paragraph = (value: string) => ({ type: 'paragraph' as const, children: [text(value)] });
const item = (...children: Block[]) => ({ type: 'listItem' as const, children });

describe('bodies', () => {
  it('reads paragraphs with marks, code and links', () => {
    expect(
      readBlocks("a *b /c/* =d=\n[[https://e.example][f]], 'https://g.example/'\n\n[[#id][h]] [[*Other][i]]"),
    ).toEqual([
      {
        type: 'paragraph',
        children: [
          text('a '),
          { type: 'strong', children: [text('b '), { type: 'emphasis', children: [text('c')] }] },
          text(' '),
          { type: 'inlineCode', value: 'd' },
          text(' '),
          { type: 'link', url: 'https://e.example', children: [text('f')] },
          text(", '"),
          { type: 'link', url: 'https://g.example/', children: [text('https://g.example/')] },
          text("'"),
        ],
      },
      { type: 'paragraph', children: [{ type: 'link', url: '#id', children: [text('h')] }, text(' i')] },
    ]);
  });

  it('reads nested, ordered and description lists', () => {
    const nested = { type: 'list', ordered: true, children: [item(paragraph('b')), item(paragraph('[X] c'))] } as const;
    expect(readBlocks('- a\n  1. b\n  2. [X] c\n\n  more\n- term :: text')).toEqual([
      {
        type: 'list',
        ordered: false,
        children: [
          item(paragraph('a'), nested, paragraph('more')),
          item({
            type: 'paragraph',
            children: [{ type: 'strong', children: [text('term')] }, text(' text')],
          }),
        ],
      },
    ]);
  });

  it('reads code, quotes and fixed-width lines', () => {
    expect(
      readBlocks('- a\n  #+BEGIN_SRC sh\n  ls\n    x\n  #+END_SRC\n\n#+begin_quote\nq\n#+end_quote\n: x\n:  y'),
    ).toEqual([
      {
        type: 'list',
        ordered: false,
        children: [item(paragraph('a'), { type: 'code', lang: 'sh', value: 'ls\n  x' })],
      },
      { type: 'blockquote', children: [paragraph('q')] },
      { type: 'code', value: 'x\n y' },
    ]);
    expect(readBlocks('#+BEGIN_EXAMPLE\n,* a\n,#+b\n#+END_EXAMPLE')).toEqual([{ type: 'code', value: '* a\n#+b' }]);
  });

  it('leaves out what is no text for readers', () => {
    const parts = readBody(
      [
        'SCHEDULED: <2018-01-01 Mon>',
        ':PROPERTIES:',
        ':A: b',
        ':END:',
        ':LOGBOOK:',
        'CLOCK: [2018-01-01 Mon 10:00]',
        '- note',
        ':END:',
        '# comment',
        '#+BEGIN_COMMENT\nx\n#+END_COMMENT',
        '#+begin_html\n<b>x</b>\n#+end_html',
        '#+BEGIN_EXPORT latex\nx\n#+END_EXPORT',
        '\\begin{a}\nx\n\\end{a}',
        '#+TITLE: t',
        '-----',
        '#+BEGIN_NOTE\nkept\n#+END_NOTE',
      ].join('\n'),
    );
    expect(parts).toEqual([{ kind: 'block', line: 26, endLine: 26, block: paragraph('kept') }]);
  });

  it('reads tables with caption and name, also inside lists and quotes', () => {
    const parts = readBody(
      '- a\n  #+CAPTION: c *d*\n  #+NAME: n\n  | x | y |\n  |---|\n  | 1 | 2 |\n#+begin_quote\n| q |\n#+end_quote',
    );
    expect(parts.map((part) => [part.kind, part.line, part.endLine])).toEqual([
      ['block', 2, 7],
      ['table', 5, 7],
      ['table', 9, 9],
    ]);
    expect(parts[1]).toMatchObject({ table: { caption: 'c d', name: 'n', header: 1, rules: [1] } });
  });

  it('shows a table.el table as code', () => {
    expect(readBlocks('+---+\n| a |\n+---+')).toEqual([{ type: 'code', value: '+---+\n| a |\n+---+' }]);
  });
});

describe('settings and exclusion', () => {
  it('reads settings anywhere but in code', () => {
    const document = parseOrg(
      '* WAIT a\n* b :x:\n#+BEGIN_SRC org\n#+TODO: NEXT\n#+END_SRC\n#+TODO: WAIT(w@/!) | GONE(g)\n#+EXCLUDE_TAGS: x',
    );
    expect(document.sections.map((s) => [s.todo, s.title, s.excluded])).toEqual([
      ['WAIT', 'a', false],
      [null, 'b', true],
    ]);
    expect(document.keywords.map((k) => [k.key, k.line])).toEqual([
      ['TODO', 6],
      ['EXCLUDE_TAGS', 7],
    ]);
  });

  it('excludes by either keyword, by noexport, by COMMENT and by ancestors', () => {
    const document = parseOrg(
      '#+EXPORT_EXCLUDE_TAGS: old\n* a :old:\n** b\n* c\t:noexport:\n* COMMENT d\n** e\n* COMMENTARY f\n',
    );
    expect(document.sections.map((s) => [s.title, s.excluded])).toEqual([
      ['', false],
      ['a', true],
      ['b', true],
      ['c', true],
      ['d', true],
      ['e', true],
      ['COMMENTARY f', false],
    ]);
  });

  it('excludes everything by file tags, also the text before the first headline', () => {
    expect(parseOrg('#+FILETAGS: :noexport:\nx\n* a').sections.map((s) => s.excluded)).toEqual([true, true]);
  });

  it('expands link abbreviations', () => {
    const document = parseOrg(
      '#+LINK: a https://a.example/?q=%h\n#+LINK: b https://b.example/\n#+LINK: c %(f)\n[[a:x y][1]] [[b:z]] [[c:z]]',
    );
    expect(document.links.map((link) => link.url)).toEqual([
      'https://a.example/?q=x%20y',
      'https://b.example/z',
      'c:z',
    ]);
  });

  it('halves levels with odd', () => {
    expect(parseOrg('#+STARTUP: odd\n* a\n*** b\n***** c').sections.map((s) => s.level)).toEqual([0, 1, 2, 3]);
  });
});

/** Milliseconds of this process alone: what else the machine does is no matter. */
function measure(source: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const start = process.cpuUsage();
    parseOrg(source);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe('time grows with length', () => {
  const units: readonly (readonly [string, string])[] = [
    ['open brackets', '[['],
    ['open links', '[[a '],
    ['open descriptions', '[[a][b '],
    ['open marks', ' *a /b _c +d =e ~f'],
    ['stars', '*'],
    ['open formulas', ' $a \\( \\[ \\a{ '],
    ['open code', ' src_a{ call_b( {{{c( @@d:'],
    ['open angles', ' <https://a <<b <2018-01-01 '],
    ['open URLs', 'https://a(https://b[('],
    ['scripts', 'a_{b^('],
    ['blanks', ' '],
    ['bars', '|[['],
    ['blocks', '\n#+BEGIN_SRC'],
    ['drawers', '\n:a:'],
    ['environments', '\n\\begin{a}'],
    ['footnotes', '\n[fn:1] a'],
    ['items', '\n- a\n  - b\n '],
    ['captions', '\n#+CAPTION: a'],
    ['dashes', '+-'],
  ];

  it.each(units)('%s', (_name, unit) => {
    const short = `* a\nx${unit.repeat(Math.ceil(25_000 / unit.length))}`;
    const long = `* a\nx${unit.repeat(Math.ceil(200_000 / unit.length))}`;
    measure(short);
    // Eight times the length takes eight times as long, or 64 times where the reader is quadratic; the slack is for what
    // is too short to be measured well.
    expect(measure(long)).toBeLessThan(32 * measure(short) + 50);
  });

  it('survives deep nesting', () => {
    const lines = Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth)}- a`);
    expect(parseOrg(lines.join('\n')).sections).toHaveLength(1);
    const blocks = Array.from({ length: 3000 }, (_, depth) => `#+BEGIN_A${depth}`);
    const ends = Array.from({ length: 3000 }, (_, depth) => `#+END_A${2999 - depth}`);
    expect(parseOrg([...blocks, ...ends].join('\n')).sections).toHaveLength(1);
  });
});

describe('any text at all', () => {
  const fragments = fc.constantFrom(
    '* ',
    '** TODO ',
    ' :a:',
    '\n',
    '\r\n',
    '\r',
    '\u2028',
    '| ',
    '|-',
    '- ',
    '1. ',
    '  ',
    ':END:',
    ':PROPERTIES:',
    ':x: y',
    '#+BEGIN_SRC',
    '#+END_SRC',
    '#+CAPTION: ',
    '#+TODO: ',
    '#+LINK: a b%h',
    '[[a:',
    '][',
    ']]',
    'https://a',
    '*',
    '/',
    '=',
    '$',
    '\\',
    '{',
    '}',
    '(',
    ')',
    '<',
    '>',
    '_',
    '^',
    '\ud800',
    '::',
    '+-+',
    '[fn:1]',
  );
  const anyText = fc
    .array(fc.oneof(fragments, fc.string({ unit: 'binary' })), { maxLength: 60 })
    .map((all) => all.join(''));

  it('is read without throwing, with every line in range and sections that cover the file', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const document = parseOrg(source);
        const count = source.replace(/\n$/, '').split('\n').length;
        let next = 1;
        for (const section of document.sections) {
          expect(section.line).toBe(next);
          expect(section.endLine).toBeGreaterThanOrEqual(section.line);
          expect(section.endLine).toBeLessThanOrEqual(count);
          for (const part of section.body) {
            expect(part.line).toBeGreaterThanOrEqual(section.line);
            expect(part.endLine).toBeGreaterThanOrEqual(part.line);
            expect(part.endLine).toBeLessThanOrEqual(section.endLine);
          }
          next = section.endLine + 1;
        }
        for (const link of document.links) expect(link.line).toBeLessThanOrEqual(count);
      }),
      { numRuns: 500 },
    );
  });
});
