import { RateLimitError, type REST, Routes } from 'discord.js';
import { expect, it } from 'vitest';
import { createProbe, createRest } from '#adapters/discord/rest.ts';
import { rateLimited } from '#test/fakes/discord/faults.ts';
import { ids } from '#test/fakes/discord/ids.ts';
import { fakeDiscord, gatewaySettings, recordLog } from './connection.ts';

const say = (rest: REST) => rest.post(Routes.channelMessages(ids.channel), { body: { content: 'an answer' } });

async function openRest() {
  const fake = await fakeDiscord();
  const { lines, logger } = recordLog('debug');
  return { fake, lines, rest: createRest(gatewaySettings(fake), logger) };
}

it('repeats a call that failed by a fault of Discord', async () => {
  const { fake, rest } = await openRest();
  fake.failNext('/messages', { status: 502, times: 3 });
  await say(rest);
  expect(fake.messages(ids.channel).map(({ content }) => content)).toEqual(['an answer']);
});

it('gives a call up after the fourth 5xx', async () => {
  const { fake, rest } = await openRest();
  fake.failNext('/messages', { status: 502, times: 4 });
  await expect(say(rest)).rejects.toMatchObject({ status: 502 });
  expect(fake.callsOf(/messages$/u).length).toBe(4);
});

it('waits where Discord asks for a short while, and says so for whoever looks closely', async () => {
  const { fake, rest, lines } = await openRest();
  fake.failNext('/messages', rateLimited(0.2));
  const calledAt = performance.now();
  await say(rest);
  expect(performance.now() - calledAt).toBeGreaterThan(200);
  const said = lines.map((line) => line.replace(/\d\.\d/u, 'N'));
  // discord.js asks once when it is told, and once when it begins to wait.
  expect(said).toEqual(
    Array(2).fill('debug: Discord asks us to slow down with /channels/:id/messages for N s; the call waits.'),
  );
});

it('gives a call up where nobody would wait that long for an answer', async () => {
  const { fake, rest, lines } = await openRest();
  fake.failNext('/messages', rateLimited(60));
  await expect(say(rest)).rejects.toBeInstanceOf(RateLimitError);
  expect(lines).toEqual([
    expect.stringMatching(/^warn: Discord asks us to slow down with .* for 60\.\d s; the call is given up\.$/u),
  ]);
});

it('tries once and waits for nothing where the caller repeats by itself', async () => {
  const fake = await fakeDiscord();
  fake.failNext('/messages', { status: 502 });
  fake.failNext('/messages', rateLimited(60));
  fake.failNext('/messages', { hang: true });
  const probe = createProbe(gatewaySettings(fake), 100);
  for (const name of ['HTTPError', 'RateLimitError[/channels/:id/messages]', 'AbortError'])
    await expect(say(probe)).rejects.toMatchObject({ name });
});
