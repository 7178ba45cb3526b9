import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Starts the program itself: the test runner accepts TypeScript that Node refuses. */
function run(args: readonly string[], options: { input?: string; env?: Record<string, string> } = {}) {
  const env = {
    ...process.env,
    CONTENT_DIR: '',
    CONTENT_REPO_URL: '',
    CONTENT_REVISION: '',
    LOG_LEVEL: '',
    ...options.env,
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/main.ts', ...args], {
    env,
    input: options.input ?? '',
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the program', () => {
  it('answers once and ends with 0', () => {
    const { status, stdout } = run(['ask', 'calico']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Calico\n═+\n/u);
    expect(stdout).not.toContain('\u001b');
  });
  it('ends with 3 where it has no answer', () => {
    expect(run(['ask', 'who won the cup final']).status).toBe(3);
  });
  it('prints the whole answer as JSON', () => {
    expect(JSON.parse(run(['ask', '--json', 'flannel vs calico']).stdout)).toMatchObject({
      kind: 'comparison',
      entities: ['flannel', 'calico'],
    });
  });
  it('answers lines of JSON, each on its own, and says which it could not read', () => {
    const input = '{"id":"a","query":"cilium"}\nnot json\n{"id":"b","query":"good morning"}\n';
    const { status, stdout } = run(['ask', '--jsonl'], { input });
    const records = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(1);
    expect(records[0]).toMatchObject({
      id: 'a',
      kind: 'lookup',
      abstained: false,
      title: 'Cilium',
      entities: ['cilium'],
      elapsedMs: expect.any(Number),
    });
    expect(records[1]).toMatchObject({ id: null, error: expect.any(String) });
    expect(records[2]).toMatchObject({ id: 'b', kind: 'smallTalk', abstained: true, entities: [], sources: [] });
  });
  it('keeps the conversation at the prompt', () => {
    expect(run([], { input: 'calico vs flannel\nand cilium?\n' }).stdout).toContain('\nCalico vs flannel vs Cilium\n');
  });
  it('names all that is wrong with the environment at once and ends with 1', () => {
    const { status, stderr } = run(['ask', 'calico'], { env: { LOG_LEVEL: 'loud', CONTENT_REPO_URL: 'nowhere' } });
    expect(status).toBe(1);
    expect(stderr).toContain('CONTENT_REPO_URL is not an http(s) address');
    expect(stderr).toContain('LOG_LEVEL is not a level');
    expect(stderr).not.toContain('    at ');
  });
  it('names a content folder that is not there, and a file that is not UTF-8', () => {
    expect(run(['ask', 'x'], { env: { CONTENT_DIR: '/does/not/exist' } })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('/does/not/exist'),
    });
    const dir = mkdtempSync(join(tmpdir(), 'k8snet-'));
    writeFileSync(join(dir, 'latin.org'), Buffer.from([0x2a, 0x20, 0xe9]));
    expect(run(['ask', 'x'], { env: { CONTENT_DIR: dir } })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('latin.org: not UTF-8 at byte 2'),
    });
  });
  it('warns of a malformed table with its line and answers all the same', () => {
    const dir = mkdtempSync(join(tmpdir(), 'k8snet-'));
    writeFileSync(
      join(dir, 'a.org'),
      '* Tools\n| Name | Use |\n|------+-----|\n| hammer | nails | x |\n| saw | wood |\n',
    );
    const { status, stdout, stderr } = run(['ask', 'saw'], { env: { CONTENT_DIR: dir } });
    expect({ status, shows: stdout.includes('wood') }).toEqual({ status: 0, shows: true });
    expect(stderr).toContain('a.org:4: the row has 3 cells where its table has 2');
  });
});

describe('the README', () => {
  it('shows an answer as the program prints it', () => {
    const readme = readFileSync('README.md', 'utf8');
    const shown = /```text\n\$ npm start -s -- ask "(.+)"\n\n([\s\S]+?)\n```/u.exec(readme);
    const [, question = '', answer = ''] = shown ?? [];
    expect(answer).not.toBe('');
    const printed = run(['ask', question]).stdout;
    expect(printed.startsWith(answer.replace(/\n…$/u, '\n'))).toBe(true);
  });
  it('shows the scorecard as it is measured', () => {
    const { stdout } = spawnSync(process.execPath, ['test/relevance/scorecard.ts'], { encoding: 'utf8' });
    expect(readFileSync('README.md', 'utf8')).toContain(stdout.trim());
  });
  it('names only scripts that exist', () => {
    const readme = readFileSync('README.md', 'utf8');
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/gu)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
