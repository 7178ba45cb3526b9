import type { Answer } from '#src/document/answer.ts';
import { renderTerminal } from './render.ts';
import { detectTerminal, type Environment, type Output, writeText } from './terminal.ts';

/**
 * Prints one answer as the output can show it, with a final line end. Resolves to false when nobody reads the output
 * any more; rejects when it cannot be written for another reason.
 */
export function printAnswer(answer: Answer, output: Output, env: Environment): Promise<boolean> {
  return writeText(output, `${renderTerminal(answer, detectTerminal(output, env))}\n`);
}
