import { homedir } from 'node:os';
import { join } from 'node:path';
import { config as loadDotenv } from 'dotenv';
import { createConsoleAdapter } from '#adapters/console/adapter.ts';
import { answerJsonLines } from '#adapters/console/json-lines.ts';
import { printAnswer } from '#adapters/console/print-answer.ts';
import type { Ask, Suggest } from '#src/adapter.ts';
import { createAsk } from '#src/answer/ask.ts';
import { createSuggest } from '#src/answer/suggest.ts';
import { type Command, parseCommandLine } from '#src/command-line.ts';
import { type Config, ConfigError, readConfig } from '#src/config.ts';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { ContentError, readContent } from '#src/content/read-content.ts';
import { findRepository, linkToLines } from '#src/content/revision.ts';
import { newConversation } from '#src/document/answer.ts';
import { createLexicon } from '#src/query/lexicon.ts';
import { createIndex } from '#src/search/index.ts';
import { createLogger, type Logger } from '#src/service/logger.ts';

/** In the home folder, as shells and the Node prompt have theirs. */
const HISTORY_FILE = '.k8snet_history';
/** `ask` ends with this when it has no answer, so that a script can tell a miss from a fault. */
const EXIT_NO_ANSWER = 3;

loadDotenv({ quiet: true });
try {
  const config = readSettings();
  const command = parseCommandLine(process.argv.slice(2));
  process.exitCode = await run(command, config);
} catch (fault) {
  const expected = fault instanceof ConfigError || fault instanceof ContentError;
  process.stderr.write(
    `${expected ? fault.message : fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
  );
  process.exitCode = 1;
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

async function run(command: Command, config: Config): Promise<number> {
  if (command.kind === 'usage') {
    (command.exitCode === 0 ? process.stdout : process.stderr).write(`${command.text}\n`);
    return command.exitCode;
  }
  const { ask, suggest } = load(config, createLogger(config.logLevel, process.stderr));
  switch (command.kind) {
    case 'jsonLines':
      return answerJsonLines(ask, process.stdin, process.stdout);
    case 'ask':
      return askOnce(ask, command);
    case 'prompt': {
      const terminal = createConsoleAdapter({
        ask,
        suggest,
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

function load(config: Config, logger: Logger): { ask: Ask; suggest: Suggest } {
  const corpus = buildCorpus(readContent(config.contentDir));
  if (corpus.sections.length === 0)
    throw new ContentError(
      `CONTENT_DIR: the .org files below ${config.contentDir} have no section to answer from; add a headline with text or a table`,
    );
  for (const { path, line, message } of corpus.problems) logger.warn(`${path}:${line}: ${message}`);
  const lexicon = createLexicon(createIndex(corpus));
  const repository = findRepository(config);
  const ask = createAsk({ corpus, lexicon, linkTo: (lines) => repository && linkToLines(repository, lines) });
  return { ask, suggest: createSuggest(corpus) };
}

async function askOnce(ask: Ask, { question, json }: Extract<Command, { kind: 'ask' }>): Promise<number> {
  const answer = await ask({ text: question }, newConversation);
  if (json) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  else await printAnswer(answer, process.stdout, process.env);
  return answer.kind === 'miss' ? EXIT_NO_ANSWER : 0;
}
