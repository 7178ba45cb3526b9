import { expect } from 'vitest';
import { createDiscordAdapter, type DiscordOptions } from '#adapters/discord/adapter.ts';
import { INTERACTIONS_PATH } from '#adapters/discord/settings.ts';
import type { Ask, Report } from '#src/adapter.ts';
import { createAsk } from '#src/answer/ask.ts';
import { createComplete } from '#src/answer/complete.ts';
import { createGuide } from '#src/answer/guide.ts';
import { createHttpServer } from '#src/service/http-server.ts';
import { createLogger } from '#src/service/logger.ts';
import { untilQuiet } from '#test/adapters/quiet.ts';
import { startFakeDiscord } from '#test/fakes/discord/server.ts';
import type { FakeDiscord, FakeDiscordOptions, StoredResponse } from '#test/fakes/discord/types.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

/** `gateway`: we connect to Discord; `http`: Discord sends interactions to us, and there are no messages. */
export type Mode = 'gateway' | 'http';
export const modes: readonly Mode[] = ['gateway', 'http'];

const knowledge = loadKnowledge('content');
export const shippedAsk = createAsk(knowledge);
export const shippedGuide = createGuide(knowledge, { version: '1.2.3', revision: 'abc1234' });
const complete = createComplete(knowledge, shippedGuide);

/** A server with the assistant in it: the real discord.js and our adapter against the fake Discord. */
export type Community = {
  readonly discord: FakeDiscord;
  readonly mode: Mode;
  /** Hands over an interaction as Discord does; resolves with the first response. */
  readonly deliver: (interaction: object) => Promise<StoredResponse>;
  readonly interactionsUrl: string;
  readonly reports: readonly Report[];
  readonly log: () => string;
  /** Ends the assistant alone, and begins another one against the same Discord. */
  readonly restart: () => Promise<void>;
  /** Rejects where anything that was sent breaks a rule of Discord's or calls on somebody. */
  readonly stop: () => Promise<void>;
  /** Resolves once nothing has been sent for a while: for tests that nothing comes. */
  readonly quiet: () => Promise<void>;
};

export type CommunityOptions = {
  readonly mode?: Mode;
  readonly ask?: Ask;
  readonly discord?: FakeDiscordOptions;
  readonly messageContent?: boolean;
} & Pick<DiscordOptions, 'cooldown' | 'deferAfterMs' | 'timing'>;

/** Discord gives 3 s, which a busy machine may need for nothing at all. Milliseconds. */
const PATIENCE_MS = 20_000;

/** More than any test asks. */
const NO_COOLDOWN = { questions: 10_000, seconds: 1 };

export async function openCommunity({
  mode = 'gateway',
  ask = shippedAsk,
  discord: given,
  messageContent = false,
  cooldown = NO_COOLDOWN,
  ...rest
}: CommunityOptions = {}): Promise<Community> {
  // A restart identifies again, for which Discord makes a bot wait 5 s.
  const discord = await startFakeDiscord({ identifyWindowMs: 0, interactionTimeoutMs: PATIENCE_MS, ...given });
  const reports: Report[] = [];
  let log = '';
  const logger = createLogger('debug', {
    write: (line: string) => {
      log += line;
      return true;
    },
  } as NodeJS.WritableStream);
  const common = { apiUrl: discord.apiUrl, shards: 'auto', messageContent } as const;
  const server = createHttpServer({ host: '127.0.0.1', port: 0 });
  const begin = async () => {
    const adapter = createDiscordAdapter({
      settings:
        mode === 'gateway'
          ? { kind: 'gateway', ...common, token: discord.token }
          : { kind: 'http', ...common, publicKey: discord.publicKey },
      logger,
      mount: server.mount,
      ask,
      complete,
      guide: shippedGuide,
      report: (report) => reports.push(report),
      cooldown,
      ...rest,
    });
    await adapter.start();
    return adapter;
  };
  let adapter = await begin();
  const { port } = await server.start();
  const interactionsUrl = `http://127.0.0.1:${port}${INTERACTIONS_PATH}`;
  return {
    discord,
    mode,
    interactionsUrl,
    deliver: async (interaction) => {
      if (mode === 'gateway') return discord.deliver(interaction);
      const { status } = await discord.postInteraction(interactionsUrl, interaction);
      if (status !== 200) throw new Error(`the interaction was answered with ${status}`);
      const response = discord.responses.at(-1);
      if (!response) throw new Error('the response was not stored');
      return response;
    },
    reports,
    log: () => log,
    restart: async () => {
      await adapter.stop();
      adapter = await begin();
    },
    stop: async () => {
      await adapter.stop();
      await server.stop();
      await discord.stop();
      expect([...discord.violations, ...discord.pings()]).toEqual([]);
    },
    quiet: () => untilQuiet(discord),
  };
}
