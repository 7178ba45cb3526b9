import { setTimeout as wait } from 'node:timers/promises';
import { type APIInteraction, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { apiErrors, rateLimited } from '#test/fakes/discord/faults.ts';
import { ids } from '#test/fakes/discord/ids.ts';
import { slashCommand } from '#test/fakes/discord/payloads.ts';
import {
  closedPort,
  connect,
  expectNothingUnhandled,
  fakeDiscord,
  gatewaySettings,
  rejectionOf,
  relayFor,
  say,
} from './connection.ts';

expectNothingUnhandled();

const CONNECTED = 'info: Discord: connected by gateway as k8snet.';

describe('the gateway', () => {
  it('starts, knows whom it speaks for, and takes messages as Discord sent them', async () => {
    const fake = await fakeDiscord();
    const { gateway, lines, messages } = connect(gatewaySettings(fake));
    await gateway.start();
    expect(gateway.botUser()).toEqual({ id: fake.botId, username: 'k8snet' });
    say(fake, 'calico');
    await fake.waitFor(() => messages[0]);
    expect(messages).toEqual(['calico']);
    expect(lines).toEqual([CONNECTED]);
    await gateway.stop();
    await gateway.finished;
    await fake.waitFor(() => fake.connections === 0 || undefined);
  });

  it('takes interactions as Discord sent them, and answers without the token of the bot', async () => {
    const fake = await fakeDiscord();
    const taken: APIInteraction[] = [];
    const { gateway } = connect(
      gatewaySettings(fake),
      {},
      {
        onInteraction: (interaction) => {
          taken.push(interaction);
          const { id, token } = interaction;
          const body = { type: 4, data: { content: 'an answer' } };
          return gateway.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
        },
      },
    );
    await gateway.start();
    const command = slashCommand(fake, { name: 'k8snet', options: [{ name: 'query', value: 'calico' }] });
    expect(await fake.deliver(command)).toMatchObject({ type: 4, data: { content: 'an answer' } });
    expect(taken).toEqual([command]);
    expect(fake.callsOf(/callback$/u).map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  it('asks for the text of all messages only where the settings say so', async () => {
    const fake = await fakeDiscord();
    const asked: unknown[] = [];
    for (const messageContent of [false, true]) {
      const { gateway } = connect({ ...gatewaySettings(fake), messageContent });
      await gateway.start();
      asked.push(...fake.identifies.map(({ d }) => (d as { intents: number }).intents).slice(asked.length));
      await gateway.stop();
    }
    // Guilds 1, GuildMessages 512, DirectMessages 4096; MessageContent 32768.
    expect(asked).toEqual([4609, 37377]);
  });

  it('opens as many connections as it is told to, and takes what comes by each', async () => {
    const fake = await fakeDiscord();
    const { gateway, lines, messages } = connect({ ...gatewaySettings(fake), shards: 2 });
    await gateway.start();
    expect(fake.identifies.map(({ d }) => (d as { shard: number[] }).shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    say(fake, 'on the first');
    say(fake, 'on the second', ids.otherGuildChannel);
    await fake.waitFor(() => messages[1]);
    expect(messages.toSorted()).toEqual(['on the first', 'on the second']);
    expect(lines).toEqual(['info: Discord: connected by gateway as k8snet, with 2 connections.']);
  });

  it('identifies one connection after the other where Discord wants that', async () => {
    const fake = await fakeDiscord({ identifyWindowMs: 100, gateway: { maxConcurrency: 1 } });
    const { gateway } = connect({ ...gatewaySettings(fake), shards: 2 }, { identifyEveryMs: 500, resumeMs: 50 });
    const startedAt = performance.now();
    await gateway.start();
    expect(performance.now() - startedAt).toBeGreaterThan(490);
    expect([fake.identifies.length, fake.openedConnections]).toEqual([2, 2]);
  });

  it('identifies as many connections at once as Discord takes', async () => {
    const fake = await fakeDiscord({ identifyWindowMs: 60_000, gateway: { maxConcurrency: 3 } });
    const { gateway } = connect({ ...gatewaySettings(fake), shards: 3 }, { identifyEveryMs: 60_000 });
    await gateway.start();
    expect(fake.identifies.length).toBe(3);
  });

  it('opens as many connections as Discord recommends', async () => {
    const fake = await fakeDiscord({ gateway: { shards: 3 } });
    const { gateway, lines } = connect(gatewaySettings(fake));
    await gateway.start();
    expect(fake.connections).toBe(3);
    expect(lines).toEqual(['info: Discord: connected by gateway as k8snet, with 3 connections.']);
  });
});

describe('the start', () => {
  it('ends with one message and the remedy where Discord does not know the token', async () => {
    const fake = await fakeDiscord();
    const { gateway, lines } = connect({ ...gatewaySettings(fake), token: 'MTEw.aaaaaa.not-the-token' });
    expect(await rejectionOf(gateway.start())).toBe(
      'Discord: Discord does not know the token in DISCORD_TOKEN. At https://discord.com/developers/applications open ' +
        'the app, "Bot", "Reset Token", copy the new one to DISCORD_TOKEN and start again.',
    );
    expect(lines).toEqual([]);
    expect(fake.openedConnections).toBe(0);
  });

  it('ends where the intent that is asked for is not switched on', async () => {
    const fake = await fakeDiscord();
    fake.disallowIntents();
    const { gateway } = connect({ ...gatewaySettings(fake), messageContent: true });
    const said = await rejectionOf(gateway.start());
    expect(said).toMatch(
      /^Discord: Discord does not allow the intent that DISCORD_MESSAGE_CONTENT asks for \(4014\)\. .*"Privileged Gateway Intents"/u,
    );
    expect(await rejectionOf(gateway.finished)).toBe(said);
  });

  it('ends where DISCORD_APPLICATION_ID is of another application', async () => {
    const fake = await fakeDiscord();
    const { gateway } = connect({ ...gatewaySettings(fake), applicationId: ids.guild });
    expect(await rejectionOf(gateway.start())).toBe(
      `Discord: DISCORD_APPLICATION_ID is ${ids.guild}, but the token in DISCORD_TOKEN is of the application ` +
        `${fake.applicationId}. Unset DISCORD_APPLICATION_ID, or copy both from the same app.`,
    );
  });

  it('waits where Discord is down, says when it tries again, and goes on by itself', async () => {
    const fake = await fakeDiscord();
    fake.failNext('/gateway/bot', { status: 502, times: 4 });
    const { gateway, lines } = connect(gatewaySettings(fake));
    await gateway.start();
    expect(lines).toEqual([
      ...['0.02', '0.04', '0.08', '0.08'].map(
        (delay) =>
          `warn: Discord: no connection. Discord answered with HTTP status 502. See https://discordstatus.com if it lasts. Next try in ${delay} s.`,
      ),
      CONNECTED,
    ]);
  });

  it('waits as long as Discord asks for where it is called too often', async () => {
    const fake = await fakeDiscord();
    fake.failNext('/gateway/bot', rateLimited(1));
    const { gateway, lines } = connect(gatewaySettings(fake));
    await gateway.start();
    expect(lines[0]).toMatch(
      /^warn: Discord: no connection\. Discord asks us to slow down\. It goes on by itself\. Next try in 1(\.\d+)? s\.$/u,
    );
  });

  it.each([
    ['a page of a proxy', { status: 200, body: '<html>' }, 'What answered is not the Discord API', {}],
    ['a refusal of a proxy', { status: 403, body: {} }, 'Discord answered with HTTP status 403', {}],
    ['nothing in time', { hang: true }, 'Discord cannot be reached: no answer in time', { apiCallMs: 100 }],
  ])('says what is wrong where %s answers', async (_, failure, message, timing) => {
    const fake = await fakeDiscord();
    fake.failNext('/gateway/bot', failure);
    const { gateway, lines } = connect(gatewaySettings(fake), timing);
    await gateway.start();
    expect(lines[0]?.startsWith(`warn: Discord: no connection. ${message}. `)).toBe(true);
  });

  it('waits until the next day where all session starts are used up', async () => {
    const fake = await fakeDiscord({ gateway: { remaining: 0 } });
    const { gateway, lines } = connect(gatewaySettings(fake));
    const started = gateway.start();
    await fake.waitFor(() => lines[0]);
    expect(lines[0]).toMatch(
      /^warn: Discord: no connection\. Discord allows 1000 session starts a day, and they are used up\. .* Next try at 20\S+Z\.$/u,
    );
    expect(fake.openedConnections).toBe(0);
    await gateway.stop();
    await started;
  });

  it('says that nothing listens there, and starts once something does', async () => {
    const fake = await fakeDiscord();
    const way = await relayFor(fake);
    await way.close();
    const { gateway, lines } = connect({ ...gatewaySettings(fake), apiUrl: way.apiUrl });
    const started = gateway.start();
    await fake.waitFor(() => lines[2]);
    expect(lines[2]).toBe(
      'warn: Discord: no connection. Discord cannot be reached: nothing listens there. Check DISCORD_API_URL and that this machine may reach it. Next try in 0.08 s.',
    );
    await way.open();
    await started;
    expect(lines.at(-1)).toBe(CONNECTED);
  });

  it.each([
    ['while it waits for the next try', { firstDelayMs: 60_000, maxDelayMs: 60_000 }],
    ['while it tries', {}],
  ])('is given up at once when stopped %s', async (_, timing) => {
    const fake = await fakeDiscord();
    const { gateway, lines } = connect({ ...gatewaySettings(fake), apiUrl: await closedPort() }, timing);
    const started = gateway.start();
    await fake.waitFor(() => lines[0]);
    const stoppedAt = performance.now();
    await gateway.stop();
    await started;
    await gateway.finished;
    expect(performance.now() - stoppedAt).toBeLessThan(1_000);
  });

  it('is given up at once when stopped while Discord does not answer', async () => {
    const fake = await fakeDiscord();
    fake.failNext('/gateway/bot', { hang: true });
    const { gateway, lines } = connect(gatewaySettings(fake), { apiCallMs: 60_000 });
    const started = gateway.start();
    await fake.waitFor(() => fake.callsOf(/^\/gateway\/bot$/u)[0]);
    const stoppedAt = performance.now();
    await gateway.stop();
    await started;
    expect(performance.now() - stoppedAt).toBeLessThan(1_000);
    expect(lines).toEqual([]);
  });
});
describe('a fault that shows later', () => {
  it('ends the connection where the token was reset', async () => {
    const fake = await fakeDiscord();
    const { gateway } = connect(gatewaySettings(fake));
    await gateway.start();
    fake.revokeToken();
    expect(await rejectionOf(gateway.finished)).toMatch(
      /^Discord: Discord does not know the token in DISCORD_TOKEN \(4004\)\. .* start again\.$/u,
    );
    await fake.waitFor(() => fake.connections === 0 || undefined);
  });

  it.each([
    [4010, 'Discord does not know such a shard (4010). Set DISCORD_SHARDS to auto and start again.'],
    [4011, 'The bot is in too many servers for one connection (4011). Set DISCORD_SHARDS to auto and start again.'],
    [
      4012,
      'Discord no longer speaks the version of its gateway that we do (4012). Update k8snet; if it stays, report it to whoever develops it.',
    ],
    [
      4013,
      'Discord does not know an intent that we ask for (4013). Update k8snet; if it stays, report it to whoever develops it.',
    ],
  ])('ends the connection where Discord closes it with %i', async (code, message) => {
    const fake = await fakeDiscord();
    const { gateway } = connect(gatewaySettings(fake));
    await gateway.start();
    fake.closeConnections(code);
    expect(await rejectionOf(gateway.finished)).toBe(`Discord: ${message}`);
  });

  it('ends the connection where a call shows that the token was reset', async () => {
    const fake = await fakeDiscord();
    const { gateway, lines } = connect(
      gatewaySettings(fake),
      {},
      {
        onMessage: () => gateway.rest.post(Routes.channelMessages(ids.channel), { body: { content: 'an answer' } }),
      },
    );
    await gateway.start();
    fake.failNext(/messages/u, apiErrors.unauthorized);
    say(fake, 'calico');
    expect(await rejectionOf(gateway.finished)).toContain('Discord does not know the token in DISCORD_TOKEN.');
    expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  it.each([
    ['by Discord', apiErrors.missingPermissions, 'error: Discord: The bot lacks a permission there (code 50013). Give'],
    ['by what stands between', { status: 403, body: {} }, 'error: Discord: Discord answered with HTTP status 403. '],
  ])('goes on where one call alone is refused %s', async (_, failure, line) => {
    const fake = await fakeDiscord();
    const { gateway, lines, messages } = connect(gatewaySettings(fake));
    await gateway.start();
    fake.failNext(/messages/u, failure);
    const call = gateway.rest.post(Routes.channelMessages(ids.channel), { body: { content: 'x' } });
    gateway.reportFault(await call.catch((error: unknown) => error));
    expect(lines[1]?.startsWith(line)).toBe(true);
    say(fake, 'after');
    await fake.waitFor(() => messages[0]);
  });
});

describe('what comes in', () => {
  it('may fail, at once or later, without ending anything, and each failure is logged', async () => {
    const fake = await fakeDiscord();
    const { gateway, lines } = connect(
      gatewaySettings(fake),
      {},
      {
        onMessage: ({ content }) => {
          if (content === 'at once') throw new Error('failed at once');
          return Promise.reject(new Error('failed later'));
        },
      },
    );
    await gateway.start();
    say(fake, 'at once');
    say(fake, 'later');
    await fake.waitFor(() => lines[2]);
    expect(lines.slice(1)).toEqual([
      'error: Discord: a listener failed: failed at once',
      'error: Discord: a listener failed: failed later',
    ]);
  });

  it('may be nothing that discord.js understands', async () => {
    const fake = await fakeDiscord();
    const { gateway, lines, messages } = connect(gatewaySettings(fake));
    await gateway.start();
    fake.dispatch('CHANNEL_CREATE', { guild_id: ids.guild, id: null, type: 'x', permission_overwrites: 7 });
    fake.dispatch('THREAD_LIST_SYNC', { guild_id: ids.guild });
    say(fake, 'after');
    await fake.waitFor(() => messages[0]);
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/^error: Discord: what Discord sent could not be taken up: /u),
    ]);
  });

  it('is taken no more once it stops, and what is under way ends first', async () => {
    const fake = await fakeDiscord();
    const ended: string[] = [];
    const begun = Promise.withResolvers<void>();
    const { gateway } = connect(
      gatewaySettings(fake),
      {},
      {
        onMessage: async ({ content }) => {
          begun.resolve();
          await wait(150);
          ended.push(content);
        },
      },
    );
    await gateway.start();
    say(fake, 'before');
    await begun.promise;
    say(fake, 'too late');
    await gateway.stop();
    expect(ended).toEqual(['before']);
  });
});

describe('a channel', () => {
  it.each([
    ['a channel', ids.channel, { type: 0, name: 'networking' }],
    ['a thread', ids.thread, { type: 11, parentType: 0 }],
    ['a post in a forum', ids.post, { type: 11, parentType: 15 }],
    ['direct messages', ids.dm, { type: 1 }],
  ])('is known from the gateway, and else from a call: %s', async (_, id, known) => {
    const fake = await fakeDiscord();
    const { gateway } = connect(gatewaySettings(fake));
    const fetched = await gateway.channel(id);
    await gateway.start();
    const cached = await gateway.channel(id);
    expect([fetched, cached]).toEqual([expect.objectContaining({ id, ...known }), fetched]);
  });

  it('is asked for once', async () => {
    const fake = await fakeDiscord();
    const { gateway } = connect(gatewaySettings(fake));
    await gateway.start();
    const asked = [await gateway.channel(ids.dm), await gateway.channel(ids.dm)];
    expect(asked).toEqual([
      { id: ids.dm, type: 1 },
      { id: ids.dm, type: 1 },
    ]);
    expect(fake.callsOf(/^\/channels/u).length).toBe(1);
  });

  it('of the server takes no call', async () => {
    const fake = await fakeDiscord();
    const { gateway } = connect(gatewaySettings(fake));
    await gateway.start();
    await gateway.channel(ids.post);
    expect(fake.callsOf(/^\/channels/u)).toEqual([]);
  });

  it.each([
    ['is in a server that the bot is not in', ids.foreignChannel],
    ['does not exist', '1090000000199999999'],
  ])('that %s is undefined', async (_, id) => {
    const fake = await fakeDiscord();
    const { gateway } = connect(gatewaySettings(fake));
    expect(await gateway.channel(id)).toBe(undefined);
  });

  it('is not taken for gone where Discord fails', async () => {
    const fake = await fakeDiscord();
    const { gateway } = connect(gatewaySettings(fake));
    fake.failNext('/channels/', { status: 500, times: 4 });
    await expect(gateway.channel(ids.dm)).rejects.toMatchObject({ status: 500 });
  });
});
