import { createLogger } from '#src/service/logger.ts';

/** A logger and its lines as objects, oldest first. */
export function recordLog(): { logger: ReturnType<typeof createLogger>; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger('debug', {
    write: (line: string) => {
      lines.push(JSON.parse(line));
      return true;
    },
  } as NodeJS.WritableStream);
  return { logger, lines };
}
