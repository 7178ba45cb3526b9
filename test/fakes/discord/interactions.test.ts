import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { callRest } from './call-rest.ts';
import { ids } from './ids.ts';
import { autocomplete, buttonPress, messageCommand, modalSubmit, ping, slashCommand, userCommand } from './payloads.ts';
import { startFakeDiscord } from './server.ts';
import type { FakeDiscord, FakeDiscordOptions, Json, StoredMessage } from './types.ts';

/** Interactions over HTTP, and what their tokens allow. */

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

type App = { readonly fake: FakeDiscord; readonly url: string; readonly requests: Received[] };
type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** An app that answers each request with `answer`, after `delayMs`. */
async function start(answer: unknown, options: FakeDiscordOptions & { delayMs?: number } = {}): Promise<App> {
  const fake = await startFakeDiscord(options);
  const requests: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    requests.push({ headers: request.headers, body });
    await new Promise((resolve) => setTimeout(resolve, options.delayMs ?? 0));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(
    () => fake.stop(),
    () => new Promise((resolve) => server.close(resolve)),
  );
  return { fake, requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const silent = { allowed_mentions: { parse: [] } };
const said = (content: string, more: object = {}) => ({ content, ...silent, ...more });
const answered = (content: string, more: object = {}) => ({ type: 4, data: said(content, more) });
const row = (id: string) => ({ type: 1, components: [{ type: 2, style: 2, label: id, custom_id: id }] });
const button = answered('page 1', { components: [row('next')] });
const ask = (fake: FakeDiscord, more = {}) => slashCommand(fake, { name: 'ask', ...more });

/** A call with the token of an interaction. */
const withToken = (fake: FakeDiscord, { token }: Json, line: string, body?: unknown) => {
  const [method, path] = line.split(' ');
  return callRest(fake, `${method} /webhooks/${fake.applicationId}/${token}${path}`, { body, token: null });
};
const respond = (fake: FakeDiscord, { id, token }: Json, body: unknown, query = '') =>
  callRest(fake, `POST /interactions/${id}/${token}/callback${query}`, { body, token: null });

/** Delivers without waiting, as nobody is connected: the response is the test's own call. */
async function begin(fake: FakeDiscord, payload: Json, body: unknown): Promise<Json> {
  await fake.deliver(payload).catch(() => undefined);
  await respond(fake, payload, body);
  return payload;
}

const isSigned = (fake: FakeDiscord, { headers, body }: Received): boolean => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(fake.publicKey, 'hex')]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const message = Buffer.from(`${headers['x-signature-timestamp']}${body}`);
  return verify(null, message, key, Buffer.from(String(headers['x-signature-ed25519']), 'hex'));
};

describe('over HTTP', () => {
  test('a command is signed, and its answer is shown', async () => {
    const { fake, url, requests } = await start(answered('an answer'));
    const result = await fake.postInteraction(url, ask(fake));
    expect([result.status, result.body]).toEqual([200, answered('an answer')]);
    expect(requests.map((request) => isSigned(fake, request))).toEqual([true]);
    expect(fake.messages(ids.channel)).toMatchObject([{ content: 'an answer', author: { id: fake.botId } }]);
    expect(fake.responses).toMatchObject([{ type: 4, data: said('an answer') }]);
    expect([fake.calls, fake.violations, fake.pings()]).toEqual([[], [], []]);
  });

  test.each([
    ['changed after signing', { tamper: true }],
    ['of another key', { signature: 'ab'.repeat(64) }],
  ])('what is %s is not signed', async (_name, options) => {
    const { fake, url, requests } = await start({ type: 1 });
    await fake.postInteraction(url, ping(fake), options);
    expect(requests.map((request) => isSigned(fake, request))).toEqual([false]);
  });

  test('a time of long ago is signed with', async () => {
    const { fake, url, requests } = await start({ type: 1 });
    await fake.postInteraction(url, ping(fake), { atSeconds: 1_600_000_000 });
    expect(requests[0]?.headers['x-signature-timestamp']).toBe('1600000000');
    expect(requests.map((request) => isSigned(fake, request))).toEqual([true]);
  });

  test('headers can be left out', async () => {
    const { fake, url, requests } = await start({ type: 1 });
    await fake.postInteraction(url, ping(fake), { omitHeaders: true });
    expect([requests[0]?.headers['x-signature-ed25519'], requests[0]?.headers['x-signature-timestamp']]).toEqual([
      undefined,
      undefined,
    ]);
  });

  const wrong: [string, unknown, string][] = [
    ['no response', {}, 'type: Invalid input: expected number, received undefined'],
    [
      'one of another kind',
      { type: 8, data: { choices: [] } },
      'type: an interaction of type 2 cannot be answered with type 8',
    ],
    [
      'a message that breaks a rule',
      { type: 4, data: { content: 'x'.repeat(2001), ...silent } },
      'data.content: Too big: expected string to have <=2000 characters',
    ],
  ];
  test.each(wrong)('an answer that is %s is noted and not shown', async (_name, answer, violation) => {
    const { fake, url } = await start(answer);
    const command = ask(fake);
    await fake.postInteraction(url, command);
    expect([fake.violations, fake.messages(ids.channel), fake.responses]).toEqual([
      [`response to ${command.id}: ${violation}`],
      [],
      [],
    ]);
  });

  test('a ping must be answered with a pong', async () => {
    const { fake, url } = await start({ type: 6 });
    const payload = ping(fake);
    await fake.postInteraction(url, payload);
    expect(fake.violations).toEqual([
      `response to ${payload.id}: type: an interaction of type 1 cannot be answered with type 6`,
    ]);
  });

  test('an answer that a test refuses is not shown', async () => {
    const { fake, url } = await start(answered('x'));
    fake.refuse(() => true);
    await fake.postInteraction(url, ask(fake));
    expect([fake.messages(ids.channel), fake.violations]).toEqual([[], []]);
  });

  test('an answer that comes too late is no answer', async () => {
    const { fake, url } = await start(answered('x'), { interactionTimeoutMs: 40, delayMs: 120 });
    await expect(fake.postInteraction(url, ask(fake))).rejects.toThrow('timeout');
    expect(fake.messages(ids.channel)).toEqual([]);
  });

  test('the same interaction twice is answered once', async () => {
    const { fake, url } = await start(answered('x'));
    const command = ask(fake);
    await fake.postInteraction(url, command);
    await fake.postInteraction(url, command);
    expect(fake.messages(ids.channel)).toHaveLength(1);
  });

  test('an autocompletion shows nothing', async () => {
    const { fake, url } = await start({ type: 8, data: { choices: [{ name: 'a', value: 'a' }] } });
    await fake.postInteraction(
      url,
      autocomplete(fake, { name: 'ask', options: [{ name: 'query', value: 'a', focused: true }] }),
    );
    expect([fake.responses[0]?.type, fake.messages(ids.channel)]).toEqual([8, []]);
  });

  test('a press changes the message that the button sits on', async () => {
    const { fake, url } = await start(button);
    await fake.postInteraction(url, ask(fake));
    const messageId = String(fake.responses[0]?.messageId);
    const press = buttonPress(fake, { messageId, customId: 'next' });
    const { url: other } = await start({ type: 7, data: said('page 2') });
    await fake.postInteraction(other, press);
    expect(fake.messages(ids.channel)).toMatchObject([{ id: messageId, content: 'page 2', components: [row('next')] }]);
  });
});

describe('a first response by a call', () => {
  test('tells of the message where that is asked for', async () => {
    const { fake } = await start({});
    const command = ask(fake);
    await fake.deliver(command).catch(() => undefined);
    const { status, body } = await respond(fake, command, { type: 5, data: { flags: 64 } }, '?with_response=true');
    const [{ id } = { id: '' }] = fake.ephemerals;
    expect([status, body]).toMatchObject([
      200,
      {
        interaction: {
          id: command.id,
          type: 2,
          response_message_id: id,
          response_message_loading: true,
          response_message_ephemeral: true,
        },
        resource: { type: 5, message: { id, flags: 64 | 128 } },
      },
    ]);
    expect((await respond(fake, command, { type: 5 })).body.code).toBe(40060);
  });

  test('where nobody is connected, the delivery fails', async () => {
    const { fake } = await start({});
    await expect(fake.deliver(ask(fake))).rejects.toThrow('no connection of the bot takes this interaction');
  });

  const forced: [string, object, number][] = [
    ['may use their apps there', {}, 0],
    ['may not', { mayUseExternalApps: false }, 64],
  ];
  test.each(forced)('in a foreign server, of a person who %s', async (_name, more, flags) => {
    const { fake } = await start({});
    await begin(fake, ask(fake, { where: 'foreignGuild', ...more }), answered('x'));
    const shown: readonly StoredMessage[] = [...fake.messages(ids.foreignChannel), ...fake.ephemerals];
    expect(shown.map((one) => one.flags)).toEqual([flags]);
  });
});

describe('what a message says of the interaction that made it', () => {
  const asked = (fake: FakeDiscord) => String(fake.addUserMessage(ids.channel, { content: 'dns?' }).id);
  const pressable = async (fake: FakeDiscord) => {
    const command = await begin(fake, ask(fake), button);
    return { command, messageId: String(fake.messages(ids.channel).at(-1)?.id) };
  };
  /** Makes what is sent; then the type of the answer, what it replies to, and what its metadata has beside the usual. */
  type Case = [string, (fake: FakeDiscord) => Promise<[Json, number, string | undefined, Json]>];
  const cases: Case[] = [
    ['a slash command', async (fake) => [ask(fake), 20, undefined, { name: 'ask', command_type: 1 }]],
    [
      'a command on a message',
      async (fake) => {
        const messageId = asked(fake);
        const metadata = { name: 'Ask This', command_type: 3, target_message_id: messageId };
        return [messageCommand(fake, { name: 'Ask This', messageId }), 23, messageId, metadata];
      },
    ],
    [
      'a command on a person',
      async (fake) => {
        const greeting = userCommand(fake, { name: 'Greet', userId: ids.otherUser });
        return [greeting, 23, undefined, { name: 'Greet', command_type: 2 }];
      },
    ],
    [
      'a press',
      async (fake) => {
        const { messageId } = await pressable(fake);
        const press = buttonPress(fake, { messageId, customId: 'next' });
        return [press, 19, messageId, { interacted_message_id: messageId }];
      },
    ],
    [
      'a window that was opened by a press',
      async (fake) => {
        const { command, messageId } = await pressable(fake);
        const metadata = { triggering_interaction_metadata: expect.objectContaining({ id: command.id, type: 2 }) };
        return [modalSubmit(fake, { messageId, customId: 'reason', fields: { why: 'x' } }), 19, messageId, metadata];
      },
    ],
    [
      'a window that was opened by a command',
      async (fake) => [modalSubmit(fake, { customId: 'reason', fields: { why: 'x' } }), 0, undefined, {}],
    ],
  ];
  test.each(cases)('%s', async (_name, make) => {
    const { fake } = await start({});
    const [payload, type, reference, metadata] = await make(fake);
    await begin(fake, payload, answered('an answer'));
    const made = fake.messages(ids.channel).at(-1);
    expect([made?.content, made?.interactionId, made?.type, made?.reference]).toEqual([
      'an answer',
      payload.id,
      type,
      reference,
    ]);
    expect(made?.metadata).toEqual({
      id: payload.id,
      type: payload.type,
      user: fake.rawUser(ids.user),
      authorizing_integration_owners: payload.authorizing_integration_owners,
      ...metadata,
    });
  });

  test('what follows names the first response', async () => {
    const { fake } = await start({});
    const command = await begin(fake, ask(fake), answered('one'));
    await withToken(fake, command, 'POST ', said('two'));
    const [first, second] = fake.messages(ids.channel);
    expect(second).toMatchObject({
      type: 19,
      reference: first?.id,
      metadata: { id: command.id, original_response_message_id: first?.id },
    });
  });
});

describe('with the token of an interaction', () => {
  test('nothing can be done before the first response', async () => {
    const { fake } = await start({});
    const command = ask(fake);
    await fake.deliver(command).catch(() => undefined);
    expect((await withToken(fake, command, 'PATCH /messages/@original', said('x'))).body.code).toBe(10015);
  });

  test('what was deferred is filled in, read and deleted', async () => {
    const { fake } = await start({});
    const command = await begin(fake, ask(fake), { type: 5 });
    expect(fake.messages(ids.channel)).toMatchObject([{ content: '', flags: 128 }]);
    const edited = await withToken(fake, command, 'PATCH /messages/%40original', said('done', { flags: 4 }));
    expect(edited).toMatchObject({ status: 200, body: { content: 'done', flags: 4, edited_timestamp: null } });
    expect((await withToken(fake, command, 'GET /messages/@original')).body.content).toBe('done');
    expect((await withToken(fake, command, 'DELETE /messages/@original')).status).toBe(204);
    expect((await withToken(fake, command, 'PATCH /messages/@original', said('x'))).body.code).toBe(10008);
    expect(fake.messages(ids.channel)).toEqual([]);
  });

  test('who sees a message is settled by the deferral', async () => {
    const { fake } = await start({});
    const command = await begin(fake, ask(fake), { type: 5, data: { flags: 64 } });
    await withToken(fake, command, 'PATCH /messages/@original', {
      flags: 32768,
      components: [{ type: 10, content: 'a' }],
      ...silent,
    });
    expect([fake.messages(ids.channel), fake.ephemerals]).toMatchObject([
      [],
      [{ flags: 64 | 32768, toUser: ids.user }],
    ]);
  });

  test('the first message after a deferral takes its place, and later ones follow', async () => {
    const { fake } = await start({});
    const command = await begin(fake, ask(fake), { type: 5 });
    for (const text of ['one', 'two']) await withToken(fake, command, 'POST ', said(text, { flags: 64 }));
    expect(fake.messages(ids.channel)[0]?.editedAt).toBe(undefined);
    expect([...fake.messages(ids.channel), ...fake.ephemerals].map(({ content, flags }) => [content, flags])).toEqual([
      ['one', 0],
      ['two', 64],
    ]);
  });

  test('messages of other interactions cannot be changed', async () => {
    const { fake } = await start({});
    const first = await begin(fake, ask(fake), answered('one'));
    const second = await begin(fake, ask(fake), answered('two'));
    const [{ id } = { id: '' }] = fake.messages(ids.channel);
    expect((await withToken(fake, second, `PATCH /messages/${id}`, said('x'))).body.code).toBe(10008);
    expect((await withToken(fake, first, `PATCH /messages/${id}`, said('x'))).status).toBe(200);
  });

  test('after a press with nothing said, @original is the message that was pressed', async () => {
    const { fake } = await start({});
    await begin(fake, ask(fake), button);
    const [{ id: messageId } = { id: '' }] = fake.messages(ids.channel);
    const press = await begin(fake, buttonPress(fake, { messageId, customId: 'next' }), { type: 6 });
    await withToken(fake, press, 'PATCH /messages/@original', said('page 2'));
    expect(fake.messages(ids.channel)).toMatchObject([{ id: messageId, content: 'page 2' }]);
    await withToken(fake, press, 'DELETE /messages/@original');
    expect(fake.messages(ids.channel)).toEqual([]);
  });

  test('after a press with an answer, the pressed message can be taken away by its id', async () => {
    const { fake } = await start({});
    await begin(fake, ask(fake), answered('one', { flags: 64, components: [row('share')] }));
    const [{ id: messageId } = { id: '' }] = fake.ephemerals;
    const press = await begin(fake, buttonPress(fake, { messageId, customId: 'share' }), answered('shared'));
    expect((await withToken(fake, press, `DELETE /messages/${messageId}`)).status).toBe(204);
    expect([fake.ephemerals, fake.messages(ids.channel)]).toMatchObject([[], [{ content: 'shared' }]]);
  });

  test('the form of components cannot be left', async () => {
    const { fake } = await start({});
    const command = await begin(fake, ask(fake), {
      type: 4,
      data: { flags: 32768, components: [{ type: 10, content: 'a' }], ...silent },
    });
    const { status, body } = await withToken(fake, command, 'PATCH /messages/@original', said('x', { flags: 0 }));
    expect([status, Object.keys({ ...(body.errors as Json) })]).toEqual([400, ['flags', 'content']]);
  });

  test('five messages follow at most where the app belongs to a person', async () => {
    const { fake } = await start({});
    const command = await begin(fake, ask(fake, { where: 'groupDm' }), answered('x'));
    const codes: unknown[] = [];
    for (let i = 0; i < 6; i += 1) codes.push((await withToken(fake, command, 'POST ', said(`${i}`))).body.code);
    expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, 40094]);
  });

  test('it works for 15 minutes', async () => {
    let now = Date.now();
    const { fake } = await start({}, { now: () => now });
    const command = await begin(fake, ask(fake), answered('x'));
    now += 15 * 60_000;
    expect((await withToken(fake, command, 'PATCH /messages/@original', said('y'))).status).toBe(200);
    now += 1;
    expect((await withToken(fake, command, 'PATCH /messages/@original', said('z'))).body.code).toBe(50027);
  });

  test('a window that was opened by a command has no message to change', async () => {
    const { fake } = await start({});
    const submitted = modalSubmit(fake, { customId: 'reason', fields: { why: 'x' } });
    await fake.deliver(submitted).catch(() => undefined);
    expect((await respond(fake, submitted, { type: 7, data: said('x') })).body.code).toBe(50035);
    expect((await respond(fake, submitted, answered('x'))).status).toBe(204);
  });
});
