import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  InteractionContextType,
  InteractionResponseType,
  type InteractionType,
} from 'discord.js';
import type { Rung } from './compose.ts';
import { type Audience, type DiscordMessage, lineMessage } from './discord-message.ts';

/**
 * What an interaction is answered with. `message`: in a form that Discord takes, as a new message or in the place of the
 * one that was pressed. `cleanUp` comes after it and takes a message away.
 */
export type Reply =
  | {
      readonly kind: 'message';
      readonly compose: (rung: Rung) => DiscordMessage;
      readonly isUpdate: boolean;
      readonly cleanUp?: CleanUp;
      /** Where it could not be sent. */
      readonly onFailed?: () => void;
    }
  | { readonly kind: 'nothing'; readonly cleanUp?: CleanUp }
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData };

/** The message to take away: its id, or the one that was pressed where nothing was said. */
export type CleanUp = { readonly messageId: string };

/** Interactions that are answered with a reply. */
export type Answerable = Exclude<
  APIInteraction,
  { type: InteractionType.Ping | InteractionType.ApplicationCommandAutocomplete }
>;

export function messageReply(compose: (rung: Rung) => DiscordMessage): Reply {
  return { kind: 'message', compose, isUpdate: false };
}

/** A line of our own to the one who acts, alone where others could read it. */
export function lineReply(line: string, audience: Audience): Reply {
  const message = lineMessage(line, audience === 'direct' ? 'direct' : 'private');
  return messageReply(() => message);
}

export function responseOf(reply: Reply, rung: Rung): APIInteractionResponse {
  switch (reply.kind) {
    case 'message':
      return {
        type: reply.isUpdate ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource,
        data: reply.compose(rung),
      };
    case 'nothing':
      return { type: InteractionResponseType.DeferredMessageUpdate };
    case 'modal':
      return { type: InteractionResponseType.Modal, data: reply.modal };
    default:
      return reply satisfies never;
  }
}

/** Direct messages with us are read by one person. */
export function audienceOf(interaction: APIInteraction, isPrivate: boolean): Audience {
  if (interaction.context === InteractionContextType.BotDM) return 'direct';
  return isPrivate ? 'private' : 'public';
}

/** Id of the one who acts. */
export function actorOf(interaction: APIInteraction): string {
  return interaction.member?.user.id ?? interaction.user?.id ?? '';
}
