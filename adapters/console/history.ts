import { appendFile, chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cleanText } from '#src/document/visible.ts';
import { limits } from './limits.ts';

/** The questions of earlier days, oldest first, and how to keep another. `remember` rejects if it cannot be written. */
export type History = { readonly questions: readonly string[]; readonly remember: (question: string) => Promise<void> };

/** Only the owner reads and writes: questions can be private. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * Opens the history kept in a file, one question a line, or an empty one if there is no file yet. The file never holds
 * more than `limits.historyEntries` lines. Rejects if it exists and cannot be read.
 */
export async function openHistory(path: string): Promise<History> {
  let questions = bounded(await readQuestions(path));
  return {
    questions,
    remember: async (question) => {
      const entry = cleanText(question).trim();
      if (!isWorthKeeping(entry) || entry === questions.at(-1)) return;
      const isFull = questions.length >= limits.historyEntries;
      questions = bounded([...questions, entry]);
      await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
      if (isFull) await replaceFile(path, questions);
      else await appendFile(path, `${entry}\n`, { mode: FILE_MODE });
    },
  };
}

function isWorthKeeping(question: string): boolean {
  return question !== '' && question.length <= limits.historyEntryChars;
}

function bounded(questions: readonly string[]): readonly string[] {
  return questions.slice(-limits.historyEntries);
}

async function readQuestions(path: string): Promise<string[]> {
  try {
    const text = await readFile(path, 'utf8');
    // A file made by other means may be open to all.
    await chmod(path, FILE_MODE);
    return text
      .split('\n')
      .map((line) => cleanText(line).trim())
      .filter(isWorthKeeping);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Written beside and moved into place, so that a crash leaves the old history or the new, never half of one. */
async function replaceFile(path: string, questions: readonly string[]): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, `${questions.join('\n')}\n`, { mode: FILE_MODE });
  await rename(draft, path);
}
