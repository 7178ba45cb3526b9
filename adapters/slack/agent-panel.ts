import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { Guide } from '#src/adapter.ts';
import { truncate } from '#src/document/truncate.ts';
import type { Logger } from '#src/service/logger.ts';
import { homeView } from './home.ts';
import { readableText } from './incoming.ts';
import { slackErrorCode, type WebClient } from './outbox.ts';
import type { Services } from './services.ts';
import type { ThreadPlace } from './threads.ts';

/** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts and …/setTitle, 2026. */
const limits = {
  prompts: 4,
  titleChars: 100,
  /** Longest wait for the status to be set, in milliseconds: the answer is worth more. */
  statusWaitMs: 1000,
} as const;

/** What stands there before anything is asked: the home page, and prompts in the agent panel. */
export function listenToOpening(app: App, services: Services): void {
  app.event('app_home_opened', async ({ event, client }) => {
    const { guide, logger } = services;
    await services.work.run(
      'opening the app',
      // Nobody waits for an answer here, and the page tells nothing that a message could replace.
      async () => undefined,
      () =>
        event.tab === 'messages'
          ? quietly(logger, 'suggested prompts', () => showPrompts(client, event.channel, guide))
          : client.views.publish({ user_id: event.user, view: homeView(guide) }),
    );
  });
}

/** Without `thread_ts`: with it the call does nothing in an app of the agent kind. */
async function showPrompts(client: WebClient, channel: string, guide: Guide): Promise<void> {
  const first = guide.firstStep ? [guide.firstStep] : [];
  const examples = [...guide.examples.slice(0, limits.prompts - first.length), ...first];
  await client.assistant.threads.setSuggestedPrompts({
    channel_id: channel,
    title: 'Ask about Kubernetes networking',
    prompts: examples.map(({ label, query }) => ({ title: label, message: query })),
  });
}

/** Stands until our answer arrives; Slack takes it away then. It must be there first, or it would stay. */
export async function showStatus(client: WebClient, { channel, threadTs }: ThreadPlace, logger: Logger): Promise<void> {
  const shown = quietly(logger, 'status', () =>
    client.assistant.threads.setStatus({ channel_id: channel, thread_ts: threadTs, status: 'is looking it up…' }),
  );
  await Promise.race([shown, wait(limits.statusWaitMs, undefined, { ref: false })]);
}

export async function showTitle(
  client: WebClient,
  { channel, threadTs }: ThreadPlace,
  text: string,
  logger: Logger,
): Promise<void> {
  const title = truncate(readableText(text), limits.titleChars);
  if (title === '') return;
  await quietly(logger, 'title', () =>
    client.assistant.threads.setTitle({ channel_id: channel, thread_ts: threadTs, title }),
  );
}

/** A decoration that fails must not cost the answer. */
async function quietly(logger: Logger, what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger.warn({ code: slackErrorCode(error), error: String(error) }, `the agent panel's ${what} could not be set`);
  }
}
