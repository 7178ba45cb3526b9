import type { App } from '@slack/bolt';
import type { MessageChangedEvent } from '@slack/types';
import { isWorthSaying } from '#adapters/chat/asking.ts';
import type { Exchange } from '#adapters/chat/exchange.ts';
import { type Conversation, newConversation } from '#src/document/answer.ts';
import { showStatus, showTitle } from './agent-panel.ts';
import { composeMessage } from './compose.ts';
import { deliver } from './deliver.ts';
import { askText } from './exchange.ts';
import { addressesOthers, mentions, readableLines, readableText } from './incoming.ts';
import { postMessage, postPrivately, updateMessage, type WebClient } from './outbox.ts';
import type { Services } from './services.ts';
import { slackErrorCode } from './slack-error.ts';
import { answerForAll } from './thread-answers.ts';
import type { Turn } from './threads.ts';
import { threadOf, type Written, writtenBy } from './written.ts';

/** A message that may be for us, and what it takes to answer it. */
type Heard = { readonly services: Services; readonly client: WebClient; readonly written: Written };

/** Mentions, direct messages, follow-ups in threads that we have answered in, and edits of the question answered last. */
export function listenToMessages(app: App, services: Services): void {
  app.event('app_mention', async ({ event, body, client }) => {
    const written = writtenBy(event);
    if (written && services.isFirstDelivery(body.event_id)) await answerInThread({ services, client, written });
  });
  app.event('message', async ({ event, body, client }) => {
    if (!services.isFirstDelivery(body.event_id)) return;
    if (event.subtype === 'message_changed') return answerEdit(services, client, event);
    const written = writtenBy(event);
    if (!written) return;
    if (event.channel_type === 'im') return answerDirectly({ services, client, written });
    if (mayFollowUp(services, written)) await answerFollowUp({ services, client, written });
  });
}

/** A message in a thread of ours that does not call on us anyway (a mention comes as its own event) nor on others. */
function mayFollowUp({ threads, botUserId }: Services, { channel, threadTs, text }: Written): boolean {
  return (
    threadTs !== undefined &&
    threads.isOurs({ channel, threadTs }) &&
    !mentions(text, botUserId()) &&
    !addressesOthers(text, botUserId())
  );
}

async function answerInThread(heard: Heard): Promise<void> {
  const { services, written } = heard;
  const { threads } = services;
  await inThread(heard, async (last) => {
    // An edit that adds the mention to a question that we have answered already arrives as a mention too.
    if (last?.questionTs === written.ts) return replaceAnswer(heard, last);
    if (threads.hasAnswered(written.channel, written.ts)) return;
    await post(heard, await askNext(services, written, last));
  });
}

/** In the agent panel a status stands while we work, and the thread gets a title. */
async function answerDirectly(heard: Heard): Promise<void> {
  const { services, client, written } = heard;
  const thread = threadOf(written);
  let isNew = false;
  await inThread(heard, async (last) => {
    await showStatus(client, thread, services.logger);
    await post(heard, await askNext(services, written, last));
    isNew = last === undefined;
  });
  // Nobody waits for the title: the next answer in the thread goes before it.
  if (isNew) await runFor(heard, () => showTitle(client, { ...thread, text: written.text }, services.logger));
}

/**
 * Nobody called on us, so we only speak where we have something to say: people talk to each other in such threads too.
 */
async function answerFollowUp(heard: Heard): Promise<void> {
  const { services, written } = heard;
  await inThread(heard, async (last) => {
    if (last === undefined) return;
    const exchange = await askNext(services, written, last);
    const isAsker = last.asker === written.user;
    const speaker = isAsker && last.isDiscussed !== true ? 'asker' : 'other';
    if (isWorthSaying(exchange.answer, readableLines(written.text), speaker)) await post(heard, exchange);
    else if (!isAsker) services.threads.remember(threadOf(written), { ...last, isDiscussed: true });
  });
}

/** Slack also sends this for unfurled links and for our own updates: then the text is the same, or not a person's. */
async function answerEdit(services: Services, client: WebClient, event: MessageChangedEvent): Promise<void> {
  const { message, previous_message: previous, channel } = event;
  const written = writtenBy({ ...message, channel });
  if (!written || writtenBy({ ...previous, channel })?.text === written.text) return;
  // Looked at in turn: the first answer may still be on its way.
  if (!services.threads.isOurs(threadOf(written))) return;
  const heard = { services, client, written };
  await inThread(heard, async (last) => {
    if (last?.questionTs === written.ts) await replaceAnswer(heard, last);
  });
}

/** Works on a thread after all that was begun there before; `last` is what was answered there by then. */
async function inThread(heard: Heard, work: (last: Turn | undefined) => Promise<void>): Promise<void> {
  const { services, written } = heard;
  const { threads } = services;
  const thread = threadOf(written);
  await runFor(heard, () => threads.inTurn(thread, () => work(threads.last(thread))));
}

async function runFor({ services, client, written }: Heard, job: () => Promise<void>): Promise<void> {
  await services.work.run('message', (line) => tellInPlace(client, written, line), job);
}

function askNext(services: Services, written: Written, last: Turn | undefined): Promise<Exchange> {
  return askIn(services, written, last?.after ?? newConversation);
}

/** Who says nothing but our name wants to know what can be asked. */
function askIn({ ask }: Services, { text }: Written, before: Conversation): Promise<Exchange> {
  return askText(ask, readableText(text) === '' ? 'help' : text, before);
}

async function post({ services, client, written }: Heard, exchange: Exchange): Promise<void> {
  const { ts: questionTs, user: asker, editedTs } = written;
  await answerForAll(services, client, { place: threadOf(written), exchange, asked: { asker, questionTs, editedTs } });
}

/** Answers the edited question in the place of the old answer, unless that is the answer to this or a later edit. */
async function replaceAnswer({ services, client, written }: Heard, last: Turn): Promise<void> {
  const { guide, logger, threads } = services;
  if ((written.editedTs ?? '') <= (last.editedTs ?? '')) return;
  const thread = threadOf(written);
  const exchange = await askIn(services, written, last.before);
  const answerTs = await deliver(
    composeMessage(exchange, { audience: 'thread', guide }),
    async (message) => {
      try {
        await updateMessage(client, { channel: written.channel, ts: last.answerTs }, message);
        return last.answerTs;
      } catch (error) {
        if (!CANNOT_BE_CHANGED.has(slackErrorCode(error) ?? '')) throw error;
        return postMessage(client, thread, message);
      }
    },
    logger,
  );
  threads.remember(thread, {
    ...last,
    after: exchange.answer.conversation,
    answerTs,
    editedTs: written.editedTs,
  });
}

/** The old answer was deleted, or the workspace no longer lets us edit it: the new one is a message of its own then. */
const CANNOT_BE_CHANGED: ReadonlySet<string> = new Set([
  'message_not_found',
  'edit_window_closed',
  'cant_update_message',
]);

/**
 * To the person alone where that can be seen: Slack shows a private line only in threads that have replies already. In a
 * direct message there is nobody else, and a message takes the status away.
 */
async function tellInPlace(client: WebClient, written: Written, line: string): Promise<void> {
  const { channel, user, threadTs } = written;
  const message = { text: line, blocks: [] };
  if (threadTs === undefined || channel.startsWith('D')) await postMessage(client, threadOf(written), message);
  else await postPrivately(client, { channel, user, threadTs }, message);
}
