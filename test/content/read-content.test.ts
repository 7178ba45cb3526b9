import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readContent } from '#src/content/read-content.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'k8snet-content-'));

it('takes every org file below the folder in the order of their paths', () => {
  const dir = folder();
  mkdirSync(join(dir, 'b'));
  for (const path of ['z.org', 'b/a.org', 'a.org', 'notes.txt']) writeFileSync(join(dir, path), `* ${path}`);
  expect(readContent(dir).map(({ path }) => path)).toEqual(['a.org', 'b/a.org', 'z.org']);
});

it('names every file that is not UTF-8, with the byte and the remedy', () => {
  const dir = folder();
  writeFileSync(join(dir, 'bad.org'), Buffer.from([0x2a, 0x20, 0xff, 0x41]));
  writeFileSync(join(dir, 'worse.org'), Buffer.from([0xc3, 0x28]));
  expect(() => readContent(dir)).toThrow(
    `${dir}/bad.org: not UTF-8 at byte 2; save the file as UTF-8\n${dir}/worse.org: not UTF-8 at byte 0; save the file as UTF-8`,
  );
});

it('refuses a folder without org files and one that is not there', () => {
  expect(() => readContent(folder())).toThrow(/^CONTENT_DIR: no \.org file below/);
  expect(() => readContent('/does/not/exist')).toThrow(
    /^CONTENT_DIR: cannot read the folder \/does\/not\/exist \(ENOENT\)/,
  );
});

it.skipIf(process.getuid?.() === 0)('names a file that may not be read', () => {
  const dir = folder();
  writeFileSync(join(dir, 'a.org'), '* a');
  chmodSync(join(dir, 'a.org'), 0);
  expect(() => readContent(dir)).toThrow('a.org: cannot be read (EACCES); check its permissions');
});
