import { expect, it } from 'vitest';
import { readConfig } from '#src/config.ts';

const BOT = 'xoxb-1111-2222-abcdef';
const APP = 'xapp-1-A111-222-abcdef';
const SECRET = '0123456789abcdef0123456789abcdef';

it('has defaults for everything, also where .env leaves a value empty', () => {
  expect(readConfig({ CONTENT_DIR: '', LOG_LEVEL: ' ', SLACK_BOT_TOKEN: '', HTTP_PORT: '' })).toEqual({
    contentDir: 'content',
    contentRepoUrl: undefined,
    contentRevision: undefined,
    logLevel: 'info',
    http: { host: '127.0.0.1', port: 3000 },
    slack: undefined,
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

it('reads where the HTTP server listens', () => {
  expect(readConfig({ HTTP_HOST: '0.0.0.0', HTTP_PORT: '0' }).http).toEqual({ host: '0.0.0.0', port: 0 });
});

const botRemedy = `use the "Bot User OAuth Token" (xoxb-…) from the app's page "OAuth & Permissions"`;
const appRemedy = `use an "App-Level Token" (xapp-…) from the app's page "Basic Information"`;
const secretRemedy = `use the "Signing Secret" from the app's page "Basic Information"`;

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
