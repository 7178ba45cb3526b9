import { askContent, failures, type Measured, measure, sharesOf } from './measure.ts';
import { questionKinds } from './questions.ts';

const HEADER = [
  '| questions | rows | hit@1 | hit@3 | abstained rightly | abstained wrongly |',
  '|-----------|-----:|------:|------:|------------------:|------------------:|',
];

const ask = askContent();
const kinds = await Promise.all(
  questionKinds.map(async ({ kind, rows }) => ({ kind, measured: await measure(ask, rows) })),
);
const all = kinds.flatMap(({ measured }) => measured);
const lines = [...HEADER, ...kinds.map(({ kind, measured }) => scoreLine(kind, measured)), scoreLine('**all**', all)];
process.stdout.write(`${lines.join('\n')}\n`);
if (process.argv.includes('--fails'))
  for (const { kind, measured } of kinds) {
    const lacking = failures(measured);
    if (lacking.length > 0) process.stdout.write(`\n${kind}\n${lacking.map((line) => `- ${line}`).join('\n')}\n`);
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
