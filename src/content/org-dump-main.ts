import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dumpOrg } from './org-dump.ts';
import { decodeUtf8 } from './utf8.ts';

/** Prints one line of JSON for each file named; a file that cannot be read is named on stderr and makes the exit code 1. */
async function dumpFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const problem = await dumpFile(path);
    if (problem === null) continue;
    process.stderr.write(`${path}: ${problem}\n`);
    process.exitCode = 1;
  }
}

async function dumpFile(path: string): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return `not UTF-8 at byte ${decoded.byte}`;
  process.stdout.write(`${JSON.stringify(dumpOrg(decoded.text, basename(path)))}\n`);
  return null;
}

await dumpFiles(process.argv.slice(2));
