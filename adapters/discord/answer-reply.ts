import type { APIInteraction } from 'discord.js';
import { isThread } from './channels.ts';
import { composeMessage, type Setting } from './compose.ts';
import type { Asked } from './exchanges.ts';
import { actorOf, messageReply, type Reply } from './reply.ts';
import type { Services } from './services.ts';

/** What is said of how it is shown; whose it is and what can be asked next is known. */
export type Look = Omit<Setting, 'guide' | 'asker'>;

/** The answer as a message of its own. Where a talk goes on without buttons, it goes on from this answer. */
export function answerReply(
  { guide, conversations }: Services,
  interaction: APIInteraction,
  { asked, look }: { readonly asked: Asked; readonly look: Look },
): Reply {
  const asker = actorOf(interaction);
  const channelId = interaction.channel?.id;
  const isTalk = look.audience === 'direct' || (look.audience === 'public' && isThread(interaction.channel?.type));
  if (isTalk && channelId !== undefined && 'sources' in asked.exchange.answer)
    conversations.remember(channelId, { trail: asked.trail, asker });
  return messageReply(composeMessage(asked, { ...look, guide, asker }));
}
