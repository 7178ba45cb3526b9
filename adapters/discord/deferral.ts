import { type APIInteractionResponse, InteractionResponseType, InteractionType, MessageFlags } from 'discord.js';
import { asksInPrivate } from './commands.ts';
import { readCustomId, type Verb } from './custom-ids.ts';
import type { DiscordMessage } from './discord-message.ts';
import { type Answerable, audienceOf } from './reply.ts';

/** Presses that change or take away the message that holds the button; all others are answered beside it. */
const IN_PLACE: ReadonlySet<Verb> = new Set(['back', 'next', 'topic', 'dismiss']);

/** What is said in time where the answer takes longer. Who sees the answer is settled by it. */
export function deferralOf(interaction: Answerable): APIInteractionResponse {
  if (isOriginalPressed(interaction)) return { type: InteractionResponseType.DeferredMessageUpdate };
  const isPrivate = interaction.type !== InteractionType.ApplicationCommand || asksInPrivate(interaction);
  const isEphemeral = audienceOf(interaction, isPrivate) === 'private';
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: isEphemeral ? { flags: MessageFlags.Ephemeral } : {},
  };
}

/** Whether what was deferred is shown to everybody, though the message is for one person: that cannot be changed any more. */
export function isDeferredTooOpenly(interaction: Answerable, { flags }: DiscordMessage): boolean {
  const deferral = deferralOf(interaction);
  if (deferral.type !== InteractionResponseType.DeferredChannelMessageWithSource) return false;
  const isOpen = ((deferral.data?.flags ?? 0) & MessageFlags.Ephemeral) === 0;
  return isOpen && (flags & MessageFlags.Ephemeral) !== 0;
}

/** Whether, once deferred, `@original` is the message that was pressed and not one to come. */
export function isOriginalPressed(interaction: Answerable): boolean {
  if (interaction.type !== InteractionType.MessageComponent) return false;
  const verb = readCustomId(interaction.data.custom_id)?.verb;
  return verb !== undefined && IN_PLACE.has(verb);
}
