import { parseArgs } from 'node:util';
import { askContent, failures, loadContent, type Measured, measure, sharesOf } from './measure.ts';
import type { Kind } from './questions.ts';
import { rowsOfFile } from './section-rows.ts';

const HEADER = [
  '| questions | rows | hit@1 | hit@3 | abstained rightly | abstained wrongly |',
  '|-----------|-----:|------:|------:|------------------:|------------------:|',
];

const { values } = parseArgs({
  options: { fails: { type: 'boolean' }, section: { type: 'string', multiple: true } },
});
const corpus = loadContent();
const ask = askContent(corpus);
const kinds = await Promise.all(
  (await chosenKinds()).map(async ({ kind, rows }) => ({ kind, measured: await measure(ask, corpus.section, rows) })),
);
const all = kinds.flatMap(({ measured }) => measured);
const lines = [...HEADER, ...kinds.map(({ kind, measured }) => scoreLine(kind, measured)), scoreLine('**all**', all)];
process.stdout.write(`${lines.join('\n')}\n`);
if (values.fails)
  for (const { kind, measured } of kinds) {
    const lacking = failures(measured);
    if (lacking.length > 0) process.stdout.write(`\n${kind}\n${lacking.map((line) => `- ${line}`).join('\n')}\n`);
  }

/** Every kind, or with `--section dns` only the questions to the sections of `dns.org`. */
async function chosenKinds(): Promise<readonly Kind[]> {
  if (!values.section) return (await import('./questions.ts')).questionKinds;
  const files = await Promise.all(values.section.map(rowsOfFile));
  return files.map(({ file, rows }) => ({ kind: file, rows }));
}

function scoreLine(kind: string, measured: readonly Measured[]): string {
  const { inScope, outOfScope, hitAtOne, hitAtThree, rightlyAbstained, wronglyAbstained } = sharesOf(measured);
  const inside = [hitAtOne, hitAtThree].map((value) => (inScope > 0 ? percent(value) : ''));
  const rightly = outOfScope > 0 ? percent(rightlyAbstained) : '';
  const wrongly = inScope > 0 ? percent(wronglyAbstained) : '';
  return `| ${[kind, measured.length, ...inside, rightly, wrongly].join(' | ')} |`;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
