import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '#src/document/nodes.ts';
import { code, link, list, paragraph, strong, text } from '#test/adapters/answers.ts';
import { bodyOf } from './bodies.ts';

const emphasis = (...children: Inline[]): Inline => ({ type: 'emphasis', children });
const struck = (...children: Inline[]): Inline => ({ type: 'delete', children });
const heading = (...children: Inline[]): Block => ({ type: 'heading', depth: 3, children });
const quote = (...children: Block[]): Block => ({ type: 'blockquote', children });
const fence = (value: string, lang?: string): Block => ({
  type: 'code',
  value,
  ...(lang === undefined ? {} : { lang }),
});

describe('inline content', () => {
  const lineOf = (...children: (string | Inline)[]) => bodyOf(paragraph(...children));

  it.each<[string, (string | Inline)[], string]>([
    ['styles', ['a ', strong('b'), ' ', emphasis(text('c')), ' ', struck(text('d'))], 'a **b** *c* ~~d~~'],
    ['styles inside of words', ['a', strong('b'), 'c', emphasis(text('d')), 'e'], 'a**b**c*d*e'],
    ['styles in styles', [struck(strong('a'), text(' b'))], '~~**a**~~ ~~b~~'],
    ['spaces at the ends of a style', ['a', strong(' b '), 'c'], 'a **b** c'],
    ['a style around nothing', ['a', strong(' '), 'b', emphasis()], 'a b'],
    ['neighbours of one style', [strong('a'), strong('b')], '**ab**'],
    ['emphasis that would touch other stars', [strong('a'), emphasis(text('b'))], '**a**b'],
    ['emphasis in strong text', [{ type: 'strong', children: [emphasis(text('a'))] }], '***a***'],
    ['code', [code('kubectl  get `x`')], '``kubectl  get `x` ``'],
    ['code in a style that it would end', [{ type: 'strong', children: [text('a '), code('b**c')] }], '**a** `b**c`'],
    ['code that is blank', ['a', code(' '), code(''), 'b'], 'a b'],
    ['an underscore inside of a word', ['nf_conntrack_max'], 'nf_conntrack_max'],
    ['an underscore where code could close an emphasis', ['a_b ', code('C_')], 'a\\_b `C_`'],
    ['struck text that ends in a tilde', [struck(text('a~'))], '~~a∼~~'],
  ])('%s', (_, children, markdown) => {
    expect(lineOf(...children)).toBe(markdown);
  });

  it.each<[string, Inline, string]>([
    ['a link', link('a', 'https://b.example/c'), '[a](<https://b.example/c>)'],
    ['a label with brackets', link('a [b]', 'https://c.example'), '[a ［b］](<https://c.example>)'],
    ['a label with marks', link('*a* @here', 'https://c.example'), '[\\*a\\* \\@here](<https://c.example>)'],
    ['spaces around a label', link(' a ', 'https://c.example'), '[a](<https://c.example>)'],
    ['a label that is the address', link('https://a.example/', 'https://a.example'), '<https://a.example>'],
    [
      'a label that looks like another address',
      link('https://a.example', 'https://b.example'),
      '[a.example](<https://b.example>)',
    ],
    ['a label that begins with www', link('www.a.example', 'https://b.example'), '[a.example](<https://b.example>)'],
    ['a label without text', link(' ', 'https://a.example/b_(c)'), '<https://a.example/b%5F(c)>'],
    [
      'an address that would end early',
      link('a', 'https://b.example/c_(d)> e'),
      '[a](<https://b.example/c%5F%28d%29%3E%20e>)',
    ],
    ['a link inside of the content', link('a', '#b'), 'a'],
    ['mail', link('a', 'mailto:b@c.example'), 'a (b@c.example)'],
    ['mail under its address', link('b@c.example', 'mailto:b@c.example'), 'b@c.example'],
    ['what is no link', link('a', 'javascript:alert(1)'), 'a (javascript:alert(1))'],
    [
      'an address that is too long',
      link('a', `https://b.example/${'c'.repeat(400)}`),
      `a (https\\://b.example/${'c'.repeat(61)}…)`,
    ],
    [
      'styles of a label',
      { type: 'link', url: 'https://a.example', children: [struck(text('a'))] },
      '~~[a](<https://a.example>)~~',
    ],
    [
      'a label that is struck in part',
      { type: 'link', url: 'https://a.example', children: [text('a '), struck(text('b'))] },
      '[a ~b\\~](<https://a.example>)',
    ],
  ])('%s', (_, node, markdown) => {
    expect(lineOf(node)).toBe(markdown);
  });

  it('shows links with their address where code could be taken for their end', () => {
    expect(lineOf(link('a', 'https://b.example'), ' ', code('c](d)'))).toBe('a (<https://b.example>) `c](d)`');
  });
});

describe('blocks', () => {
  it('are parted as each of them shows best', () => {
    const blocks = [
      paragraph('a'),
      paragraph('b'),
      list(false, [paragraph('c')]),
      paragraph('d'),
      heading(text('e')),
      fence('f'),
      paragraph('g'),
      quote(paragraph('h')),
    ];
    expect(bodyOf(...blocks)).toBe('a\n\nb\n- c\n\nd\n### e\n```\nf\n```\ng\n> h');
  });

  it('headings lose nothing at their end', () => {
    expect(bodyOf(heading(text('# C#')), paragraph('a'))).toBe('### \\# C＃\na');
  });

  it.each([
    ['yaml', 'yaml'],
    ['YAML', 'yaml'],
    ['c++', 'c++'],
    ['no lang', ''],
    ['a`b', ''],
    ['x'.repeat(21), ''],
  ])('code says its language where Discord takes it: %s', (lang, shown) => {
    expect(bodyOf(fence('a', lang))).toBe(`\`\`\`${shown}\na\n\`\`\``);
  });

  it('code keeps its lines and shows no fence of its own', () => {
    expect(bodyOf(fence('\n  *a*\n\n```\n\tb\n'))).toBe('```\n  *a*\n\nˋˋˋ\n\tb\n```');
  });

  it('code without anything in it is nothing', () => {
    expect(bodyOf(fence('\n \n'), paragraph('a'))).toBe('a');
  });

  it('lists are numbered, nested, and have a dash where an item begins with none of text', () => {
    const inner = list(false, [paragraph('b'), paragraph('c')], [list(true, [paragraph('d')])]);
    expect(bodyOf(list(true, [paragraph('a'), inner], [paragraph('e')]))).toBe(
      '1. a\n  - b\n    c\n  - —\n    1. d\n2. e',
    );
  });

  it('code and quotes in an item end the list, which goes on with the right number', () => {
    expect(
      bodyOf(list(true, [paragraph('a'), fence('b'), paragraph('c')], [paragraph('d'), quote(paragraph('e'))])),
    ).toBe('1. a\n```\nb\n```\nc\n2. d\n> e');
  });

  it('quotes hold whatever there is, on one level', () => {
    const inner = [
      paragraph('a'),
      paragraph('b'),
      quote(paragraph('c')),
      list(false, [paragraph('d')]),
      fence('e\n\nf'),
    ];
    expect(bodyOf(quote(...inner))).toBe('> a\n> \n> b\n> c\n> \n> - d\n> ```\n> e\n> \n> f\n> ```');
  });
});
