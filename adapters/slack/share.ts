import type { BlockAction } from '@slack/bolt';
import { newConversation } from '#src/document/answer.ts';
import { composeMessage } from './compose.ts';
import { deliver } from './deliver.ts';
import { askText, type Exchange } from './exchange.ts';
import { postMessage } from './outbox.ts';
import { type Press, placeOf, pressedValue, tellOutdated } from './press.ts';
import { deleteOriginal, respond } from './response-url.ts';
import { loggable, slackErrorCode } from './slack-error.ts';
import type { Rung, SlackMessage } from './slack-message.ts';
import { decodeState } from './state.ts';

/** Posts the answer for everybody, under the asker's name and without calling on anybody, and takes the private one away. */
export async function share(press: Press): Promise<void> {
  const { services, body } = press;
  const state = decodeState(pressedValue(press.action));
  const channel = body.channel?.id;
  if (state === null || channel === undefined) return tellOutdated(press);
  const { ask, guide, logger } = services;
  const exchange = await askText(ask, state.question, state.conversation ?? newConversation);
  // The notes have changed since, and no longer hold what the button promises.
  if (!('sources' in exchange.answer)) return tellOutdated(press);
  const compose = composeMessage(exchange, { audience: 'thread', guide, sharedBy: nameOf(body) });
  try {
    await shareAsMember(press, channel, { exchange, compose });
  } catch (error) {
    // Where we are no member the response URL still reaches the channel; only follow-ups then need a mention.
    if (!NOT_A_MEMBER.has(slackErrorCode(error) ?? '')) throw error;
    const { responseUrl, threadTs } = placeOf(body);
    await deliver(compose, (message) => respond(responseUrl, message, { inChannel: true, threadTs }), logger);
  }
  try {
    await deleteOriginal(body.response_url);
  } catch (error) {
    // It is shared: that a private copy stays as well is no reason to press again.
    logger.warn(loggable(error), 'the private answer could not be taken away after it was shared');
  }
}

const NOT_A_MEMBER: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found', 'restricted_action']);

/** Follow-ups in the thread then go on from what was shared. */
async function shareAsMember(
  { services, body, client }: Press,
  channel: string,
  { exchange, compose }: { readonly exchange: Exchange; readonly compose: (rung: Rung) => SlackMessage },
): Promise<void> {
  const { threads, logger } = services;
  const { threadTs } = placeOf(body);
  const post = async () => {
    const answerTs = await deliver(compose, (message) => postMessage(client, { channel, threadTs }, message), logger);
    const { before, answer } = exchange;
    const turn = { before, after: answer.conversation, asker: body.user.id, questionTs: '', answerTs };
    threads.remember({ channel, threadTs: threadTs ?? answerTs }, turn);
  };
  await (threadTs === undefined ? post() : threads.inTurn({ channel, threadTs }, post));
}

function nameOf({ user }: BlockAction): string {
  return user.name ?? ('username' in user && typeof user.username === 'string' ? user.username : 'Somebody');
}
