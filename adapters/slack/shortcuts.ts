import { setTimeout as wait } from 'node:timers/promises';
import type { App, MessageShortcut } from '@slack/bolt';
import { askText } from './exchange.ts';
import { shortcutIds, viewIds } from './ids.ts';
import { searchModal, waitingModal } from './modals.ts';
import { postMessage } from './outbox.ts';
import { answerPrivately, tellPrivately } from './private-answers.ts';
import { answerView, openSearch, showInModal, typedIn } from './search.ts';
import type { Services } from './services.ts';

/** "Look this up" on anybody's message, and a window to ask in from anywhere. */
export function listenToShortcuts(app: App, services: Services): void {
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: shortcutIds.lookUpMessage },
    async ({ ack, shortcut }) => {
      await ack();
      const { response_url: responseUrl, channel } = shortcut;
      const place = { responseUrl, channel: channel.id, threadTs: threadTsOf(shortcut) };
      await services.work.run(
        'message shortcut',
        (line) => tellPrivately(place, line),
        async () => {
          const { text } = shortcut.message;
          if (!text?.trim()) return tellPrivately(place, 'That message has no text that I could look up.');
          await answerPrivately(services, place, await askText(services.ask, text));
        },
      );
    },
  );
  app.shortcut({ type: 'shortcut', callback_id: shortcutIds.search }, async ({ ack, shortcut, client }) => {
    await ack();
    const tell = (line: string) => postMessage(client, { channel: shortcut.user.id }, { text: line, blocks: [] });
    await services.work.run('global shortcut', tell, () => openSearch(client, shortcut.trigger_id));
  });
}

/**
 * From our acknowledgement until the answer is sent, in milliseconds. They take different connections: an answer that
 * overtook the acknowledgement would be covered by the words "Looking it up …", and stay so.
 */
const WAITING_SHOWN_MS = 300;

/** The question typed into the window. Slack wants to hear at once what the window shows next. */
export function listenToSearches(app: App, services: Services): void {
  app.view(viewIds.search, async ({ ack, view, body, client }) => {
    const question = typedIn(view.state.values);
    if (question === '') {
      await ack({ response_action: 'update', view: searchModal({ notice: 'Type what you want to know.' }) });
      return;
    }
    await ack({ response_action: 'update', view: waitingModal(question) });
    const tell = (line: string) =>
      client.views.update({ view_id: view.id, view: searchModal({ question, notice: line }) });
    await services.work.run('search', tell, async () => {
      const [exchange] = await Promise.all([askText(services.ask, question), wait(WAITING_SHOWN_MS)]);
      await showInModal(client, body.view.id, answerView(exchange, services.guide));
    });
  });
}

function threadTsOf({ message }: MessageShortcut): string | undefined {
  const threadTs: unknown = message.thread_ts;
  return typeof threadTs === 'string' ? threadTs : undefined;
}
