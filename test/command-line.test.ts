import { expect, it } from 'vitest';
import { parseCommandLine } from '#src/command-line.ts';

it.each([
  [[], { kind: 'prompt' }],
  [['ask', 'calico', 'vs', 'cilium'], { kind: 'ask', question: 'calico vs cilium', json: false }],
  [['ask', '--json', 'calico'], { kind: 'ask', question: 'calico', json: true }],
  [['ask', '--jsonl'], { kind: 'jsonLines' }],
  [['doctor'], { kind: 'doctor' }],
])('reads %j', (argv, expected) => {
  expect(parseCommandLine(argv)).toEqual(expected);
});

it.each([[['serve']], [['--what']], [['--jsonl']]])('refuses %j with the usage', (argv) => {
  expect(parseCommandLine(argv)).toMatchObject({ kind: 'usage', exitCode: 1 });
});
