import { ButtonStyle, ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { renderDiscord } from '#adapters/discord/render.ts';
import type { Answer } from '#src/document/answer.ts';
import { paragraph, plainAnswer, sourcedAnswer } from '#test/adapters/answers.ts';
import { allPages } from './bodies.ts';

const components = (answer: Answer, page = 0) => renderDiscord(answer, { form: 'components', width: 'phone', page });
const content = (answer: Answer, page = 0) => renderDiscord(answer, { form: 'content', width: 'phone', page });
const display = (markdown: string) => ({ type: ComponentType.TextDisplay, content: markdown });
const separator = { type: ComponentType.Separator };
const long = paragraph('Sentence of thirty characters. '.repeat(130));

describe('an answer', () => {
  const place = { path: 'cni.org', line: 3, endLine: 9, url: 'https://example.org/cni.org#L3-L9' };

  it('is a title with a button to the notes, the text, and the small print', () => {
    expect(components(sourcedAnswer([paragraph('Text.')]))).toEqual({
      container: [
        {
          type: ComponentType.Section,
          components: [display('## Title')],
          accessory: { type: ComponentType.Button, style: ButtonStyle.Link, label: 'Open notes', url: place.url },
        },
        display('Text.'),
        separator,
        display(
          '-# Sources: [A page](<https://example.com/page>)\n-# As of 2026-11-23 · From [cni.org:3-9](<https://example.org/cni.org#L3-L9>)',
        ),
      ],
      content: '',
      page: 0,
      pages: 1,
    });
  });

  it('is the same as one text where there are no components', () => {
    expect(content(sourcedAnswer([paragraph('Text.')], { corrections: [{ from: 'calcio', to: 'Calico' }] }))).toEqual({
      container: [],
      content: [
        '## Title',
        '-# Showing results for “Calico” (you typed “calcio”)',
        'Text.',
        '-# Sources: [A page](<https://example.com/page>)',
        '-# As of 2026-11-23 · From [cni.org:3-9](<https://example.org/cni.org#L3-L9>)',
      ].join('\n'),
      page: 0,
      pages: 1,
    });
  });

  it('says below the title how words were read', () => {
    const corrections = [
      { from: '*calcio*', to: 'Calico' },
      { from: 'flanel', to: 'flannel' },
    ];
    expect(components(plainAnswer([], { corrections })).container[1]).toEqual(
      display(
        '-# Showing results for “Calico” (you typed “\\*calcio\\*”); Showing results for “flannel” (you typed “flanel”)',
      ),
    );
  });

  it.each([
    ['no address', {}],
    ['an address too long for a button', { url: `https://example.org/${'a'.repeat(500)}` }],
    ['an address that is none for a button', { url: 'mailto:a@example.org' }],
  ])('has no button where its place has %s', (_, rest) => {
    const answer = sourcedAnswer([], { places: [{ path: 'cni.org', line: 3, endLine: 3, ...rest }] });
    expect(components(answer).container[0]).toEqual(display('## Title'));
  });

  it('that says nothing is still a message', () => {
    expect(components(plainAnswer([], { title: ' ' })).container).toEqual([display('## k8snet')]);
    expect(content(plainAnswer([], { title: ' ' })).content).toBe('## k8snet');
  });

  it.each([
    ['# C#', '## \\# C＃'],
    ['a\n## b', '## a ## b'],
    ['x'.repeat(200), `## ${'x'.repeat(149)}…`],
    ['*'.repeat(200), `## ${'\\*'.repeat(74)}…`],
  ])('shows its title as it is: %s', (title, shown) => {
    expect(components(plainAnswer([], { title })).container[0]).toEqual(display(shown));
  });
});

describe('the small print', () => {
  const linesOf = (answer: Answer) => {
    const last = components(answer).container.at(-1);
    return last?.type === ComponentType.TextDisplay ? last.content.split('\n') : [];
  };
  const sources = Array.from({ length: 9 }, (_, at) => ({ title: `Page ${at}`, url: `https://a.example/${at}` }));

  it('names four sources and two places, and says how many more there are', () => {
    const places = [1, 2, 3].map((line) => ({ path: 'a.org', line, endLine: line }));
    expect(linesOf(sourcedAnswer([], { sources, places }))).toEqual([
      '-# Sources: [Page 0](<https://a.example/0>) · [Page 1](<https://a.example/1>) · [Page 2](<https://a.example/2>) · [Page 3](<https://a.example/3>) and 5 more in the notes',
      '-# As of 2026-11-23 · From a.org:1, a.org:2 and 1 more place',
    ]);
  });

  it('leaves out what is too long, and shows an address that is too long for a link as its name', () => {
    const tooLong = { title: 'b'.repeat(100), url: `https://a.example/${'b'.repeat(380)}` };
    const many = [
      tooLong,
      tooLong,
      ...sources.slice(0, 1),
      { title: 'Far', url: `https://a.example/${'c'.repeat(400)}` },
    ];
    expect(linesOf(sourcedAnswer([], { sources: many, places: [] }))[0]).toBe(
      `-# Sources: [${'b'.repeat(100)}](<${tooLong.url}>) · Far and 2 more in the notes`,
    );
    expect(linesOf(sourcedAnswer([], { sources: many.slice(2), places: [] }))[0]).toBe(
      '-# Sources: [Page 0](<https://a.example/0>) · Far',
    );
  });

  it('lets no text of others be markup', () => {
    const hostile = [{ title: '[a](b) @everyone', url: 'https://a.example/)>_' }];
    const places = [{ path: '*a*', line: 1, endLine: 1 }];
    expect(linesOf(sourcedAnswer([], { sources: hostile, places, asOf: '<t:1:R>' }))).toEqual([
      '-# Sources: [［a］(b) \\@everyone](<https://a.example/%29%3E%5F>)',
      '-# As of \\<t:1:R> · From \\*a\\*:1',
    ]);
  });
});

describe('an answer of several pages', () => {
  const answer = sourcedAnswer([long]);

  it('says on its first page that it goes on, and on the others which page it is', () => {
    const [first, second, third] = allPages(answer, { form: 'components', width: 'phone' });
    expect(first).toMatchObject({ page: 0, pages: 3 });
    expect(first?.container[2]).toEqual(display('-# 1 of 3'));
    expect(second?.container[0]).toMatchObject({ components: [display('## Title\n-# 2 of 3')] });
    expect(third?.container[0]).toMatchObject({ components: [display('## Title\n-# 3 of 3')] });
    expect([first, second, third].map((page) => page?.container.length)).toEqual([5, 4, 4]);
  });

  it('has the small print on every page', () => {
    const lasts = allPages(answer, { form: 'components', width: 'phone' }).map(({ container }) => container.at(-1));
    expect(new Set(lasts.map((last) => JSON.stringify(last))).size).toBe(1);
  });

  it('says the same where there are no components', () => {
    const [first, second] = allPages(plainAnswer([long]), { form: 'content', width: 'phone' });
    expect(first?.content.split('\n').map((line) => line.slice(0, 10))).toEqual([
      '## Title',
      'Sentence o',
      '-# 1 of 3',
    ]);
    expect(second?.content.split('\n').map((line) => line.slice(0, 10))).toEqual([
      '## Title',
      '-# 2 of 3',
      'Sentence o',
    ]);
  });

  it.each([
    [-1, 0],
    [1.5, 1],
    [99, 2],
    [Number.NaN, 0],
  ])('shows for page %d the nearest, %i', (page, shown) => {
    expect(components(answer, page).page).toBe(shown);
  });
});
