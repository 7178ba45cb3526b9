import { App, type Receiver, type ReceiverEvent, webApi } from '@slack/bolt';
import { tryUntilDone } from '#adapters/chat/retry.ts';
import type { RequestHandler } from '#src/service/http-server.ts';
import type { Logger } from '#src/service/logger.ts';
import { createUnderWay, type UnderWay } from '#src/service/under-way.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { createEventsEndpoint } from './events-endpoint.ts';
import { describeSlackFault, isRefusal, type SlackFault, SlackSetupError, sentenceOf } from './faults.ts';
import { fetchIdentity, type SlackIdentity, warningOfScopes } from './identity.ts';
import { createPatience } from './patience.ts';
import { API_RETRIES, type ConnectTiming, connectTiming, type SlackSettings } from './settings.ts';
import { loggable } from './slack-error.ts';
import { keepSocket } from './socket.ts';

export type ConnectOptions = {
  readonly settings: SlackSettings;
  readonly logger: Logger;
  /** Puts a handler on the HTTP server; needed in HTTP mode alone. */
  readonly mount: (path: string, handler: RequestHandler) => void;
  readonly timing?: Partial<ConnectTiming>;
};

export type SlackConnection = {
  /** Listeners are added before `start`. Its `client` has the bot token. */
  readonly app: App;
  /** Known once `start` has asked Slack; throws before. */
  readonly identity: () => SlackIdentity;
  /**
   * Resolves once questions come in, or `stop` was called; waits for Slack where that helps.
   * @throws SlackSetupError where it does not.
   */
  readonly start: () => Promise<void>;
  /** Takes nothing more, lets handlers under way finish (bounded), closes. */
  readonly stop: () => Promise<void>;
  /** Resolves after `stop`; rejects with a SlackSetupError where a later fault cannot be waited for. */
  readonly finished: Promise<void>;
  /** For errors of API calls: logs what is wrong if Slack is the cause, and ends the connection if the token is of no use any more. */
  readonly reportFault: (error: unknown) => SlackFault;
};

/** One workspace, by Socket Mode or HTTP as the settings say. Nothing happens before `start`. */
export function connectSlack({ settings, logger, mount, timing: given }: ConnectOptions): SlackConnection {
  const timing = { ...connectTiming, ...given };
  const stopping = new AbortController();
  const finished = Promise.withResolvers<void>();
  finished.promise.catch(() => {});
  const { clientOptions, ownCalls } = optionsOfCalls(settings, { logger, timing, signal: stopping.signal });
  const port = createPort();
  let identity: SlackIdentity | undefined;
  const app = createApp({ settings, logger, clientOptions, receiver: port.receiver, identity: () => identity });
  app.error(async (error) => {
    if (isRefusal(error)) throw error;
    for (const each of error.originals ?? [error]) {
      if (reportFault(each).code !== 'unknown') continue;
      const fault = loggable(each);
      logger.error(fault, `Slack: a listener failed: ${fault.error}`);
    }
  });
  const way =
    settings.kind === 'socket'
      ? keepSocket({
          appToken: settings.appToken,
          clientOptions: ownCalls,
          logger,
          timing,
          signal: stopping.signal,
          onFatal: end,
        })
      : createEventsEndpoint({ signingSecret: settings.signingSecret, logger, mount });

  function end(fault: SlackSetupError): void {
    finished.reject(fault);
    void stop();
  }

  function reportFault(error: unknown): SlackFault {
    const fault = describeSlackFault(error);
    if (fault.code !== 'unknown') logger.error(`Slack: ${sentenceOf(fault)}`);
    if (fault.isTokenDead) end(new SlackSetupError(`Slack: ${sentenceOf(fault)}`, { cause: error }));
    return fault;
  }

  async function start(): Promise<void> {
    way.prepare();
    const probe = new webApi.WebClient(settings.botToken, ownCalls);
    const patience = createPatience(logger, timing, 'SLACK_BOT_TOKEN');
    identity = await tryUntilDone(() => fetchIdentity(probe), patience, stopping.signal);
    if (identity === undefined) return;
    const warning = warningOfScopes(identity);
    if (warning) logger.warn(warning);
    await app.init();
    // Opened now, it would take requests for which nobody waits at the end any more.
    if (stopped !== undefined) return;
    await way.open(port.tracked);
  }

  let stopped: Promise<void> | undefined;
  function stop(): Promise<void> {
    stopped ??= (async () => {
      way.refuse();
      await port.handlers.finish(timing.drainMs);
      stopping.abort();
      await way.close();
      finished.resolve();
    })();
    return stopped;
  }

  return {
    app,
    identity: () => {
      if (identity === undefined) throw new Error('the Slack connection has no identity before it has started');
      return identity;
    },
    start,
    stop,
    finished: finished.promise,
    reportFault,
  };
}

type AppParts = {
  readonly settings: SlackSettings;
  readonly logger: Logger;
  readonly clientOptions: webApi.WebClientOptions;
  readonly receiver: Receiver;
  readonly identity: () => SlackIdentity | undefined;
};

function createApp({ settings, logger, clientOptions, receiver, identity }: AppParts): App {
  const app = new App({
    receiver,
    authorize: async ({ teamId }) => {
      const own = identity();
      if (own === undefined || teamId !== own.teamId) {
        logger.warn(`Slack: refused what came from workspace ${teamId}; the token is for ${own?.teamId}.`);
        throw new Error('unknown workspace');
      }
      return { botToken: settings.botToken, botId: own.botId, botUserId: own.botUserId, teamId };
    },
    clientOptions,
    logger: createBoltLogger(logger),
    convoStore: false,
    deferInitialization: true,
  });
  // With `authorize`, Bolt leaves its own client without a token.
  app.client = new webApi.WebClient(settings.botToken, clientOptions);
  return app;
}

type CallParts = { readonly logger: Logger; readonly timing: ConnectTiming; readonly signal: AbortSignal };

/**
 * `clientOptions` for answers; `ownCalls` for those that we repeat ourselves: one try, nothing logged, given up when
 * `signal` is aborted. No `headers`: Bolt writes a token into them and shares them. `retryConfig` is always set: Bolt
 * would write its own into what it is given.
 */
function optionsOfCalls({ apiUrl }: SlackSettings, { logger, timing, signal }: CallParts) {
  const clientOptions: webApi.WebClientOptions = {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    timeout: timing.apiCallMs,
    logger: createBoltLogger(logger),
    retryConfig: API_RETRIES,
  };
  const ownCalls: webApi.WebClientOptions = {
    ...clientOptions,
    logger: createBoltLogger(logger, true),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: (url, init) =>
      fetch(url, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal }),
  };
  return { clientOptions, ownCalls };
}

/**
 * The receiver that Bolt's App is given: connections come and go behind it. `tracked` is the App as they shall see it;
 * `handlers` is what it is working on.
 */
function createPort(): { receiver: Receiver; tracked: App; handlers: UnderWay } {
  const handlers = createUnderWay();
  let inner: App | undefined;
  const receiver: Receiver = {
    init: (app) => {
      inner = app;
    },
    start: async () => {},
    stop: async () => {},
  };
  const processEvent = (event: ReceiverEvent): Promise<void> => {
    if (!inner) return Promise.reject(new Error('Bolt has not begun'));
    const handled = inner.processEvent(event);
    handlers.add(handled);
    return handled;
  };
  // Receivers call nothing else of an App.
  return { receiver, tracked: { processEvent } as unknown as App, handlers };
}
