import type { App } from '@slack/bolt';
import type { Guide } from '#src/adapter.ts';
import { truncate } from '#src/document/truncate.ts';
import type { Logger } from '#src/service/logger.ts';
import { settlesWithin } from '#src/service/wait.ts';
import { homeView } from './home.ts';
import { readableText } from './incoming.ts';
import { limits } from './limits.ts';
import type { WebClient } from './outbox.ts';
import type { Services } from './services.ts';
import { loggable } from './slack-error.ts';
import type { ThreadPlace } from './threads.ts';

/** Longest wait for the status to be set, in milliseconds: the answer is worth more. */
const STATUS_WAIT_MS = 1000;

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

/** Stands until our answer arrives; Slack takes it away then. One that comes later would stay, so it is taken back. */
export async function showStatus(client: WebClient, { channel, threadTs }: ThreadPlace, logger: Logger): Promise<void> {
  const setStatus = (status: string) =>
    quietly(logger, 'status', () =>
      client.assistant.threads.setStatus({ channel_id: channel, thread_ts: threadTs, status }),
    );
  const shown = setStatus('is looking it up…');
  if (!(await settlesWithin(shown, STATUS_WAIT_MS))) void shown.then(() => setStatus(''));
}

export async function showTitle(
  client: WebClient,
  { channel, threadTs, text }: ThreadPlace & { readonly text: string },
  logger: Logger,
): Promise<void> {
  const title = truncate(readableText(text), limits.threadTitleChars);
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
    logger.warn(loggable(error), `the agent panel's ${what} could not be set`);
  }
}
