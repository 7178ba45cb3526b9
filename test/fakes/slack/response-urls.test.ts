import { afterEach, expect, test } from 'vitest';
import { callWebApi, respondTo } from './call-web-api.ts';
import { ids } from './payloads.ts';
import { startFakeSlack } from './server.ts';
import type { FakeSlack, FakeSlackOptions } from './types.ts';

const fakes: FakeSlack[] = [];
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.stop();
});

async function start(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const fake = await startFakeSlack(options);
  fakes.push(fake);
  return fake;
}

const place = { channel: ids.channel, user: ids.user };
const hi = { text: 'hi' };

test('an answer is private unless in_channel is asked for, even where the bot is not a member', async () => {
  const fake = await start();
  const url = fake.newResponseUrl({ channel: ids.foreignChannel, user: ids.user });
  await respondTo(url, hi);
  expect(fake.ephemerals).toMatchObject([{ toUser: ids.user, text: 'hi', via: 'response_url' }]);
  expect(fake.messages(ids.foreignChannel)).toEqual([]);
  await respondTo(url, { ...hi, response_type: 'in_channel', thread_ts: '1700000000.000100' });
  expect(fake.messages(ids.foreignChannel)).toMatchObject([{ text: 'hi', threadTs: '1700000000.000100' }]);
});

test('a response_url can be used five times', async () => {
  const fake = await start();
  const url = fake.newResponseUrl(place);
  const statuses = [];
  for (let i = 0; i < 5; i += 1) statuses.push((await respondTo(url, hi)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  expect(await respondTo(url, hi)).toEqual({ status: 404, body: { ok: false, error: 'used_url' } });
  expect(fake.ephemerals).toHaveLength(5);
});

test('a response_url lives for thirty minutes', async () => {
  let now = Date.now();
  const fake = await start({ now: () => now });
  const url = fake.newResponseUrl(place);
  now += 30 * 60_000;
  expect((await respondTo(url, hi)).status).toBe(200);
  now += 1;
  expect(await respondTo(url, hi)).toEqual({ status: 404, body: { ok: false, error: 'expired_url' } });
});

test('an unknown response_url, bad blocks and ordered failures are refused', async () => {
  const fake = await start();
  const url = fake.newResponseUrl(place);
  expect((await respondTo(`${url}0`, hi)).status).toBe(404);
  expect(await respondTo(url, { ...hi, blocks: [{ type: 'nothing' }] })).toMatchObject({
    status: 400,
    body: { ok: false, error: 'invalid_blocks' },
  });
  expect(await respondTo(url, {})).toMatchObject({ status: 400, body: { error: 'no_text' } });
  fake.failNext('response_url', { status: 503 });
  expect((await respondTo(url, hi)).status).toBe(503);
  fake.refuseBlocks((blocks, method) => method === 'response_url' && blocks.length > 0, 'invalid_blocks');
  expect((await respondTo(url, { ...hi, blocks: [{ type: 'divider' }] })).status).toBe(400);
  expect(fake.ephemerals).toEqual([]);
});

test('a private original is replaced and deleted', async () => {
  const fake = await start();
  await respondTo(fake.newResponseUrl(place), { ...hi, blocks: [{ type: 'divider' }] });
  const url = fake.newResponseUrl({ ...place, messageTs: fake.ephemerals[0]?.ts ?? '' });
  expect((await respondTo(url, { text: 'new', replace_original: true })).status).toBe(200);
  expect(fake.ephemerals).toMatchObject([{ text: 'new', blocks: [], edits: [{ text: 'hi' }] }]);
  expect((await respondTo(url, { delete_original: true })).status).toBe(200);
  expect(fake.ephemerals).toEqual([]);
});

test('a public original is replaced and deleted', async () => {
  const fake = await start();
  const { body } = await callWebApi(fake, 'chat.postMessage', { channel: ids.channel, text: 'old' });
  const url = fake.newResponseUrl({ ...place, messageTs: String(body.ts) });
  await respondTo(url, { text: 'new', replace_original: true });
  expect(fake.messages(ids.channel).map((one) => one.text)).toEqual(['new']);
  await respondTo(url, { delete_original: true });
  expect(fake.messages(ids.channel)).toEqual([]);
});

test('a command has no original, and a person wrote theirs', async () => {
  const fake = await start();
  const messageTs = fake.addUserMessage(ids.channel, { user: ids.user, text: 'mine' });
  const refused = { status: 400, body: { ok: false, error: 'message_not_found' } };
  for (const target of [place, { ...place, messageTs }]) {
    const url = fake.newResponseUrl(target);
    expect(await respondTo(url, { ...hi, replace_original: true })).toEqual(refused);
    expect(await respondTo(url, { delete_original: true })).toEqual(refused);
  }
  expect(fake.messages(ids.channel).map((one) => one.text)).toEqual(['mine']);
});
