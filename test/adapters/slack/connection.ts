import { afterEach } from 'vitest';
import { type ConnectOptions, connectSlack } from '#adapters/slack/connect.ts';
import { neededScopes } from '#adapters/slack/scopes.ts';
import type { ConnectTiming, SlackSettings } from '#adapters/slack/settings.ts';
import { createHttpServer } from '#src/service/http-server.ts';
import { createLogger } from '#src/service/logger.ts';
import { startFakeSlack } from '#test/fakes/slack/server.ts';
import type { FakeSlack, FakeSlackOptions } from '#test/fakes/slack/types.ts';

export const SECRET = '0123456789abcdef0123456789abcdef';
export const allScopes = neededScopes.map(({ scope }) => scope);

/** Short enough for tests; a connection counts as stable at once. */
const quick: ConnectTiming = {
  firstDelayMs: 20,
  maxDelayMs: 80,
  stableAfterMs: 0,
  helloMs: 300,
  retireAfterMs: 50,
  drainMs: 1_000,
  closeMs: 200,
  apiCallMs: 1_000,
};

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** Whatever runs is ended after the test, last begun first. */
export function endLater(end: () => Promise<unknown>): void {
  endings.push(end);
}

export async function fakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const fake = await startFakeSlack({ scopes: allScopes, ...options });
  endLater(() => fake.stop());
  return fake;
}

/** What was logged, as `level: message` lines. */
export function recordLog(level = 'info') {
  const lines: string[] = [];
  const logger = createLogger(level, {
    isTTY: true,
    write: (line: string) => {
      lines.push(line.trimEnd());
      return true;
    },
  } as NodeJS.WritableStream & { isTTY: boolean });
  return { lines, logger };
}

export const socketSettings = (fake: Pick<FakeSlack, 'botToken' | 'appToken' | 'apiUrl'>): SlackSettings => ({
  kind: 'socket',
  botToken: fake.botToken,
  appToken: fake.appToken,
  apiUrl: fake.apiUrl,
});

export const httpSettings = (fake: Pick<FakeSlack, 'botToken' | 'apiUrl'>): SlackSettings => ({
  kind: 'http',
  botToken: fake.botToken,
  signingSecret: SECRET,
  apiUrl: fake.apiUrl,
});

/** A connection with a command that says whom it runs as, and its log. */
export function connect(
  settings: SlackSettings,
  timing: Partial<ConnectTiming> = {},
  mount: ConnectOptions['mount'] = () => {},
) {
  const { lines, logger } = recordLog();
  const connection = connectSlack({ settings, logger, mount, timing: { ...quick, ...timing } });
  connection.app.command('/k8snet', async ({ ack, context }) => ack(`as ${context.botUserId}`));
  endLater(() => connection.stop());
  return { connection, lines };
}

/** In HTTP mode, on the program's own server; `url` is where Slack would send to. */
export async function connectHttp(fake: FakeSlack, timing: Partial<ConnectTiming> = {}) {
  const server = createHttpServer({ host: '127.0.0.1', port: 0 });
  const { port } = await server.start();
  endLater(() => server.stop());
  const made = connect(httpSettings(fake), timing, server.mount);
  return { ...made, server, url: `http://127.0.0.1:${port}/slack/events` };
}

/** The message that a promise is rejected with; '' if it is not. */
export async function rejectionOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return '';
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}
