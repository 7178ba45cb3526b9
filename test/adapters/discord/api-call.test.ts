import { setTimeout as wait } from 'node:timers/promises';
import { type APIMessage, type REST, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { describeDiscordFault } from '#adapters/discord/faults.ts';
import { createRest } from '#adapters/discord/rest.ts';
import { apiErrors } from '#test/fakes/discord/faults.ts';
import { ids, slashCommand } from '#test/fakes/discord/payloads.ts';
import type { Failure, FakeDiscord } from '#test/fakes/discord/types.ts';
import { fakeDiscord, gatewaySettings, recordLog, relayFor } from './connection.ts';

const restFor = (api: Pick<FakeDiscord, 'token' | 'apiUrl'>) => createRest(gatewaySettings(api), recordLog().logger);

const say = (rest: REST) =>
  rest.post(Routes.channelMessages(ids.channel), {
    body: { content: 'an answer', allowed_mentions: { parse: [] }, nonce: '1', enforce_nonce: true },
  }) as Promise<APIMessage>;

describe('a call', () => {
  it.each([
    ['before it is heard', 'unheard'],
    ['before it is answered', 'unanswered'],
    ['amid its answer', 'amid'],
  ] as const)('whose connection is cut %s is made once more', async (_, cut) => {
    const fake = await fakeDiscord();
    fake.failNext('/messages', { cut });
    const { id } = await say(restFor(fake));
    expect(fake.messages(ids.channel).map((message) => message.id)).toEqual([id]);
    expect(fake.callsOf(/messages$/u)).toHaveLength(2);
  });

  it('that is cut each time is given up after the fourth, and told as what it was', async () => {
    const fake = await fakeDiscord();
    fake.failNext('/messages', { cut: 'unheard', times: 4 });
    const fault = await say(restFor(fake)).catch(describeDiscordFault);
    expect(fault).toMatchObject({ message: 'Discord cannot be reached: the connection was cut' });
    expect(fake.callsOf(/messages$/u)).toHaveLength(4);
  });

  it('that nobody hears for a moment is made once more', async () => {
    const fake = await fakeDiscord();
    const relay = await relayFor(fake);
    await relay.close();
    const reopened = wait(30).then(relay.open);
    await Promise.all([say(restFor({ ...fake, apiUrl: relay.apiUrl })), reopened]);
    expect(fake.messages(ids.channel)).toHaveLength(1);
  });
});

describe('the callback of an interaction', () => {
  const ack: Failure = apiErrors.alreadyAcknowledged;
  const respondTo = async (failures: readonly Failure[]) => {
    const fake = await fakeDiscord();
    for (const failure of failures) fake.failNext(/callback$/u, failure);
    const interaction = slashCommand(fake, { name: 'k8snet' });
    fake.deliver(interaction).catch(() => {});
    const route = Routes.interactionCallback(String(interaction.id), String(interaction.token));
    const body = { type: 4, data: { content: 'an answer', allowed_mentions: { parse: [] } } };
    return restFor(fake).post(route, { body, auth: false });
  };

  it.each<[string, readonly Failure[]]>([
    ['whose answer was lost', [{ cut: 'unanswered' }]],
    ['whose answer was lost twice', [{ cut: 'unanswered', times: 2 }]],
    ['that a gateway on the way gave up', [{ status: 504 }, ack]],
  ])('%s is taken where Discord then says that it was', async (_, failures) => {
    await respondTo(failures);
  });

  it('that another process was faster with is refused', async () => {
    await expect(respondTo([ack])).rejects.toMatchObject({ code: 40060 });
  });

  it('is refused where Discord says something else of the repeat', async () => {
    await expect(respondTo([{ cut: 'unheard' }, apiErrors.unknownInteraction])).rejects.toMatchObject({ code: 10062 });
  });
});
