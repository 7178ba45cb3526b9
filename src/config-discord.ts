import { z } from 'zod';

/**
 * How Discord is connected. `gateway`: we connect to Discord, for interactions and messages; `http`: Discord sends
 * interactions to us, and there are no messages; `both`: interactions come over HTTP, messages by the gateway.
 */
export type DiscordConfig = {
  /** Where it is not given it is asked of Discord, with the token. */
  readonly applicationId?: string;
  /** Address with `/api` at its end and no slash behind; without it https://discord.com/api. */
  readonly apiUrl?: string;
  /** Connections to the gateway, `auto` being as many as Discord recommends. */
  readonly shards: 'auto' | number;
  /** Whether the privileged intent is asked for, with which messages that do not mention us have their text. */
  readonly messageContent: boolean;
} & (
  | { readonly kind: 'gateway'; readonly token: string; readonly publicKey?: undefined }
  | { readonly kind: 'http'; readonly token?: undefined; readonly publicKey: string }
  | { readonly kind: 'both'; readonly token: string; readonly publicKey: string }
);

/** Discord allows a bot 1,000 session starts a day, and each connection takes one (its documentation, "Gateway"). */
const MAX_SHARDS = 1_000;

const PORTAL = 'of the app at https://discord.com/developers/applications';
const TOKEN_REMEDY = `use the bot's token: page "Bot" ${PORTAL}, "Reset Token"`;
const PUBLIC_KEY_REMEDY = `use the "Public Key" on the page "General Information" ${PORTAL}`;
const APPLICATION_ID_REMEDY = `use the "Application ID" on the page "General Information" ${PORTAL}`;

/** The variables of Discord, each by itself. */
export const discordVariables = {
  DISCORD_TOKEN: z
    .string()
    .trim()
    .superRefine((text, context) => {
      const kind = kindOf(text);
      if (kind === 'prefixed') context.addIssue('has "Bot " in front; leave that out and keep what stands behind it');
      else if (kind !== 'token')
        context.addIssue(`${toldOf(kind, 'a token: three parts with dots between')}; ${TOKEN_REMEDY}`);
    })
    .optional(),
  DISCORD_APPLICATION_ID: z
    .string()
    .trim()
    .superRefine((text, context) => {
      const kind = kindOf(text);
      if (kind !== 'id') context.addIssue(`${toldOf(kind, 'an id: 17 to 20 digits')}; ${APPLICATION_ID_REMEDY}`);
    })
    .optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .trim()
    .superRefine((text, context) => {
      const kind = kindOf(text);
      if (kind !== 'publicKey')
        context.addIssue(`${toldOf(kind, 'a public key: 64 hexadecimal digits')}; ${PUBLIC_KEY_REMEDY}`);
    })
    .toLowerCase()
    .optional(),
  DISCORD_SHARDS: z
    .string()
    .trim()
    .refine(isShards, `is not a number of connections; use auto or a number from 1 to ${MAX_SHARDS}`)
    .transform((text): 'auto' | number => (text === 'auto' ? text : Number(text)))
    .default('auto'),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/u, error: 'is not an http(s) address; leave it unset for https://discord.com/api' })
    .transform((url) => url.replace(/\/+$/u, ''))
    .refine((url) => url.endsWith('/api'), 'does not end in /api; leave out the version, or leave it unset')
    .optional(),
  DISCORD_MESSAGE_CONTENT: z
    .string()
    .trim()
    .pipe(z.enum(['true', 'false'], { error: 'is neither true nor false; use one of them' }))
    .transform((text) => text === 'true')
    .default(false),
};

/** What is wrong with the Discord values together, each of them being right or not; a line each. */
export function faultsOfDiscord(set: Readonly<Record<string, unknown>>): string[] {
  if ('DISCORD_TOKEN' in set) return [];
  const gatewayOnly = ['DISCORD_SHARDS', 'DISCORD_MESSAGE_CONTENT'].filter((name) => name in set);
  const faults = gatewayOnly.map(
    (name) =>
      `${name} is set, but DISCORD_TOKEN is not; it is about the connection that the token makes: add DISCORD_TOKEN or unset ${name}`,
  );
  if (!('DISCORD_APPLICATION_ID' in set) || 'DISCORD_PUBLIC_KEY' in set) return faults;
  return [
    ...faults,
    'DISCORD_APPLICATION_ID is set alone; add DISCORD_TOKEN (we connect to Discord) or DISCORD_PUBLIC_KEY (Discord sends requests to us)',
  ];
}

/** Undefined where Discord is not connected. */
export function discordOf(values: z.infer<z.ZodObject<typeof discordVariables>>): DiscordConfig | undefined {
  const { DISCORD_TOKEN: token, DISCORD_PUBLIC_KEY: publicKey } = values;
  const common = {
    shards: values.DISCORD_SHARDS,
    messageContent: values.DISCORD_MESSAGE_CONTENT,
    ...(values.DISCORD_APPLICATION_ID !== undefined && { applicationId: values.DISCORD_APPLICATION_ID }),
    ...(values.DISCORD_API_URL !== undefined && { apiUrl: values.DISCORD_API_URL }),
  };
  if (token !== undefined && publicKey !== undefined) return { kind: 'both', token, publicKey, ...common };
  if (token !== undefined) return { kind: 'gateway', token, ...common };
  if (publicKey !== undefined) return { kind: 'http', publicKey, ...common };
  return undefined;
}

/** What a text of Discord's portal is by its form. */
type Kind = 'token' | 'prefixed' | 'publicKey' | 'id' | 'clientSecret' | 'address' | 'quoted' | 'other';

function kindOf(text: string): Kind {
  if (/^["'].*["']$/u.test(text)) return 'quoted';
  if (/^Bot\s/iu.test(text)) return 'prefixed';
  // Discord does not document the length of the three parts, and it has changed.
  if (/^[\w-]{4,}\.[\w-]{4,}\.[\w-]{4,}$/u.test(text)) return 'token';
  if (/^[\da-f]{64}$/iu.test(text)) return 'publicKey';
  if (/^\d{17,20}$/u.test(text)) return 'id';
  if (/^https?:/iu.test(text)) return 'address';
  if (/^[\w-]{32}$/u.test(text)) return 'clientSecret';
  return 'other';
}

/** What stands there instead of `wanted`; never the value itself. */
function toldOf(kind: Kind, wanted: string): string {
  switch (kind) {
    case 'token':
    case 'prefixed':
      return 'holds a token';
    case 'publicKey':
      return 'holds a public key';
    case 'id':
      return 'holds the id of an app, a server or a person';
    case 'clientSecret':
      return 'holds a client secret';
    case 'address':
      return 'holds an address';
    case 'quoted':
      return 'stands in quotes, which belong to it as it is passed here';
    case 'other':
      return `is not ${wanted}`;
    default:
      return kind satisfies never;
  }
}

function isShards(text: string): boolean {
  return text === 'auto' || (/^\d{1,4}$/u.test(text) && Number(text) >= 1 && Number(text) <= MAX_SHARDS);
}
