import { App, LogLevel } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  appHomeOpened,
  blockAction,
  blockSuggestion,
  botMessage,
  directMessage,
  eventCallback,
  globalShortcut,
  ids,
  mention,
  messageChanged,
  messageShortcut,
  postSigned,
  sign,
  slashCommand,
  threadMessage,
  viewSubmission,
} from './payloads.ts';
import { startFakeSlack } from './server.ts';

/** Each payload is delivered to the real Bolt, and the listener notes what reached it. */

const secret = 'signing-secret';
const seen: unknown[] = [];
let url = '';
let stop = async (): Promise<void> => undefined;

beforeAll(async () => {
  const fake = await startFakeSlack();
  const app = noting(
    new App({
      signingSecret: secret,
      token: fake.botToken,
      botId: fake.botId,
      botUserId: fake.botUserId,
      clientOptions: { slackApiUrl: fake.apiUrl, retryConfig: { retries: 0 } },
      logLevel: LogLevel.ERROR,
    }),
  );
  const server = await app.start({ host: '127.0.0.1', port: 0 });
  const address = server.address();
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/slack/events` : '';
  stop = async () => {
    await app.stop();
    await fake.stop();
  };
});
afterAll(() => stop());
beforeEach(() => void seen.splice(0));

function noting(app: App): App {
  app.command('/k8snet', async ({ ack, command }) => {
    seen.push(['command', command.text, command.channel_id, command.user_id]);
    await ack('at once');
  });
  app.event('app_mention', async ({ event, context }) => {
    seen.push(['mention', event.text, event.thread_ts, context.retryNum, context.retryReason]);
  });
  app.event('app_home_opened', async ({ event }) => void seen.push(['home', event.tab, event.user]));
  app.event('message', async ({ event }) => {
    seen.push(['message', event.subtype, event.channel_type, 'bot_id' in event ? event.bot_id : undefined]);
  });
  app.action(/.*/, async ({ ack, action, body, respond }) => {
    await ack();
    const inView = 'view' in body && body.view !== undefined;
    seen.push(['action', action.type, 'value' in action ? action.value : undefined, inView, typeof respond]);
    if ('selected_option' in action) seen.push(action.selected_option?.value);
  });
  app.options('pick', async ({ ack, payload }) => {
    await ack({ options: [{ text: { type: 'plain_text', text: payload.value }, value: payload.value }] });
  });
  app.shortcut({ type: 'message_action', callback_id: 'look_up' }, async ({ ack, shortcut }) => {
    await ack();
    seen.push(['message shortcut', shortcut.message.text, shortcut.channel.id, shortcut.message_ts]);
  });
  app.shortcut({ type: 'shortcut', callback_id: 'search' }, async ({ ack, shortcut }) => {
    await ack();
    seen.push(['global shortcut', shortcut.trigger_id]);
  });
  app.view('search', async ({ ack, view, body }) => {
    await ack();
    seen.push(['view', view.state.values.question?.question?.value, view.private_metadata, body.user.id]);
  });
  return app;
}

const responseUrl = 'http://127.0.0.1:9/response';
const view = { type: 'modal', callback_id: 'search', title: { type: 'plain_text', text: 't' }, blocks: [] };
const values = { question: { question: { type: 'plain_text_input', value: 'dns' } } };
const threadTs = '1700000000.000100';

const rows: [string, object, unknown[]][] = [
  [
    'a command',
    slashCommand({ text: 'a&b <#C1|c>', responseUrl }),
    [['command', 'a&b <#C1|c>', ids.channel, ids.user]],
  ],
  [
    'a mention',
    eventCallback(mention({ text: 'hi' })),
    [['mention', `<@${ids.botUser}> hi`, undefined, undefined, undefined]],
  ],
  [
    'a message in a thread',
    eventCallback(threadMessage({ text: 'hi', threadTs })),
    [['message', undefined, 'channel', undefined]],
  ],
  ['a direct message', eventCallback(directMessage({ text: 'hi' })), [['message', undefined, 'im', undefined]]],
  [
    'a changed message',
    eventCallback(messageChanged({ text: 'hi' })),
    [['message', 'message_changed', 'im', undefined]],
  ],
  ['a bot', eventCallback(botMessage({ text: 'hi' })), [['message', 'bot_message', 'im', 'B0OTHERBOT']]],
  ['our own bot: dropped by Bolt', eventCallback(botMessage({ text: 'hi', botId: ids.bot })), []],
  ['the home tab', eventCallback(appHomeOpened('home')), [['home', 'home', ids.user]]],
  ['the messages tab', eventCallback(appHomeOpened('messages')), [['home', 'messages', ids.user]]],
  [
    'a button',
    blockAction({ actionId: 'go', value: 'v', responseUrl }),
    [['action', 'button', 'v', false, 'function']],
  ],
  [
    'a button in a view',
    blockAction({ actionId: 'go', value: 'v', container: { in: 'view', viewId: 'V1', view } }),
    [['action', 'button', 'v', true, 'undefined']],
  ],
  [
    'a choice',
    blockAction({ actionId: 'pick', selectedOption: { value: 'one' }, responseUrl }),
    [['action', 'static_select', undefined, false, 'function'], 'one'],
  ],
  [
    'feedback on a private message',
    blockAction({ actionId: 'f', feedback: 'up', container: { in: 'message', isEphemeral: true }, responseUrl }),
    [['action', 'feedback_buttons', 'up', false, 'function']],
  ],
  [
    'a message shortcut',
    messageShortcut({ callbackId: 'look_up', text: 'what is dns', responseUrl, triggerId: '1.2.3', ts: threadTs }),
    [['message shortcut', 'what is dns', ids.channel, threadTs]],
  ],
  ['a global shortcut', globalShortcut({ callbackId: 'search', triggerId: '1.2.3' }), [['global shortcut', '1.2.3']]],
  [
    'a modal',
    viewSubmission({ view: { ...view, private_metadata: 'm' }, viewId: 'V1', values }),
    [['view', 'dns', 'm', ids.user]],
  ],
];

test.each(rows)('%s', async (_name, payload, expected) => {
  expect((await postSigned(url, secret, payload)).status).toBe(200);
  expect(seen).toEqual(expected);
});

test('options come back in the answer', async () => {
  const { body } = await postSigned(url, secret, blockSuggestion({ actionId: 'pick', typed: 'dn' }));
  expect(body).toEqual({ options: [{ text: { type: 'plain_text', text: 'dn' }, value: 'dn' }] });
});

test('the text of an ack comes back in the answer', async () => {
  const result = await postSigned(url, secret, slashCommand({ text: '', responseUrl }));
  expect([result.status, result.body]).toEqual([200, 'at once']);
  expect(result.ms).toBeGreaterThan(0);
});

test('a repeated event keeps its event_id and says why it comes again', async () => {
  const payload = eventCallback(mention({ text: 'hi', threadTs }), { eventId: 'Ev1' });
  expect(payload.event_id).toBe('Ev1');
  await postSigned(url, secret, payload, { retryNum: 1, retryReason: 'http_timeout' });
  expect(seen).toEqual([['mention', `<@${ids.botUser}> hi`, threadTs, 1, 'http_timeout']]);
});

test('the signature is the one in Slack’s documentation', () => {
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
  expect(sign('8f742231b10e8888abcd99yyyzzz85a5', body, 1531420618)).toEqual({
    'x-slack-request-timestamp': '1531420618',
    'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  });
});
