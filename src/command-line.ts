import { parseArgs } from 'node:util';

export type Command =
  | { readonly kind: 'prompt' }
  | { readonly kind: 'ask'; readonly question: string; readonly json: boolean }
  | { readonly kind: 'jsonLines' }
  | { readonly kind: 'doctor' }
  | { readonly kind: 'discordRegister'; readonly guildId?: string }
  | { readonly kind: 'usage'; readonly text: string; readonly exitCode: 0 | 1 };

const USAGE = `Usage:
  npm start                         ask at a prompt, or answer in Slack and Discord where .env connects them
  npm start -- ask "calico"         ask once (exit code 0 with an answer, 3 without one, 1 on a fault)
  npm start -- ask --json "calico"  the whole answer as JSON
  npm run -s ask -- --jsonl         read {"id","query"} lines on standard input, write one answer line each
  npm start -- doctor               check the environment, the content and the connections to Slack and Discord
  npm start -- discord:register     tell Discord the commands, for all servers; it may be run again at any time
  npm start -- discord:register --guild 613425648685547541
                                    the same for one server alone, to try them there`;

/** Reads the words behind the program's name. */
export function parseCommandLine(argv: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
        guild: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [command, ...words] = positionals;
    if (values.help) return { kind: 'usage', text: USAGE, exitCode: 0 };
    if (values.guild !== undefined && command !== 'discord:register')
      return refuse('--guild belongs to discord:register.');
    if (command === 'discord:register') return readRegister(words, values.guild);
    if (command === undefined && !values.json && !values.jsonl) return { kind: 'prompt' };
    if (command === 'doctor') return { kind: 'doctor' };
    if (command !== 'ask') return refuse(`Unknown command "${command ?? ''}".`);
    return values.jsonl ? { kind: 'jsonLines' } : { kind: 'ask', question: words.join(' '), json: values.json };
  } catch (fault) {
    return refuse(fault instanceof Error ? fault.message : String(fault));
  }
}

function readRegister(words: readonly string[], guildId: string | undefined): Command {
  const [word] = words;
  if (word !== undefined) return refuse(`discord:register takes no "${word}"; for one server give --guild and its id.`);
  if (guildId === undefined) return { kind: 'discordRegister' };
  if (/^\d{17,20}$/u.test(guildId)) return { kind: 'discordRegister', guildId };
  return refuse(
    `--guild "${guildId}" is not the id of a server: 17 to 20 digits. In Discord switch on Settings, Advanced, ` +
      'Developer Mode; then right click the server, Copy Server ID.',
  );
}

function refuse(reason: string): Command {
  return { kind: 'usage', text: `${reason}\n${USAGE}`, exitCode: 1 };
}
