import { type App, type ReceiverEvent, SocketModeReceiver, type webApi } from '@slack/bolt';
import { z } from 'zod';
import { delayAfter, tryUntilDone } from '#adapters/chat/retry.ts';
import type { Logger } from '#src/service/logger.ts';
import { pause, settlesWithin } from '#src/service/wait.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { describeSlackFault, isRefusal, SlackSetupError, SlackSocketError, sentenceOf } from './faults.ts';
import { createPatience } from './patience.ts';
import { SOCKET_MODE_OFF } from './remedies.ts';
import type { ConnectTiming } from './settings.ts';
import { loggable } from './slack-error.ts';
import type { Way } from './way.ts';

export type SocketOptions = {
  readonly appToken: string;
  /** Of the call that asks for a connection; without retries, as we repeat it ourselves. */
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly timing: ConnectTiming;
  /** Aborted when the connection shall end. */
  readonly signal: AbortSignal;
  /** Called once where a later fault cannot be waited for. */
  readonly onFatal: (fault: SlackSetupError) => void;
};

const CLOSED_EARLY = 'Slack closed the connection before it said hello';

const DisconnectFrame = z.object({ type: z.literal('disconnect'), reason: z.string().default('no reason given') });

/**
 * Keeps one Socket Mode connection open. Bolt's own client is asked to make single connections alone: its reconnecting
 * waits for 5 seconds without a connection each time Slack asks for a new one, and a network error while it reconnects
 * becomes an unhandled rejection, which ends the process (socket-mode 3.1, `delayReconnectAttempt`).
 * `open` rejects with a SlackSetupError where waiting cannot help; `close` comes after `signal` was aborted.
 */
export function keepSocket({ appToken, clientOptions, logger, timing, signal, onFatal }: SocketOptions): Way {
  const quiet = createBoltLogger(logger, true);
  const alive = new Set<SocketModeReceiver>();
  let current: SocketModeReceiver | undefined;
  let openedAtMs = Number.NEGATIVE_INFINITY;
  let shortLived = 0;
  let isReconnecting = false;

  async function openOne(app: App): Promise<SocketModeReceiver> {
    const receiver = new SocketModeReceiver({
      appToken,
      logger: quiet,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions },
      processEventErrorHandler: ({ error, event }) => settleFailedEvent(error, event, logger),
    });
    receiver.init(app);
    interceptFrames(receiver, (reason) => replace(app, receiver, reason), logger);
    receiver.client.on('disconnected', () => lose(app, receiver));
    alive.add(receiver);
    const started = receiver.client.start();
    const inTime = await settlesWithin(started, timing.helloMs);
    try {
      if (!inTime) throw new SlackSocketError(`Slack did not say hello within ${timing.helloMs / 1000} s`);
      await started;
      if (!alive.has(receiver)) throw new SlackSocketError(CLOSED_EARLY);
      return receiver;
    } catch (fault) {
      started.catch(() => {});
      void end(receiver);
      // The client rejects with nothing where the connection was closed without an error.
      throw fault ?? new SlackSocketError(CLOSED_EARLY);
    }
  }

  async function connect(app: App): Promise<boolean> {
    const opened = await tryUntilDone(() => openOne(app), createPatience(logger, timing, 'SLACK_APP_TOKEN'), signal);
    if (opened === undefined) return false;
    const replaced = current;
    current = opened;
    openedAtMs = Date.now();
    if (replaced) void retire(replaced);
    return true;
  }

  async function reconnect(app: App): Promise<void> {
    if (isReconnecting || signal.aborted) return;
    isReconnecting = true;
    try {
      shortLived = Date.now() - openedAtMs < timing.stableAfterMs ? shortLived + 1 : 0;
      await pause(delayAfter(shortLived, timing), signal);
      if (await connect(app)) logger.info('Slack: connected again.');
    } catch (fault) {
      onFatal(fault instanceof SlackSetupError ? fault : new SlackSetupError(String(fault), { cause: fault }));
      return;
    } finally {
      isReconnecting = false;
    }
    if (current === undefined) await reconnect(app);
  }

  function lose(app: App, receiver: SocketModeReceiver): void {
    alive.delete(receiver);
    if (receiver !== current) return;
    current = undefined;
    if (signal.aborted) return;
    if (!isReconnecting) logger.warn('Slack: the connection was lost; connecting again.');
    void reconnect(app);
  }

  /** Slack is about to close this connection: the next one is opened first, so that nothing is missed. */
  function replace(app: App, receiver: SocketModeReceiver, reason: string): void {
    if (receiver !== current || isReconnecting || signal.aborted) return;
    if (reason === 'link_disabled') logger.warn(`Slack: ${SOCKET_MODE_OFF}`);
    else logger.info(`Slack: asks for a new connection (${reason}); opening it.`);
    void reconnect(app);
  }

  async function retire(receiver: SocketModeReceiver): Promise<void> {
    await pause(timing.retireAfterMs, signal);
    await end(receiver);
  }

  async function end(receiver: SocketModeReceiver): Promise<void> {
    if (!alive.delete(receiver)) return;
    const { client } = receiver;
    if (await settlesWithin(client.disconnect(), timing.closeMs)) return;
    // Asked a second time, the client no longer waits for Slack's answer to the close frame (up to 30 s).
    await settlesWithin(client.disconnect(), timing.closeMs);
  }

  return {
    prepare: () => {},
    refuse: () => {},
    open: async (app) => {
      if (await connect(app)) logger.info('Slack: connected by Socket Mode.');
    },
    close: async () => {
      await Promise.all([...alive].map(end));
    },
  };
}

/**
 * Bolt's client closes a connection as soon as Slack announces its end. Its handler gets every frame but those, and
 * `onDisconnect` gets their reason (`warning`, `refresh_requested`, `link_disabled`).
 */
function interceptFrames({ client }: SocketModeReceiver, onDisconnect: (reason: string) => void, logger: Logger): void {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (frame: unknown, isBinary: boolean) => {
    const reason = reasonOfDisconnect(frame);
    if (reason !== undefined) return onDisconnect(reason);
    try {
      for (const handler of handlers) await handler(frame, isBinary);
    } catch (error) {
      const fault = loggable(error);
      logger.warn(fault, `Slack: a frame could not be read: ${fault.error}`);
    }
  });
}

function reasonOfDisconnect(frame: unknown): string | undefined {
  if (typeof frame !== 'string' || !frame.includes('"disconnect"')) return undefined;
  try {
    const parsed = DisconnectFrame.safeParse(JSON.parse(frame));
    return parsed.success ? parsed.data.reason : undefined;
  } catch {
    return undefined;
  }
}

/** What a refused workspace sent is acknowledged, or Slack would send it again; it may be too late for that. */
async function settleFailedEvent(error: Error, event: ReceiverEvent, logger: Logger): Promise<boolean> {
  if (isRefusal(error)) await event.ack().catch(() => {});
  else logger.error(`Slack: ${sentenceOf(describeSlackFault(error))}`);
  return false;
}
