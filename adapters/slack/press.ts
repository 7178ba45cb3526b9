import type { BlockAction, BlockElementAction } from '@slack/bolt';
import { OUTDATED } from '#adapters/chat/wording.ts';
import { searchModal } from './modals.ts';
import { postMessage, type WebClient } from './outbox.ts';
import { type PrivatePlace, tellPrivately } from './private-answers.ts';
import { typedIn } from './search.ts';
import type { Services } from './services.ts';
import type { ThreadPlace } from './threads.ts';

/** One press of a button or choice from a menu, in the parts that matter here. */
export type Press = {
  readonly services: Services;
  readonly client: WebClient;
  readonly body: BlockAction;
  readonly action: BlockElementAction;
};

/** What the pressed button, menu or feedback carries. */
export function pressedValue(action: BlockElementAction): string | undefined {
  if ('selected_option' in action) {
    const chosen = action.selected_option;
    return chosen && 'value' in chosen ? chosen.value : undefined;
  }
  return 'value' in action && typeof action.value === 'string' ? action.value : undefined;
}

/** Where the one who pressed is. */
export function placeOf(body: BlockAction): PrivatePlace {
  return { responseUrl: body.response_url, channel: body.channel?.id, threadTs: threadTsOf(body) };
}

/** The thread that a message for everybody stands in, or begins; null for one that a single person sees. */
export function publicThread(body: BlockAction): ThreadPlace | null {
  const { container, channel, message } = body;
  if (container.is_ephemeral === true || channel === undefined || message === undefined) return null;
  return { channel: channel.id, threadTs: threadTsOf(body) ?? message.ts };
}

/** The thread of the message that holds the button, if it stands in one. */
function threadTsOf({ container, message }: BlockAction): string | undefined {
  const inMessage: unknown = message?.thread_ts;
  const inContainer: unknown = container.thread_ts;
  const threadTs = inMessage ?? inContainer;
  return typeof threadTs === 'string' ? threadTs : undefined;
}

export async function tellOutdated({ client, body }: Press): Promise<void> {
  await tellWhoPressed(client, body, OUTDATED);
}

/** A line to the one who pressed, wherever that was. */
export async function tellWhoPressed(client: WebClient, body: BlockAction, line: string): Promise<void> {
  const { view, response_url: responseUrl, trigger_id: triggerId } = body;
  if (responseUrl) return tellPrivately(placeOf(body), line);
  // A window has no response URL, and the Home tab no place for a line but a window.
  if (view?.type === 'modal') {
    const question = typedIn(view.state.values);
    await client.views.update({ view_id: view.id, view: searchModal({ question, notice: line }) });
    return;
  }
  try {
    await client.views.open({ trigger_id: triggerId, view: searchModal({ notice: line }) });
  } catch {
    // The trigger may be used up or too old; the direct message with us is always there.
    await postMessage(client, { channel: body.user.id }, { text: line, blocks: [] });
  }
}

/** A press as a key, so that a second one of the same button by the same person is known. */
export function keyOfPress({ body, action }: Pick<Press, 'body' | 'action'>): string {
  const { user, container } = body;
  const place: unknown = container.message_ts ?? container.view_id;
  return JSON.stringify([user.id, container.channel_id, place, action.action_id, pressedValue(action)]);
}
