import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { callWebApi } from './call-web-api.ts';
import { eventCallback, ids, mention, slashCommand } from './payloads.ts';
import { startFakeSlack } from './server.ts';
import type { FakeSlack, Json } from './types.ts';

const fakes: FakeSlack[] = [];
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.stop();
});

async function start(): Promise<FakeSlack> {
  const fake = await startFakeSlack();
  fakes.push(fake);
  return fake;
}

async function openUrl(fake: FakeSlack): Promise<string> {
  const { body } = await callWebApi(fake, 'apps.connections.open', {}, fake.appToken);
  return String(body.url);
}

/** A client that keeps every frame and acks each envelope with `answer`. */
async function connect(url: string, answer: Json = {}): Promise<{ frames: Json[]; socket: WebSocket }> {
  const socket = new WebSocket(url);
  const frames: Json[] = [];
  socket.on('message', (data) => {
    const frame: Json = JSON.parse(String(data));
    frames.push(frame);
    const id = frame.envelope_id;
    if (id !== undefined) socket.send(JSON.stringify({ envelope_id: id, payload: answer }));
  });
  await new Promise((resolve, reject) => {
    socket.once('message', resolve);
    socket.once('error', reject);
  });
  return { frames, socket };
}

const command = () => slashCommand({ text: 'dns', responseUrl: 'http://127.0.0.1:9/' });

test('a socket is greeted, and its address is good for one connection', async () => {
  const fake = await start();
  const url = await openUrl(fake);
  const { frames } = await connect(url);
  expect(frames).toMatchObject([{ type: 'hello', num_connections: 1, connection_info: { app_id: ids.app } }]);
  await expect(connect(url)).rejects.toThrow('401');
  expect([fake.connections, fake.openedConnections]).toEqual([1, 1]);
});

test('envelopes say what they carry, and the ack comes back with its time', async () => {
  const fake = await start();
  const { frames } = await connect(await openUrl(fake), { options: [] });
  const ack = await fake.sendEnvelope('interactive', { type: 'block_suggestion' });
  expect(ack).toMatchObject({ type: 'interactive', payload: { options: [] } });
  expect(ack.ms).toBeLessThan(1000);
  await fake.sendEnvelope('events_api', eventCallback(mention({ text: 'x' })), {
    retryAttempt: 1,
    retryReason: 'timeout',
  });
  expect(frames.slice(1)).toMatchObject([
    { type: 'interactive', envelope_id: ack.envelopeId, accepts_response_payload: true },
    { type: 'events_api', accepts_response_payload: false, retry_attempt: 1, retry_reason: 'timeout' },
  ]);
  expect(fake.acks).toHaveLength(2);
});

test('an ack of a command with a text is a private message', async () => {
  const fake = await start();
  await connect(await openUrl(fake), { text: 'at once, <!here>' });
  await fake.sendEnvelope('slash_commands', command());
  expect(fake.ephemerals).toMatchObject([{ toUser: ids.user, text: 'at once, <!here>', via: 'ack' }]);
  expect(fake.pings()).toEqual(['<!here>']);
});

test('envelopes go to the open sockets in turn', async () => {
  const fake = await start();
  const both = [await connect(await openUrl(fake)), await connect(await openUrl(fake))];
  await fake.sendEnvelope('slash_commands', command());
  await fake.sendEnvelope('slash_commands', command());
  expect(both.map((one) => one.frames.filter((frame) => frame.type === 'slash_commands').length)).toEqual([1, 1]);
});

test('an envelope that nobody takes or acks is an error', async () => {
  const fake = await start();
  await expect(fake.sendEnvelope('slash_commands', command(), { timeoutMs: 50 })).rejects.toThrow('an open socket');
});

test('a disconnect is announced, and dropped sockets are gone', async () => {
  const fake = await start();
  const { frames, socket } = await connect(await openUrl(fake));
  fake.sendDisconnect();
  await fake.waitFor(() => frames.find((one) => one.type === 'disconnect'));
  expect(frames.at(-1)).toMatchObject({ reason: 'refresh_requested' });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  fake.dropSockets();
  expect(await closed).toBe(1006);
  await fake.waitFor(() => (fake.connections === 0 ? true : undefined));
});

test('connections are refused for a while', async () => {
  const fake = await start();
  fake.refuseConnections(150);
  await expect(connect(await openUrl(fake))).rejects.toThrow('503');
  await new Promise((resolve) => setTimeout(resolve, 170));
  await connect(await openUrl(fake));
  expect(fake.openedConnections).toBe(1);
});
