import { describe, expect, it } from 'vitest';
import type { FakeDiscord } from '#test/fakes/discord/types.ts';
import { connect, endLater, expectNothingUnhandled, fakeDiscord, gatewaySettings, logged, say } from './connection.ts';
import { nameGateway, silentGateway } from './silent-gateway.ts';

expectNothingUnhandled();

const CONNECTED = 'info: Discord: connected by gateway as k8snet.';
const OPENED_ANEW = 'info: Discord: connection is opened anew, as Discord asked for it or answered no more.';
const RESUMED = 'info: Discord: connection is back; nothing was missed.';
const IDENTIFIED = 'info: Discord: connection is back; what was said meanwhile was missed.';

describe('a lost connection', () => {
  it.each([
    ['Discord asks for another one', OPENED_ANEW, (fake: FakeDiscord) => fake.reconnect()],
    [
      'it is cut',
      'warn: Discord: connection was lost (code 1006); connecting again.',
      (fake: FakeDiscord) => fake.closeConnections(),
    ],
    [
      'Discord closes it',
      'warn: Discord: connection was lost (code 4000); connecting again.',
      (fake: FakeDiscord) => fake.closeConnections(4000),
    ],
  ])('is opened again where %s, and what was said meanwhile comes', async (_, lost, lose) => {
    const fake = await fakeDiscord();
    const { gateway, lines, messages } = connect(gatewaySettings(fake));
    await gateway.start();
    say(fake, 'before');
    await fake.waitFor(() => messages[0]);
    lose(fake);
    await logged(fake, lines, lost);
    say(fake, 'meanwhile');
    await logged(fake, lines, RESUMED);
    say(fake, 'after');
    await fake.waitFor(() => messages[2]);
    expect(messages).toEqual(['before', 'meanwhile', 'after']);
    expect(lines).toEqual([CONNECTED, lost, RESUMED]);
    expect([fake.identifies.length, fake.resumes.length]).toEqual([1, 1]);
  });

  it('is told by its number where there are more', async () => {
    const fake = await fakeDiscord();
    const { gateway, lines } = connect({ ...gatewaySettings(fake), shards: 2 });
    await gateway.start();
    fake.closeConnections(4000);
    await fake.waitFor(() => lines[4]);
    expect(lines.slice(1).toSorted()).toEqual([
      'info: Discord: connection 1 of 2 is back; nothing was missed.',
      'info: Discord: connection 2 of 2 is back; nothing was missed.',
      'warn: Discord: connection 1 of 2 was lost (code 4000); connecting again.',
      'warn: Discord: connection 2 of 2 was lost (code 4000); connecting again.',
    ]);
  });

  it('begins a new session where Discord does not know the old one', async () => {
    const fake = await fakeDiscord();
    const { gateway, lines, messages } = connect(gatewaySettings(fake));
    await gateway.start();
    fake.invalidSession(false);
    await logged(fake, lines, IDENTIFIED);
    say(fake, 'after');
    await fake.waitFor(() => messages[0]);
    expect(lines).toEqual([CONNECTED, 'warn: Discord: connection was lost (code 1000); connecting again.', IDENTIFIED]);
    expect(fake.identifies.length).toBe(2);
  });

  it('is noticed where nothing answers any more', async () => {
    const fake = await fakeDiscord({ heartbeatIntervalMs: 40 });
    const { gateway, lines, messages } = connect(gatewaySettings(fake));
    await gateway.start();
    fake.ackHeartbeats = false;
    await logged(fake, lines, OPENED_ANEW);
    fake.ackHeartbeats = true;
    await logged(fake, lines, RESUMED);
    say(fake, 'after');
    await fake.waitFor(() => messages[0]);
  });

  it('is opened where the first one was, where Discord gives no address to come back to', async () => {
    const fake = await fakeDiscord();
    const silent = await silentGateway('no resumed');
    endLater(silent.stop);
    nameGateway(fake, silent.url);
    const { gateway } = connect(gatewaySettings(fake));
    await gateway.start();
    silent.cut();
    await fake.waitFor(() => silent.heard[1]);
    // It identifies, and then resumes.
    expect(silent.heard).toEqual([2, 6]);
  });

  it('gets a new session where Discord does not say that the old one goes on', async () => {
    const fake = await fakeDiscord();
    const silent = await silentGateway('no resumed');
    endLater(silent.stop);
    nameGateway(fake, silent.url);
    const { gateway, lines } = connect(gatewaySettings(fake), { resumeMs: 50 });
    await gateway.start();
    silent.cut();
    await logged(fake, lines, IDENTIFIED);
    expect(silent.heard).toEqual([2, 6, 2]);
  });

  it('waits before it begins a session too many, as Discord would reset the token', async () => {
    const fake = await fakeDiscord({ gateway: { remaining: 1 } });
    const { gateway, lines } = connect(gatewaySettings(fake));
    await gateway.start();
    fake.invalidSession(false);
    await fake.waitFor(() => lines[2]);
    expect(lines[2]).toMatch(/^warn: Discord: all session starts of the day are used up\. Next try at 20\S+Z\.$/u);
    expect(fake.identifies.length).toBe(1);
  });
});
