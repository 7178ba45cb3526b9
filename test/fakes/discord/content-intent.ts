import type { Json } from './types.ts';

/** Bits of the intents that a client asks for. */
export const intentBits = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

export const privilegedIntents = intentBits.guildMembers | intentBits.guildPresences | intentBits.messageContent;

/** The intent without which an event is not sent; 0 for those that everybody gets. */
export function intentOf(type: string, payload: Json): number {
  const isDirect = payload.guild_id === undefined;
  if (type.startsWith('MESSAGE_REACTION')) return isDirect ? 1 << 13 : 1 << 10;
  if (type.startsWith('MESSAGE_')) return isDirect ? intentBits.directMessages : intentBits.guildMessages;
  if (type === 'TYPING_START') return isDirect ? 1 << 14 : 1 << 11;
  if (type.startsWith('GUILD_MEMBER_')) return intentBits.guildMembers;
  if (/^(?:GUILD_(?:CREATE|UPDATE|DELETE|ROLE)|CHANNEL_|THREAD_)/.test(type)) return intentBits.guilds;
  return 0;
}

/**
 * A message as one without the intent for its text gets it: the text stays in the bot's own messages, in direct messages
 * and where the bot is mentioned.
 */
export function hidden(message: Json, botId: string, isInGuild: boolean): Json {
  const author: Json = { ...(message.author as Json | undefined) };
  const mentions: { id?: unknown }[] = Array.isArray(message.mentions) ? message.mentions : [];
  const isShown = !isInGuild || author.id === botId || mentions.some(({ id }) => id === botId);
  const referenced = message.referenced_message;
  return {
    ...message,
    ...(isShown ? {} : { content: '', embeds: [], attachments: [], components: [] }),
    ...(typeof referenced === 'object' && referenced !== null
      ? { referenced_message: hidden({ ...referenced }, botId, isInGuild) }
      : {}),
  };
}
