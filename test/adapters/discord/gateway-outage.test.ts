import { describe, expect, it } from 'vitest';
import { connect, expectNothingUnhandled, fakeDiscord, gatewaySettings, logged, relayFor, say } from './connection.ts';

expectNothingUnhandled();

const CONNECTED = 'info: Discord: connected by gateway as k8snet.';
const RESUMED = 'info: Discord: connection is back; nothing was missed.';
const IDENTIFIED = 'info: Discord: connection is back; what was said meanwhile was missed.';

const notTaken = (why: string, delay: string) =>
  `warn: Discord: no connection. The gateway did not take the connection (${why}). Check that this machine may open ` +
  `WebSockets to Discord (wss, port 443), and proxies on the way. Next try in ${delay} s.`;

describe('a gateway that cannot be reached', () => {
  it('is waited for while nothing listens, longer each time, and comes back by itself', async () => {
    const fake = await fakeDiscord();
    const way = await relayFor(fake);
    const { gateway, lines, messages } = connect({ ...gatewaySettings(fake), apiUrl: way.apiUrl });
    await gateway.start();
    await way.close();
    await fake.waitFor(() => lines[3]);
    await way.open();
    await logged(fake, lines, IDENTIFIED);
    say(fake, 'after');
    await fake.waitFor(() => messages[0]);
    expect(lines.slice(0, 4)).toEqual([
      CONNECTED,
      'warn: Discord: connection was lost (code 1006); connecting again.',
      ...['0.02', '0.04'].map((delay) => notTaken('code 1006', delay)),
    ]);
  });

  it('is waited for while something else answers in its place', async () => {
    const fake = await fakeDiscord();
    const way = await relayFor(fake);
    const slow = { firstDelayMs: 600, maxDelayMs: 600 };
    const { gateway, lines } = connect({ ...gatewaySettings(fake), apiUrl: way.apiUrl }, slow);
    await gateway.start();
    way.answerWith(503);
    await fake.waitFor(() => lines[2]);
    const failedAt = performance.now();
    await way.open();
    await logged(fake, lines, RESUMED);
    expect(performance.now() - failedAt).toBeGreaterThan(1_000);
    expect(lines[2]).toBe(notTaken('Unexpected server response: 503', '0.6'));
  });

  it('gets a new session after many attempts, as the address of the old one may be gone', async () => {
    const fake = await fakeDiscord();
    const way = await relayFor(fake);
    const { gateway, lines } = connect({ ...gatewaySettings(fake), apiUrl: way.apiUrl });
    await gateway.start();
    way.answerWith(503);
    await fake.waitFor(() => lines.filter((line) => line.includes('503')).length === 5 || undefined, {
      timeoutMs: 30_000,
    });
    await way.open();
    await logged(fake, lines, IDENTIFIED);
    expect(fake.resumes.length).toBe(0);
  });
});
