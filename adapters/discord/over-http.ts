import { setTimeout as wait } from 'node:timers/promises';
import type { APIInteraction, APIInteractionResponse } from 'discord.js';
import type { RequestHandler } from '#src/service/http-server.ts';
import type { Logger } from '#src/service/logger.ts';
import { discordErrorCode } from './discord-error.ts';
import { type AnswerInteraction, createInteractions } from './interactions.ts';
import { createInteractionsEndpoint, type InteractionsEndpoint } from './interactions-endpoint.ts';
import type { Services } from './services.ts';
import type { DiscordSettings } from './settings.ts';
import type { Webhooks } from './webhooks.ts';
import { writeResponse } from './written.ts';

/** Discord reads our answer to its request before calls that lean on it make sense; before each try. Milliseconds. */
const AFTER_ANSWER_MS = [300, 1_000, 3_000];

export type OverHttpOptions = {
  readonly settings: DiscordSettings;
  readonly logger: Logger;
  readonly mount: (path: string, handler: RequestHandler) => void;
  readonly deferAfterMs?: number;
};

/** The first response is the answer to Discord's request, and what leans on it waits until Discord has read it. */
export function openEndpoint(
  { settings, logger, mount, deferAfterMs }: OverHttpOptions,
  services: Services,
  webhooks: Webhooks,
): InteractionsEndpoint | undefined {
  if (settings.publicKey === undefined) return undefined;
  const answerInteraction = createInteractions(services, afterAnswer(webhooks), deferAfterMs);
  return createInteractionsEndpoint({
    publicKey: settings.publicKey,
    applicationId: settings.applicationId,
    logger,
    mount,
    answer: (interaction) => firstResponse(answerInteraction, interaction),
  });
}

/** @throws where it was answered before. */
function firstResponse(answerInteraction: AnswerInteraction, interaction: APIInteraction): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let isSent = false;
    const sendFirst = async (response: APIInteractionResponse) => {
      resolve(writeResponse(response));
      isSent = true;
    };
    answerInteraction(interaction, sendFirst).then(() => {
      if (!isSent) reject(new Error('the interaction was delivered before'));
    }, reject);
  });
}

function afterAnswer(webhooks: Webhooks): Webhooks {
  const { editOriginal, followUp, remove } = webhooks;
  return {
    ...webhooks,
    editOriginal: (...call) => onceRead(() => editOriginal(...call)),
    followUp: (...call) => onceRead(() => followUp(...call)),
    remove: (...call) => onceRead(() => remove(...call)),
  };
}

/** What Discord says of a webhook or message that it has not made yet. */
const NOT_READ_YET: ReadonlySet<number | undefined> = new Set([10_008, 10_015, 10_062]);

/** Waits until Discord has read our answer: a proxy may hold it for a while. */
async function onceRead<Result>(call: () => Promise<Result>): Promise<Result> {
  for (const delayMs of AFTER_ANSWER_MS.slice(0, -1)) {
    await wait(delayMs);
    try {
      return await call();
    } catch (error) {
      if (!NOT_READ_YET.has(discordErrorCode(error))) throw error;
    }
  }
  await wait(AFTER_ANSWER_MS.at(-1));
  return call();
}
