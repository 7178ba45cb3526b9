import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './types.ts';
import { decodeUtf8 } from './utf8.ts';

/** Thrown with one message for all that is wrong with the content folder. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
}

/**
 * Every `*.org` file below `dir`, in the order of their paths.
 * @throws ContentError naming each folder or file that cannot be read, is not UTF-8, and the remedy.
 */
export function readContent(dir: string): SourceFile[] {
  const paths = listOrgFiles(dir);
  if (paths.length === 0)
    throw new ContentError(
      `CONTENT_DIR: no .org file below ${dir}; put at least one there or set CONTENT_DIR to the folder that has them`,
    );
  const problems: string[] = [];
  const files: SourceFile[] = [];
  for (const path of paths) {
    const read = readOne(dir, path);
    if ('problem' in read) problems.push(read.problem);
    else files.push(read);
  }
  if (problems.length > 0) throw new ContentError(problems.join('\n'));
  return files;
}

function listOrgFiles(dir: string): string[] {
  try {
    return readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.org') && !path.split('/').some((part) => part.startsWith('.')))
      .filter((path) => !statSync(join(dir, path), { throwIfNoEntry: false })?.isDirectory())
      .sort();
  } catch (cause) {
    throw new ContentError(
      `CONTENT_DIR: cannot read the folder ${dir} (${reasonOf(cause)}); set CONTENT_DIR to a readable folder of .org files`,
      { cause },
    );
  }
}

function readOne(dir: string, path: string): SourceFile | { problem: string } {
  try {
    const decoded = decodeUtf8(readFileSync(join(dir, path)));
    if (decoded.ok) return { path, text: decoded.text };
    return { problem: `${join(dir, path)}: not UTF-8 at byte ${decoded.byte}; save the file as UTF-8` };
  } catch (cause) {
    return { problem: `${join(dir, path)}: cannot be read (${reasonOf(cause)}); check its permissions` };
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
