import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Every variable that .env.example names, empty: nothing of this machine's own environment counts. */
const NOTHING_SET = Object.fromEntries(
  [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gmu)].map(([, name = '']) => [name, '']),
);

/** The program as a user starts it. Everything it wrote is kept; `said` waits for a line. */
export function startProgram(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['src/main.ts', ...args], { env: { ...process.env, ...NOTHING_SET, ...env } });
  let output = '';
  const waiting: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const wake of waiting.splice(0)) wake();
    });
  const exit = once(child, 'exit').then(([code]: (number | null)[]) => code);
  return {
    exit,
    output: () => output,
    stop: (signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM') => child.kill(signal),
    said: async (pattern: RegExp) => {
      for (;;) {
        const found = pattern.exec(output);
        if (found) return found;
        const more = new Promise<void>((resolve) => waiting.push(resolve));
        const code = await Promise.race([more, exit]);
        if (code !== undefined) throw new Error(`it ended with ${code}: ${output}`);
      }
    },
  };
}
