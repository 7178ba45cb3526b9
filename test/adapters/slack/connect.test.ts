import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directMessage, eventCallback, ids, postSigned, slashCommand } from '#test/fakes/slack/payloads.ts';
import {
  allScopes,
  connect,
  connectHttp,
  endLater,
  fakeSlack,
  httpSettings,
  rejectionOf,
  SECRET,
  socketSettings,
} from './connection.ts';

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeAll(() => process.on('unhandledRejection', note));
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

const command = (text = 'calico') => slashCommand({ text, responseUrl: 'http://127.0.0.1:9/never' });

describe('Socket Mode', () => {
  it('starts, knows whom it speaks for, and takes commands', async () => {
    const fake = await fakeSlack();
    const { connection, lines } = connect(socketSettings(fake));
    await connection.start();
    expect(connection.identity()).toEqual({
      teamId: ids.team,
      teamName: 'Example Corp',
      botUserId: ids.botUser,
      botId: ids.bot,
      botName: 'k8snet',
      scopes: allScopes,
      url: 'https://examplecorp.slack.com/',
    });
    expect((await fake.sendEnvelope('slash_commands', command())).payload).toEqual({ text: `as ${ids.botUser}` });
    expect(lines).toEqual(['info: Slack: connected by Socket Mode.']);
    await connection.stop();
    await connection.finished;
    await fake.waitFor(() => fake.connections === 0 || undefined);
  });

  it('gives the app a client of its own with the bot token', async () => {
    const fake = await fakeSlack();
    const { connection } = connect(socketSettings(fake));
    await connection.start();
    await connection.app.client.chat.postMessage({ channel: ids.channel, text: 'hello' });
    expect(fake.messages(ids.channel).map(({ text }) => text)).toEqual(['hello']);
  });

  it('opens the next connection before it leaves the one that Slack ends', async () => {
    const fake = await fakeSlack();
    const { connection } = connect(socketSettings(fake));
    await connection.start();
    fake.sendDisconnect('refresh_requested');
    await fake.waitFor(() => fake.connections === 2 || undefined, { what: 'two connections at once' });
    await fake.waitFor(() => fake.connections === 1 || undefined, { what: 'the old one to go' });
    expect((await fake.sendEnvelope('slash_commands', command())).payload).toEqual({ text: `as ${ids.botUser}` });
    expect(fake.openedConnections).toBe(2);
  });

  it('keeps what it has while Slack, having announced an end, gives no other', async () => {
    const fake = await fakeSlack();
    const { connection, lines } = connect(socketSettings(fake));
    await connection.start();
    fake.failNext('apps.connections.open', { status: 503, times: 3 });
    fake.sendDisconnect('warning');
    await fake.waitForCall('apps.connections.open', 3);
    expect(fake.connections).toBe(1);
    await fake.waitFor(() => fake.connections === 2 || undefined);
    expect(lines.slice(1, 3)).toEqual([
      'info: Slack: asks for a new connection (warning); opening it.',
      'warn: Slack: no connection. Slack answered with HTTP status 503. See https://slack-status.com if it lasts. Next try in 0.02 s.',
    ]);
  });

  it('says what to do where Socket Mode was switched off', async () => {
    const fake = await fakeSlack();
    const { connection, lines } = connect(socketSettings(fake));
    await connection.start();
    fake.sendDisconnect('link_disabled');
    await fake.waitFor(() => fake.connections === 2 || undefined);
    expect(lines[1]).toBe(
      'warn: Slack: Socket Mode is switched off for the app. At https://api.slack.com/apps open the app, "Socket Mode", and switch it on.',
    );
  });

  it('connects again at once where the connection is cut', async () => {
    const fake = await fakeSlack();
    const { connection, lines } = connect(socketSettings(fake));
    await connection.start();
    const cutAt = performance.now();
    fake.dropSockets();
    await fake.waitFor(() => lines.includes('info: Slack: connected again.') || undefined);
    expect(performance.now() - cutAt).toBeLessThan(1_000);
    expect((await fake.sendEnvelope('slash_commands', command())).payload).toEqual({ text: `as ${ids.botUser}` });
    expect(lines.slice(1)).toEqual([
      'warn: Slack: the connection was lost; connecting again.',
      'info: Slack: connected again.',
    ]);
  });

  it.each([
    ['the Web API answers 500', { status: 500, times: 3 }],
    ['Slack is busy', { error: 'internal_error', times: 3 }],
  ])('waits and tries again after a cut where %s', async (_, failure) => {
    const fake = await fakeSlack();
    const { connection, lines } = connect(socketSettings(fake));
    await connection.start();
    fake.failNext('apps.connections.open', failure);
    fake.dropSockets();
    await fake.waitFor(() => lines.includes('info: Slack: connected again.') || undefined);
    expect(lines.filter((line) => line.includes('Next try in')).length).toBe(3);
  });

  it('waits and tries again where Slack refuses the socket itself', async () => {
    const fake = await fakeSlack();
    const { connection, lines } = connect(socketSettings(fake));
    fake.refuseConnections(200);
    await connection.start();
    expect(fake.connections).toBe(1);
    expect(lines[0]).toMatch(/^warn: Slack: no connection\. .* Next try in 0\.02 s\.$/u);
  });

  it('waits as long as Slack asks for where it is called too often', async () => {
    const fake = await fakeSlack();
    const { connection, lines } = connect(socketSettings(fake));
    fake.failNext('apps.connections.open', { retryAfterSeconds: 1 });
    await connection.start();
    expect(lines[0]).toBe(
      'warn: Slack: no connection. Slack asks us to slow down (ratelimited). It goes on by itself. Next try in 1 s.',
    );
  });

  it('lives through a server that is gone and comes back', async () => {
    const fake = await fakeSlack();
    const proxy = await relayTo(fake.apiUrl);
    const { connection, lines } = connect({ ...socketSettings(fake), apiUrl: proxy.apiUrl });
    await connection.start();
    await proxy.close();
    fake.dropSockets();
    await fake.waitFor(() => lines.filter((line) => line.includes('Next try in')).length >= 4 || undefined);
    expect(lines.findLast((line) => line.includes('Next try'))).toBe(
      'warn: Slack: no connection. Slack cannot be reached: nothing listens there. Check SLACK_API_URL and that this machine may reach it. Next try in 0.08 s.',
    );
    await proxy.open();
    await fake.waitFor(() => fake.connections === 1 || undefined);
    expect((await fake.sendEnvelope('slash_commands', command())).payload).toEqual({ text: `as ${ids.botUser}` });
  });

  it('ends where the app-level token turns out to be dead when it connects again', async () => {
    const fake = await fakeSlack();
    const { connection } = connect(socketSettings(fake));
    await connection.start();
    fake.revokeToken(fake.appToken, 'invalid_auth');
    fake.dropSockets();
    expect(await rejectionOf(connection.finished)).toMatch(
      /^Slack: Slack does not know the token in SLACK_APP_TOKEN \(invalid_auth\)\. .* start again\.$/u,
    );
  });

  it('acknowledges what is from another workspace, lets no listener see it, and says so once', async () => {
    const fake = await fakeSlack();
    const { connection, lines } = connect(socketSettings(fake));
    await connection.start();
    const foreign = await fake.sendEnvelope('slash_commands', { ...command(), team_id: 'T0FOREIGN' });
    expect(foreign.payload).toEqual({});
    expect(lines.slice(1)).toEqual([
      `warn: Slack: refused what came from workspace T0FOREIGN; the token is for ${ids.team}.`,
    ]);
  });

  it('lets handlers under way finish and acknowledge before it goes', async () => {
    const fake = await fakeSlack();
    const { connection } = connect(socketSettings(fake));
    connection.app.shortcut('search', async ({ ack }) => {
      await wait(150);
      await ack();
    });
    await connection.start();
    const user = { id: ids.user, team_id: ids.team };
    const slow = fake.sendEnvelope('interactive', {
      type: 'shortcut',
      callback_id: 'search',
      team: { id: ids.team },
      user,
      trigger_id: '1.2.3',
    });
    await wait(50);
    await connection.stop();
    expect((await slow).payload).toEqual({});
    await fake.waitFor(() => fake.connections === 0 || undefined);
  });
});

describe('the start', () => {
  it.each([
    ['a token that Slack does not know', 'invalid_auth', 'Slack: Slack does not know the token in SLACK_BOT_TOKEN'],
    ['a revoked token', 'token_revoked', 'Slack: The token in SLACK_BOT_TOKEN was revoked'],
    ['an app that was removed', 'account_inactive', 'Slack: The token in SLACK_BOT_TOKEN belongs to an app that'],
  ] as const)('ends with one message and the remedy for %s', async (_, code, message) => {
    const fake = await fakeSlack();
    fake.revokeToken(fake.botToken, code);
    const { connection, lines } = connect(socketSettings(fake));
    const said = await rejectionOf(connection.start());
    expect(said.startsWith(message)).toBe(true);
    expect(said).toContain('At https://api.slack.com/apps open the app');
    expect(lines).toEqual([]);
  });

  it.each([
    ['unknown', 'invalid_auth', 'Slack does not know the token in SLACK_APP_TOKEN'],
    ['without connections:write', 'missing_scope', 'lacks the scope connections:write'],
    ['of the wrong kind', 'not_allowed_token_type', 'SLACK_APP_TOKEN holds a token of the wrong kind'],
  ])('ends where the app-level token is %s', async (_, error, message) => {
    const fake = await fakeSlack();
    fake.failNext('apps.connections.open', { error });
    const { connection } = connect(socketSettings(fake));
    expect(await rejectionOf(connection.start())).toContain(message);
  });

  it('ends where a scope is missing without which nothing works, naming all that are', async () => {
    const fake = await fakeSlack({
      scopes: allScopes.filter((scope) => scope !== 'chat:write' && scope !== 'im:history'),
    });
    const { connection } = connect(httpSettings(fake));
    expect(await rejectionOf(connection.start())).toBe(
      'Slack: the app lacks the scopes chat:write (for sending answers), im:history (for questions in direct messages ' +
        'and in the agent panel). At https://api.slack.com/apps open the app, "OAuth & Permissions", add them under ' +
        '"Bot Token Scopes" and press "Reinstall to Workspace".',
    );
  });

  it('only warns where another scope is missing', async () => {
    const fake = await fakeSlack({ scopes: allScopes.filter((scope) => scope !== 'assistant:write') });
    const { connection, lines } = connect(socketSettings(fake));
    await connection.start();
    expect(lines[0]).toMatch(/^warn: Slack: the app lacks the scope assistant:write \(for status and suggested/u);
  });

  it('waits where Slack cannot be reached, says when it tries again, and goes on by itself', async () => {
    const fake = await fakeSlack();
    fake.failNext('auth.test', { status: 502, times: 4 });
    const { connection, lines } = connect(socketSettings(fake));
    await connection.start();
    expect(lines.map((line) => /Next try in (.*) s\./u.exec(line)?.[1])).toEqual([
      '0.02',
      '0.04',
      '0.08',
      '0.08',
      undefined,
    ]);
  });

  it('is given up at once when stopped while it waits', async () => {
    const { connection } = connect(
      { kind: 'socket', botToken: 'xoxb-x', appToken: 'xapp-x', apiUrl: await closedPort() },
      { firstDelayMs: 60_000, maxDelayMs: 60_000 },
    );
    const started = connection.start();
    await wait(100);
    const stoppedAt = performance.now();
    await connection.stop();
    await started;
    await connection.finished;
    expect(performance.now() - stoppedAt).toBeLessThan(200);
  });

  it('is given up at once when stopped while Slack does not answer', async () => {
    const fake = await fakeSlack();
    fake.failNext('apps.connections.open', { hang: true });
    const { connection } = connect(socketSettings(fake), { helloMs: 60_000, apiCallMs: 60_000 });
    const started = connection.start();
    await fake.waitForCall('apps.connections.open');
    const stoppedAt = performance.now();
    await connection.stop();
    await started;
    expect(performance.now() - stoppedAt).toBeLessThan(500);
  });
});

describe('a fault that shows later', () => {
  it('ends the connection where the token was revoked, in whatever listener that shows', async () => {
    const fake = await fakeSlack();
    const { connection, lines } = connect(socketSettings(fake));
    connection.app.event('message', async ({ client }) => {
      await client.chat.postMessage({ channel: ids.dm, text: 'an answer' });
    });
    await connection.start();
    fake.revokeToken(fake.botToken);
    await fake.sendEnvelope('events_api', eventCallback(directMessage({ text: 'calico' })));
    expect(await rejectionOf(connection.finished)).toContain('The token in SLACK_BOT_TOKEN was revoked');
    expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  it('goes on where one call alone failed', async () => {
    const fake = await fakeSlack();
    const { connection, lines } = connect(socketSettings(fake));
    await connection.start();
    const error = await connection.app.client.chat.postMessage({ channel: 'C0NONE', text: 'x' }).catch((e) => e);
    expect(connection.reportFault(error)).toMatchObject({ code: 'channel_not_found', isFatal: false });
    expect(lines.at(-1)).toMatch(/^error: Slack: Slack answered "channel_not_found"\. See/u);
    expect((await fake.sendEnvelope('slash_commands', command())).payload).toEqual({ text: `as ${ids.botUser}` });
  });
});

it('goes on where one channel alone refuses us', async () => {
  const fake = await fakeSlack();
  const { connection } = connect(socketSettings(fake));
  await connection.start();
  fake.failNext('chat.postMessage', { error: 'no_permission' });
  const error = await connection.app.client.chat.postMessage({ channel: ids.dm, text: 'x' }).catch((e) => e);
  connection.reportFault(error);
  expect((await fake.sendEnvelope('slash_commands', command())).payload).toEqual({ text: `as ${ids.botUser}` });
});

describe('HTTP', () => {
  it('that is stopped while it starts does not open', async () => {
    const fake = await fakeSlack();
    const { connection, url, lines } = await connectHttp(fake);
    // Stopped at the moment in which Slack has answered who we are, and nothing has opened yet.
    const { app } = connection;
    const init = app.init.bind(app);
    app.init = async () => {
      await init();
      void connection.stop();
    };
    await connection.start();
    await connection.stop();
    expect((await postSigned(url, SECRET, command())).status).toBe(503);
    expect(lines).toEqual([]);
  });

  it('takes commands at /slack/events on the one server', async () => {
    const fake = await fakeSlack();
    const { connection, url, lines } = await connectHttp(fake);
    await connection.start();
    const answer = await postSigned(url, SECRET, command());
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: `as ${ids.botUser}` });
    expect(answer.headers.get('x-powered-by')).toBe(null);
    expect(lines).toEqual(['info: Slack: ready for requests at /slack/events.']);
  });

  it('answers the challenge that Slack checks the address with', async () => {
    const fake = await fakeSlack();
    const { connection, url } = await connectHttp(fake);
    await connection.start();
    const { status, body } = await postSigned(url, SECRET, { type: 'url_verification', challenge: 'c0ffee' });
    expect({ status, body }).toEqual({ status: 200, body: { challenge: 'c0ffee' } });
  });

  it.each([
    ['signed by another', 401, { secret: 'another' }],
    ['changed after it was signed', 401, { tamper: true }],
    // Some seconds from the limit, as the real clock runs on meanwhile; request-time.test.ts holds the limit itself.
    ['305 s in the future', 401, { ageS: -305 }],
    ['an hour in the future', 401, { ageS: -3600 }],
    ['305 s old', 401, { ageS: 305 }],
    ['290 s in the future', 200, { ageS: -290 }],
    ['290 s old', 200, { ageS: 290 }],
    ['from another workspace', 401, { team: 'T0FOREIGN' }],
  ])('answers a request that is %s with %i', async (_, status, odd: Odd) => {
    const fake = await fakeSlack();
    const { connection, url, lines } = await connectHttp(fake);
    await connection.start();
    const timestamp = Math.floor(Date.now() / 1000) - (odd.ageS ?? 0);
    const payload = { ...command(), team_id: odd.team ?? ids.team };
    const answer = await postSigned(url, odd.secret ?? SECRET, payload, { timestamp, tamper: odd.tamper ?? false });
    expect(answer.status).toBe(status);
    expect(lines.slice(1)).toHaveLength(status === 401 ? 1 : 0);
  });

  it('refuses events of another workspace too', async () => {
    const fake = await fakeSlack();
    const { connection, url } = await connectHttp(fake);
    await connection.start();
    const authorizations = [{ team_id: 'T0FOREIGN', enterprise_id: null, user_id: 'U1', is_bot: true }];
    const event = { ...eventCallback(directMessage({ text: 'calico' })), authorizations };
    expect((await postSigned(url, SECRET, event)).status).toBe(401);
  });

  it('refuses a request without a timestamp, one that is too long, and a GET', async () => {
    const fake = await fakeSlack();
    const { connection, url } = await connectHttp(fake);
    await connection.start();
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401);
    expect((await fetch(url)).status).toBe(405);
    const long = await postSigned(url, SECRET, command('x'.repeat(3 * 1024 * 1024)));
    expect(long.status).toBe(413);
  });

  it('asks Slack to come again before it has started and after it was stopped', async () => {
    const fake = await fakeSlack();
    fake.failNext('auth.test', { status: 500, times: 1 });
    const { connection, url } = await connectHttp(fake, { firstDelayMs: 300, maxDelayMs: 300 });
    const started = connection.start();
    expect((await postSigned(url, SECRET, command())).status).toBe(503);
    await started;
    expect((await postSigned(url, SECRET, command())).status).toBe(200);
    await connection.stop();
    expect((await postSigned(url, SECRET, command())).status).toBe(503);
  });

  it('answers requests under way when it is stopped', async () => {
    const fake = await fakeSlack();
    const { connection, server, url } = await connectHttp(fake);
    connection.app.command('/slow', async ({ ack }) => {
      await wait(150);
      await ack('late, but there');
    });
    await connection.start();
    const slow = postSigned(url, SECRET, { ...command(), command: '/slow' });
    await wait(50);
    await Promise.all([connection.stop(), server.stop()]);
    expect((await slow).body).toBe('late, but there');
    expect(await rejectionOf(fetch(url))).not.toBe('');
  });
});

it('logs no token and no word of a person, at "info" and above', async () => {
  const fake = await fakeSlack();
  const { connection, lines } = connect(socketSettings(fake));
  connection.app.event('message', async () => {
    throw new TypeError('a fault of ours');
  });
  await connection.start();
  await fake.sendEnvelope('events_api', eventCallback(directMessage({ text: 'my secret plan' })));
  fake.dropSockets();
  await fake.waitFor(() => fake.openedConnections === 2 || undefined);
  expect(lines.join('\n')).toContain('a fault of ours');
  expect(lines.join('\n')).not.toMatch(/secret plan|xoxb-|xapp-|ticket=/u);
});

type Odd = { secret?: string; tamper?: boolean; ageS?: number; team?: string };

/** Passes the Web API on, and can be closed and opened again on the same port. */
async function relayTo(apiUrl: string) {
  const make = () =>
    createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const { authorization = '', 'content-type': type = '' } = request.headers;
      const answer = await fetch(`${apiUrl}${request.url?.slice('/api/'.length)}`, {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body: Buffer.concat(parts),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
  let server = make();
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  endLater(close);
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    close,
    open: () => {
      server = make();
      return listen(port);
    },
  };
}

/** An address where nothing listens. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/api/`;
}
