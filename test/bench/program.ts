import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import packageJson from '../../package.json' with { type: 'json' };
import { collectGarbage } from './timing.ts';
import type { Asked, Told, Usage } from './wire.ts';

/** A program under test as a process of its own. */
export type Program = { readonly child: ChildProcess; readonly port: number };

/** As `npm start` has it. */
const FLAGS = packageJson.scripts.start.split(' ').filter((word) => word.startsWith('--'));

/** Starts a file that calls `answerBench`; resolves once it listens. `cwd` is where the content is. */
export async function startProgram(file: string, args: readonly string[], cwd: string): Promise<Program> {
  const child = fork(file, args, { cwd, execArgv: ['--expose-gc', ...FLAGS] });
  const [told]: Told[] = await once(child, 'message');
  if (!told || !('port' in told)) throw new Error(`${args[0]} did not start`);
  return { child, port: told.port };
}

export async function usageOf({ child }: Program, asked: Asked): Promise<Usage> {
  child.send(asked);
  const [told]: Told[] = await once(child, 'message');
  if (!told || 'port' in told) throw new Error('the program told something else than its usage');
  return told;
}

/** In the process under test: tells that it listens, and what it uses whenever it is asked. */
export function answerBench(port: number): void {
  const tell = (told: Told) => process.send?.(told);
  process.once('SIGINT', () => process.exit());
  process.on('message', (asked: Asked) => {
    if (asked === 'memory') collectGarbage();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed, external } = process.memoryUsage();
    tell({ cpuMs: (user + system) / 1000, rss, held: heapUsed + external });
  });
  tell({ port });
}
