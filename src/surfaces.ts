import { readFileSync } from 'node:fs';
import type { Report } from '#src/adapter.ts';
import { createAsk } from '#src/answer/ask.ts';
import { createComplete } from '#src/answer/complete.ts';
import { createGuide } from '#src/answer/guide.ts';
import type { Knowledge } from '#src/answer/knowledge.ts';
import type { Config } from '#src/config.ts';
import { findRepository } from '#src/content/revision.ts';
import type { HttpServer } from '#src/service/http-server.ts';
import type { Logger } from '#src/service/logger.ts';
import type { Running } from '#src/service/run-until-stopped.ts';

/** Whether the environment connects any chat; else questions are asked at the terminal. */
export function hasSurfaces({ slack, discord }: Config): boolean {
  return slack !== undefined || discord !== undefined;
}

/**
 * The chats that the environment connects, with the HTTP server where one of them needs it, in the order in which they
 * start. Each is loaded on demand, as its platform's library takes memory and time that others do not need.
 */
export async function createSurfaces(config: Config, knowledge: Knowledge, logger: Logger): Promise<Running[]> {
  const { createHttpServer } = await import('#src/service/http-server.ts');
  const server = createHttpServer(config.http);
  const revision = findRepository(config)?.revision;
  const guide = createGuide(knowledge, { version: readVersion(), ...(revision && { revision }) });
  const shared = {
    mount: server.mount,
    logger,
    ask: createAsk(knowledge),
    // Looks at all topics, which takes a while: nobody shall wait for it later.
    complete: createComplete(knowledge, guide),
    guide,
    report: (report: Report) => logger.info({ report }, describeReport(report)),
  };
  const surfaces: Running[] = [];
  if (config.slack) {
    const { createSlackAdapter } = await import('#adapters/slack/adapter.ts');
    surfaces.push(createSlackAdapter({ ...shared, settings: config.slack }));
  }
  if (config.discord) {
    const { createDiscordAdapter } = await import('#adapters/discord/adapter.ts');
    surfaces.push(createDiscordAdapter({ ...shared, settings: config.discord }));
  }
  const chats = together(surfaces);
  return needsHttp(config) ? [runningServer(server, logger), chats] : [chats];
}

/** Side by side: where one platform cannot be reached, the others are not kept waiting. */
function together(surfaces: readonly Running[]): Running {
  const finished = Promise.race(surfaces.flatMap((surface) => surface.finished ?? []));
  // Whoever waits for it hears of it; until then it is nobody's.
  finished.catch(() => {});
  return {
    name: surfaces.map(({ name }) => name).join(' and '),
    start: async () => {
      await Promise.all(surfaces.map(({ start }) => start()));
    },
    stop: async () => {
      const stops = await Promise.allSettled(surfaces.map(({ stop }) => stop()));
      const failed = stops.find((stop) => stop.status === 'rejected');
      if (failed) throw failed.reason;
    },
    // One that ends by itself does not go on: all the others end with it.
    finished,
  };
}

/** Slack or Discord sends requests to us. */
function needsHttp({ slack, discord }: Config): boolean {
  return slack?.kind === 'http' || discord?.publicKey !== undefined;
}

/**
 * Kubernetes and proxies send requests for seconds after they have told us to end, and neither Slack nor Discord sends a
 * command or a press again. Kubernetes kills after 30 s, Docker after 10 s. Milliseconds.
 */
const HTTP_GRACE_MS = 5_000;

function runningServer(server: HttpServer, logger: Logger): Running {
  return {
    name: 'HTTP',
    start: async () => {
      const address = await server.start();
      logger.info(`HTTP: listening on ${address.host}:${address.port}`);
    },
    stop: server.stop,
    graceMs: HTTP_GRACE_MS,
  };
}

/** In the message too: a terminal shows nothing else of a log line. */
function describeReport(report: Report): string {
  if (report.kind === 'gap') return `gap reported: ${report.question}`;
  const reason = report.reason === undefined ? '' : `: ${report.reason}`;
  return `feedback, ${report.verdict}: "${report.title}" for ${report.question}${reason}`;
}

function readVersion(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}
