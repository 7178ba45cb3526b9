import { expect, it } from 'vitest';
import { readConfig } from '#src/config.ts';

const BOT = 'xoxb-1111-2222-abcdef';
const APP = 'xapp-1-A111-222-abcdef';
const SECRET = '0123456789abcdef0123456789abcdef';
const DISCORD_TOKEN = 'MTE3MDAwMDAwMDAwMDAwMDAx.GabcDE.k3y-of_twenty7-characters00';
const PUBLIC_KEY = '3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29';
const APPLICATION_ID = '117000000000000001';

it('has defaults for everything, also where .env leaves a value empty', () => {
  expect(readConfig({ CONTENT_DIR: '', LOG_LEVEL: ' ', SLACK_BOT_TOKEN: '', HTTP_PORT: '' })).toEqual({
    contentDir: 'content',
    contentRepoUrl: undefined,
    contentRevision: undefined,
    logLevel: 'info',
    http: { host: '127.0.0.1', port: 3000 },
    slack: undefined,
    discord: undefined,
  });
});

it('names every wrong value at once with its remedy', () => {
  expect(() => readConfig({ LOG_LEVEL: 'loud', CONTENT_REPO_URL: 'nowhere', CONTENT_REVISION: 'a b' })).toThrow(
    'CONTENT_REPO_URL is not an http(s) address; give the repository that holds the content, such as https://github.com/you/notes\n' +
      'CONTENT_REVISION is not a revision; give a commit, tag or branch name\n' +
      'LOG_LEVEL is not a level; use one of trace, debug, info, warn, error, fatal, silent',
  );
});

it.each([
  ['Socket Mode', { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP }, { kind: 'socket', botToken: BOT, appToken: APP }],
  [
    'HTTP',
    { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SECRET },
    { kind: 'http', botToken: BOT, signingSecret: SECRET },
  ],
  [
    'another Slack API',
    { SLACK_BOT_TOKEN: ` ${BOT}\n`, SLACK_APP_TOKEN: APP, SLACK_API_URL: 'http://127.0.0.1:9000/api/' },
    { kind: 'socket', botToken: BOT, appToken: APP, apiUrl: 'http://127.0.0.1:9000/api/' },
  ],
  ['no Slack where only the address of its API is set', { SLACK_API_URL: 'https://slack.com/api/' }, undefined],
])('reads %s', (_, environment, slack) => {
  expect(readConfig(environment).slack).toEqual(slack);
});

const gatewayDefaults = { shards: 'auto', messageContent: false };

it.each([
  [
    'Discord by gateway',
    { DISCORD_TOKEN: ` ${DISCORD_TOKEN}\n` },
    { kind: 'gateway', token: DISCORD_TOKEN, ...gatewayDefaults },
  ],
  [
    'Discord over HTTP alone',
    { DISCORD_PUBLIC_KEY: PUBLIC_KEY.toUpperCase(), DISCORD_APPLICATION_ID: APPLICATION_ID },
    { kind: 'http', publicKey: PUBLIC_KEY, applicationId: APPLICATION_ID, ...gatewayDefaults },
  ],
  [
    'Discord over HTTP and by gateway',
    {
      DISCORD_TOKEN,
      DISCORD_PUBLIC_KEY: PUBLIC_KEY,
      DISCORD_SHARDS: '16',
      DISCORD_MESSAGE_CONTENT: 'true',
      DISCORD_API_URL: 'http://127.0.0.1:9000/api/',
    },
    {
      kind: 'both',
      token: DISCORD_TOKEN,
      publicKey: PUBLIC_KEY,
      shards: 16,
      messageContent: true,
      apiUrl: 'http://127.0.0.1:9000/api',
    },
  ],
  [
    'the defaults of Discord written out',
    { DISCORD_TOKEN, DISCORD_SHARDS: 'auto', DISCORD_MESSAGE_CONTENT: 'false' },
    { kind: 'gateway', token: DISCORD_TOKEN, ...gatewayDefaults },
  ],
  [
    'the least and the most connections',
    { DISCORD_TOKEN, DISCORD_SHARDS: '1000' },
    { kind: 'gateway', token: DISCORD_TOKEN, ...gatewayDefaults, shards: 1000 },
  ],
  ['no Discord where only the address of its API is set', { DISCORD_API_URL: 'https://discord.com/api' }, undefined],
])('reads %s', (_, environment, discord) => {
  expect(readConfig(environment).discord).toEqual(discord);
});

it('connects Slack and Discord together', () => {
  const { slack, discord } = readConfig({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, DISCORD_TOKEN });
  expect([slack?.kind, discord?.kind]).toEqual(['socket', 'gateway']);
});

it('reads where the HTTP server listens', () => {
  expect(readConfig({ HTTP_HOST: '0.0.0.0', HTTP_PORT: '0' }).http).toEqual({ host: '0.0.0.0', port: 0 });
});

const botRemedy = `use the "Bot User OAuth Token" (xoxb-…) from the app's page "OAuth & Permissions"`;
const appRemedy = `use an "App-Level Token" (xapp-…) from the app's page "Basic Information"`;
const secretRemedy = `use the "Signing Secret" from the app's page "Basic Information"`;

const portal = 'of the app at https://discord.com/developers/applications';
const discordTokenRemedy = `use the bot's token: page "Bot" ${portal}, "Reset Token"`;
const publicKeyRemedy = `use the "Public Key" on the page "General Information" ${portal}`;
const applicationIdRemedy = `use the "Application ID" on the page "General Information" ${portal}`;

it.each([
  [
    "a user's token as bot token",
    { SLACK_BOT_TOKEN: 'xoxp-1111-2222-abcdef', SLACK_APP_TOKEN: APP },
    `SLACK_BOT_TOKEN holds a user's token; ${botRemedy}`,
  ],
  [
    'the two tokens exchanged',
    { SLACK_BOT_TOKEN: APP, SLACK_APP_TOKEN: BOT },
    `SLACK_BOT_TOKEN holds an app-level token; ${botRemedy}\nSLACK_APP_TOKEN holds a bot token; ${appRemedy}`,
  ],
  [
    'something else as token',
    { SLACK_BOT_TOKEN: 'hunter2', SLACK_APP_TOKEN: APP },
    `SLACK_BOT_TOKEN holds something else than a token; ${botRemedy}`,
  ],
  [
    'a token cut short',
    { SLACK_BOT_TOKEN: 'xoxb-…', SLACK_APP_TOKEN: APP },
    `SLACK_BOT_TOKEN is cut short or has other signs in it; copy it again: ${botRemedy.slice(4)}`,
  ],
  [
    'a token as signing secret',
    { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: APP },
    `SLACK_SIGNING_SECRET holds an app-level token; ${secretRemedy}`,
  ],
  [
    'something else as signing secret',
    { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: 'hunter2' },
    `SLACK_SIGNING_SECRET is not a signing secret (hexadecimal digits); ${secretRemedy}`,
  ],
  [
    'both modes',
    { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: SECRET },
    'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set; unset one: SLACK_APP_TOKEN means Socket Mode (we connect to Slack), SLACK_SIGNING_SECRET means HTTP (Slack sends requests to us)',
  ],
  [
    'a bot token alone',
    { SLACK_BOT_TOKEN: BOT },
    'SLACK_BOT_TOKEN is set alone; add SLACK_APP_TOKEN for Socket Mode (we connect to Slack) or SLACK_SIGNING_SECRET for HTTP (Slack sends requests to us)',
  ],
  [
    'an app-level token without a bot token',
    { SLACK_APP_TOKEN: APP },
    `SLACK_BOT_TOKEN is not set, but SLACK_APP_TOKEN is; add the ${botRemedy.slice(8)}`,
  ],
  [
    'a signing secret without a bot token',
    { SLACK_SIGNING_SECRET: SECRET },
    `SLACK_BOT_TOKEN is not set, but SLACK_SIGNING_SECRET is; add the ${botRemedy.slice(8)}`,
  ],
  [
    'wrong addresses and ports',
    { SLACK_API_URL: 'ftp://slack', HTTP_HOST: 'a b', HTTP_PORT: '70000' },
    'HTTP_HOST is not an address; use 127.0.0.1 for this machine alone or 0.0.0.0 for all networks\n' +
      'HTTP_PORT is not a port; use a number from 0 to 65535\n' +
      'SLACK_API_URL is not an http(s) address; leave it unset for https://slack.com/api/',
  ],
  [
    'a Discord token with "Bot " in front',
    { DISCORD_TOKEN: `Bot ${DISCORD_TOKEN}` },
    'DISCORD_TOKEN has "Bot " in front; leave that out and keep what stands behind it',
  ],
  [
    'a client secret as Discord token',
    { DISCORD_TOKEN: 'abcdEFGH_-ijklMNOPqrstUVWXyz0123' },
    `DISCORD_TOKEN holds a client secret; ${discordTokenRemedy}`,
  ],
  [
    "the app's id as Discord token",
    { DISCORD_TOKEN: APPLICATION_ID },
    `DISCORD_TOKEN holds the id of an app, a server or a person; ${discordTokenRemedy}`,
  ],
  [
    'the public key as Discord token',
    { DISCORD_TOKEN: PUBLIC_KEY },
    `DISCORD_TOKEN holds a public key; ${discordTokenRemedy}`,
  ],
  [
    'a Discord token in quotes',
    { DISCORD_TOKEN: `"${DISCORD_TOKEN}"` },
    `DISCORD_TOKEN stands in quotes, which belong to it as it is passed here; ${discordTokenRemedy}`,
  ],
  [
    'a Discord token cut short',
    { DISCORD_TOKEN: DISCORD_TOKEN.slice(0, 30) },
    `DISCORD_TOKEN is not a token: three parts with dots between; ${discordTokenRemedy}`,
  ],
  [
    'token and public key of Discord exchanged',
    { DISCORD_TOKEN: PUBLIC_KEY, DISCORD_PUBLIC_KEY: DISCORD_TOKEN },
    `DISCORD_TOKEN holds a public key; ${discordTokenRemedy}\nDISCORD_PUBLIC_KEY holds a token; ${publicKeyRemedy}`,
  ],
  [
    'a public key that lacks a digit',
    { DISCORD_PUBLIC_KEY: PUBLIC_KEY.slice(1) },
    `DISCORD_PUBLIC_KEY is not a public key: 64 hexadecimal digits; ${publicKeyRemedy}`,
  ],
  [
    'an address as public key',
    { DISCORD_PUBLIC_KEY: 'https://example.com/discord/interactions' },
    `DISCORD_PUBLIC_KEY holds an address; ${publicKeyRemedy}`,
  ],
  [
    'a token as application id',
    { DISCORD_TOKEN, DISCORD_APPLICATION_ID: DISCORD_TOKEN },
    `DISCORD_APPLICATION_ID holds a token; ${applicationIdRemedy}`,
  ],
  [
    'a name as application id',
    { DISCORD_TOKEN, DISCORD_APPLICATION_ID: 'k8snet' },
    `DISCORD_APPLICATION_ID is not an id: 17 to 20 digits; ${applicationIdRemedy}`,
  ],
  [
    'numbers and addresses of Discord that are out of range',
    {
      DISCORD_TOKEN,
      DISCORD_SHARDS: '0',
      DISCORD_MESSAGE_CONTENT: 'yes',
      DISCORD_API_URL: 'https://discord.com/api/v10',
    },
    'DISCORD_SHARDS is not a number of connections; use auto or a number from 1 to 1000\n' +
      'DISCORD_API_URL does not end in /api; leave out the version, or leave it unset\n' +
      'DISCORD_MESSAGE_CONTENT is neither true nor false; use one of them',
  ],
  [
    'more connections to Discord than it allows in a day, and an address that is none',
    { DISCORD_TOKEN, DISCORD_SHARDS: '1001', DISCORD_API_URL: 'discord.com/api' },
    'DISCORD_SHARDS is not a number of connections; use auto or a number from 1 to 1000\n' +
      'DISCORD_API_URL is not an http(s) address; leave it unset for https://discord.com/api',
  ],
  [
    'what is about the gateway without a token',
    { DISCORD_PUBLIC_KEY: PUBLIC_KEY, DISCORD_SHARDS: '2', DISCORD_MESSAGE_CONTENT: 'true' },
    'DISCORD_SHARDS is set, but DISCORD_TOKEN is not; it is about the connection that the token makes: add DISCORD_TOKEN or unset DISCORD_SHARDS\n' +
      'DISCORD_MESSAGE_CONTENT is set, but DISCORD_TOKEN is not; it is about the connection that the token makes: add DISCORD_TOKEN or unset DISCORD_MESSAGE_CONTENT',
  ],
  [
    'an application id alone',
    { DISCORD_APPLICATION_ID: APPLICATION_ID },
    'DISCORD_APPLICATION_ID is set alone; add DISCORD_TOKEN (we connect to Discord) or DISCORD_PUBLIC_KEY (Discord sends requests to us)',
  ],
])('refuses %s and never shows a secret', (_, environment, message) => {
  let said = '';
  try {
    readConfig(environment);
  } catch (fault) {
    said = String((fault as Error).message);
  }
  expect(said).toBe(message);
  const secrets = Object.entries(environment).filter(([name]) => /TOKEN|SECRET/u.test(name));
  expect(secrets.filter(([, value]) => value.length > 6 && said.includes(value))).toEqual([]);
});
