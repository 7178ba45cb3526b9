import type { KnownBlock, ModalView } from '@slack/types';
import type { Exchange } from '#adapters/chat/exchange.ts';
import type { Guide } from '#src/adapter.ts';
import { controlBlocks } from './controls.ts';
import { searchModal } from './modals.ts';
import type { WebClient } from './outbox.ts';
import { renderSlack } from './render.ts';
import { slackErrorCode } from './slack-error.ts';

/** Opens the window to ask in. `triggerId` is good for three seconds. */
export async function openSearch(client: WebClient, triggerId: string): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: searchModal({}) });
}

/** Opens the window with an answer in it. */
export async function openAnswer(client: WebClient, triggerId: string, answer: ModalView): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: answer });
}

/** Puts an answer into the open window; where it was closed meanwhile, nobody waits for one. */
export async function showInModal(client: WebClient, viewId: string, answer: ModalView): Promise<void> {
  try {
    await client.views.update({ view_id: viewId, view: answer });
  } catch (error) {
    if (slackErrorCode(error) !== 'not_found') throw error;
  }
}

/** The window with the answer below what was asked. */
export function answerView(exchange: Exchange, guide: Guide): ModalView {
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
