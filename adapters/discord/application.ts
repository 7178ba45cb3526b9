import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { NotDiscordError } from './faults.ts';

/** The application that a token is of, as the developer portal shows it. */
export type DiscordApplication = {
  readonly id: string;
  readonly name: string;
  /** Of the bot user, without @. */
  readonly botName: string;
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  /** Where Discord sends interactions; undefined where they come by gateway. */
  readonly endpointUrl: string | undefined;
  /** Whether the privileged intent for the text of messages is switched on. */
  readonly hasMessageContent: boolean;
};

/** Flags of an application (docs.discord.com, "Application"): for apps in many servers, and in few. */
const MESSAGE_CONTENT_FLAGS = (1 << 18) | (1 << 19);

const Application = z.object({
  id: z.string(),
  name: z.string(),
  verify_key: z.string(),
  interactions_endpoint_url: z.string().nullish(),
  flags: z.number().default(0),
  bot: z.object({ username: z.string() }).optional(),
});

/** @throws NotDiscordError; the errors of the API. */
export async function fetchApplication(rest: REST): Promise<DiscordApplication> {
  const parsed = Application.safeParse(await rest.get(Routes.currentApplication()));
  if (!parsed.success) throw new NotDiscordError('what answered for /applications/@me is not the Discord API');
  const { id, name, bot, verify_key, interactions_endpoint_url: url, flags } = parsed.data;
  return {
    id,
    name,
    botName: bot?.username ?? name,
    publicKey: verify_key,
    endpointUrl: url ? url : undefined,
    hasMessageContent: (flags & MESSAGE_CONTENT_FLAGS) !== 0,
  };
}
