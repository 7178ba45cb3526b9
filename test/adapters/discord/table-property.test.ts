import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import type { Inline, Table } from '#src/document/nodes.ts';
import { code, link, strong, table, text } from '#test/adapters/answers.ts';
import { bodiesOf } from './bodies.ts';
import { hostileText } from './hostile-text.ts';
import { readMarkdown, seenText } from './markdown-reader.ts';

/** In a fence `](` is a trap for links, which are then shown otherwise. */
const words = (maxLength: number) => hostileText(maxLength).map((value) => value.replaceAll('](', ''));
const labels = (maxLength: number) => words(maxLength).filter((value) => !/[[\]]|:\/\/|www\./.test(value));
const cell = (maxLength: number): fc.Arbitrary<Inline> =>
  fc.oneof(
    { weight: 4, arbitrary: words(maxLength).map(text) },
    { weight: 1, arbitrary: words(maxLength).map(code) },
    { weight: 1, arbitrary: words(maxLength).map(strong) },
    { weight: 1, arbitrary: labels(maxLength).map((label) => link(label, 'https://a.example/page')) },
  );
const size = (max: number) => fc.integer({ min: 1, max });
/** Narrow ones, small ones, and such as take many pages. */
const shapes = fc.oneof(
  fc.record({ rows: size(20), columns: size(3), parts: fc.constant(2) }),
  fc.record({ rows: size(12), columns: size(6), parts: fc.constant(6) }),
  fc.record({ rows: size(130), columns: size(4), parts: fc.constant(8) }),
  fc.record({ rows: size(4), columns: size(26), parts: fc.constant(80) }),
);
const tables = shapes.chain(({ rows, columns, parts }) =>
  fc
    .array(fc.array(cell(parts), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
    .map((cells) => table(...cells)),
);

const WIDTHS = [
  ['phone', 28],
  ['wide', 60],
] as const;

it.each(WIDTHS)('shows every cell of a table, in order, whole, over all pages, for the width %s', (width) => {
  fc.assert(
    fc.property(tables, (shown) => {
      const said = visible(
        bodiesOf([shown], width)
          .map((body) => seenText(readMarkdown(body)))
          .join(''),
      );
      let at = 0;
      for (const value of cellsOf(shown)) {
        const found = said.indexOf(value, at);
        expect(found, value).toBeGreaterThanOrEqual(at);
        at = found + value.length;
      }
    }),
    { numRuns: 60 },
  );
});

it.each(WIDTHS)('keeps every line of an aligned table within the columns of the width %s', (width, columns) => {
  fc.assert(
    fc.property(tables, (shown) => {
      const fences = bodiesOf([shown], width).flatMap((body) =>
        readMarkdown(body).filter(({ marks }) => marks.includes('fence')),
      );
      for (const line of fences.flatMap((piece) => piece.text.split('\n')))
        expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    }),
    { numRuns: 60 },
  );
});

/** The first header cell, and of more than two columns no other, stands before the rows; these have all their cells. */
function cellsOf({ children: [header, ...body] }: Table): string[] {
  const names = header?.children ?? [];
  const said = body.length > 0 && names.length > 2 ? names.slice(0, 1) : names;
  return [...said, ...body.flatMap((row) => row.children)].map(({ children }) => {
    const value = visible(children.map(inlineText).join(''));
    return value === '' ? '—' : value;
  });
}

function inlineText(node: Inline): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  const inner = node.children.map(inlineText).join('');
  return node.type === 'link' && inner.trim() === '' ? node.url : inner;
}

/** Without spaces, and with what stands in the place of marks undone. */
function visible(value: string): string {
  return value.replace(/\s+/gu, '').replaceAll('ˋ', '`');
}
