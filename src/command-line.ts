import { parseArgs } from 'node:util';

export type Command =
  | { readonly kind: 'prompt' }
  | { readonly kind: 'ask'; readonly question: string; readonly json: boolean }
  | { readonly kind: 'jsonLines' }
  | { readonly kind: 'doctor' }
  | { readonly kind: 'usage'; readonly text: string; readonly exitCode: 0 | 1 };

const USAGE = `Usage:
  npm start                         ask at a prompt, or answer in Slack where .env connects it
  npm start -- ask "calico"         ask once (exit code 0 with an answer, 3 without one, 1 on a fault)
  npm start -- ask --json "calico"  the whole answer as JSON
  npm run -s ask -- --jsonl         read {"id","query"} lines on standard input, write one answer line each
  npm start -- doctor               check the environment, the content and the connection to Slack`;

/** Reads the words behind the program's name. */
export function parseCommandLine(argv: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [command, ...words] = positionals;
    if (values.help) return { kind: 'usage', text: USAGE, exitCode: 0 };
    if (command === undefined && !values.json && !values.jsonl) return { kind: 'prompt' };
    if (command === 'doctor') return { kind: 'doctor' };
    if (command !== 'ask') return { kind: 'usage', text: `Unknown command "${command ?? ''}".\n${USAGE}`, exitCode: 1 };
    return values.jsonl ? { kind: 'jsonLines' } : { kind: 'ask', question: words.join(' '), json: values.json };
  } catch (fault) {
    return { kind: 'usage', text: `${fault instanceof Error ? fault.message : String(fault)}\n${USAGE}`, exitCode: 1 };
  }
}
