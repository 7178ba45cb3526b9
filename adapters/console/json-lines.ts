import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Ask } from '#src/adapter.ts';
import { type Answer, newConversation } from '#src/document/answer.ts';
import { plainText } from '#src/document/plain-text.ts';
import { truncate } from '#src/document/truncate.ts';
import { MAX_JSON_ANSWER_CHARS } from './limits.ts';

type Asked = { readonly id: string; readonly query: string };

/**
 * Answers each `{"id","query"}` line with one line, each question on its own.
 * @returns 0, or 1 if a line was not such an object (it gets an `error` line and the rest goes on).
 */
export async function answerJsonLines(ask: Ask, input: Readable, output: Writable): Promise<0 | 1> {
  let exitCode: 0 | 1 = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const asked = readLine(line);
    if (!asked) exitCode = 1;
    const record = asked
      ? await answerOne(ask, asked)
      : { id: null, error: 'not a JSON object with the strings "id" and "query"' };
    output.write(`${JSON.stringify(record)}\n`);
  }
  return exitCode;
}

function readLine(line: string): Asked | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('id' in value) || !('query' in value)) return null;
    return typeof value.id === 'string' && typeof value.query === 'string'
      ? { id: value.id, query: value.query }
      : null;
  } catch {
    return null;
  }
}

async function answerOne(ask: Ask, { id, query }: Asked) {
  const start = performance.now();
  const answer = await ask({ text: query }, newConversation);
  const elapsedMs = Math.round((performance.now() - start) * 1000) / 1000;
  const sourced = 'sources' in answer;
  return {
    id,
    kind: answer.kind,
    abstained: !sourced,
    title: answer.title,
    answer: truncate(readableText(answer), MAX_JSON_ANSWER_CHARS),
    entities: sourced ? answer.entities : [],
    sources: sourced ? answer.sources : [],
    elapsedMs,
  };
}

/** The answer as a person reads it from the top: title, what was corrected, the text, its date. */
function readableText(answer: Answer): string {
  const corrections = answer.corrections.map(({ to }) => `Showing results for ${to}.`);
  const asOf = 'asOf' in answer && answer.asOf !== undefined ? [`As of ${answer.asOf}.`] : [];
  return [answer.title, ...corrections, plainText(answer.blocks), ...asOf].join('\n\n');
}
