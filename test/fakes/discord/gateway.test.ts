import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { callRest } from './call-rest.ts';
import { ids } from './ids.ts';
import { slashCommand, type Where } from './payloads.ts';
import { startFakeDiscord } from './server.ts';
import type { FakeDiscord, FakeDiscordOptions, Json } from './types.ts';

/** The protocol, frame by frame; what discord.js makes of it is tested with discord.js. */

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const fake = await startFakeDiscord(options);
  ends.push(() => fake.stop());
  return fake;
}

type Line = {
  readonly frames: Json[];
  readonly closed: Promise<number>;
  readonly send: (op: number, d: unknown) => void;
  readonly close: (code: number) => void;
  /** The nth frame, counting from 1. */
  readonly frame: (n: number) => Promise<Json>;
};

async function connect(fake: FakeDiscord, query = '?v=10&encoding=json'): Promise<Line> {
  const socket = new WebSocket(`${fake.apiUrl.replace('http', 'ws').replace('/api', '/gateway')}${query}`);
  const frames: Json[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const frame = (n: number) => fake.waitFor(() => frames[n - 1], { what: `frame ${n}` });
  return {
    frames,
    closed,
    frame,
    send: (op, d) => socket.send(JSON.stringify({ op, d })),
    close: (code) => socket.close(code),
  };
}

const GUILDS = 1;
const all = (1 << 0) | (1 << 9) | (1 << 12) | (1 << 15);
const identity = (fake: FakeDiscord, more: object = {}) => ({
  token: fake.token,
  intents: all,
  properties: {},
  ...more,
});

/** Identified, up to its servers. */
async function open(fake: FakeDiscord, more: object = {}): Promise<Line & { sessionId: string }> {
  const line = await connect(fake);
  line.send(2, identity(fake, more));
  const ready: Json = { ...((await line.frame(2)).d as Json) };
  return { ...line, sessionId: String(ready.session_id) };
}

const say = (fake: FakeDiscord, content: string) =>
  fake.dispatch('MESSAGE_CREATE', fake.addUserMessage(ids.channel, { content }));
const told = ({ frames }: Line) => frames.filter(({ op }) => op === 0).map(({ t, s }) => `${s} ${t}`);

test('hello, ready and the servers, each counted', async () => {
  const fake = await start({ heartbeatIntervalMs: 1234 });
  const line = await open(fake);
  await line.frame(4);
  expect(line.frames[0]).toMatchObject({ op: 10, d: { heartbeat_interval: 1234 }, s: null, t: null });
  expect(line.frames[1]?.d).toMatchObject({
    v: 10,
    user: { id: fake.botId },
    guilds: [{ id: ids.guild }, { id: ids.otherGuild }],
    resume_gateway_url: expect.stringContaining('ws://127.0.0.1:'),
    shard: [0, 1],
    application: { id: fake.applicationId },
  });
  expect(told(line)).toEqual(['1 READY', '2 GUILD_CREATE', '3 GUILD_CREATE']);
  expect(fake.identifies).toMatchObject([{ op: 2, d: { intents: all } }]);
});

test('heartbeats are acknowledged, until they are not', async () => {
  const fake = await start();
  const line = await connect(fake);
  line.send(1, null);
  expect(await line.frame(2)).toMatchObject({ op: 11 });
  fake.ackHeartbeats = false;
  line.send(1, null);
  await fake.waitFor(() => fake.frames[1]);
  expect(line.frames).toHaveLength(2);
});

test('a frame may have 4096 bytes', async () => {
  const fake = await start();
  const line = await connect(fake);
  line.send(1, 'x'.repeat(4096 - 15));
  expect(await line.frame(2)).toMatchObject({ op: 11 });
});

test('frames say which shard sent them, once it has identified', async () => {
  const fake = await start();
  const line = await connect(fake);
  line.send(1, null);
  line.send(2, identity(fake, { shard: [1, 2] }));
  line.send(1, null);
  await fake.waitFor(() => fake.frames[2]);
  expect(fake.frames.map(({ op, shard }) => [op, shard])).toEqual([
    [1, undefined],
    [2, 1],
    [1, 1],
  ]);
});

test('a server comes with its own channels and threads', async () => {
  const fake = await start();
  const line = await open(fake);
  const server: Json = { ...((await line.frame(4)).d as Json) };
  expect(server).toMatchObject({ id: ids.otherGuild, channels: [{ id: ids.otherGuildChannel }], threads: [] });
  const first: Json = { ...((await line.frame(3)).d as Json) };
  expect((first.threads as Json[]).map(({ id }) => id)).toEqual([ids.thread, ids.post]);
});

describe('closed', () => {
  const wrong: [string, number, (fake: FakeDiscord) => [number, unknown][]][] = [
    ['a wrong token', 4004, (fake) => [[2, identity(fake, { token: 'x' })]]],
    ['a wrong shard', 4010, (fake) => [[2, identity(fake, { shard: [2, 2] })]]],
    ['no intents', 4013, (fake) => [[2, identity(fake, { intents: undefined })]]],
    ['an intent that there is not', 4013, (fake) => [[2, identity(fake, { intents: 1 << 26 })]]],
    ['an intent that is not allowed', 4014, (fake) => [[2, identity(fake, { intents: 1 << 15 })]]],
    ['an opcode that there is not', 4001, () => [[42, null]]],
    ['a frame that is too long', 4002, () => [[1, 'x'.repeat(4096 - 14)]]],
    ['a presence before it identified', 4003, () => [[3, {}]]],
    [
      'a second identification',
      4005,
      (fake) => [
        [2, identity(fake, { intents: GUILDS })],
        [2, identity(fake)],
      ],
    ],
    ['a resumption with a wrong token', 4004, () => [[6, { token: 'x', session_id: 'y', seq: 1 }]]],
    ['more than 120 frames in a minute', 4008, () => Array.from({ length: 121 }, () => [1, null])],
  ];
  test.each(wrong)('for %s', async (_name, code, frames) => {
    const fake = await start({ messageContent: false });
    const line = await connect(fake);
    for (const [op, d] of frames(fake)) line.send(op, d);
    expect(await line.closed).toBe(code);
  });

  test('for another version or encoding', async () => {
    const fake = await start();
    const codes = ['?v=9&encoding=json', '?v=10&encoding=etf'].map(
      async (query) => (await connect(fake, query)).closed,
    );
    expect(await Promise.all(codes)).toEqual([4012, 4012]);
  });

  test('at another path: not even opened', async () => {
    const fake = await start();
    const socket = new WebSocket(`${fake.apiUrl.replace('http', 'ws')}/v10`);
    expect(await new Promise((resolve) => socket.once('error', ({ message }) => resolve(message)))).toContain('404');
  });

  test('when the token is revoked, and for good', async () => {
    const fake = await start();
    const line = await open(fake);
    fake.revokeToken();
    expect(await line.closed).toBe(4004);
    const again = await connect(fake);
    again.send(2, identity(fake));
    expect(await again.closed).toBe(4004);
  });

  test('where no identifications are left', async () => {
    const fake = await start({ gateway: { remaining: 1 }, identifyWindowMs: 0 });
    await open(fake);
    const line = await connect(fake);
    line.send(2, identity(fake));
    expect(await line.closed).toBe(4004);
  });
});

describe('identifying', () => {
  const turns: [string, number, [number, number], number][] = [
    ['the same shard too soon', 1, [0, 0], 9],
    ['another shard too soon', 1, [0, 1], 9],
    ['another shard at once, where two may', 2, [0, 1], 0],
  ];
  test.each(turns)('%s', async (_name, maxConcurrency, [first, second], op) => {
    const fake = await start({ gateway: { maxConcurrency } });
    await open(fake, { shard: [first, 2] });
    const line = await connect(fake);
    line.send(2, identity(fake, { shard: [second, 2] }));
    expect((await line.frame(2)).op).toBe(op);
  });

  test('after the window it may again', async () => {
    const fake = await start({ identifyWindowMs: 30 });
    await open(fake);
    await new Promise((resolve) => setTimeout(resolve, 40));
    const { sessionId } = await open(fake);
    expect(sessionId).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('resuming', () => {
  const resume = (fake: FakeDiscord, line: Line, sessionId: string, seq: number) =>
    line.send(6, { token: fake.token, session_id: sessionId, seq });

  test('what was missed comes again, and then what is new', async () => {
    const fake = await start();
    const first = await open(fake);
    await first.frame(4);
    say(fake, 'seen');
    await first.frame(5);
    fake.closeConnections();
    expect(await first.closed).toBe(1006);
    say(fake, 'missed');
    const second = await connect(fake);
    resume(fake, second, first.sessionId, 4);
    await second.frame(3);
    say(fake, 'new');
    await second.frame(4);
    expect(told(second)).toEqual(['5 MESSAGE_CREATE', '6 RESUMED', '7 MESSAGE_CREATE']);
    expect([fake.resumes.length, fake.connections, fake.openedConnections]).toEqual([1, 1, 2]);
  });

  test('after Discord closed with 4000, from the last that was seen', async () => {
    const fake = await start();
    const first = await open(fake);
    await first.frame(4);
    fake.closeConnections(4000);
    expect(await first.closed).toBe(4000);
    const second = await connect(fake);
    resume(fake, second, first.sessionId, 3);
    expect((await second.frame(2)).t).toBe('RESUMED');
    expect(fake.frames.at(-1)).toMatchObject({ op: 6, shard: 0 });
  });

  const over: [string, (fake: FakeDiscord, line: Line) => void][] = [
    ['the client said goodbye', (_fake, line) => line.close(1000)],
    ['Discord said that it is invalid', (fake) => fake.invalidSession(false)],
    ['Discord closed with 4009', (fake) => fake.closeConnections(4009)],
  ];
  test.each(over)('no more after %s', async (_name, end) => {
    const fake = await start();
    const first = await open(fake);
    end(fake, first);
    await fake.waitFor(() => (first.frames.at(-1)?.op === 9 || fake.connections === 0 ? true : undefined));
    const second = await connect(fake);
    resume(fake, second, first.sessionId, 1);
    expect(await second.frame(2)).toMatchObject({ op: 9, d: false });
  });

  test('from a place that it has not reached', async () => {
    const fake = await start();
    const { sessionId } = await open(fake);
    const line = await connect(fake);
    resume(fake, line, sessionId, 100);
    expect(await line.closed).toBe(4007);
  });

  test('on the same connection, where the session may be resumed', async () => {
    const fake = await start();
    const line = await open(fake, { intents: 0 });
    fake.invalidSession(true);
    expect(await line.frame(3)).toMatchObject({ op: 9, d: true });
    resume(fake, line, line.sessionId, 1);
    expect((await line.frame(4)).t).toBe('RESUMED');
  });
});

describe('events', () => {
  const guild = { guild_id: ids.guild };
  const wanted: [string, number, string, object, boolean][] = [
    ['a message of a server', 1 << 9, 'MESSAGE_CREATE', guild, true],
    ['a message of a server without its intent', 1 << 12, 'MESSAGE_CREATE', guild, false],
    ['a direct message', 1 << 12, 'MESSAGE_CREATE', {}, true],
    ['a direct message without its intent', 1 << 9, 'MESSAGE_CREATE', {}, false],
    ['a thread', 1 << 0, 'THREAD_CREATE', guild, true],
    ['a thread without its intent', 1 << 9, 'THREAD_CREATE', guild, false],
    ['an interaction without any intent', 0, 'INTERACTION_CREATE', guild, true],
    ['an interaction in direct messages', 0, 'INTERACTION_CREATE', {}, true],
  ];
  test.each(wanted)('%s', async (_name, intents, type, payload, isTold) => {
    const fake = await start();
    const line = await open(fake, { intents });
    fake.dispatch(type, { id: '1', author: {}, ...payload });
    fake.reconnect();
    await fake.waitFor(() => line.frames.find(({ op }) => op === 7));
    expect(line.frames.some(({ t }) => t === type)).toBe(isTold);
  });

  test('go to the connection of their server', async () => {
    const fake = await start({ gateway: { maxConcurrency: 2 } });
    const lines = [await open(fake, { shard: [0, 2] }), await open(fake, { shard: [1, 2] })];
    fake.dispatch('GUILD_UPDATE', { id: ids.otherGuild });
    for (const guild_id of [ids.guild, ids.otherGuild, undefined])
      fake.dispatch('INTERACTION_CREATE', { id: '1', ...(guild_id === undefined ? {} : { guild_id }) });
    await Promise.all([lines[0]?.frame(5), lines[1]?.frame(5)]);
    expect(lines.map((line) => told(line))).toEqual([
      ['1 READY', '2 GUILD_CREATE', '3 INTERACTION_CREATE', '4 INTERACTION_CREATE'],
      ['1 READY', '2 GUILD_CREATE', '3 GUILD_UPDATE', '4 INTERACTION_CREATE'],
    ]);
  });

  test('an ephemeral message comes as a direct message does, and one in a foreign server not at all', async () => {
    const fake = await start();
    const line = await open(fake, { intents: 1 << 12 });
    const data = { content: 'x', allowed_mentions: { parse: [] } };
    const answers: [Where, number][] = [
      ['guild', 64],
      ['guild', 0],
      ['foreignGuild', 0],
    ];
    for (const [where, flags] of answers) {
      const command = slashCommand(fake, { name: 'ask', where });
      void fake.deliver(command);
      const body = { type: 4, data: { ...data, flags } };
      await callRest(fake, `POST /interactions/${command.id}/${command.token}/callback`, { body, token: null });
    }
    expect(line.frames.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => d)).toMatchObject([
      { channel_id: ids.channel, flags: 64 },
    ]);
    expect(Object.keys(line.frames.find(({ t }) => t === 'MESSAGE_CREATE')?.d ?? {})).not.toContain('guild_id');
  });

  test('without the intent for text, changed messages are emptied, but not our own, and nothing else is', async () => {
    const fake = await start();
    const line = await open(fake, { intents: 1 << 9 });
    const text = { content: 'x', guild_id: ids.guild, embeds: [{}] };
    fake.dispatch('MESSAGE_UPDATE', { ...text, author: { id: ids.user } });
    fake.dispatch('MESSAGE_UPDATE', { ...text, author: { id: fake.botId } });
    fake.dispatch('INTERACTION_CREATE', text);
    await line.frame(5);
    expect(line.frames.slice(2).map(({ d }) => d)).toEqual([
      { guild_id: ids.guild, author: { id: ids.user }, content: '', embeds: [], attachments: [], components: [] },
      { ...text, author: { id: fake.botId } },
      text,
    ]);
  });

  test('without the intent for text, what a message replies to is emptied too', async () => {
    const fake = await start();
    const line = await open(fake, { intents: 1 << 9 });
    const { id } = fake.addUserMessage(ids.channel, { content: 'hidden' });
    fake.dispatch(
      'MESSAGE_CREATE',
      fake.addUserMessage(ids.channel, { content: 'shown', replyTo: String(id), mentionsBot: true }),
    );
    expect((await line.frame(3)).d).toMatchObject({
      content: 'shown',
      referenced_message: { content: '', components: [] },
    });
  });
});
