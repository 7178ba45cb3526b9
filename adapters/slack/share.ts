import type { BlockAction } from '@slack/bolt';
import { newConversation } from '#src/document/answer.ts';
import { composeMessage } from './compose.ts';
import { deliver } from './deliver.ts';
import { askText } from './exchange.ts';
import { type Press, placeOf, pressedValue, tellOutdated } from './press.ts';
import { deleteOriginal, respond } from './response-url.ts';
import { loggable, slackErrorCode } from './slack-error.ts';
import { decodeState } from './state.ts';
import { answerForAll } from './thread-answers.ts';

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
  const { responseUrl, threadTs } = placeOf(body);
  const sharedBy = nameOf(body);
  const post = () =>
    answerForAll(services, press.client, {
      place: { channel, threadTs },
      exchange,
      asked: { asker: body.user.id },
      sharedBy,
    });
  try {
    await (threadTs === undefined ? post() : services.threads.inTurn({ channel, threadTs }, post));
  } catch (error) {
    // Where we are no member the response URL still reaches the channel; only follow-ups then need a mention.
    if (!NOT_A_MEMBER.has(slackErrorCode(error) ?? '')) throw error;
    const compose = composeMessage(exchange, { audience: 'thread', guide, sharedBy });
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

function nameOf({ user }: BlockAction): string {
  return user.name ?? ('username' in user && typeof user.username === 'string' ? user.username : 'Somebody');
}
