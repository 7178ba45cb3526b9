import { describe, expect, it } from 'vitest';
import type { GatewayTiming } from '#adapters/discord/settings.ts';
import type { FakeDiscord } from '#test/fakes/discord/types.ts';
import { connect, endLater, expectNothingUnhandled, fakeDiscord, gatewaySettings } from './connection.ts';
import { nameGateway, type Silence, silentGateway } from './silent-gateway.ts';

expectNothingUnhandled();

/** discord.js opens a connection anew after 0.5 s. */
const RECONNECT_MS = 700;
/** None of them may be waited for. */
const LONG = { closeMs: 60_000, drainMs: 60_000 };
const outlast = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the end', () => {
  it.each([
    ['has gone away', LONG, (fake: FakeDiscord) => fake.closeConnections(4000)],
    ['wants a new session', LONG, (fake: FakeDiscord) => fake.invalidSession(false)],
    [
      'is to be waited for until it takes a new session',
      { ...LONG, identifyEveryMs: 60_000 },
      async (fake: FakeDiscord) => {
        fake.invalidSession(false);
        await fake.waitFor(() => fake.openedConnections === 2 || undefined);
      },
    ],
  ])('comes at once while Discord %s, and leaves nothing open', async (_, timing, lose) => {
    const fake = await fakeDiscord();
    const { gateway, lines } = connect(gatewaySettings(fake), timing);
    await gateway.start();
    await lose(fake);
    await fake.waitFor(() => lines[1]);
    const stoppedAt = performance.now();
    await gateway.stop();
    await gateway.finished;
    expect(performance.now() - stoppedAt).toBeLessThan(1_000);
    const { openedConnections } = fake;
    await outlast(RECONNECT_MS);
    expect([fake.connections, fake.openedConnections - openedConnections]).toEqual([0, 0]);
  });

  it.each<[string, Silence, number, Partial<GatewayTiming>]>([
    ['has not taken the connection', 'no handshake', 1, { closeMs: 100 }],
    // Closed once the time for its hello is over, or with the process.
    ['has not said hello', 'no hello', 1, { closeMs: 100 }],
    ['has not said that it is ready', 'no ready', 0, LONG],
  ])('of the start comes soon while Discord %s', async (_, silence, left, timing) => {
    const fake = await fakeDiscord();
    const silent = await silentGateway(silence);
    endLater(silent.stop);
    nameGateway(fake, silent.url);
    const { gateway } = connect(gatewaySettings(fake), timing);
    const started = gateway.start();
    await fake.waitFor(() => silent.opened() === 1 || undefined);
    if (silence === 'no ready') await fake.waitFor(() => silent.heard[0]);
    const stoppedAt = performance.now();
    await gateway.stop();
    await started;
    await gateway.finished;
    expect(performance.now() - stoppedAt).toBeLessThan(1_000);
    await outlast(RECONNECT_MS);
    expect([silent.open(), silent.opened()]).toEqual([left, 1]);
  });
});
