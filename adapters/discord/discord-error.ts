import { DiscordAPIError } from 'discord.js';
import { createLoggable } from '#adapters/chat/loggable.ts';

/** A bot's token, and what stands in its place in addresses of interactions and webhooks. */
const SECRET = /[\w-]{20,}\.[\w-]{6,}\.[\w-]{20,}|(?<=\/(?:interactions|webhooks)\/\d+\/)[^/?\s]+/gu;

/** The text without anything that lets its reader act as us. */
export function hideSecrets(text: string): string {
  return text.replace(SECRET, '…');
}

/** The code that Discord answered a call with, such as 50013; undefined where it gave none, and for any other fault. */
export function discordErrorCode(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === 'number' && error.code !== 0
    ? error.code
    : undefined;
}

/** An error as the log may have it. */
export const loggable = createLoggable({
  codeOf: (error) => discordErrorCode(error)?.toString(),
  hideSecrets,
});
