import { expect, it } from 'vitest';
import { parseCommandLine } from '#src/command-line.ts';

it.each([
  [[], { kind: 'prompt' }],
  [['ask', 'calico', 'vs', 'cilium'], { kind: 'ask', question: 'calico vs cilium', json: false }],
  [['ask', '--json', 'calico'], { kind: 'ask', question: 'calico', json: true }],
  [['ask', '--jsonl'], { kind: 'jsonLines' }],
  [['doctor'], { kind: 'doctor' }],
  [['discord:register'], { kind: 'discordRegister' }],
  [['discord:register', '--guild', '613425648685547541'], { kind: 'discordRegister', guildId: '613425648685547541' }],
])('reads %j', (argv, expected) => {
  expect(parseCommandLine(argv)).toEqual(expected);
});

it.each([[['serve']], [['--what']], [['--jsonl']]])('refuses %j with the usage', (argv) => {
  expect(parseCommandLine(argv)).toMatchObject({ kind: 'usage', exitCode: 1 });
});

it.each([
  [['discord:register', '--guild', 'mine'], '--guild "mine" is not the id of a server: 17 to 20 digits.'],
  [['discord:register', '613425648685547541'], 'discord:register takes no "613425648685547541"; for one server give'],
  [['discord:register', '--guild'], "Option '--guild <value>' argument missing"],
  [['doctor', '--guild', '613425648685547541'], '--guild belongs to discord:register.'],
  [['serve'], 'Unknown command "serve".'],
])('says in words what is wrong with %j', (argv, reason) => {
  const command = parseCommandLine(argv);
  expect(command.kind === 'usage' && command.text.startsWith(reason)).toBe(true);
});
