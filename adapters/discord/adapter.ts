import { createDeliveries } from '#adapters/chat/first-delivery.ts';
import { createOnlyOnce } from '#adapters/chat/only-once.ts';
import { askRecent } from '#adapters/chat/recent-answers.ts';
import { createWork } from '#adapters/chat/work.ts';
import type { Adapter, Guide } from '#src/adapter.ts';
import { type CooldownLimit, createCooldown } from '#src/service/cooldown.ts';
import type { RequestHandler } from '#src/service/http-server.ts';
import type { Logger } from '#src/service/logger.ts';
import { channelsOf } from './channels-of.ts';
import { createConversations } from './conversations.ts';
import { loggable } from './discord-error.ts';
import { createAskFirst } from './exchanges.ts';
import { describeDiscordFault, sentenceOf } from './faults.ts';
import { createGateway } from './gateway.ts';
import { createInteractions } from './interactions.ts';
import { createMessages, type Messages } from './messages.ts';
import { openEndpoint } from './over-http.ts';
import { createRest } from './rest.ts';
import type { Services } from './services.ts';
import type { DiscordSettings, GatewaySettings, GatewayTiming } from './settings.ts';
import { createWebhooks } from './webhooks.ts';

export type DiscordOptions = Pick<Services, 'ask' | 'complete' | 'report'> & {
  readonly guide: Guide;
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
          onMessage: (raw) => messages?.answer(raw),
          onEdit: (raw) => messages?.answerEdit(raw),
        },
        ...(options.timing && { timing: options.timing }),
      })
    : undefined;
  const webhooks = createWebhooks(gateway?.rest ?? createRest(settings, logger));
  const answerInteraction = createInteractions(services, webhooks, options.deferAfterMs);
  const messages: Messages | undefined = gateway && createMessages(services, channelsOf(gateway, logger));
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
  { settings, ask, complete, guide, report, logger, cooldown = COOLDOWN }: DiscordOptions,
  onFault: (error: unknown) => void,
): Services {
  const recent = askRecent(ask);
  return {
    ask: recent,
    askFirst: createAskFirst(recent),
    complete,
    guide: { ...guide, hearsMessages: hasToken(settings) },
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
