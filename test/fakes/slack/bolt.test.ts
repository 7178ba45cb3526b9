import { App, LogLevel } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { eventCallback, ids, mention, postSigned, slashCommand } from './payloads.ts';
import { startFakeSlack } from './server.ts';
import type { FakeSlack } from './types.ts';

const secret = 'signing-secret';
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function makeFake(): Promise<FakeSlack> {
  const fake = await startFakeSlack();
  ends.push(() => fake.stop());
  return fake;
}

function answering(app: App): App {
  app.command('/k8snet', async ({ ack, respond, command }) => {
    await ack();
    await respond({ text: `you asked: ${command.text}`, response_type: 'in_channel' });
  });
  app.event('app_mention', async ({ say, event }) => {
    await say({ text: `seen: ${event.text}`, thread_ts: event.ts });
  });
  return app;
}

const nothing = () => undefined;
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

const appOptions = (fake: FakeSlack) => ({
  token: fake.botToken,
  clientOptions: { slackApiUrl: fake.apiUrl, retryConfig: { retries: 0 } },
  deferInitialization: true,
  logger: silent,
});

async function startHttp(fake: FakeSlack): Promise<string> {
  const app = answering(new App({ ...appOptions(fake), signingSecret: secret }));
  await app.init();
  const server = await app.start({ host: '127.0.0.1', port: 0 });
  ends.push(() => app.stop());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the app has no TCP port');
  return `http://127.0.0.1:${address.port}/slack/events`;
}

async function startSocket(fake: FakeSlack): Promise<void> {
  const app = answering(new App({ ...appOptions(fake), appToken: fake.appToken, socketMode: true }));
  await app.init();
  await app.start();
  ends.push(() => app.stop());
}

test('a slash command over HTTP is acked and answered through its response_url', async () => {
  const fake = await makeFake();
  const url = await startHttp(fake);
  const responseUrl = fake.newResponseUrl({ channel: ids.channel, user: ids.user });
  const result = await postSigned(url, secret, slashCommand({ text: 'what is [dns]', responseUrl }));
  expect([result.status, result.body]).toEqual([200, '']);
  await fake.waitForCall('response_url');
  expect(fake.messages(ids.channel).map((one) => one.text)).toEqual(['you asked: what is [dns]']);
  expect(fake.callsOf('auth.test')).toHaveLength(1);
});

test('an event over HTTP is JSON, signed, and answered with chat.postMessage in its thread', async () => {
  const fake = await makeFake();
  const url = await startHttp(fake);
  const event = mention({ text: 'hello' });
  expect((await postSigned(url, secret, eventCallback(event))).status).toBe(200);
  await fake.waitForCall('chat.postMessage');
  expect(fake.messages(ids.channel)).toMatchObject([
    { text: `seen: <@${ids.botUser}> hello`, threadTs: event.ts, via: 'web-api', violations: [] },
  ]);
});

test.each([
  ['a body changed after signing', { tamper: true }],
  ['a request older than five minutes', { timestamp: Math.floor(Date.now() / 1000) - 301 }],
])('Bolt refuses %s with 401', async (_name, options) => {
  const fake = await makeFake();
  const url = await startHttp(fake);
  const payload = slashCommand({ text: 'x', responseUrl: 'http://127.0.0.1:1/' });
  expect((await postSigned(url, secret, payload, options)).status).toBe(401);
});

test('a slash command over Socket Mode is acked and answered through its response_url', async () => {
  const fake = await makeFake();
  await startSocket(fake);
  const responseUrl = fake.newResponseUrl({ channel: ids.channel, user: ids.user });
  const ack = await fake.sendEnvelope('slash_commands', slashCommand({ text: 'dns', responseUrl }));
  expect([ack.payload, fake.acks]).toEqual([{}, [ack]]);
  await fake.waitForCall('response_url');
  expect(fake.messages(ids.channel).map((one) => one.text)).toEqual(['you asked: dns']);
});

/** Bolt waits for its ping timeout, about 5 seconds. */
test('Bolt comes back after its sockets were dropped', async () => {
  const fake = await makeFake();
  await startSocket(fake);
  fake.dropSockets();
  const isBack = () => (fake.openedConnections === 2 && fake.connections === 1 ? true : undefined);
  await fake.waitFor(isBack, { timeoutMs: 15_000, what: 'a second connection' });
  const responseUrl = fake.newResponseUrl({ channel: ids.channel, user: ids.user });
  expect((await fake.sendEnvelope('slash_commands', slashCommand({ text: 'dns', responseUrl }))).payload).toEqual({});
});

test('a refused message reaches the app as an error with code and pointers', async () => {
  const fake = await makeFake();
  const app = new App({ ...appOptions(fake), signingSecret: secret });
  const bad = { channel: ids.channel, text: 'x', blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } }] };
  await expect(app.client.apiCall('chat.postMessage', bad)).rejects.toMatchObject({
    code: 'slack_webapi_platform_error',
    data: {
      error: 'invalid_blocks',
      response_metadata: { messages: [expect.stringContaining('[json-pointer:/blocks/0/text/text]')] },
    },
  });
});

test('a rate limit is waited for when retries are allowed, and fails the call when they are not', async () => {
  const fake = await makeFake();
  const { client } = new App({
    ...appOptions(fake),
    clientOptions: { slackApiUrl: fake.apiUrl, retryConfig: { retries: 1, minTimeout: 1 } },
    signingSecret: secret,
  });
  fake.failNext('chat.postMessage', { retryAfterSeconds: 0 });
  expect((await client.chat.postMessage({ channel: ids.channel, text: 'x' })).ok).toBe(true);
  expect(fake.callsOf('chat.postMessage')).toHaveLength(2);
  fake.failNext('chat.postMessage', { retryAfterSeconds: 0 });
  const strict = new App({ ...appOptions(fake), signingSecret: secret });
  const call = strict.client.chat.postMessage({ channel: ids.channel, text: 'x' });
  await expect(call).rejects.toThrow('rate limit was exceeded');
});
