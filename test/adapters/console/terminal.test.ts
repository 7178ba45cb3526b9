import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { printAnswer } from '#adapters/console/print-answer.ts';
import { describeFault, detectTerminal } from '#adapters/console/terminal.ts';
import { type Answer, newConversation } from '#src/document/answer.ts';

const tty = (columns?: number) => Object.assign(new PassThrough(), { isTTY: true, ...(columns ? { columns } : {}) });

describe('the terminal is known by its stream and environment', () => {
  test.each([
    { name: 'a pipe', output: new PassThrough(), env: {}, options: { width: 80, color: false, hyperlinks: false } },
    { name: 'a terminal', output: tty(101), env: {}, options: { width: 101, color: true, hyperlinks: false } },
    { name: 'a terminal without size', output: tty(), env: {}, options: { width: 80, color: true, hyperlinks: false } },
    {
      name: 'NO_COLOR',
      output: tty(80),
      env: { NO_COLOR: '1' },
      options: { width: 80, color: false, hyperlinks: false },
    },
    {
      name: 'empty NO_COLOR',
      output: tty(80),
      env: { NO_COLOR: '' },
      options: { width: 80, color: true, hyperlinks: false },
    },
    {
      name: 'a dumb terminal',
      output: tty(80),
      env: { TERM: 'dumb', VTE_VERSION: '6800' },
      options: { width: 80, color: false, hyperlinks: false },
    },
  ])('$name', ({ output, env, options }) => {
    expect(detectTerminal(output, env)).toEqual(options);
  });

  test.each([
    { env: { TERM_PROGRAM: 'iTerm.app' }, shows: true },
    { env: { TERM_PROGRAM: 'WezTerm' }, shows: true },
    { env: { TERM_PROGRAM: 'vscode' }, shows: true },
    { env: { TERM_PROGRAM: 'ghostty' }, shows: true },
    { env: { TERM_PROGRAM: 'Apple_Terminal' }, shows: false },
    { env: { VTE_VERSION: '5000' }, shows: true },
    { env: { VTE_VERSION: '4999' }, shows: false },
    { env: { VTE_VERSION: 'x' }, shows: false },
    { env: { WT_SESSION: 'a' }, shows: true },
    { env: { KITTY_WINDOW_ID: '1' }, shows: true },
    { env: { DOMTERM: 'a' }, shows: true },
    { env: { TERM: 'xterm-kitty' }, shows: true },
    { env: { TERM: 'tmux-256color', VTE_VERSION: '6800' }, shows: false },
    { env: { TERM_PROGRAM: 'vscode', FORCE_HYPERLINK: '0' }, shows: false },
    { env: { TERM: 'tmux-256color', FORCE_HYPERLINK: '1' }, shows: true },
  ])('hyperlinks with $env: $shows', ({ env, shows }) => {
    expect(detectTerminal(tty(80), env).hyperlinks).toBe(shows);
  });

  test('hyperlinks never reach a pipe unless forced', () => {
    expect(detectTerminal(new PassThrough(), { VTE_VERSION: '6800' }).hyperlinks).toBe(false);
    expect(detectTerminal(new PassThrough(), { FORCE_HYPERLINK: '1' }).hyperlinks).toBe(true);
  });
});

const answer: Answer = {
  kind: 'help',
  title: 'Help',
  blocks: [],
  corrections: [],
  actions: [],
  conversation: newConversation,
};
const failing = (code: string) =>
  new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })) });

describe('one printed answer', () => {
  test('ends its last line', async () => {
    const output = new PassThrough();
    expect(await printAnswer(answer, output, {})).toBe(true);
    expect(String(output.read())).toBe('Help\n════\n');
    expect(output.listenerCount('error')).toBe(0);
  });

  test('is no fault when nobody reads it', async () => {
    expect(await printAnswer(answer, failing('EPIPE'), {})).toBe(false);
  });

  test('is a fault when it cannot be written', async () => {
    await expect(printAnswer(answer, failing('ENOSPC'), {})).rejects.toThrow('write ENOSPC');
  });
});

test.each([
  [new Error('two\nlines \u001b[31m'), 'two lines �[31m'],
  [new Error('x'.repeat(200)), `${'x'.repeat(160)}…`],
  ['a string', 'a string'],
  [new Error(''), 'no reason given'],
])('a fault is one short line: %s', (fault, shown) => {
  expect(describeFault(fault)).toBe(shown);
});
