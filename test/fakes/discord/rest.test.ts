import { afterEach, describe, expect, test } from 'vitest';
import { callRest } from './call-rest.ts';
import { ids } from './ids.ts';
import { startFakeDiscord } from './server.ts';
import { snowflake, timeOf } from './snowflake.ts';
import type { FakeDiscord, FakeDiscordOptions } from './types.ts';

const fakes: FakeDiscord[] = [];
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.stop();
});

async function start(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const fake = await startFakeDiscord(options);
  fakes.push(fake);
  return fake;
}

const silent = { allowed_mentions: { parse: [] } };
const said = (content: string, more: object = {}) => ({ content, ...silent, ...more });
const inChannel = `/channels/${ids.channel}/messages`;
const app = `/applications/${ids.application}`;

test('ids hold the time and grow', () => {
  const [first, second] = [snowflake(1_700_000_000_123), snowflake(1_700_000_000_123)];
  expect([timeOf(first), timeOf(second)]).toEqual([1_700_000_000_123, 1_700_000_000_123]);
  expect(BigInt(second) > BigInt(first)).toBe(true);
});

describe('the token', () => {
  test('has the form of one of a bot', async () => {
    const { token } = await start();
    expect(token).toMatch(/^fake[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  const cases: [string, string, string | null | undefined, number][] = [
    ['the right one', 'GET /users/@me', undefined, 200],
    ['none', 'GET /users/@me', null, 401],
    ['a wrong one', `POST ${inChannel}`, 'bm90.aaaaaa.the-token', 401],
    ['none where none is needed', 'GET /gateway', null, 200],
    ['none, for a place that there is not', 'GET /nowhere', null, 401],
  ];
  test.each(cases)('%s', async (_name, line, token, status) => {
    const fake = await start();
    expect((await callRest(fake, line, token === undefined ? {} : { token })).status).toBe(status);
  });
});

describe('refused', () => {
  const unknown = snowflake();
  const cases: [string, string, unknown, number, number][] = [
    ['a place that there is not', 'GET /nowhere', undefined, 404, 0],
    ['a channel that there is not', `POST /channels/${unknown}/messages`, said('x'), 404, 10003],
    ['a channel that is hidden', `POST /channels/${ids.hiddenChannel}/messages`, said('x'), 403, 50001],
    ['a channel of a foreign server', `GET /channels/${ids.foreignChannel}`, undefined, 403, 50001],
    ['a message in a forum itself', `POST /channels/${ids.forum}/messages`, said('x'), 400, 50008],
    ['a message that there is not', `PATCH ${inChannel}/${unknown}`, said('x'), 404, 10008],
    ['a reply to nothing', `POST ${inChannel}`, said('x', { message_reference: { message_id: unknown } }), 400, 50035],
    ['a form that breaks a rule', `POST ${inChannel}`, said('x', { flags: 64 }), 400, 50035],
    ['an empty message', `POST ${inChannel}`, {}, 400, 50006],
    [
      'too many bytes',
      `POST ${inChannel}`,
      { flags: 32768, components: [{ type: 10, content: '語'.repeat(3400) }], ...silent },
      500,
      0,
    ],
    ['commands of another application', `PUT /applications/${unknown}/commands`, [], 403, 20012],
    ['commands in a foreign server', `PUT ${app}/guilds/${ids.foreignGuild}/commands`, [], 403, 50001],
    ['commands that break a rule', `PUT ${app}/commands`, [{ name: 'Ask', description: 'd' }], 400, 50035],
    ['a token of an interaction that there is not', `POST /webhooks/${ids.application}/token`, said('x'), 401, 50027],
    ['a webhook of another application', `POST /webhooks/${unknown}/token`, said('x'), 404, 10015],
    ['an interaction that there is not', `POST /interactions/${unknown}/token/callback`, { type: 6 }, 404, 10062],
  ];
  test.each(cases)('%s', async (_name, line, body, status, code) => {
    const fake = await start();
    expect(await callRest(fake, line, { body })).toMatchObject({ status, body: { code } });
    expect(fake.calls).toHaveLength(1);
  });

  test('with the tree of what is wrong', async () => {
    const fake = await start();
    const components = [{ type: 1, components: [{ type: 2, style: 2, label: 'x'.repeat(81), custom_id: 'a' }] }];
    const { body } = await callRest(fake, `POST ${inChannel}`, { body: said('x', { components }) });
    const _errors = [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Too big: expected string to have <=80 characters' }];
    expect(body).toEqual({
      message: 'Invalid Form Body',
      code: 50035,
      errors: { components: { 0: { components: { 0: { label: { _errors } } } } } },
    });
    expect(fake.messages(ids.channel)).toEqual([]);
  });

  test('not where the rule is our own, but it is noted', async () => {
    const fake = await start();
    expect((await callRest(fake, `POST ${inChannel}`, { body: { content: 'hey @everyone' } })).status).toBe(200);
    expect(fake.violations).toEqual([`create in ${ids.channel}: allowed_mentions: must be {parse: []}`]);
    expect(fake.pings()).toEqual(['@everyone']);
  });

  test("an edit or removal of another's message", async () => {
    const fake = await start();
    const { id } = fake.addUserMessage(ids.channel, { content: 'mine' });
    expect((await callRest(fake, `PATCH ${inChannel}/${id}`, { body: said('x') })).body.code).toBe(50005);
    expect((await callRest(fake, `DELETE ${inChannel}/${id}`)).body.code).toBe(50013);
    expect(fake.messages(ids.channel)).toMatchObject([{ id, content: 'mine' }]);
  });

  test('JSON that cannot be read', async () => {
    const fake = await start();
    const headers = { authorization: `Bot ${fake.token}`, 'content-type': 'application/json' };
    const response = await fetch(`${fake.apiUrl}/v10${inChannel}`, { method: 'POST', headers, body: '{' });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 50109 }]);
  });
});

describe('messages', () => {
  test('a reply holds what it replies to, and pings its author only where it may', async () => {
    const fake = await start();
    const { id } = fake.addUserMessage(ids.channel, { content: 'dns?' });
    const reply = (allowed_mentions: object) =>
      callRest(fake, `POST ${inChannel}`, {
        body: { content: 'x', allowed_mentions, message_reference: { message_id: id } },
      });
    const { body } = await reply({ parse: [] });
    expect(body).toMatchObject({
      type: 19,
      message_reference: { message_id: id, channel_id: ids.channel, guild_id: ids.guild },
      referenced_message: { id, content: 'dns?', author: { id: ids.user } },
      flags: 0,
    });
    expect(fake.pings()).toEqual([]);
    await reply({ parse: [], replied_user: true });
    expect(fake.pings()).toEqual([`reply:${ids.user}`]);
  });

  test('a reply to what is gone is a message of its own where that is allowed', async () => {
    const fake = await start();
    const message_reference = { message_id: snowflake(), fail_if_not_exists: false };
    const { body } = await callRest(fake, `POST ${inChannel}`, { body: said('x', { message_reference }) });
    expect([body.type, body.referenced_message]).toEqual([0, undefined]);
  });

  test('that were there before are hidden where the bot may not read them, and cannot be replied to', async () => {
    const fake = await start({ noHistory: [ids.channel] });
    const { id } = fake.addUserMessage(ids.channel, { content: 'dns?' });
    const reply = said('x', { message_reference: { message_id: id } });
    expect(await callRest(fake, `POST ${inChannel}`, { body: reply })).toMatchObject({
      status: 403,
      body: { code: 160002 },
    });
    expect((await callRest(fake, `POST ${inChannel}`, { body: said('x') })).status).toBe(200);
    expect((await callRest(fake, `GET ${inChannel}`)).body).toEqual([]);
    expect((await callRest(fake, `GET ${inChannel}/${id}`)).body.code).toBe(50001);
    const elsewhere = `/channels/${ids.otherChannel}/messages`;
    const other = fake.addUserMessage(ids.otherChannel, { content: 'dns?' });
    const replied = said('x', { message_reference: { message_id: other.id } });
    expect((await callRest(fake, `POST ${elsewhere}`, { body: replied })).status).toBe(200);
  });

  test('are listed from the newest, and found', async () => {
    const fake = await start();
    const [a, b, c] = ['a', 'b', 'c'].map((content) => fake.addUserMessage(ids.channel, { content }).id);
    const list = async (query: string) => {
      const { body } = await callRest(fake, `GET ${inChannel}?${query}`);
      return Object.values(body).map((one) => (one as { id: string }).id);
    };
    expect(await list('limit=2')).toEqual([c, b]);
    expect(await list(`before=${c}`)).toEqual([b, a]);
    expect(await list(`after=${a}`)).toEqual([c, b]);
    expect((await callRest(fake, `GET ${inChannel}/${b}`)).body.content).toBe('b');
  });

  test('come without their text where the application may not read it', async () => {
    const fake = await start({ messageContent: false });
    const { id } = fake.addUserMessage(ids.channel, { content: 'b' });
    expect((await callRest(fake, `GET ${inChannel}/${id}`)).body.content).toBe('');
    expect((await callRest(fake, 'GET /applications/@me')).body.flags).toBe(0);
  });

  test('what a button of a message is numbered as', async () => {
    const fake = await start();
    const button = (custom_id: string) => ({ type: 2, style: 2, label: 'x', custom_id });
    const components = [
      {
        type: 17,
        components: [
          { type: 10, content: 'a' },
          { type: 9, components: [{ type: 10, content: 'b' }], accessory: button('a') },
        ],
      },
      { type: 1, components: [button('b')] },
    ];
    const { body } = await callRest(fake, `POST ${inChannel}`, { body: { flags: 32768, components, ...silent } });
    expect(body.components).toMatchObject([
      { id: 1, components: [{ id: 2 }, { id: 3, components: [{ id: 4 }], accessory: { id: 5 } }] },
      { id: 6, components: [{ id: 7 }] },
    ]);
  });

  test('numbers that are given are kept, and go to no other', async () => {
    const fake = await start();
    const texts = [{ id: 2 }, {}, { id: 0 }].map((more) => ({ type: 10, content: 'a', ...more }));
    const { body } = await callRest(fake, `POST ${inChannel}`, {
      body: { flags: 32768, components: texts, ...silent },
    });
    expect((body.components as { id: number }[]).map(({ id }) => id)).toEqual([2, 1, 3]);
  });

  const both = `<@${ids.user}> <@!${ids.otherUser}>`;
  const called: [string, object, string[]][] = [
    ['whom it says where nothing is said of it', { content: both }, [ids.user, ids.otherUser]],
    ['whom it says where null is said of it', { content: both, allowed_mentions: null }, [ids.user, ids.otherUser]],
    ['nobody where it may not', said(both), []],
    ['one by name', said(both, { allowed_mentions: { users: [ids.otherUser] } }), [ids.otherUser]],
    [
      'whom its components say',
      { flags: 32768, components: [{ type: 10, content: both }], allowed_mentions: { parse: ['users'] } },
      [ids.user, ids.otherUser],
    ],
  ];
  test.each(called)('a message mentions %s', async (_name, body, expected) => {
    const fake = await start();
    const posted = await callRest(fake, `POST ${inChannel}`, { body });
    expect((posted.body.mentions as { id: string }[]).map(({ id }) => id)).toEqual(expected);
  });

  test('an edit changes what it names alone', async () => {
    const fake = await start();
    const body = {
      content: `<@${ids.user}>`,
      embeds: [{ title: 't' }],
      flags: 4,
      allowed_mentions: { parse: ['users'] },
    };
    const { id } = (await callRest(fake, `POST ${inChannel}`, { body })).body;
    const edit = async (change: object) => (await callRest(fake, `PATCH ${inChannel}/${id}`, { body: change })).body;
    const { edited_timestamp: editedAt, ...kept } = await edit({ components: null, flags: null });
    expect([kept, typeof editedAt]).toMatchObject([
      { content: body.content, embeds: body.embeds, flags: 4, components: [], mentions: [{ id: ids.user }] },
      'string',
    ]);
    expect(await edit({ embeds: null, flags: 0 })).toMatchObject({ content: body.content, embeds: [], flags: 0 });
    expect(await edit(said('y'))).toMatchObject({ content: 'y', mentions: [] });
    expect(fake.messages(ids.channel)[0]?.edits).toHaveLength(3);
  });

  test('typing', async () => {
    const fake = await start();
    expect((await callRest(fake, `POST /channels/${ids.dm}/typing`)).status).toBe(204);
  });
});

describe('the application', () => {
  test('what it is, here and by the older address, and what a test says of it', async () => {
    const fake = await start({ application: { name: 'other', interactions_endpoint_url: 'https://a.example/d' } });
    const expected = {
      id: ids.application,
      name: 'other',
      verify_key: fake.publicKey,
      interactions_endpoint_url: 'https://a.example/d',
      flags: 1 << 19,
      bot: { id: ids.application, username: 'k8snet' },
    };
    for (const path of ['/applications/@me', '/oauth2/applications/@me'])
      expect((await callRest(fake, `GET ${path}`)).body).toMatchObject(expected);
  });

  test('its commands are overwritten whole, and keep their ids', async () => {
    const fake = await start();
    const put = async (...body: object[]) => (await callRest(fake, `PUT ${app}/commands`, { body })).body;
    await put({ name: 'ask', description: 'd' }, { name: 'Ask This', type: 3 });
    const [ask] = fake.commands();
    await put({ name: 'ask', description: 'other' });
    expect(fake.commands()).toMatchObject([{ id: ask?.id, name: 'ask', description: 'other', type: 1 }]);
    expect(fake.commands()[0]?.version).not.toBe(ask?.version);
    expect(Object.values((await callRest(fake, `GET ${app}/commands`)).body)).toEqual(fake.commands());
  });

  test('how many connections it should open', async () => {
    const fake = await start();
    fake.setGateway({ shards: 3, maxConcurrency: 2, remaining: 5 });
    expect((await callRest(fake, 'GET /gateway/bot')).body).toMatchObject({
      shards: 3,
      session_start_limit: { remaining: 5, max_concurrency: 2, total: 1000 },
    });
  });
});

describe('ordered failures', () => {
  test('come in their order, for their path and method, and then end', async () => {
    const fake = await start();
    fake.failNext(inChannel, { status: 502, method: 'POST', times: 2 });
    fake.failNext(/messages$/, { status: 403, body: { code: 50013 }, after: 1 });
    const post = async () => (await callRest(fake, `POST ${inChannel}`, { body: said('x') })).status;
    expect((await callRest(fake, `GET ${inChannel}`)).status).toBe(200);
    expect([await post(), await post(), await post(), await post()]).toEqual([502, 502, 403, 200]);
  });

  test('a call that hangs is cut when the fake stops', async () => {
    const fake = await start();
    fake.failNext('/users/@me', { hang: true });
    const call = callRest(fake, 'GET /users/@me');
    call.catch(() => undefined);
    await fake.waitFor(() => fake.calls[0]);
    await fake.stop();
    await expect(call).rejects.toThrow('fetch failed');
    fakes.splice(0);
  });

  test.each([
    ['before it is heard', 'unheard', 0],
    ['before it is answered', 'unanswered', 1],
    ['amid its answer', 'amid', 1],
  ] as const)('a call can be cut %s', async (_name, cut, messages) => {
    const fake = await start();
    fake.failNext(inChannel, { cut });
    await expect(callRest(fake, `POST ${inChannel}`, { body: said('x') })).rejects.toThrow();
    expect([fake.calls.length, fake.messages(ids.channel).length]).toEqual([1, messages]);
  });
});
