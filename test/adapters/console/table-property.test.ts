import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { renderTerminal } from '#adapters/console/render.ts';
import { newConversation } from '#src/document/answer.ts';
import type { Inline, Table } from '#src/document/nodes.ts';

/** One to three columns wide, or none, or hostile. No `│`, so that a frame can be told from its cells. */
const traps = [
  '漢',
  '。',
  '한',
  '👩‍👩‍👧‍👦',
  '🇩🇪',
  '❤️',
  '1️⃣',
  'e\u0301',
  '\u0301',
  'ש',
  'م',
  'ᄀ',
  'ᅡ',
  'ﾞ',
  'ा',
  '\u001b[31m',
  '\u009b',
  '\u202E',
  '\u200B',
  '\n',
  '\t',
  '\u00a0',
];
const words = fc
  .array(fc.oneof(fc.constantFrom(...'abc xyz.,()'), fc.constantFrom(...traps)), { maxLength: 40 })
  .map((parts) => parts.join(''));
const inline: fc.Arbitrary<Inline> = fc.oneof(
  words.map((value): Inline => ({ type: 'text', value })),
  words.map((value): Inline => ({ type: 'inlineCode', value })),
  words.map((value): Inline => ({ type: 'strong', children: [{ type: 'text', value }] })),
  words.map(
    (value): Inline => ({ type: 'link', url: 'https://example.com/page', children: [{ type: 'text', value }] }),
  ),
);
const tables = fc.integer({ min: 1, max: 6 }).chain((columns) =>
  fc
    .array(fc.array(fc.array(inline, { maxLength: 3 }), { minLength: columns, maxLength: columns }), {
      minLength: 2,
      maxLength: 4,
    })
    .map(
      (rows): Table => ({
        type: 'table',
        children: rows.map((cells) => ({
          type: 'tableRow',
          children: cells.map((children) => ({ type: 'tableCell', children })),
        })),
      }),
    ),
);
const widths = fc.integer({ min: 24, max: 100 });

const render = (table: Table, width: number) =>
  renderTerminal(
    {
      kind: 'miss',
      reason: 'unknown',
      title: '',
      blocks: [table],
      corrections: [],
      actions: [],
      conversation: newConversation,
    },
    { width, color: false, hyperlinks: false },
  );

/** What a leaf says, without anything that wrapping or cleaning may take or put in its place. */
const essence = (value: string) => value.replace(/[\s\p{Cc}\u200B\u202E\uFFFD]/gu, '');

const leafEssence = (node: Inline): string => {
  switch (node.type) {
    case 'text':
      return essence(node.value);
    case 'inlineCode':
      return `\`${essence(node.value)}\``;
    case 'link':
      return `${node.children.map(leafEssence).join('')}[1]`;
    default:
      return node.children.map(leafEssence).join('');
  }
};

/** The text of each cell, read back from a framed table of so many rows, or null if there is no frame. */
function readFrame(shown: string, rows: number): string[] | null {
  if (!shown.startsWith('┌')) return null;
  const lines = shown.split('\n');
  // Without a rule between them, rows of the body are one line each.
  const isRuled = lines.filter((line) => line.startsWith('├')).length === rows - 1;
  const cells: string[] = [];
  let row: string[] = [];
  let isHeader = true;
  for (const line of lines) {
    if (line.startsWith('│'))
      row = line
        .split('│')
        .slice(1, -1)
        .map((part, column) => (row[column] ?? '') + part);
    if (!line.startsWith('│') || (!isRuled && !isHeader)) {
      cells.push(...row);
      row = [];
    }
    if (line.startsWith('├')) isHeader = false;
  }
  return cells;
}

test('a frame is one width on every line, within the terminal', () => {
  fc.assert(
    fc.property(tables, widths, (table, width) => {
      const framed = render(table, width)
        .split('\n')
        .filter((line) => /^[┌├└│]/u.test(line));
      const used = new Set(framed.map((line) => stringWidth(line)));
      expect(used.size).toBeLessThanOrEqual(1);
      expect(Math.max(0, ...used)).toBeLessThanOrEqual(width);
    }),
    { numRuns: 500 },
  );
});

test('no line of a table or of its cards is wider than the terminal', () => {
  fc.assert(
    fc.property(tables, widths, (table, width) => {
      const widest = Math.max(
        ...render(table, width)
          .split('\n')
          .filter((line) => !line.startsWith('[1] https://'))
          .map((line) => stringWidth(line)),
      );
      expect(widest).toBeLessThanOrEqual(width);
    }),
    { numRuns: 500 },
  );
});

test('every cell keeps all it says, in order', () => {
  fc.assert(
    fc.property(tables, widths, (table, width) => {
      const shown = render(table, width);
      const said = table.children.flatMap((row) => row.children.map((cell) => cell.children.map(leafEssence).join('')));
      const framed = readFrame(shown, table.children.length);
      if (framed === null) {
        const all = essence(shown);
        for (const cell of said) expect(all).toContain(cell);
      } else expect(essence(framed.join('\n'))).toBe(said.join(''));
    }),
    { numRuns: 500 },
  );
});

test('nothing that steers a terminal gets out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.webUrl(), (value, url) => {
      const text: Inline = { type: 'text', value };
      const shown = renderTerminal(
        {
          kind: 'lookup',
          title: value,
          blocks: [
            { type: 'paragraph', children: [text, { type: 'link', url: url + value, children: [text] }] },
            { type: 'code', value },
          ],
          corrections: [{ from: value, to: value }],
          actions: [{ label: value, query: value }],
          conversation: newConversation,
          entities: [],
          sources: [{ title: value, url: url + value }],
          places: [{ path: value, line: 1, endLine: 2, url: url + value }],
          asOf: value,
          confidence: 1,
        },
        { width: 40, color: false, hyperlinks: false },
      );
      expect(shown).not.toMatch(
        /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200c\u200e-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u,
      );
    }),
    { numRuns: 500 },
  );
});
