import type { IsFirstDelivery } from '#adapters/chat/first-delivery.ts';
import type { OnlyOnce } from '#adapters/chat/only-once.ts';
import type { Work } from '#adapters/chat/work.ts';
import type { Ask, Complete, TakeReport } from '#src/adapter.ts';
import type { Cooldown } from '#src/service/cooldown.ts';
import type { Logger } from '#src/service/logger.ts';
import type { Conversations } from './conversations.ts';
import type { AskFirst } from './exchanges.ts';
import type { OwnGuide } from './help.ts';

/** What every way in works with. */
export type Services = {
  readonly ask: Ask;
  readonly askFirst: AskFirst;
  readonly complete: Complete;
  readonly guide: OwnGuide;
  readonly report: TakeReport;
  readonly logger: Logger;
  readonly conversations: Conversations;
  readonly isFirstDelivery: IsFirstDelivery;
  readonly onlyOnce: OnlyOnce;
  readonly cooldown: Cooldown;
  readonly work: Work;
};
