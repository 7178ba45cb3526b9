import { setTimeout as wait } from 'node:timers/promises';
import { type APIInteraction, type APIInteractionResponse, ChannelType, Routes } from 'discord.js';
import { createDeliveries } from '#adapters/chat/first-delivery.ts';
import { createOnlyOnce } from '#adapters/chat/only-once.ts';
import { askRecent } from '#adapters/chat/recent-answers.ts';
import { createWork } from '#adapters/chat/work.ts';
import type { Adapter } from '#src/adapter.ts';
import { type CooldownLimit, createCooldown } from '#src/service/cooldown.ts';
import type { RequestHandler } from '#src/service/http-server.ts';
import type { Logger } from '#src/service/logger.ts';
import { isThread } from './answer-reply.ts';
import { createConversations } from './conversations.ts';
import { discordErrorCode, loggable } from './discord-error.ts';
import { createAskFirst } from './exchanges.ts';
import { describeDiscordFault, sentenceOf } from './faults.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { type AnswerInteraction, createInteractions } from './interactions.ts';
import { createInteractionsEndpoint, type InteractionsEndpoint } from './interactions-endpoint.ts';
import { type AnswerMessage, type Channels, createMessages } from './messages.ts';
import { createRest } from './rest.ts';
import type { Services } from './services.ts';
import type { DiscordSettings, GatewaySettings, GatewayTiming } from './settings.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';
import { writeResponse } from './written.ts';

export type DiscordOptions = Pick<Services, 'ask' | 'complete' | 'guide' | 'report'> & {
  readonly settings: DiscordSettings;
  readonly logger: Logger;
  /** Puts a handler on the HTTP server; needed for interactions over HTTP alone. */
  readonly mount: (path: string, handler: RequestHandler) => void;
  readonly cooldown?: CooldownLimit;
  readonly timing?: Partial<GatewayTiming>;
  /** A slower answer is deferred. Milliseconds. */
  readonly deferAfterMs?: number;
};

/** More than a person reads, and too few to fill a channel. */
const COOLDOWN: CooldownLimit = { questions: 8, seconds: 20 };

/** Longest wait for answers on their way when we are stopped, in milliseconds: Kubernetes allows 30 s in all. */
const STOP_TIMEOUT_MS = 10_000;

/** Discord reads our answer to its request before calls that lean on it make sense; before each try. Milliseconds. */
const AFTER_ANSWER_MS = [300, 1_000, 3_000];

/** Discord as a surface. `finished` rejects if the connection is lost for good; it resolves after `stop`. */
export function createDiscordAdapter(options: DiscordOptions): Adapter & { readonly finished: Promise<void> } {
  const { settings, logger } = options;
  const services = createServices(options, (error) => {
    if (gateway) gateway.reportFault(error);
    else reportFault(error, logger);
  });
  const gateway = hasToken(settings)
    ? createGateway({
        settings,
        logger,
        listeners: {
          onInteraction: (raw) => answerInteraction(raw, (response) => webhooks.respond(raw, response)),
          onMessage: (raw) => answerMessage(raw),
        },
        ...(options.timing && { timing: options.timing }),
      })
    : undefined;
  const webhooks = createWebhooks(gateway?.rest ?? createRest(settings, logger));
  const answerInteraction = createInteractions(services, webhooks, options.deferAfterMs);
  const answerMessage: AnswerMessage = gateway ? createMessages(services, channelsOf(gateway)) : async () => {};
  const endpoint = openEndpoint(options, services, webhooks);
  const stopped = Promise.withResolvers<void>();
  return {
    name: 'discord',
    finished: gateway?.finished ?? stopped.promise,
    start: async () => {
      // What comes over HTTP needs no connection of ours.
      endpoint?.open();
      await gateway?.start();
    },
    stop: async () => {
      await Promise.all([endpoint?.close(), gateway?.stop()]);
      if (!(await services.work.finish(STOP_TIMEOUT_MS)))
        logger.warn('stopped with answers still on their way: Discord took longer than 10 s to take them');
      stopped.resolve();
    },
  };
}

function createServices(
  { ask, complete, guide, report, logger, cooldown = COOLDOWN }: DiscordOptions,
  onFault: (error: unknown) => void,
): Services {
  const recent = askRecent(ask);
  return {
    ask: recent,
    askFirst: createAskFirst(recent),
    complete,
    guide,
    report,
    logger,
    conversations: createConversations(),
    isFirstDelivery: createDeliveries(),
    onlyOnce: createOnlyOnce(),
    cooldown: createCooldown(cooldown),
    work: createWork(logger, { onFault, loggable }, 'atOnce'),
  };
}

function hasToken(settings: DiscordSettings): settings is GatewaySettings {
  return settings.token !== undefined;
}

/** What is wrong and what to do about it, where Discord is the cause. */
function reportFault(error: unknown, logger: Logger): void {
  const fault = describeDiscordFault(error);
  if (fault.code !== 'unknown') logger.error(`Discord: ${sentenceOf(fault)}`);
}

/** The first response is the answer to Discord's request, and what leans on it waits until Discord has read it. */
function openEndpoint(
  { settings, logger, mount, deferAfterMs }: DiscordOptions,
  services: Services,
  webhooks: Webhooks,
): InteractionsEndpoint | undefined {
  if (settings.publicKey === undefined) return undefined;
  const answerInteraction = createInteractions(services, afterAnswer(webhooks), deferAfterMs);
  return createInteractionsEndpoint({
    publicKey: settings.publicKey,
    applicationId: settings.applicationId,
    logger,
    mount,
    answer: (interaction) => firstResponse(answerInteraction, interaction),
  });
}

/** @throws where it was answered before. */
function firstResponse(answerInteraction: AnswerInteraction, interaction: APIInteraction): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const sendFirst = async (response: APIInteractionResponse) => resolve(writeResponse(response));
    answerInteraction(interaction, sendFirst).then(
      () => reject(new Error('the interaction was delivered before')),
      reject,
    );
  });
}

function afterAnswer(webhooks: Webhooks): Webhooks {
  const { editOriginal, followUp, remove } = webhooks;
  return {
    ...webhooks,
    editOriginal: (...call) => onceRead(() => editOriginal(...call)),
    followUp: (...call) => onceRead(() => followUp(...call)),
    remove: (...call) => onceRead(() => remove(...call)),
  };
}

/** What Discord says of a webhook or message that it has not made yet. */
const NOT_READ_YET: ReadonlySet<number | undefined> = new Set([10_008, 10_015, 10_062]);

/** Waits until Discord has read our answer: a proxy may hold it for a while. */
async function onceRead<Result>(call: () => Promise<Result>): Promise<Result> {
  for (const delayMs of AFTER_ANSWER_MS.slice(0, -1)) {
    await wait(delayMs);
    try {
      return await call();
    } catch (error) {
      if (!NOT_READ_YET.has(discordErrorCode(error))) throw error;
    }
  }
  await wait(AFTER_ANSWER_MS.at(-1));
  return call();
}

/** Channels in which each thread is a post with a title. */
const FORUMS: ReadonlySet<ChannelType | undefined> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);
function channelsOf({ botUser, channel, rest, reportFault: report }: Gateway): Channels {
  return {
    botId: () => botUser().id,
    placeOf: async (channelId) => {
      // What a channel is called is of use, but an answer does without.
      const known = await channel(channelId).catch((error: unknown) => void report(error));
      return {
        isThread: isThread(known?.type),
        postTitle: FORUMS.has(known?.parentType) ? known?.name : undefined,
      };
    },
    reply: ({ id, channel_id: channelId }, message) =>
      rest.post(Routes.channelMessages(channelId), {
        body: {
          ...message,
          allowed_mentions: { ...message.allowed_mentions, replied_user: false },
          message_reference: { message_id: id, fail_if_not_exists: false },
          // A call that is repeated because its answer was lost must not be a second message.
          nonce: id,
          enforce_nonce: true,
        },
      }),
  };
}
