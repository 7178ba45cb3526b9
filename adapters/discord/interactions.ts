import { type APIInteraction, type APIInteractionResponse, InteractionResponseType, InteractionType } from 'discord.js';
import type { Logger } from '#src/service/logger.ts';
import { createCompletions } from './autocomplete.ts';
import type { Rung } from './compose.ts';
import { deferralOf, isDeferredTooOpenly, isOriginalPressed } from './deferral.ts';
import { deliver } from './deliver.ts';
import { loggable } from './discord-error.ts';
import { lineMessage } from './discord-message.ts';
import { type Answerable, audienceOf, type CleanUp, lineReply, type Reply, responseOf } from './reply.ts';
import { nameOf, replyTo } from './reply-to.ts';
import type { Services } from './services.ts';
import type { Webhooks } from './webhooks.ts';

/**
 * How the first response travels: by a call, which rejects where Discord refuses it, or as the answer to Discord's request,
 * of which we hear nothing more.
 */
export type SendFirst = (response: APIInteractionResponse) => Promise<unknown>;

/** A slower answer is deferred, in milliseconds: Discord waits 3,000 for the first response, the way there included. */
const DEFER_AFTER_MS = 1_500;

/** Answers one interaction. Never rejects; a failure is told to the person and logged under the same reference. */
export type AnswerInteraction = (interaction: APIInteraction, sendFirst: SendFirst) => Promise<void>;

/**
 * Once however often an interaction is delivered, in time, deferred only where it must be, in the best form that Discord
 * takes.
 */
export function createInteractions(
  services: Services,
  webhooks: Webhooks,
  deferAfterMs: number = DEFER_AFTER_MS,
): AnswerInteraction {
  const complete = createCompletions(services);
  return async (interaction, sendFirst) => {
    if (interaction.type === InteractionType.Ping || !services.isFirstDelivery(interaction.id)) return;
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      await sendCompletion(services, () => complete(interaction), sendFirst);
      return;
    }
    await answer({ services, webhooks, deferAfterMs, interaction, sendFirst });
  };
}

/** Every further key asks anew, so that nobody is told where one fails. */
async function sendCompletion(
  { logger }: Services,
  complete: () => Promise<APIInteractionResponse>,
  sendFirst: SendFirst,
): Promise<void> {
  try {
    await sendFirst(await complete().catch((error: unknown) => nothingFound(error, logger)));
  } catch (error) {
    logger.debug(loggable(error), 'Discord: a completion was not taken');
  }
}

function nothingFound(error: unknown, logger: Logger): APIInteractionResponse {
  const fault = loggable(error);
  logger.error(fault, `Discord: completing failed: ${fault.error}`);
  return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } };
}

type Job = {
  readonly services: Services;
  readonly webhooks: Webhooks;
  readonly deferAfterMs: number;
  readonly interaction: Answerable;
  readonly sendFirst: SendFirst;
};

async function answer(job: Job): Promise<void> {
  const { services, webhooks, deferAfterMs, interaction, sendFirst } = job;
  let stage: 'open' | 'deferred' | 'answered' = 'open';
  const tell = (line: string) => {
    const audience = audienceOf(interaction, true);
    if (stage === 'open') return sendFirst(responseOf(lineReply(line, audience), 'content'));
    const message = lineMessage(line, audience);
    // What was deferred in the place of a pressed message must not be written over it.
    return stage === 'deferred' && !isOriginalPressed(interaction)
      ? webhooks.editOriginal(interaction, message)
      : webhooks.followUp(interaction, message);
  };
  await services.work.run(nameOf(interaction), tell, async () => {
    const replying = replyTo(services, interaction);
    const inTime = await within(replying, deferAfterMs);
    if (inTime === undefined) {
      await sendFirst(deferralOf(interaction));
      stage = 'deferred';
    }
    const reply = await replying;
    try {
      if (inTime === undefined) await answerLate(job, reply);
      else await deliver((rung) => responseOf(inTimeForm(reply, rung), rung), sendFirst, services.logger);
    } catch (error) {
      if (reply.kind === 'message') reply.onFailed?.();
      throw error;
    }
    stage = 'answered';
    if ('cleanUp' in reply && reply.cleanUp) await takeAway(job, reply.cleanUp);
  });
}

/** A message keeps the form that it has, so that where it is refused in its place the answer is a message of its own. */
function inTimeForm(reply: Reply, rung: Rung): Reply {
  return reply.kind === 'message' && rung !== 'components' ? { ...reply, isUpdate: false } : reply;
}

async function answerLate(job: Job, reply: Reply): Promise<void> {
  const { services, webhooks, interaction } = job;
  if (reply.kind === 'nothing') return;
  // A window can only be the first response.
  if (reply.kind === 'modal') throw new Error('a window was ready too late to be opened');
  const isForOne = isDeferredTooOpenly(interaction, reply.compose('components'));
  // A follow-up can be private, but the first one after a deferral takes its place and is seen by whom that is seen by.
  // https://docs.discord.com/developers/interactions/receiving-and-responding#create-followup-message
  if (isForOne) await webhooks.editOriginal(interaction, lineMessage(FOR_ONE, 'public'));
  const isEdit = !isForOne && (reply.isUpdate || !isOriginalPressed(interaction));
  const send = isEdit ? webhooks.editOriginal : webhooks.followUp;
  await deliver(reply.compose, (message) => send(interaction, message), services.logger);
  if (isForOne) await takeAway(job, { messageId: '@original' });
}

/** Stands there for a moment. */
const FOR_ONE = 'Only whoever asked sees what I say to that.';

/** `undefined` where it takes longer. */
function within(replying: Promise<Reply>, limitMs: number): Promise<Reply | undefined> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => resolve(undefined), limitMs);
    replying.then(resolve, reject).finally(() => clearTimeout(clock));
  });
}

/** What was done is done: that a message stays as well is no reason to act again. */
async function takeAway({ services, webhooks, interaction }: Job, { messageId }: CleanUp): Promise<void> {
  try {
    await webhooks.remove(interaction, messageId);
  } catch (error) {
    services.logger.warn(loggable(error), 'Discord: a message could not be taken away');
  }
}
