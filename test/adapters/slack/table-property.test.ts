import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderSlack } from '#adapters/slack/render.ts';
import { type Rung, rungs } from '#adapters/slack/slack-message.ts';
import type { Block, Inline } from '#src/document/nodes.ts';
import { code, link, sourcedAnswer, strong, table, text } from '#test/adapters/answers.ts';
import { checkMessage } from '#test/fakes/slack/blocks.ts';

/** Letters, wide and joined characters, markup and marks of Slack; nothing that cleaning takes away or replaces. */
const parts = [...'ab1 .<>&|:*_~`-', '漢', '한', '👩‍👩‍👧‍👦', 'e\u0301', 'ש', '<!here>', '<@U1>', ':tada:'];
const words = (maxLength: number) =>
  fc.array(fc.constantFrom(...parts), { maxLength }).map((chosen) => chosen.join('').replace(/ {2,}/gu, ' '));
const cell = (maxLength: number): fc.Arbitrary<Inline> =>
  fc.oneof(
    words(maxLength).map(text),
    words(maxLength).map(code),
    words(maxLength).map(strong),
    words(maxLength).map((label) => link(label, 'https://a.example/page')),
  );
const size = (max: number) => fc.integer({ min: 1, max });
/** Mostly small, at times far beyond what a message takes. */
const shapes = fc.oneof(
  fc.record({ rows: size(12), columns: size(6), chars: fc.constant(12) }),
  fc.record({ rows: size(130), columns: size(4), chars: fc.constant(30) }),
  fc.record({ rows: size(4), columns: size(26), chars: fc.constant(200) }),
);
const tables = shapes.chain(({ rows, columns, chars }) =>
  fc
    .array(fc.array(cell(chars), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
    .map((cells) => table(...cells)),
);
const documents = fc.array(tables, { minLength: 1, maxLength: 3 });

/** Every text that a reader sees in the blocks, in order. */
function textsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textsIn).join('');
  if (typeof value !== 'object' || value === null) return '';
  const { text: own, url, type, ...rest } = value as Record<string, unknown>;
  if (typeof own === 'string') return own;
  if (type === 'link') return String(url);
  return Object.values(rest).map(textsIn).join('') + textsIn(own);
}

const cellText = (node: Inline): string => {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  const inner = node.children.map(cellText).join('');
  return node.type === 'link' && inner.trim() === '' ? node.url : inner;
};

/** The message as it reads, with what mrkdwn puts in the place of its marks undone. */
function readable(blocks: readonly Block[], rung: Rung): { said: string; violations: unknown[] } {
  const message = renderSlack(sourcedAnswer(blocks), rung);
  const { text: fallback, blocks: shown } = message;
  if (rung !== 'textOnly') return { said: textsIn(shown), violations: checkMessage(message) };
  const back: Record<string, string> = { '∗': '*', ˍ: '_', '∼': '~', ˋ: '`', '∶': ':', '›': '>', '¦': '|' };
  const said = fallback
    .replace(/<[^<>|]*\|([^<>]*)>/gu, '$1')
    .replace(/[∗ˍ∼ˋ∶›¦]/gu, (mark) => back[mark] ?? mark)
    .replace(/&(lt|gt|amp);/gu, (_, name: string) => ({ lt: '<', gt: '>' })[name] ?? '&');
  return { said, violations: checkMessage({ text: fallback }) };
}

const MISSING =
  /\d+ of \d+ (?:rows|columns) shown|\d+ long cells? cut|Left out here: |\d+ lines? cut short or left out/u;

test.each(rungs)('on rung %s every cell is shown verbatim or the message says what is missing', (rung) => {
  fc.assert(
    fc.property(documents, (blocks) => {
      const { said, violations } = readable(blocks, rung);
      expect(violations).toEqual([]);
      if (MISSING.test(said)) return;
      for (const { children: rows } of blocks)
        for (const [at, row] of rows.entries()) {
          // The text alone names the headers only where a row has several values; then all but the first.
          if (rung === 'textOnly' && at === 0 && rows.length > 1) continue;
          for (const { children } of row.children) {
            const value = children.map(cellText).join('');
            expect(said).toContain(value.trim() === '' ? '—' : value.trim());
          }
        }
    }),
    { numRuns: 150 },
  );
});
