import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '#src/document/nodes.ts';
import { code, link, list, paragraph, strong, table, text } from '#test/adapters/answers.ts';
import { bodiesOf } from './bodies.ts';

const heading = (title: string): Block => ({ type: 'heading', depth: 3, children: [text(title)] });
const fence = (value: string, lang = 'sh'): Block => ({ type: 'code', value, lang });
const quote = (...children: Block[]): Block => ({ type: 'blockquote', children });
const sentences = (count: number, name = 'Sentence') =>
  Array.from({ length: count }, (_, at) => `${name} ${String(at + 1).padStart(3, '0')} of twenty-nine.`).join(' ');
const firstLines = (pages: readonly string[]) => pages.map((page) => page.split('\n')[0]);
const lastLines = (pages: readonly string[]) => pages.map((page) => page.split('\n').at(-1));

describe('a body', () => {
  it.each([
    [2400, 1],
    [2401, 2],
  ])('of %i characters takes %i pages', (chars, pages) => {
    expect(bodiesOf([paragraph('ab'.repeat(chars).slice(0, chars))])).toHaveLength(pages);
  });

  it('is divided into pages of about one length, each of at most 1,800 characters', () => {
    const pages = bodiesOf(Array.from({ length: 60 }, (_, at) => paragraph(`${at} ${'x'.repeat(94)}`)));
    expect(pages.map(({ length }) => length)).toEqual([1572, 1582, 1582, 1186]);
  });

  it('takes fewer characters a page where they are of many bytes', () => {
    const pages = bodiesOf([paragraph('漢'.repeat(6000))]);
    expect(pages.map(({ length }) => length)).toEqual([1500, 1500, 1500, 1500]);
    expect(pages.join('')).toBe('漢'.repeat(6000));
  });
});

describe('a page ends', () => {
  it('between blocks', () => {
    const pages = bodiesOf(Array.from({ length: 4 }, (_, at) => paragraph(sentences(25, `Block ${at}`))));
    expect(firstLines(pages)).toEqual([sentences(25, 'Block 0'), sentences(25, 'Block 2')]);
  });

  it('between items, whose numbers go on', () => {
    const items = Array.from({ length: 40 }, (_, at) => [paragraph(`item ${at} ${'x'.repeat(90)}`)]);
    const pages = bodiesOf([list(true, ...items)]);
    expect(pages.flatMap((page) => page.split('\n'))).toEqual(
      items.map((_, at) => `${at + 1}. item ${at} ${'x'.repeat(90)}`),
    );
    expect(pages).toHaveLength(3);
  });

  it('before a heading, and not behind it', () => {
    const pages = bodiesOf([paragraph(sentences(55)), heading('Heading'), paragraph(sentences(40, 'After'))]);
    expect(lastLines(pages)).toEqual([sentences(55), sentences(40, 'After')]);
    expect(firstLines(pages)).toEqual([sentences(55), '### Heading']);
  });

  it('before what introduces a table, a list or code, and not behind it', () => {
    const rows = table(['Name', 'Value'], ...Array.from({ length: 12 }, (_, at) => [`name ${at}`, 'y'.repeat(60)]));
    for (const [intro, block] of [
      ['What the table is.', rows],
      ['Do this:', fence(`${'x'.repeat(60)}\n`.repeat(12))],
      ['There are:', list(false, ...Array.from({ length: 12 }, () => [paragraph('z'.repeat(60))]))],
    ] as const) {
      const pages = bodiesOf([paragraph(sentences(60)), paragraph(intro), block]);
      expect(firstLines(pages)).toEqual([sentences(60), intro]);
    }
  });

  it('between a row with its values and the next one', () => {
    const rows = Array.from({ length: 30 }, (_, at) => [`name ${at}`, 'b'.repeat(45), 'c'.repeat(45)]);
    const pages = bodiesOf([table(['Name', 'First', 'Second'], ...rows)]);
    expect(lastLines(pages)).toEqual(pages.map(() => `- Second: ${'c'.repeat(45)}`));
    expect(pages.length).toBeGreaterThan(1);
  });
});

describe('what is too long for a page is divided', () => {
  it('at the end of a sentence', () => {
    const pages = bodiesOf([paragraph(sentences(200))]);
    expect(pages.every((page) => page.endsWith(' of twenty-nine.'))).toBe(true);
    expect(pages.join(' ')).toBe(sentences(200));
  });

  it('between words where there is no sentence', () => {
    const words = Array.from({ length: 700 }, (_, at) => `word${at}`).join(' ');
    expect(bodiesOf([paragraph(words)]).join(' ')).toBe(words);
  });

  it('between graphemes where there is no word', () => {
    const families = '👩‍👩‍👧‍👦'.repeat(500);
    const pages = bodiesOf([paragraph(families)]);
    expect(pages.join('')).toBe(families);
    expect(pages.every((page) => page.length % '👩‍👩‍👧‍👦'.length === 0)).toBe(true);
  });

  it('even inside of a grapheme that is longer than a page', () => {
    const endless = `e${'\u0301'.repeat(5000)}`;
    expect(bodiesOf([paragraph(endless)]).join('')).toBe(endless);
  });

  it('with its style closed and opened again', () => {
    const pages = bodiesOf([paragraph(strong(sentences(100)))]);
    expect(pages).toHaveLength(2);
    expect(pages.every((page) => /^\*\*S.*\.\*\*$/.test(page))).toBe(true);
  });

  it('before a link, and before code in a line', () => {
    for (const [node, shown] of [
      [link('a label of some words', 'https://a.example/b'), '[a label of some words](<https://a.example/b>)'],
      [code('some code of words'), '`some code of words`'],
    ] as [Inline, string][]) {
      const many = Array.from({ length: 150 }, () => [node, text(' and ')]).flat();
      const pages = bodiesOf([paragraph(...many)]);
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.join(' ')).toBe(
        Array.from({ length: 150 }, () => shown)
          .join(' and ')
          .concat(' and'),
      );
    }
  });

  it('in a heading, a quote and small print, which go on as such', () => {
    expect(firstLines(bodiesOf([heading(sentences(100))])).every((line) => line?.startsWith('### S'))).toBe(true);
    expect(firstLines(bodiesOf([quote(paragraph(sentences(100)))])).every((line) => line?.startsWith('> S'))).toBe(
      true,
    );
    const names = table([sentences(100), 'b', 'c'], ['d', 'e', 'f']);
    expect(
      bodiesOf([names])
        .slice(0, 2)
        .every((page) => page.startsWith('-# S')),
    ).toBe(true);
  });

  it('in code at the end of a line, the fence closed and opened again', () => {
    const lines = Array.from(
      { length: 100 },
      (_, at) => `kubectl get pods --namespace number-${at} # ${at % 7 ? 'x' : ''}`,
    );
    const pages = bodiesOf([fence(lines.join('\n'))]);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.every((page) => page.startsWith('```sh\n') && page.endsWith('\n```'))).toBe(true);
    expect(pages.flatMap((page) => page.split('\n').slice(1, -1))).toEqual(lines);
  });

  it('in a line of code that is longer than a page', () => {
    const line = '0123456789'.repeat(500);
    const pages = bodiesOf([fence(line)]);
    expect(pages.map((page) => page.split('\n')[1]).join('')).toBe(line);
    expect(pages.every((page) => page.startsWith('```sh\n') && page.endsWith('\n```'))).toBe(true);
  });

  it('but code that fits a page stands on one', () => {
    const pages = bodiesOf([paragraph(sentences(60)), fence(`${'x'.repeat(50)}\n`.repeat(16))]);
    expect(pages.map((page) => page.slice(0, 5))).toEqual(['Sente', '```sh']);
  });
});

it('blank lines of code on their own make no page', () => {
  const pages = bodiesOf([fence(`a${'\n'.repeat(4000)}b`)]);
  expect(pages).toEqual(['```sh\na\n```', '```sh\nb\n```']);
});
