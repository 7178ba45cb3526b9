import fc from 'fast-check';
import type { Block, Inline } from '#src/document/nodes.ts';
import { code, link, list, paragraph, text } from '#test/adapters/answers.ts';
import { hostileText } from './hostile-text.ts';

const URL_OF_LINKS = 'https://a.example/page';
/** Mostly short, at times longer than a page. */
const words = fc.oneof(
  { weight: 30, arbitrary: hostileText(6) },
  { weight: 1, arbitrary: hostileText(5).map((value) => value.repeat(120)) },
);
/** What a label may not be, the label would not show as it is. */
const labels = words.filter((value) => !/[[\]]|:\/\/|www\./.test(value));
/** Links stand otherwise where code holds this. */
const codes = words.filter((value) => !value.includes(']('));
const inline: fc.Arbitrary<Inline> = fc.letrec<{ inline: Inline }>((tie) => {
  const children = fc.array(tie('inline'), { maxLength: 3 });
  const styled = (type: 'strong' | 'emphasis' | 'delete') =>
    children.map((nodes): Inline => ({ type, children: nodes }));
  return {
    inline: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      words.map(text),
      codes.map(code),
      labels.map((label) => link(label, URL_OF_LINKS)),
      labels.map((label) => link(label, '#inside')),
      styled('strong'),
      styled('emphasis'),
      styled('delete'),
    ),
  };
}).inline;
const line = fc.array(inline, { maxLength: 4 });
const lines = fc.array(codes, { minLength: 1, maxLength: 30 }).map((values) => values.join('\n'));

/** Blocks of every kind but tables, nested, with text that would be markup. */
export const documents = fc.letrec<{ blocks: Block[] }>((tie) => ({
  blocks: fc.array(
    fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      line.map((children) => paragraph(...children)),
      line.map((children): Block => ({ type: 'heading', depth: 2, children })),
      fc
        .record({ value: lines, lang: fc.constantFrom('yaml', 'no lang', 'c++') })
        .map((rest): Block => ({ type: 'code', ...rest })),
      tie('blocks').map((children): Block => ({ type: 'blockquote', children })),
      fc
        .tuple(fc.boolean(), fc.array(tie('blocks'), { maxLength: 4 }))
        .map(([ordered, items]) => list(ordered, ...items)),
    ),
    { maxLength: 5 },
  ),
})).blocks;
