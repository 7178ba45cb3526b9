import { once } from 'node:events';
import {
  type APIInteraction,
  type Client,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageUpdateDispatchData,
  type GatewayReadyDispatchData,
  type REST,
} from 'discord.js';
import { tryUntilDone } from '#adapters/chat/retry.ts';
import type { Logger } from '#src/service/logger.ts';
import { settlesWithin } from '#src/service/wait.ts';
import { createFindChannel, type KnownChannel } from './channels.ts';
import { loggable } from './discord-error.ts';
import { type DiscordFault, DiscordSetupError, describeDiscordFault, sentenceOf } from './faults.ts';
import { createClient } from './gateway-client.ts';
import { assertSessionsLeft, fetchGatewayInfo } from './gateway-info.ts';
import { createShardLog } from './gateway-log.ts';
import { createIntake, type Intake } from './intake.ts';
import { createPatience } from './patience.ts';
import { remedyForClose } from './remedies.ts';
import { createProbe, createRest } from './rest.ts';
import { type GatewaySettings, type GatewayTiming, gatewayTiming } from './settings.ts';

/** What is done with what comes in, as Discord sent it. A rejection is logged. */
export type GatewayListeners = {
  /** Where interactions come over HTTP, never called. */
  readonly onInteraction: (interaction: APIInteraction) => unknown;
  readonly onMessage: (message: GatewayMessageCreateDispatchData) => unknown;
  /** The message as it is now; Discord also tells where only a preview was added. */
  readonly onEdit: (message: GatewayMessageUpdateDispatchData) => unknown;
};

export type GatewayOptions = {
  readonly settings: GatewaySettings;
  readonly logger: Logger;
  readonly listeners: GatewayListeners;
  readonly timing?: Partial<GatewayTiming>;
};

export type BotUser = { readonly id: string; readonly username: string };

export type Gateway = {
  /**
   * Resolves once questions come in, or `stop` was called; waits for Discord where that helps.
   * @throws DiscordSetupError where it does not.
   */
  readonly start: () => Promise<void>;
  /** Takes nothing more, closes, lets listeners under way finish (bounded). */
  readonly stop: () => Promise<void>;
  /** Resolves after `stop`; rejects with a DiscordSetupError where a later fault cannot be waited for. */
  readonly finished: Promise<void>;
  /** Has the bot's token; may be used before `start` and after `stop`. */
  readonly rest: REST;
  /** Known once `start` has resolved; throws before. */
  readonly botUser: () => BotUser;
  /** Of the role that Discord made for the bot in that server; undefined where there is none. */
  readonly ownRoleId: (guildId: string) => string | undefined;
  /** Undefined where it is gone or hidden from us. @throws the errors of the API. */
  readonly channel: (id: string) => Promise<KnownChannel | undefined>;
  /** For errors of calls: logs what is wrong if Discord is the cause, and ends the connection if the token is of no use any more. */
  readonly reportFault: (error: unknown) => DiscordFault;
};

type Self = { readonly applicationId: string; readonly botUser: BotUser };

/** The bot's connections to Discord, kept until they are stopped. Nothing happens before `start`. */
export function createGateway({ settings, logger, listeners, timing: given }: GatewayOptions): Gateway {
  const timing = { ...gatewayTiming, ...given };
  const rest = createRest(settings, logger);
  const stopping = new AbortController();
  const finished = Promise.withResolvers<void>();
  finished.promise.catch(() => {});
  const intake = createIntake(logFault);
  const findChannel = createFindChannel(rest);
  let client: Client | undefined;
  let self: Self | undefined;
  let fatal: DiscordSetupError | undefined;
  let stopped: Promise<void> | undefined;

  function end(text: string, cause?: unknown): void {
    fatal ??= new DiscordSetupError(`Discord: ${text}`, { cause });
    finished.reject(fatal);
    void stop();
  }

  function reportFault(error: unknown): DiscordFault {
    const fault = describeDiscordFault(error);
    if (fault.code !== 'unknown') logger.error(`Discord: ${sentenceOf(fault)}`);
    if (fault.isTokenDead) end(sentenceOf(fault), error);
    return fault;
  }

  function logFault(error: unknown): void {
    if (reportFault(error).code !== 'unknown') return;
    const fault = loggable(error);
    logger.error(fault, `Discord: a listener failed: ${fault.error}`);
  }

  function become(ready: GatewayReadyDispatchData): void {
    const { user, application } = ready;
    self = { applicationId: application.id, botUser: { id: user.id, username: user.username } };
    const fault = faultOfIdentity(settings, self);
    if (fault !== undefined) end(fault);
  }

  async function connect(): Promise<void> {
    const { signal } = stopping;
    const info = await fetchGatewayInfo(createProbe(settings, timing.apiCallMs), signal);
    assertSessionsLeft(info, settings.shards);
    const listener = {
      ...createShardLog(logger, () => client?.options.shardCount ?? 1),
      onRefused: (_: number, code: number) => end(sentenceOfClose(code)),
    };
    client = createClient(settings, { listener, timing, signal }, logger);
    const isReady = listen(client, { ...listeners, onReady: become }, (work) => {
      if (!signal.aborted) intake.run(work);
    });
    await Promise.race([client.login(settings.token).then(() => isReady), isAborted(signal)]);
  }

  async function start(): Promise<void> {
    await tryUntilDone(connect, createPatience(logger, timing), stopping.signal);
    if (fatal) throw fatal;
    if (stopping.signal.aborted || self === undefined) return;
    const count = client?.options.shardCount ?? 1;
    const connections = count === 1 ? '' : `, with ${count} connections`;
    logger.info(`Discord: connected by gateway as ${self.botUser.username}${connections}.`);
  }

  async function close(): Promise<void> {
    stopping.abort();
    if (client) await settlesWithin(client.destroy(), timing.drainMs);
    await intake.finish(timing.drainMs);
    finished.resolve();
  }

  function stop(): Promise<void> {
    stopped ??= close();
    return stopped;
  }

  function known(): Self {
    if (self === undefined) throw new Error('the gateway has no identity before it has started');
    return self;
  }

  return {
    start,
    stop,
    finished: finished.promise,
    rest,
    botUser: () => known().botUser,
    ownRoleId: (guildId) => client?.guilds.cache.get(guildId)?.roles.botRoleFor(known().botUser.id)?.id,
    channel: (id) => findChannel(client, id),
    reportFault,
  };
}

type ClientListeners = GatewayListeners & { readonly onReady: (ready: GatewayReadyDispatchData) => void };

/** Takes what comes in as Discord sent it, and resolves once Discord has said who we are. */
function listen({ ws }: Client, listeners: ClientListeners, run: Intake['run']): Promise<void> {
  const { InteractionCreate, MessageCreate, MessageUpdate, Ready } = GatewayDispatchEvents;
  ws.on(InteractionCreate, (raw: APIInteraction) => run(() => listeners.onInteraction(raw)));
  ws.on(MessageCreate, (raw: GatewayMessageCreateDispatchData) => run(() => listeners.onMessage(raw)));
  ws.on(MessageUpdate, (raw: GatewayMessageUpdateDispatchData) => run(() => listeners.onEdit(raw)));
  return new Promise((resolve) => {
    ws.on(Ready, (ready: GatewayReadyDispatchData) => {
      listeners.onReady(ready);
      resolve();
    });
  });
}

function faultOfIdentity({ applicationId }: GatewaySettings, self: Self): string | undefined {
  if (applicationId === undefined || applicationId === self.applicationId) return undefined;
  return (
    `DISCORD_APPLICATION_ID is ${applicationId}, but the token in DISCORD_TOKEN is of the application ` +
    `${self.applicationId}. Unset DISCORD_APPLICATION_ID, or copy both from the same app.`
  );
}

function sentenceOfClose(code: number): string {
  const row = remedyForClose(code);
  return row ? sentenceOf({ ...row, message: `${row.message} (${code})` }) : `closed with code ${code}.`;
}

async function isAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
