import { type APIInteraction, type APIInteractionResponse, MessageFlags, type REST, Routes } from 'discord.js';
import type { DiscordMessage } from './discord-message.ts';

/** The calls that belong to an interaction; its own token allows them for 15 minutes, and no bot token is needed. */
export type Webhooks = {
  /** The first response, where it does not go in the answer to Discord's request. */
  readonly respond: (interaction: APIInteraction, response: APIInteractionResponse) => Promise<unknown>;
  readonly editOriginal: (interaction: APIInteraction, message: DiscordMessage) => Promise<unknown>;
  readonly followUp: (interaction: APIInteraction, message: DiscordMessage) => Promise<unknown>;
  /** `@original` is the message of the first response, or the pressed one where nothing was said. */
  readonly remove: (interaction: APIInteraction, messageId: string) => Promise<unknown>;
};

export function createWebhooks(rest: REST): Webhooks {
  return {
    respond: ({ id, token }, body) => rest.post(Routes.interactionCallback(id, token), { body, auth: false }),
    editOriginal: ({ application_id: application, token }, message) =>
      rest.patch(Routes.webhookMessage(application, token), { body: asEdit(message), auth: false }),
    followUp: ({ application_id: application, token }, body) =>
      rest.post(Routes.webhook(application, token), { body, auth: false }),
    remove: ({ application_id: application, token }, messageId) =>
      rest.delete(Routes.webhookMessage(application, token, messageId), { auth: false }),
  };
}

/** Who sees a message cannot be changed; in a form of components there is no content. */
function asEdit({ flags, ...message }: DiscordMessage): object {
  const kept = flags & ~MessageFlags.Ephemeral;
  return (flags & MessageFlags.IsComponentsV2) === 0
    ? { ...message, flags: kept }
    : { ...message, content: null, flags: kept };
}
