import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { printChecks } from '#adapters/console/print-checks.ts';
import { checkSlack } from '#adapters/slack/doctor.ts';
import type { SlackSettings } from '#adapters/slack/settings.ts';
import type { Check } from '#src/adapter.ts';
import { examine, MIN_NODE } from '#src/doctor.ts';
import { allScopes, fakeSlack, httpSettings, socketSettings } from './connection.ts';

const http = { host: '127.0.0.1', port: 3000 };
const CALL_MS = 300;

/** `state name: detail` of each check. */
async function lines(settings: SlackSettings | undefined): Promise<string[]> {
  return (await checkSlack(settings, http, CALL_MS)).map(({ state, name, detail }) => `${state} ${name}: ${detail}`);
}

it('says how to connect where nothing is set', async () => {
  expect(await checkSlack(undefined, http)).toEqual([
    {
      name: 'Slack',
      state: 'ok',
      detail: 'not connected; questions can be asked at the terminal alone',
      remedy: 'To connect it, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN: README.md, "Connect Slack".',
    },
  ]);
});

it('finds nothing wrong with Socket Mode, and opens no connection', async () => {
  const fake = await fakeSlack();
  expect(await lines(socketSettings(fake))).toEqual([
    `ok Slack API: ${fake.apiUrl} answers`,
    'ok Slack bot token: @k8snet in Example Corp (https://examplecorp.slack.com/)',
    'ok Slack scopes: all 8 that are needed are granted',
    'ok Slack app-level token: Socket Mode may be used (connections:write)',
  ]);
  expect(fake.openedConnections).toBe(0);
});

it('says in HTTP mode where Slack must send to', async () => {
  const fake = await fakeSlack();
  const checks = await checkSlack(httpSettings(fake), http);
  expect(checks.at(-1)).toEqual({
    name: 'Slack requests',
    state: 'ok',
    detail:
      'SLACK_SIGNING_SECRET is set; taken at http://127.0.0.1:3000/slack/events. Whether Slack reaches it cannot be seen from here',
    remedy: expect.stringContaining('https://<your public name>/slack/events'),
  });
  expect(fake.callsOf('apps.connections.open')).toEqual([]);
});

it('names each scope that is missing and what it is for, and those nobody needs', async () => {
  const fake = await fakeSlack({ scopes: [...allScopes.filter((scope) => scope !== 'im:history'), 'files:read'] });
  expect((await lines(socketSettings(fake))).slice(2, 4)).toEqual([
    'warning Slack scopes: missing: im:history (for questions in direct messages and in the agent panel)',
    'warning Slack scopes: granted, but not needed: files:read',
  ]);
});

it('finds it wrong where a scope is missing without which nothing works', async () => {
  const fake = await fakeSlack({ scopes: allScopes.filter((scope) => scope !== 'chat:write') });
  expect((await lines(socketSettings(fake)))[2]).toBe('wrong Slack scopes: missing: chat:write (for sending answers)');
});

it('looks at both tokens, the one being wrong or not', async () => {
  const fake = await fakeSlack();
  fake.revokeToken(fake.botToken);
  fake.failNext('apps.connections.open', { error: 'missing_scope' });
  expect(await lines(socketSettings(fake))).toEqual([
    `ok Slack API: ${fake.apiUrl} answers`,
    'wrong Slack bot token: The token in SLACK_BOT_TOKEN was revoked (token_revoked)',
    'wrong Slack app-level token: The token in SLACK_APP_TOKEN lacks the scope connections:write (missing_scope)',
  ]);
});

it.each([
  ['does not answer', { hang: true }, 'Slack cannot be reached: no answer in time'],
  ['is broken', { status: 502 }, 'Slack answered with HTTP status 502'],
  ['is not the API', { error: '<html>' }, 'What answered is not the Slack API'],
])('stops where what is called %s', async (_, failure, message) => {
  const fake = await fakeSlack();
  fake.failNext('auth.test', failure);
  expect(await lines(socketSettings(fake))).toEqual([`wrong Slack API: ${fake.apiUrl}: ${message}`]);
});

it('checks Node, environment and content', () => {
  const { checks, config } = examine(
    { SLACK_BOT_TOKEN: 'xoxb-1-2-abcdef', SLACK_APP_TOKEN: 'xapp-1-2-abcdef' },
    'v24.12.0',
  );
  expect(checks.map(({ state, name }) => `${state} ${name}`)).toEqual(['ok Node', 'ok Environment', 'ok Content']);
  expect(checks[1]?.detail).toBe('set: SLACK_BOT_TOKEN, SLACK_APP_TOKEN; starts Slack by Socket Mode');
  expect(checks[2]?.detail).toMatch(/^content: \d+ files, \d+ sections, .* oldest review 20\d\d-\d\d-\d\d$/u);
  expect(config?.slack?.kind).toBe('socket');
});

it('finds an old Node, wrong values and a folder that is not there, and never shows a secret', () => {
  const { checks, config } = examine({ SLACK_BOT_TOKEN: 'hunter2-secret', CONTENT_DIR: '/does/not/exist' }, 'v22.1.0');
  expect(checks.map(({ state, name }) => `${state} ${name}`)).toEqual([
    'wrong Node',
    'wrong Environment',
    'wrong Content',
  ]);
  expect(JSON.stringify(checks)).not.toContain('hunter2');
  expect(config).toBe(undefined);
});

it('wants the Node that package.json wants', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe(`>=${MIN_NODE}`);
});

it('prints a line a check with its remedy below, without control characters, and ends with 1 if one is wrong', async () => {
  let printed = '';
  const output = {
    once: () => {},
    removeListener: () => {},
    write: (text: string, done: () => void) => {
      printed += text;
      done();
    },
  } as unknown as NodeJS.WritableStream;
  const checks: Check[] = [
    { name: 'A', state: 'ok', detail: 'fine\u001b[31m' },
    { name: 'B', state: 'warning', detail: 'odd', remedy: 'Look at it.' },
  ];
  expect(await printChecks(checks, output)).toBe(0);
  expect(await printChecks([{ name: 'C', state: 'wrong', detail: 'one\ntwo' }], output)).toBe(1);
  expect(printed).not.toContain('\u001b');
  expect(printed.replace(/fine.*/u, 'fine')).toBe('✓ A: fine\n! B: odd\n  → Look at it.\n✗ C: one\n  two\n');
});

it('prints what the README shows', async () => {
  const fake = await fakeSlack();
  const environment = { SLACK_BOT_TOKEN: 'xoxb-1-2-abcdef', SLACK_APP_TOKEN: 'xapp-1-2-abcdef' };
  const checks = [...examine(environment, 'v24.21.0').checks, ...(await checkSlack(socketSettings(fake), http))];
  const shown = checks
    .map(({ name, detail }) => (name === 'Content' ? '   ✓ Content: content: …' : `   ✓ ${name}: ${detail}`))
    .join('\n')
    .replace(fake.apiUrl, 'https://slack.com/api/');
  expect(readFileSync('README.md', 'utf8')).toContain(shown);
});
