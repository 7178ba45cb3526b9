import type { IsFirstDelivery } from '#adapters/chat/first-delivery.ts';
import type { Work } from '#adapters/chat/work.ts';
import type { Ask, Complete, Guide, TakeReport } from '#src/adapter.ts';
import type { Logger } from '#src/service/logger.ts';
import type { Threads } from './threads.ts';

/** What every way in works with. */
export type Services = {
  readonly ask: Ask;
  readonly complete: Complete;
  readonly guide: Guide;
  readonly report: TakeReport;
  readonly logger: Logger;
  readonly threads: Threads;
  readonly isFirstDelivery: IsFirstDelivery;
  readonly work: Work;
  /** Our own user in the workspace, once connected. */
  readonly botUserId: () => string;
};
