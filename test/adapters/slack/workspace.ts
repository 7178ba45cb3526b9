import { createSlackAdapter } from '#adapters/slack/adapter.ts';
import { neededScopes } from '#adapters/slack/scopes.ts';
import { EVENTS_PATH } from '#adapters/slack/settings.ts';
import type { Ask, Report } from '#src/adapter.ts';
import { createAsk } from '#src/answer/ask.ts';
import { createComplete } from '#src/answer/complete.ts';
import { createGuide } from '#src/answer/guide.ts';
import { createHttpServer } from '#src/service/http-server.ts';
import { createLogger } from '#src/service/logger.ts';
import { untilQuiet } from '#test/adapters/quiet.ts';
import { startFakeSlack } from '#test/fakes/slack/server.ts';
import { type PostOptions, postSigned } from '#test/fakes/slack/signed-post.ts';
import type { FakeSlack, FakeSlackOptions } from '#test/fakes/slack/types.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

export type Mode = 'http' | 'socket';
export const modes: readonly Mode[] = ['http', 'socket'];

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
const knowledge = loadKnowledge('content');
export const shippedAsk = createAsk(knowledge);
export const shippedGuide = createGuide(knowledge, { version: '1.2.3', revision: 'abc1234' });
const complete = createComplete(knowledge, shippedGuide);

/** A workspace with the assistant in it: the real Bolt and our adapter against the fake Slack. */
export type Workspace = {
  readonly slack: FakeSlack;
  readonly mode: Mode;
  /** Hands over a command, event or interaction as Slack does; resolves with what it is acknowledged with, and when. */
  readonly deliver: (payload: object, options?: Delivery) => Promise<{ readonly body: unknown; readonly ms: number }>;
  /** The same without looking at the answer, in HTTP mode alone: for requests that are refused. */
  readonly post: (payload: object, options?: PostOptions) => ReturnType<typeof postSigned>;
  readonly reports: readonly Report[];
  readonly log: () => string;
  readonly stop: () => Promise<void>;
  /** Resolves once nothing has been sent for a while: for tests that nothing comes. */
  readonly quiet: () => Promise<void>;
};

export type Delivery = { readonly retryNum?: number; readonly retryReason?: string };

export type WorkspaceOptions = {
  readonly mode?: Mode;
  readonly ask?: Ask;
  readonly slack?: FakeSlackOptions;
};

export async function openWorkspace({
  mode = 'http',
  ask = shippedAsk,
  slack: given,
}: WorkspaceOptions = {}): Promise<Workspace> {
  const slack = await startFakeSlack({ scopes: neededScopes.map(({ scope }) => scope), ...given });
  const reports: Report[] = [];
  let log = '';
  const logger = createLogger('debug', {
    write: (line: string) => {
      log += line;
      return true;
    },
  } as NodeJS.WritableStream);
  const server = createHttpServer({ host: '127.0.0.1', port: 0 });
  const credentials = { botToken: slack.botToken, apiUrl: slack.apiUrl };
  const adapter = createSlackAdapter({
    settings:
      mode === 'socket'
        ? { kind: 'socket', ...credentials, appToken: slack.appToken }
        : { kind: 'http', ...credentials, signingSecret: SIGNING_SECRET },
    logger,
    mount: server.mount,
    ask,
    complete,
    guide: shippedGuide,
    report: (report) => reports.push(report),
  });
  await adapter.start();
  const { port } = await server.start();
  const url = `http://127.0.0.1:${port}${EVENTS_PATH}`;
  const post = (payload: object, options?: PostOptions) => postSigned(url, SIGNING_SECRET, payload, options);
  return {
    slack,
    mode,
    post,
    deliver: async (payload, options = {}) => {
      if (mode === 'socket') {
        const { payload: body, ms } = await slack.sendEnvelope(envelopeType(payload), payload, {
          ...(options.retryNum === undefined ? {} : { retryAttempt: options.retryNum }),
          ...(options.retryReason === undefined ? {} : { retryReason: options.retryReason }),
        });
        return { body, ms };
      }
      const { status, body, ms } = await post(payload, options);
      if (status !== 200) throw new Error(`the delivery was answered with ${status}`);
      return { body, ms };
    },
    reports,
    log: () => log,
    stop: async () => {
      await adapter.stop();
      await server.stop();
      await slack.stop();
    },
    quiet: () => untilQuiet(slack),
  };
}

function envelopeType(payload: object): 'slash_commands' | 'events_api' | 'interactive' {
  if ('command' in payload) return 'slash_commands';
  return 'type' in payload && payload.type === 'event_callback' ? 'events_api' : 'interactive';
}
