import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * A logger on standard error: JSON lines for machines, `level: message` for a person at a terminal.
 * Standard output belongs to answers.
 */
export function createLogger(level: string, output: NodeJS.WritableStream & { isTTY?: boolean }): Logger {
  const destination: DestinationStream = { write: (line) => output.write(output.isTTY ? readable(line) : line) };
  return pino({ level, base: null, formatters: { level: (label) => ({ level: label }) } }, destination);
}

function readable(line: string): string {
  const { level, msg } = JSON.parse(line) as { level: string; msg: string };
  return `${level}: ${msg}\n`;
}
