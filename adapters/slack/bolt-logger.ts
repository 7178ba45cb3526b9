import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '#src/service/logger.ts';

/** Bolt says these on each refused workspace, beside the line that we write. */
const SAID_BY_US = /^Authorization of incoming event did not succeed/u;
/** Tokens of every kind, one-time addresses and the ticket of a socket. */
const SECRET = /xox[a-z](?:\.xox[a-z])?-[\w-]+|xapp-[\w-]+|(?<=https?:\/\/hooks\.slack\.com\/)\S+|(?<=ticket=)[\w-]+/gu;

/**
 * Bolt's log lines in ours. What Bolt says at "debug" holds whole messages of people, so that it is shown at "trace"
 * alone. `isQuiet` lowers the rest to "debug": for parts whose faults we describe ourselves.
 */
export function createBoltLogger(logger: Logger, isQuiet = false): BoltLogger {
  const write = (level: 'trace' | 'debug' | 'info' | 'warn' | 'error', parts: readonly unknown[]) => {
    const text = parts.map(textOf).join(' ');
    const isTold = level !== 'trace' && (isQuiet || SAID_BY_US.test(text));
    logger[isTold ? 'debug' : level](`Bolt: ${hideSecrets(text)}`);
  };
  return {
    debug: (...parts) => {
      if (logger.isLevelEnabled('trace')) write('trace', parts);
    },
    info: (...parts) => write('debug', parts),
    warn: (...parts) => write('warn', parts),
    error: (...parts) => write('error', parts),
    getLevel: () => (logger.isLevelEnabled('trace') ? LogLevel.DEBUG : LogLevel.INFO),
    setLevel: () => {},
    setName: () => {},
  };
}

/** The text without anything that lets its reader act as us. */
export function hideSecrets(text: string): string {
  return text.replace(SECRET, '…');
}

/** Objects may hold a person's words: of errors the message alone, of others nothing. */
function textOf(part: unknown): string {
  if (part instanceof Error) return part.message;
  return typeof part === 'object' && part !== null ? '(object)' : String(part);
}
