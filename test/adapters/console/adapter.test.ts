import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { type ConsoleOptions, createConsoleAdapter } from '#adapters/console/adapter.ts';
import { completeLine } from '#adapters/console/complete.ts';
import { openHistory } from '#adapters/console/history.ts';
import type { Ask } from '#src/adapter.ts';
import { type Conversation, newConversation } from '#src/document/answer.ts';

type Asked = { text: string; conversation: Conversation };

/** Answers with the question as title; remembers it in the conversation; fails on "boom". */
function createFakeAsk(): { ask: Ask; asked: Asked[] } {
  const asked: Asked[] = [];
  const ask: Ask = async ({ text }, conversation) => {
    asked.push({ text, conversation });
    if (text === 'boom') throw new Error('no\nluck');
    const next = { ...conversation, shown: [...conversation.shown, text] };
    return { kind: 'help', title: text, blocks: [], corrections: [], actions: [], conversation: next };
  };
  return { ask, asked };
}

/** A console on streams. `isTTY` makes it a prompt; `seen` is all that was printed so far. */
function openConsole(isTTY: boolean, options: Partial<ConsoleOptions> = {}) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  let printed = '';
  output.on('data', (chunk) => {
    printed += String(chunk);
  });
  const { ask, asked } = createFakeAsk();
  const console = createConsoleAdapter({ ask, suggest: () => [], input, output, env: { NO_COLOR: '1' }, ...options });
  const seen = async (text: string) => vi.waitFor(() => expect(printed).toContain(text), { timeout: 5000 });
  return { console, input, output, asked, seen, printed: () => printed };
}

describe('piped questions', () => {
  test('are answered in order, plainly and without prompt, each with the conversation of the one before', async () => {
    const { console, input, asked, printed } = openConsole(false);
    input.end('one\n\n  \r\ntwo');
    await console.start();
    await console.finished;
    expect(printed()).toBe('one\n═══\n\ntwo\n═══\n');
    expect(asked).toEqual([
      { text: 'one', conversation: newConversation },
      { text: 'two', conversation: { ...newConversation, shown: ['one'] } },
    ]);
  });

  test.each(['exit', 'quit', ' EXIT '])('end at %j', async (command) => {
    const { console, input, asked } = openConsole(false);
    input.write(`one\n${command}\ntwo\n`);
    await console.start();
    await console.finished;
    expect(asked.map(({ text }) => text)).toEqual(['one']);
  });

  test('forget the conversation at "new"', async () => {
    const { console, input, asked, printed } = openConsole(false);
    input.end('one\nnew\ntwo\n');
    await console.start();
    await console.finished;
    expect(printed()).toBe('one\n═══\n\nStarting over.\n\ntwo\n═══\n');
    expect(asked.map(({ conversation }) => conversation.shown)).toEqual([[], []]);
  });

  test('go on after one that fails, in the conversation before it', async () => {
    const { console, input, asked, printed } = openConsole(false);
    input.end('one\nboom\ntwo\n');
    await console.start();
    await console.finished;
    expect(printed()).toBe('one\n═══\n\nThis question failed: no luck\n\ntwo\n═══\n');
    expect(asked.at(-1)?.conversation.shown).toEqual(['one']);
  });

  test('are all answered, however many come at once', async () => {
    const { console, input, asked } = openConsole(false);
    input.end(Array.from({ length: 3000 }, (_, index) => `q${index}\n`).join(''));
    await console.start();
    await console.finished;
    expect(asked).toHaveLength(3000);
  });

  test.each(['EPIPE', 'ERR_STREAM_DESTROYED'])('end quietly when the output fails with %s', async (code) => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
    const { console, input } = openConsole(false, { output });
    input.write('one\ntwo\n');
    await console.start();
    await console.finished;
  });

  test('reject `finished` when the output fails for another reason', async () => {
    const fault = Object.assign(new Error('disk full'), { code: 'ENOSPC' });
    const output = new Writable({ write: (_chunk, _encoding, done) => done(fault) });
    const { console, input } = openConsole(false, { output });
    const failed = expect(console.finished).rejects.toThrow('disk full');
    input.write('one\n');
    await console.start();
    await failed;
  });
});

describe('the prompt', () => {
  test('welcomes, asks, answers, asks again and leaves at Ctrl-D', async () => {
    const { console, input, seen, printed } = openConsole(true);
    await console.start();
    await seen('k8snet> ');
    expect(printed().split('\n')[0]).toBe(
      'Ask about Kubernetes networking. Tab completes, "new" starts over, "exit" leaves.',
    );
    input.write('one\r');
    await seen('one\n═══\n\n');
    input.write('boom\r');
    await seen('This question failed: no luck\n');
    input.write('\u0004');
    await console.finished;
    expect(printed().endsWith('\n')).toBe(true);
  });

  test('starts over at "new"', async () => {
    const { console, input, seen, asked } = openConsole(true);
    await console.start();
    input.write('one\rnew\r');
    await seen('Starting over.\n');
    input.write('two\rexit\r');
    await console.finished;
    expect(asked.map(({ conversation }) => conversation.shown)).toEqual([[], []]);
  });

  test('empties the line at Ctrl-C, and leaves when it is empty', async () => {
    const { console, input, seen, asked } = openConsole(true);
    await console.start();
    input.write('wrong\u0003right\r');
    await seen('right\n═════\n');
    input.write('\u0003');
    await console.finished;
    expect(asked.map(({ text }) => text)).toEqual(['right']);
  });

  test('completes at Tab', async () => {
    const suggest = (prefix: string) => ['Cilium'].filter((name) => name.toLowerCase().startsWith(prefix));
    const { console, input, seen, asked } = openConsole(true, { suggest });
    await console.start();
    input.write('compare cil\t');
    await seen('Cilium');
    input.write('\rexit\r');
    await console.finished;
    expect(asked.map(({ text }) => text)).toEqual(['compare Cilium']);
  });

  test('is over once `stop` resolves', async () => {
    const { console, input, asked } = openConsole(true);
    await console.start();
    await console.stop();
    await console.finished;
    input.write('late\r');
    await sleep(20);
    expect(asked).toEqual([]);
  });

  test('can be stopped without a start', async () => {
    const { console } = openConsole(true);
    await console.stop();
    await console.finished;
  });
});

describe('completion', () => {
  const suggest = (prefix: string) =>
    ['calico', 'cilium', 'compare calico and cilium\u001b[0m'].filter((one) => one.startsWith(prefix));
  test.each([
    ['c', [['calico', 'cilium', 'compare calico and cilium�[0m'], 'c']],
    ['compare ca', [['compare calico and cilium�[0m'], 'compare ca']],
    ['what is ci', [['cilium'], 'ci']],
    ['what is ', [[], 'what is ']],
    ['zzz', [[], 'zzz']],
  ])('of %j', (line, completion) => {
    expect(completeLine(line, suggest)).toEqual(completion);
  });
});

describe('the history file', () => {
  async function inFolder(run: (path: string) => Promise<void>): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'history-'));
    await run(join(folder, 'sub', 'history')).finally(() => rm(folder, { recursive: true }));
  }

  test('keeps questions for the next start, for the owner alone', () =>
    inFolder(async (historyFile) => {
      const first = openConsole(true, { historyFile });
      await first.console.start();
      first.input.write('one\rone\rtwo\rnew\rexit\r');
      await first.console.finished;
      expect(await readFile(historyFile, 'utf8')).toBe('one\ntwo\n');
      expect((await stat(historyFile)).mode & 0o777).toBe(0o600);

      const second = openConsole(true, { historyFile });
      await second.console.start();
      second.input.write('\u001b[A\u001b[A\rexit\r');
      await second.console.finished;
      expect(second.asked.map(({ text }) => text)).toEqual(['one']);
    }));

  test('never grows beyond 500 questions and cleans what others wrote into it', () =>
    inFolder(async (path) => {
      const history = await openHistory(path);
      await history.remember('first');
      await writeFile(path, `evil\u001b[31m\n${Array.from({ length: 600 }, (_, index) => `q${index}`).join('\n')}\n`);
      const reopened = await openHistory(path);
      expect(reopened.questions).toHaveLength(500);
      await reopened.remember('last');
      const kept = (await readFile(path, 'utf8')).trimEnd().split('\n');
      expect([kept.length, kept[0], kept.at(-1)]).toEqual([500, 'q101', 'last']);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    }));

  test('that cannot be read is said in one line, and the prompt works', () =>
    inFolder(async (path) => {
      await openHistory(path).then((history) => history.remember('a'));
      const { console, input, seen } = openConsole(true, { historyFile: join(path, 'below-a-file') });
      await console.start();
      await seen('History is not kept: ');
      input.write('one\rexit\r');
      await console.finished;
      await seen('one\n═══\n');
    }));
});
