import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSpan, escapeText, escapeWithin, linkAddress, withoutFences } from '#adapters/discord/escape.ts';
import { hostileText } from './hostile-text.ts';
import { type Piece, readMarkdown, seenText } from './markdown-reader.ts';

describe('text that is not ours', () => {
  it.each([
    ['words', 'The MTU is 1,450 (or less) - see RFC 1191.', 'The MTU is 1,450 (or less) - see RFC 1191.'],
    ['marks of style', '*a* **b** ~~c~~ ||d|| `e`', '\\*a\\* \\*\\*b\\*\\* \\~\\~c\\~\\~ |\\|d|\\| \\`e\\`'],
    ['underscores', '_a_ b_c', '\\_a\\_ b\\_c'],
    ['a single bar or tilde', 'a | b, ~30 MB', 'a | b, ~30 MB'],
    ['a tilde at an edge', '~30 MB', '\\~30 MB'],
    ['links', '[a](https://b.example)', '\\[a]\\(https\\://b.example)'],
    ['an address between angles', '<https://b.example>', '\\<https\\://b.example>'],
    ['an invitation', 'discord.gg/abc discord.com/invite/abc', 'discord\\.gg/abc discord\\.com/invite/abc'],
    [
      'mentions',
      '<@1> <@&2> <#3> @everyone @here me@b.example',
      '\\<@1> \\<@&2> \\<#3> \\@everyone \\@here me@b.example',
    ],
    ['time stamps, emoji, commands', '<t:1:R> <:a:1> </b:1> :tada:', '\\<t:1:R> \\<\\:a:1> \\</b:1> \\:tada:'],
    ['less than', 'a < b, c <= d', 'a < b, c <= d'],
    ['times and ports', '10:30:15 10.0.0.1:80', '10:30:15 10.0.0.1:80'],
    ['a backslash', 'C:\\dir \\* \\', 'C:\\dir \\\\\\* \\\\'],
    ['a heading', '# a # b', '\\# a # b'],
    ['small print', '-# a', '\\-# a'],
    ['a quote', '> a > b', '\\> a > b'],
    ['a quote of all that follows', '>>> a', '\\>>> a'],
    ['a list', '- a - b', '\\- a - b'],
    ['an option', '--flag -f', '--flag -f'],
    ['a numbered list', '1. a 2. b', '1\\. a 2. b'],
    ['a number', '1.5 of 2', '1.5 of 2'],
    ['lines and control characters', 'a\n# b\u0000\u200b', 'a # b\ufffd'],
  ])('%s', (_, text, markdown) => {
    expect(escapeText(text)).toBe(markdown);
  });

  /** Where it can stand, and how it is seen there. */
  const places: [name: string, before: string, seen: (text: string) => Piece[]][] = [
    ['at the beginning', '', (text) => [{ text, marks: [] }]],
    [
      'at the beginning of a line',
      '-# a\n',
      (text) => [
        { text: 'a\n', marks: ['small'] },
        { text, marks: [] },
      ],
    ],
    ['within a line', 'a ', (text) => [{ text: `a ${text}`, marks: [] }]],
    ['in an item', '- ', (text) => [{ text, marks: ['item'] }]],
    ['in a nested item', '- a\n  - ', (text) => [{ text: `a\n${text}`, marks: ['item'] }]],
    ['in a quote', '> ', (text) => [{ text, marks: ['quote'] }]],
    ['in small print', '-# ', (text) => [{ text, marks: ['small'] }]],
  ];

  it.each(places)('is seen as it is and as nothing else %s', (_, before, seen) => {
    fc.assert(
      fc.property(hostileText(24), (text) => {
        const shown = text.trim();
        fc.pre(shown !== '');
        expect(readMarkdown(before + escapeText(shown))).toEqual(seen(shown));
      }),
      { numRuns: 1000 },
    );
  });

  it('is seen as it is in strong text', () => {
    fc.assert(
      fc.property(hostileText(24), (text) => {
        const shown = text.trim();
        fc.pre(shown !== '');
        expect(readMarkdown(`a **${escapeText(shown)}** b`)).toEqual([
          { text: 'a ', marks: [] },
          { text: shown, marks: ['strong'] },
          { text: ' b', marks: [] },
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is cut so that what comes out is short enough, and never inside of an escape or a grapheme', () => {
    fc.assert(
      fc.property(hostileText(40), fc.integer({ min: 1, max: 60 }), (text, maxChars) => {
        const cut = escapeWithin(text, maxChars);
        expect(cut.length).toBeLessThanOrEqual(maxChars);
        const shown = seenText(readMarkdown(cut));
        const kept = shown.endsWith('…') ? shown.slice(0, -1) : shown;
        expect(text.trim().startsWith(kept)).toBe(true);
        expect(shown === text.trim() || shown.endsWith('…')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('code', () => {
  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`a`', '`` `a` ``'],
    ['``', '` `` `'],
    ['a``b', '`a``b`'],
    ['`a``', '`ˋaˋˋ`'],
    ['```a', '`ˋˋˋa`'],
    ['a\\', '`a\\`'],
    [' a ', '` a `'],
  ])('%s in a line', (value, markdown) => {
    expect(codeSpan(value)).toBe(markdown);
  });

  it('is seen as it is in a line, but for backticks that could not be', () => {
    fc.assert(
      fc.property(hostileText(12), (value) => {
        fc.pre(value.trim() !== '');
        const pieces = readMarkdown(`x${codeSpan(value)}y`);
        expect(pieces.map(({ marks }) => marks)).toEqual([[], ['code'], []]);
        expect(pieces[1]?.text.replaceAll('ˋ', '`')).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });

  it('cannot end the fence around it', () => {
    expect(withoutFences('``` a ````` `` `')).toBe('ˋˋˋ a ˋˋˋˋˋ `` `');
  });
});

describe('addresses', () => {
  it.each([
    ['https://a.example/b_(c)', 'https://a.example/b%5F%28c%29'],
    ['https://a.example/b_c?d=1&e=~f#g', 'https://a.example/b_c?d=1&e=~f#g'],
    ['https://a.example/<b>|c||d*e`f\\g~~h', 'https://a.example/%3Cb%3E|c|%7Cd%2Ae%60f%5Cg%7E%7Eh'],
  ])('%s ends only where it does', (url, address) => {
    expect(linkAddress(url)).toBe(address);
    expect(readMarkdown(`[a](<${address}>)`)).toEqual([{ text: 'a', marks: [`link ${address}`] }]);
  });
});
