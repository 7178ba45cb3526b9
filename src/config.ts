import { z } from 'zod';
import { type DiscordConfig, discordOf, discordVariables, faultsOfDiscord } from './config-discord.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const oneOf = `one of ${LOG_LEVELS.join(', ')}`;

const Environment = z.object({
  CONTENT_DIR: z.string().min(1, 'is empty; name the folder of .org files or leave it unset').default('content'),
  CONTENT_REPO_URL: z
    .url({
      protocol: /^https?$/u,
      error:
        'is not an http(s) address; give the repository that holds the content, such as https://github.com/you/notes',
    })
    .optional(),
  CONTENT_REVISION: z
    .string()
    .regex(/^[\w./-]{1,200}$/u, 'is not a revision; give a commit, tag or branch name')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `is not a level; use ${oneOf}` }).default('info'),
  HTTP_HOST: z
    .string()
    .regex(/^[\w.:-]{1,255}$/u, 'is not an address; use 127.0.0.1 for this machine alone or 0.0.0.0 for all networks')
    .default('127.0.0.1'),
  HTTP_PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/u.test(text) && Number(text) <= 65_535, 'is not a port; use a number from 0 to 65535')
    .transform(Number)
    .default(3000),
  SLACK_BOT_TOKEN: slackToken(
    'xoxb-',
    'the "Bot User OAuth Token" (xoxb-…) from the app\'s page "OAuth & Permissions"',
  ),
  SLACK_APP_TOKEN: slackToken('xapp-', 'an "App-Level Token" (xapp-…) from the app\'s page "Basic Information"'),
  SLACK_SIGNING_SECRET: z
    .string()
    .trim()
    .superRefine((text, context) => {
      const kind = kindOfToken(text);
      const remedy = 'use the "Signing Secret" from the app\'s page "Basic Information"';
      if (kind) context.addIssue(`holds ${kind}; ${remedy}`);
      else if (!/^[\da-f]{32,64}$/iu.test(text))
        context.addIssue(`is not a signing secret (hexadecimal digits); ${remedy}`);
    })
    .optional(),
  SLACK_API_URL: z
    .url({
      protocol: /^https?$/u,
      error: 'is not an http(s) address; leave it unset for https://slack.com/api/',
    })
    .optional(),
  ...discordVariables,
});

/** Every variable that `readConfig` knows. */
export const variableNames: readonly string[] = Object.keys(Environment.shape);

/** What a token is, by the prefix that Slack gives it; never the token itself. */
const TOKEN_KINDS: readonly (readonly [prefix: string, kind: string])[] = [
  ['xoxb-', 'a bot token'],
  ['xoxp-', "a user's token"],
  ['xoxa-', 'a workspace token'],
  ['xoxe', 'a token that is rotated or refreshed (switch token rotation off)'],
  ['xoxc-', "a browser's token"],
  ['xapp-', 'an app-level token'],
];

function kindOfToken(text: string): string | undefined {
  return TOKEN_KINDS.find(([prefix]) => text.startsWith(prefix))?.[1];
}

function slackToken(prefix: string, remedy: string) {
  return z
    .string()
    .trim()
    .superRefine((text, context) => {
      const kind = kindOfToken(text);
      if (!text.startsWith(prefix)) context.addIssue(`holds ${kind ?? 'something else than a token'}; use ${remedy}`);
      else if (!/^[\w-]{10,}$/u.test(text))
        context.addIssue(`is cut short or has other signs in it; copy it again: ${remedy}`);
    })
    .optional();
}

/** Where the content is and how to speak about it. */
export type Config = {
  readonly contentDir: string;
  /** Web address of the repository that holds the content, without a final slash. */
  readonly contentRepoUrl: string | undefined;
  readonly contentRevision: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Where the HTTP server listens, if a surface needs it. Port 0 is a free one. */
  readonly http: { readonly host: string; readonly port: number };
  /** How Slack is connected; undefined if it is not. */
  readonly slack: SlackConfig | undefined;
  /** How Discord is connected; undefined if it is not. */
  readonly discord: DiscordConfig | undefined;
};

export type { DiscordConfig } from './config-discord.ts';

/** `socket`: we connect to Slack; `http`: Slack sends requests to us. Without `apiUrl` it is https://slack.com/api/. */
export type SlackConfig = { readonly botToken: string; readonly apiUrl?: string } & (
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string }
);

/** Thrown with one message that names every value that is wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the environment. An empty value counts as unset, as `.env` files leave them.
 * @throws ConfigError naming each variable, what is wrong and the remedy.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = Environment.safeParse(set);
  const combinations = [...faultsOfSlack(set), ...faultsOfDiscord(set)];
  if (!parsed.success || combinations.length > 0) {
    const lines = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError([...lines, ...combinations].join('\n'));
  }
  const { CONTENT_DIR, CONTENT_REPO_URL, CONTENT_REVISION, LOG_LEVEL, HTTP_HOST, HTTP_PORT } = parsed.data;
  return {
    contentDir: CONTENT_DIR,
    contentRepoUrl: CONTENT_REPO_URL?.replace(/\/+$/u, ''),
    contentRevision: CONTENT_REVISION,
    logLevel: LOG_LEVEL,
    http: { host: HTTP_HOST, port: HTTP_PORT },
    slack: slackOf(parsed.data),
    discord: discordOf(parsed.data),
  };
}

/** What is wrong with the Slack values together, each of them being right or not. */
function faultsOfSlack(set: Readonly<Record<string, unknown>>): string[] {
  const has = { bot: 'SLACK_BOT_TOKEN' in set, app: 'SLACK_APP_TOKEN' in set, secret: 'SLACK_SIGNING_SECRET' in set };
  if (has.app && has.secret)
    return [
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set; unset one: SLACK_APP_TOKEN means Socket Mode (we connect ' +
        'to Slack), SLACK_SIGNING_SECRET means HTTP (Slack sends requests to us)',
    ];
  if (has.bot && !has.app && !has.secret)
    return [
      'SLACK_BOT_TOKEN is set alone; add SLACK_APP_TOKEN for Socket Mode (we connect to Slack) or ' +
        'SLACK_SIGNING_SECRET for HTTP (Slack sends requests to us)',
    ];
  if (!has.bot && (has.app || has.secret))
    return [
      `SLACK_BOT_TOKEN is not set, but ${has.app ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET'} is; add the "Bot User OAuth Token" (xoxb-…) from the app's page "OAuth & Permissions"`,
    ];
  return [];
}

function slackOf(values: z.infer<typeof Environment>): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  const apiUrl = values.SLACK_API_URL === undefined ? {} : { apiUrl: values.SLACK_API_URL };
  if (botToken && appToken) return { kind: 'socket', botToken, appToken, ...apiUrl };
  if (botToken && signingSecret) return { kind: 'http', botToken, signingSecret, ...apiUrl };
  return undefined;
}
