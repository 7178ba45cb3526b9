import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { createGateway, type GatewayListeners } from '#adapters/discord/gateway.ts';
import type { DiscordSettings, GatewaySettings, GatewayTiming } from '#adapters/discord/settings.ts';
import { createLogger } from '#src/service/logger.ts';
import { ids } from '#test/fakes/discord/ids.ts';
import { startFakeDiscord } from '#test/fakes/discord/server.ts';
import type { FakeDiscord, FakeDiscordOptions } from '#test/fakes/discord/types.ts';
import { type Relay, relayTo } from './relay.ts';

/** Short enough for tests; a connection counts as stable at once. */
const quick: GatewayTiming = {
  firstDelayMs: 20,
  maxDelayMs: 80,
  stableAfterMs: 0,
  identifyEveryMs: 20,
  helloMs: 5_000,
  resumeMs: 5_000,
  drainMs: 1_000,
  closeMs: 200,
  apiCallMs: 5_000,
};

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** Whatever runs is ended after the test, last begun first. */
export function endLater(end: () => Promise<unknown>): void {
  endings.push(end);
}

/** Connections may identify as often as they like, unless the test says otherwise. */
export async function fakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const fake = await startFakeDiscord({ identifyWindowMs: 0, ...options });
  endLater(() => fake.stop());
  return fake;
}

/** A way to the fake Discord that can be cut. */
export async function relayFor(fake: FakeDiscord): Promise<Relay> {
  const relay = await relayTo(fake.apiUrl);
  endLater(relay.close);
  return relay;
}

/** Says something in a channel of the bot. */
export function say(fake: FakeDiscord, content: string, channel: string = ids.channel): void {
  fake.dispatch('MESSAGE_CREATE', fake.addUserMessage(channel, { content, mentionsBot: true }));
}

/** Resolves once this line was logged. */
export function logged(fake: FakeDiscord, lines: readonly string[], line: string): Promise<true> {
  return fake.waitFor(() => lines.includes(line) || undefined, { what: `the log line "${line}"` });
}

/** Fails the file where an error found nobody: it would end the program. */
export function expectNothingUnhandled(): void {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  beforeAll(() => {
    process.on('unhandledRejection', note);
    process.on('uncaughtException', note);
  });
  afterAll(() => {
    process.off('unhandledRejection', note);
    process.off('uncaughtException', note);
    expect(unhandled).toEqual([]);
  });
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

const common = { shards: 'auto', messageContent: false } as const;

export const gatewaySettings = (fake: Pick<FakeDiscord, 'token' | 'apiUrl'>): GatewaySettings => ({
  kind: 'gateway',
  token: fake.token,
  apiUrl: fake.apiUrl,
  ...common,
});

export const bothSettings = (fake: Pick<FakeDiscord, 'token' | 'apiUrl' | 'publicKey'>): GatewaySettings => ({
  ...gatewaySettings(fake),
  kind: 'both',
  publicKey: fake.publicKey,
});

export const httpSettings = (fake: Pick<FakeDiscord, 'apiUrl' | 'publicKey'>): DiscordSettings => ({
  kind: 'http',
  publicKey: fake.publicKey,
  apiUrl: fake.apiUrl,
  ...common,
});

/** A gateway, its log, and the ids of what came in by it. */
export function connect(
  settings: GatewaySettings,
  timing: Partial<GatewayTiming> = {},
  listeners: Partial<GatewayListeners> = {},
) {
  const { lines, logger } = recordLog();
  const interactions: string[] = [];
  const messages: string[] = [];
  const gateway = createGateway({
    settings,
    logger,
    listeners: {
      onInteraction: ({ id }) => interactions.push(id),
      onMessage: ({ content }) => messages.push(content),
      onEdit: ({ content }) => messages.push(content),
      ...listeners,
    },
    timing: { ...quick, ...timing },
  });
  endLater(() => gateway.stop());
  return { gateway, lines, interactions, messages };
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

/** Address of an API on a port of this machine on which nothing listens. */
export async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/api`;
}
