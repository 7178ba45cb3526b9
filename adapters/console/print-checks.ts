import type { Check } from '#src/adapter.ts';
import { cleanText } from '#src/document/visible.ts';
import { type Output, writeText } from './terminal.ts';

const signs = { ok: '✓', warning: '!', wrong: '✗' } as const;

/** One line a check with its remedy below; resolves with the exit code: 1 if anything is wrong, else 0. */
export async function printChecks(checks: readonly Check[], output: Output): Promise<0 | 1> {
  await writeText(output, checks.map((check) => `${linesOf(check).join('\n')}\n`).join(''));
  return checks.some(({ state }) => state === 'wrong') ? 1 : 0;
}

function linesOf({ name, state, detail, remedy }: Check): string[] {
  const [first = '', ...more] = detail.split('\n');
  return [
    `${signs[state]} ${name}: ${cleanText(first)}`,
    ...more.map((line) => `  ${cleanText(line)}`),
    ...(remedy ? [`  → ${remedy}`] : []),
  ];
}
