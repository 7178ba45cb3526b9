import type { Suggest } from '#src/adapter.ts';
import { cleanText } from '#src/document/visible.ts';
import { limits } from './limits.ts';

/** What readline's completer returns: the candidates, and the end of the line that each of them replaces. */
export type Completion = [candidates: string[], replaced: string];

/** Completes the whole line if something begins with it, else its last word: `compare calico and cil`. */
export function completeLine(line: string, suggest: Suggest): Completion {
  const whole = candidates(line, suggest);
  if (whole.length > 0) return [whole, line];
  const lastWord = /\S+$/.exec(line)?.[0] ?? '';
  if (lastWord === '' || lastWord === line) return [[], line];
  return [candidates(lastWord, suggest), lastWord];
}

function candidates(prefix: string, suggest: Suggest): string[] {
  return suggest(prefix, limits.completions).map(cleanText);
}
