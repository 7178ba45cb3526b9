import { createDeliveries } from '#adapters/chat/first-delivery.ts';
import { askRecent } from '#adapters/chat/recent-answers.ts';
import { createWork } from '#adapters/chat/work.ts';
import type { Adapter } from '#src/adapter.ts';
import { listenToActions, listenToReasons } from './actions.ts';
import { listenToOpening } from './agent-panel.ts';
import { listenToCommands } from './commands.ts';
import { type ConnectOptions, connectSlack } from './connect.ts';
import { listenToMessages } from './messages.ts';
import type { Services } from './services.ts';
import { listenToSearches, listenToShortcuts } from './shortcuts.ts';
import { loggable } from './slack-error.ts';
import { createThreads } from './threads.ts';

export type SlackOptions = ConnectOptions & Pick<Services, 'ask' | 'complete' | 'guide' | 'report'>;

/** Longest wait for answers on their way when we are stopped, in milliseconds: Kubernetes allows 30 s in all. */
const STOP_TIMEOUT_MS = 10_000;

/** Slack as a surface. `finished` rejects if the connection is lost for good; it resolves after `stop`. */
export function createSlackAdapter(options: SlackOptions): Adapter & { readonly finished: Promise<void> } {
  const { ask, complete, guide, report, logger } = options;
  const connection = connectSlack(options);
  const services: Services = {
    ask: askRecent(ask),
    complete,
    guide,
    report,
    logger,
    threads: createThreads(),
    isFirstDelivery: createDeliveries(),
    work: createWork(logger, { onFault: connection.reportFault, loggable }),
    botUserId: () => connection.identity().botUserId,
  };
  listenToCommands(connection.app, services);
  listenToMessages(connection.app, services);
  listenToActions(connection.app, services);
  listenToReasons(connection.app, services);
  listenToShortcuts(connection.app, services);
  listenToSearches(connection.app, services);
  listenToOpening(connection.app, services);
  return {
    name: 'slack',
    finished: connection.finished,
    start: connection.start,
    stop: async () => {
      await connection.stop();
      if (!(await services.work.finish(STOP_TIMEOUT_MS)))
        logger.warn('stopped with answers still on their way: Slack took longer than 10 s to take them');
    },
  };
}
