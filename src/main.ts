import { homedir } from 'node:os';
import { join } from 'node:path';
import { config as loadDotenv } from 'dotenv';
import { createConsoleAdapter } from '#adapters/console/adapter.ts';
import { answerJsonLines } from '#adapters/console/json-lines.ts';
import { printAnswer } from '#adapters/console/print-answer.ts';
import { printChecks } from '#adapters/console/print-checks.ts';
import type { Ask, Check } from '#src/adapter.ts';
import { createAsk } from '#src/answer/ask.ts';
import type { Knowledge } from '#src/answer/knowledge.ts';
import { createSuggest } from '#src/answer/suggest.ts';
import { type Command, parseCommandLine } from '#src/command-line.ts';
import { type Config, ConfigError, readConfig } from '#src/config.ts';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { ContentError, readContent } from '#src/content/read-content.ts';
import { findRepository, linkToLines } from '#src/content/revision.ts';
import { examine } from '#src/doctor.ts';
import { newConversation } from '#src/document/answer.ts';
import { createLexicon } from '#src/query/lexicon.ts';
import { createIndex } from '#src/search/index.ts';
import { createLogger, type Logger } from '#src/service/logger.ts';
import { runUntilStopped } from '#src/service/run-until-stopped.ts';
import { createSurfaces, hasSurfaces } from '#src/surfaces.ts';

/** In the home folder, as shells and the Node prompt have theirs. */
const HISTORY_FILE = '.k8snet_history';
/** `ask` ends with this when it has no answer, so that a script can tell a miss from a fault. */
const EXIT_NO_ANSWER = 3;

/** From the end of all surfaces until the process ends, whatever is still going on in it. Milliseconds. */
const EXIT_GRACE_MS = 1_000;

const EXPECTED_FAULTS: ReadonlySet<string> = new Set([
  'ConfigError',
  'ContentError',
  'DiscordSetupError',
  'HttpServerError',
  'SlackSetupError',
]);

loadDotenv({ quiet: true });
try {
  const command = parseCommandLine(process.argv.slice(2));
  process.exitCode = command.kind === 'doctor' ? await doctor() : await run(command, readSettings());
} catch (fault) {
  process.stderr.write(`${describeFault(fault)}\n`);
  process.exitCode = 1;
}

/** An expected fault says what is wrong and the remedy; of any other the place in the code matters. By name, as some are loaded on demand. */
function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return EXPECTED_FAULTS.has(fault.name) ? fault.message : (fault.stack ?? fault.message);
}

/** What is wrong with the content folder is said together with the other values that are wrong. */
function readSettings(): Config {
  try {
    return readConfig(process.env);
  } catch (fault) {
    if (!(fault instanceof ConfigError)) throw fault;
    try {
      readContent(process.env.CONTENT_DIR || 'content');
    } catch (other) {
      if (other instanceof ContentError) throw new ConfigError(`${fault.message}\n${other.message}`, { cause: fault });
    }
    throw fault;
  }
}

function unchecked(name: string): Check {
  return { name, state: 'warning', detail: 'not checked: mend the environment first' };
}

/** Loaded on demand: the platforms' libraries take memory and time to start that the terminal does not need. */
async function doctor(): Promise<number> {
  const { checks, config } = examine(process.env, process.version);
  if (!config) return printChecks([...checks, unchecked('Slack'), unchecked('Discord')], process.stdout);
  const [{ checkSlack }, { checkDiscord }] = await Promise.all([
    import('#adapters/slack/doctor.ts'),
    import('#adapters/discord/doctor.ts'),
  ]);
  const chats = await Promise.all([checkSlack(config.slack, config.http), checkDiscord(config.discord, config.http)]);
  return printChecks([...checks, ...chats.flat()], process.stdout);
}

async function run(command: Exclude<Command, { kind: 'doctor' }>, config: Config): Promise<number> {
  if (command.kind === 'usage') {
    (command.exitCode === 0 ? process.stdout : process.stderr).write(`${command.text}\n`);
    return command.exitCode;
  }
  if (command.kind === 'discordRegister') return registerDiscord(config, command.guildId);
  const logger = createLogger(config.logLevel, process.stderr);
  const knowledge = load(config, logger);
  const ask = createAsk(knowledge);
  switch (command.kind) {
    case 'jsonLines':
      return answerJsonLines(ask, process.stdin, process.stdout);
    case 'ask':
      return askOnce(ask, command);
    case 'prompt': {
      if (hasSurfaces(config)) return serve(config, knowledge, logger);
      const terminal = createConsoleAdapter({
        ask,
        suggest: createSuggest(knowledge.corpus),
        input: process.stdin,
        output: process.stdout,
        env: process.env,
        historyFile: process.stdin.isTTY ? join(homedir(), HISTORY_FILE) : undefined,
      });
      await terminal.start();
      await terminal.finished;
      return 0;
    }
    default:
      return command satisfies never;
  }
}

function load(config: Config, logger: Logger): Knowledge {
  const corpus = buildCorpus(readContent(config.contentDir));
  if (corpus.sections.length === 0)
    throw new ContentError(
      `CONTENT_DIR: the .org files below ${config.contentDir} have no section to answer from; add a headline with text or a table`,
    );
  for (const { path, line, message } of corpus.problems) logger.warn(`${path}:${line}: ${message}`);
  const lexicon = createLexicon(createIndex(corpus));
  const repository = findRepository(config);
  return { corpus, lexicon, linkTo: (lines) => repository && linkToLines(repository, lines) };
}

/** Runs the chats until a signal or a fault that waiting cannot mend. */
async function serve(config: Config, knowledge: Knowledge, logger: Logger): Promise<number> {
  try {
    await runUntilStopped(await createSurfaces(config, knowledge, logger), logger, process);
  } finally {
    // A call that a platform told to come again in a minute would keep the process for as long; it was waited for already.
    setTimeout(() => process.exit(), EXIT_GRACE_MS).unref();
  }
  return 0;
}

/** Loaded on demand: discord.js takes memory and time to start that the terminal does not need. */
async function registerDiscord({ discord }: Config, guildId: string | undefined): Promise<number> {
  const { registerCommands } = await import('#adapters/discord/register.ts');
  await registerCommands({ settings: discord, guildId, print: (line) => process.stdout.write(`${line}\n`) });
  return 0;
}

async function askOnce(ask: Ask, { question, json }: Extract<Command, { kind: 'ask' }>): Promise<number> {
  const answer = await ask({ text: question }, newConversation);
  if (json) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  else await printAnswer(answer, process.stdout, process.env);
  return answer.kind === 'miss' ? EXIT_NO_ANSWER : 0;
}
