import { afterEach, describe, expect, test } from 'vitest';
import { callWebApi } from './call-web-api.ts';
import { ids } from './payloads.ts';
import { startFakeSlack } from './server.ts';
import type { FakeSlack, FakeSlackOptions, Json } from './types.ts';

const fakes: FakeSlack[] = [];
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.stop();
});

async function start(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const fake = await startFakeSlack(options);
  fakes.push(fake);
  return fake;
}

const hello = { channel: ids.channel, text: 'hello' };
const bad = [{ type: 'section', text: { type: 'mrkdwn', text: '' } }];
const divider = [{ type: 'divider' }];

async function bodyOf(fake: FakeSlack, method: string, args: Json = {}, token?: string | null): Promise<Json> {
  return (await callWebApi(fake, method, args, token)).body;
}

async function posted(fake: FakeSlack, args: Json = hello): Promise<string> {
  return String((await bodyOf(fake, 'chat.postMessage', args)).ts);
}

describe('refuses like Slack', () => {
  const rows: [string, string, Json, Json][] = [
    ['an unknown method', 'chat.shout', {}, { error: 'unknown_method' }],
    ['an unknown channel', 'chat.postMessage', { ...hello, channel: 'C0' }, { error: 'channel_not_found' }],
    ['a foreign channel', 'chat.postMessage', { ...hello, channel: ids.foreignChannel }, { error: 'not_in_channel' }],
    ['an archived channel', 'chat.postMessage', { ...hello, channel: ids.archivedChannel }, { error: 'is_archived' }],
    ['no text', 'chat.postMessage', { channel: ids.channel }, { error: 'no_text' }],
    ['broken JSON', 'chat.postMessage', { ...hello, blocks: '[{' }, { error: 'invalid_blocks_format' }],
    ['a thread_ts that is none', 'chat.postMessage', { ...hello, thread_ts: '17' }, { error: 'invalid_thread_ts' }],
    ['an ephemeral to nobody', 'chat.postEphemeral', { ...hello, user: 'U0' }, { error: 'user_not_in_channel' }],
    ['a change of nothing', 'chat.update', { ...hello, ts: '1.2' }, { error: 'message_not_found' }],
    ['an unknown user', 'users.info', { user: 'U0' }, { error: 'user_not_found' }],
    ['an unknown thread', 'conversations.replies', { channel: ids.channel, ts: '1.2' }, { error: 'thread_not_found' }],
  ];
  test.each(rows)('%s', async (_name, method, args, expected) => {
    const fake = await start({ scopes: ['chat:write', 'users:read', 'channels:history'] });
    expect(await bodyOf(fake, method, args)).toMatchObject({ ok: false, ...expected });
    expect([fake.messages(ids.channel), fake.ephemerals]).toEqual([[], []]);
    expect(fake.calls.map((call) => call.method)).toEqual([method]);
  });

  test('a token that is missing, wrong, revoked or of the other kind', async () => {
    const fake = await start();
    expect(await bodyOf(fake, 'auth.test', {}, null)).toEqual({ ok: false, error: 'not_authed' });
    expect(await bodyOf(fake, 'auth.test', {}, 'xoxb-other')).toEqual({ ok: false, error: 'invalid_auth' });
    expect(await bodyOf(fake, 'auth.test', {}, fake.appToken)).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await bodyOf(fake, 'apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' });
    fake.revokeToken(fake.botToken);
    expect(await bodyOf(fake, 'auth.test')).toEqual({ ok: false, error: 'token_revoked' });
    fake.revokeToken(fake.botToken, 'account_inactive');
    expect(await bodyOf(fake, 'auth.test')).toEqual({ ok: false, error: 'account_inactive' });
  });

  test('a missing scope, named', async () => {
    const fake = await start({ scopes: ['commands', 'im:history'] });
    const { body, headers } = await callWebApi(fake, 'chat.postMessage', hello);
    expect(body).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'commands,im:history',
    });
    expect(headers.get('x-oauth-scopes')).toBe('commands,im:history');
    fake.setScopes(['chat:write']);
    expect(await bodyOf(fake, 'chat.postMessage', hello)).toMatchObject({ ok: true });
    expect(await bodyOf(fake, 'conversations.replies', { channel: ids.dm, ts: '1.2' })).toMatchObject({
      needed: 'im:history',
    });
  });

  test('chat:write.public reaches a public channel without joining', async () => {
    const fake = await start({ scopes: ['chat:write', 'chat:write.public'] });
    expect(await bodyOf(fake, 'chat.postMessage', { ...hello, channel: ids.foreignChannel })).toMatchObject({
      ok: true,
    });
  });

  test('chat:write.public does not reach a private channel', async () => {
    const fake = await start({ scopes: ['chat:write', 'chat:write.public'] });
    fake.addChannel({ id: 'G0SECRET', isMember: false });
    expect(await bodyOf(fake, 'chat.postMessage', { ...hello, channel: 'G0SECRET' })).toMatchObject({
      error: 'not_in_channel',
    });
  });

  test('blocks that violate Block Kit, with pointers', async () => {
    const fake = await start();
    expect(await bodyOf(fake, 'chat.postMessage', { ...hello, blocks: bad })).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: [expect.stringMatching(/^\[ERROR\] .+ \[json-pointer:\/blocks\/0\/text\/text\]$/)],
      },
    });
  });

  test('what a test orders to be refused, until it ends that', async () => {
    const fake = await start();
    const end = fake.refuseBlocks((blocks) => blocks.some((one) => one.type === 'divider'), 'invalid_blocks');
    expect(await bodyOf(fake, 'chat.postMessage', { ...hello, blocks: divider })).toMatchObject({
      error: 'invalid_blocks',
    });
    expect(await bodyOf(fake, 'chat.postMessage', hello)).toMatchObject({ ok: true });
    end();
    expect(await bodyOf(fake, 'chat.postMessage', { ...hello, blocks: divider })).toMatchObject({ ok: true });
  });
});

describe('remembers', () => {
  test('messages, their changes and their end', async () => {
    const fake = await start();
    const ts = await posted(fake, { ...hello, text: '[1] true', blocks: divider, unfurl_links: false });
    await bodyOf(fake, 'chat.update', { channel: ids.channel, ts, text: 'true' });
    expect(fake.messages(ids.channel)).toMatchObject([
      { ts, text: 'true', blocks: divider, user: fake.botUserId, edits: [{ text: '[1] true', blocks: divider }] },
    ]);
    expect(fake.callsOf('chat.postMessage')[0]?.args.unfurl_links).toBe(false);
    await bodyOf(fake, 'chat.delete', { channel: ids.channel, ts });
    expect(fake.messages(ids.channel)).toEqual([]);
  });

  test('a thread with its parent first, page by page', async () => {
    const fake = await start({ scopes: ['chat:write', 'channels:history'] });
    const ts = fake.addUserMessage(ids.channel, { user: ids.user, text: 'parent' });
    await posted(fake, { ...hello, thread_ts: ts });
    const first = await bodyOf(fake, 'conversations.replies', { channel: ids.channel, ts, limit: 1 });
    expect(first).toMatchObject({ messages: [{ text: 'parent', user: ids.user }], has_more: true });
    const second = await bodyOf(fake, 'conversations.replies', { channel: ids.channel, ts, limit: 1, cursor: '1' });
    expect(second).toMatchObject({ messages: [{ text: 'hello', thread_ts: ts }], has_more: false });
    expect(await bodyOf(fake, 'chat.update', { ...hello, ts })).toMatchObject({ error: 'cant_update_message' });
    expect(await bodyOf(fake, 'chat.delete', { ...hello, ts })).toMatchObject({ error: 'cant_delete_message' });
  });

  test('an ephemeral message for one user, which chat.update does not find', async () => {
    const fake = await start();
    const body = await bodyOf(fake, 'chat.postEphemeral', { ...hello, user: ids.user });
    expect(fake.ephemerals).toMatchObject([{ toUser: ids.user, text: 'hello', ts: body.message_ts }]);
    expect(fake.messages(ids.channel)).toEqual([]);
    expect(await bodyOf(fake, 'chat.update', { ...hello, ts: body.message_ts })).toMatchObject({
      error: 'message_not_found',
    });
  });

  test('users who were made known', async () => {
    const fake = await start({ scopes: ['users:read'] });
    fake.addUser('U0NEW');
    fake.newTriggerId('U0CLICKED');
    expect(await bodyOf(fake, 'users.info', { user: 'U0NEW' })).toMatchObject({ ok: true, user: { id: 'U0NEW' } });
    expect(await bodyOf(fake, 'users.info', { user: 'U0CLICKED' })).toMatchObject({ ok: true });
  });

  test('a message to a user in their direct messages', async () => {
    const fake = await start();
    expect(await bodyOf(fake, 'chat.postMessage', { ...hello, channel: ids.user })).toMatchObject({
      channel: `D${ids.user.slice(1)}`,
    });
  });

  test('pings of messages accepted and refused', async () => {
    const fake = await start();
    await posted(fake, { ...hello, text: '<!here>' });
    await posted(fake, { ...hello, text: '<!channel>', channel: 'C0' });
    await posted(fake, { ...hello, text: '&lt;!channel&gt;' });
    expect(fake.pings()).toEqual(['<!here>', '<!channel>']);
  });

  test('a status until the bot posts in its thread', async () => {
    const fake = await start();
    const thread = { channel_id: ids.dm, thread_ts: '1700000000.000100' };
    await bodyOf(fake, 'assistant.threads.setStatus', { ...thread, status: 'thinks', loading_messages: ['a'] });
    const shown = { channel: ids.dm, threadTs: thread.thread_ts, status: 'thinks', loadingMessages: ['a'] };
    expect(fake.statuses).toEqual([shown]);
    await posted(fake, { channel: ids.dm, text: 'elsewhere' });
    expect(fake.statuses).toEqual([shown]);
    await posted(fake, { channel: ids.dm, text: 'here', thread_ts: thread.thread_ts });
    expect([fake.statuses, fake.statusLog]).toEqual([[], [shown]]);
    await bodyOf(fake, 'assistant.threads.setTitle', { ...thread, title: 'DNS' });
    expect(fake.titles).toEqual([{ channel: ids.dm, threadTs: thread.thread_ts, title: 'DNS' }]);
  });
});

describe('suggested prompts', () => {
  const prompts = (count: number) => Array.from({ length: count }, () => ({ title: 't', message: 'm' }));
  const rows: [string, boolean, Json, boolean, number][] = [
    ['agent_view without thread_ts: shown', true, { prompts: prompts(4) }, true, 1],
    [
      'agent_view with thread_ts: ok, not shown',
      true,
      { prompts: prompts(1), thread_ts: '1700000000.000100' },
      true,
      0,
    ],
    ['assistant_view with thread_ts: shown', false, { prompts: prompts(1), thread_ts: '1700000000.000100' }, true, 1],
    ['5 prompts: refused', true, { prompts: prompts(5) }, false, 0],
    ['a prompt without message: refused', true, { prompts: [{ title: 't' }] }, false, 0],
  ];
  test.each(rows)('%s', async (_name, agentView, args, ok, shown) => {
    const fake = await start({ agentView });
    const body = await bodyOf(fake, 'assistant.threads.setSuggestedPrompts', { channel_id: ids.dm, ...args });
    expect([body.ok, fake.prompts.length]).toEqual([ok, shown]);
  });
});

describe('views', () => {
  const modal = { type: 'modal', title: { type: 'plain_text', text: 't' }, blocks: divider };
  const home = { type: 'home', blocks: divider };

  test('a trigger_id opens one view, within three seconds', async () => {
    let now = Date.now();
    const fake = await start({ now: () => now });
    const trigger_id = fake.newTriggerId(ids.user);
    const open = (args: Json) => bodyOf(fake, 'views.open', { view: modal, ...args });
    expect(await open({ trigger_id: '1.2.3' })).toMatchObject({ error: 'invalid_trigger_id' });
    expect(await open({ trigger_id })).toMatchObject({ ok: true, view: { type: 'modal' } });
    expect(await open({ trigger_id })).toMatchObject({ error: 'exchanged_trigger_id' });
    const late = fake.newTriggerId(ids.user);
    now += 3001;
    expect(await open({ trigger_id: late })).toMatchObject({ error: 'expired_trigger_id' });
    expect(fake.views).toMatchObject([{ how: 'opened', user: ids.user, view: modal }]);
  });

  test('an open view is updated, if nobody else was faster', async () => {
    const fake = await start();
    await bodyOf(fake, 'views.open', { view: modal, trigger_id: fake.newTriggerId(ids.user) });
    const view_id = fake.views[0]?.viewId ?? '';
    const update = (args: Json) => bodyOf(fake, 'views.update', { view: { ...modal, callback_id: 'two' }, ...args });
    expect(await update({ view_id: 'V0' })).toMatchObject({ error: 'not_found' });
    expect(await update({ view_id, hash: 'old' })).toMatchObject({ error: 'hash_conflict' });
    expect(await update({ view_id })).toMatchObject({ ok: true });
    expect(fake.currentView(view_id)).toMatchObject({ callback_id: 'two' });
    const pushed = await bodyOf(fake, 'views.push', { view: modal, trigger_id: fake.newTriggerId(ids.user) });
    expect(pushed).toMatchObject({ ok: true });
    expect(fake.views.map((one) => one.how)).toEqual(['opened', 'updated', 'pushed']);
  });

  test('a home tab per user, and no table in it', async () => {
    const fake = await start();
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'c' }]] };
    const publish = (view: object) => bodyOf(fake, 'views.publish', { user_id: ids.user, view });
    expect(await publish({ ...home, blocks: [table] })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: [expect.stringContaining('[json-pointer:/view/blocks/0/type]')] },
    });
    expect(await publish(modal)).toMatchObject({ error: 'invalid_arguments' });
    await publish(home);
    await publish(home);
    expect(fake.views.map((one) => [one.how, one.user])).toEqual(Array(2).fill(['published', ids.user]));
    expect(new Set(fake.views.map((one) => one.viewId)).size).toBe(1);
  });
});

describe('failures on order', () => {
  test('an error, a status, a rate limit; after and times', async () => {
    const fake = await start();
    fake.failNext('auth.test', { error: 'fatal_error', after: 1, times: 2 });
    fake.failNext('auth.test', { retryAfterSeconds: 7 });
    fake.failNext('auth.test');
    const results = [];
    for (let i = 0; i < 6; i += 1) results.push(await callWebApi(fake, 'auth.test'));
    expect(results.map((one) => [one.status, one.body.error])).toEqual([
      [200, undefined],
      [200, 'fatal_error'],
      [200, 'fatal_error'],
      [429, 'ratelimited'],
      [500, 'internal_error'],
      [200, undefined],
    ]);
    expect(results[3]?.headers.get('retry-after')).toBe('7');
  });

  test('a call that hangs is logged, does nothing and ends with the fake', async () => {
    const fake = await startFakeSlack();
    fake.failNext('chat.postMessage', { hang: true });
    const call = callWebApi(fake, 'chat.postMessage', hello);
    const failed = expect(call).rejects.toThrow();
    await fake.waitForCall('chat.postMessage');
    expect(fake.messages(ids.channel)).toEqual([]);
    await fake.stop();
    await failed;
  });

  test('waiting in vain tells what was called', async () => {
    const fake = await start();
    await posted(fake);
    const waiting = fake.waitFor(() => undefined, { timeoutMs: 50, what: 'a wonder' });
    await expect(waiting).rejects.toThrow(/waited 50 ms for a wonder; calls so far: 1\n {2}chat\.postMessage .*hello/);
  });
});
