import type { KnownBlock } from '@slack/types';
import type { Guide } from '#src/adapter.ts';
import { controlBlocks } from './controls.ts';
import type { Exchange } from './incoming.ts';
import { searchModal } from './modals.ts';
import { slackErrorCode, type WebClient } from './outbox.ts';
import { renderSlack } from './render.ts';
import type { Services } from './services.ts';

/** Opens the window to ask in. `triggerId` is good for three seconds. */
export async function openSearch(client: WebClient, triggerId: string): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: searchModal({}) });
}

/** Opens the window with an answer in it. */
export async function openAnswer(services: Services, client: WebClient, triggerId: string, exchange: Exchange) {
  await client.views.open({ trigger_id: triggerId, view: answerView(exchange, services.guide) });
}

/** Puts an answer into the open window; where it was closed meanwhile, nobody waits for one. */
export async function showInModal(services: Services, client: WebClient, viewId: string, exchange: Exchange) {
  try {
    await client.views.update({ view_id: viewId, view: answerView(exchange, services.guide) });
  } catch (error) {
    if (slackErrorCode(error) !== 'not_found') throw error;
  }
}

function answerView(exchange: Exchange, guide: Guide) {
  return searchModal({ question: exchange.question, content: answerBlocks(exchange, guide) });
}

/** Native tables belong to messages; in a window a table is text. */
function answerBlocks(exchange: Exchange, guide: Guide): KnownBlock[] {
  return [...renderSlack(exchange.answer, 'monospace').blocks, ...controlBlocks(exchange, 'modal', guide)];
}

type Fields = { [block: string]: { [action: string]: { value?: string | null | undefined } } };

/** What stands in the text fields of a window, trimmed. */
export function typedIn(fields: Fields): string {
  return Object.values(fields)
    .flatMap((block) => Object.values(block))
    .map(({ value }) => value?.trim() ?? '')
    .join(' ')
    .trim();
}
