import { sign } from 'node:crypto';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import type { APIInteraction } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createInteractionsEndpoint, type EndpointOptions } from '#adapters/discord/interactions-endpoint.ts';
import { INTERACTIONS_PATH } from '#adapters/discord/settings.ts';
import { createHttpServer } from '#src/service/http-server.ts';
import { ids } from '#test/fakes/discord/ids.ts';
import { ping, slashCommand } from '#test/fakes/discord/payloads.ts';
import { makeKeys } from '#test/fakes/discord/signed-post.ts';
import type { FakeDiscord, PostOptions } from '#test/fakes/discord/types.ts';
import { endLater, expectNothingUnhandled, fakeDiscord, recordLog } from './connection.ts';

expectNothingUnhandled();

const READY = 'info: Discord: ready for interactions at /discord/interactions.';

/** On the program's own server; `taken` are the interactions that were to be answered. */
async function openEndpoint(options: Partial<EndpointOptions> = {}) {
  const discord = await fakeDiscord();
  const { lines, logger } = recordLog();
  const server = createHttpServer({ host: '127.0.0.1', port: 0 });
  const { port } = await server.start();
  endLater(() => server.stop());
  const taken: APIInteraction[] = [];
  const endpoint = createInteractionsEndpoint({
    publicKey: discord.publicKey,
    logger,
    mount: server.mount,
    answer: async (interaction) => {
      taken.push(interaction);
      return asJson({ type: 4, data: { content: `answer to ${interaction.id}` } });
    },
    ...options,
  });
  return { discord, endpoint, server, lines, taken, url: `http://127.0.0.1:${port}${INTERACTIONS_PATH}` };
}

async function openedEndpoint(options: Partial<EndpointOptions> = {}) {
  const opened = await openEndpoint(options);
  opened.endpoint.open();
  return opened;
}

const asJson = (response: object) => Buffer.from(JSON.stringify(response));

const command = (discord: FakeDiscord, query = 'calico') =>
  slashCommand(discord, { name: 'k8snet', options: [{ name: 'query', value: query }] });

const NOW_S = 1_700_000_000;
const nowS = () => Math.floor(Date.now() / 1000);

describe('the endpoint for interactions', () => {
  it('hands over what Discord has signed, whole, and answers with what is said to it', async () => {
    const { discord, url, taken, lines } = await openedEndpoint();
    const interaction = command(discord, 'was ist Calico? 日本 🦊');
    const { status, body } = await discord.postInteraction(url, interaction);
    expect({ status, body, taken }).toEqual({
      status: 200,
      body: { type: 4, data: { content: `answer to ${interaction.id}` } },
      taken: [interaction],
    });
    expect(discord.responses.map(({ type }) => type)).toEqual([4]);
    expect(lines).toEqual([READY]);
  });

  it('sends the bytes that it is given as they are, with their length', async () => {
    const json = '{ "type":4, "data":{"content":"日本"} }';
    const { discord, post } = await openSigned({ answer: async () => Buffer.from(json) });
    const { text, headers } = await post(JSON.stringify(command(discord)));
    expect({ text, headers }).toEqual({
      text: json,
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(json)),
        date: expect.any(String),
        connection: 'close',
      },
    });
  });

  it('answers the ping with which Discord tries the address out, and asks nobody', async () => {
    const { discord, url, taken } = await openedEndpoint();
    const { status, body } = await discord.postInteraction(url, ping(discord));
    expect({ status, body, taken }).toEqual({ status: 200, body: { type: 1 }, taken: [] });
  });

  const unsigned = 'is not signed with DISCORD_PUBLIC_KEY; Discord sends such ones to try the address out';
  const clock = "if it is from Discord, this machine's clock is wrong";
  it.each<[string, number, string[], PostOptions]>([
    ['changed after it was signed', 401, [unsigned], { tamper: true }],
    ['signed by nobody', 401, [unsigned], { signature: 'ab'.repeat(64) }],
    ['signed with something that is no signature', 401, [unsigned], { signature: 'none' }],
    ['without signature and time', 401, [`has no valid timestamp; ${clock}`], { omitHeaders: true }],
    ['301 s old', 401, [`is 301 s old; ${clock}`], { atSeconds: NOW_S - 301 }],
    ['301 s in the future', 401, [`is dated 301 s in the future; ${clock}`], { atSeconds: NOW_S + 301 }],
    ['300 s old', 200, [], { atSeconds: NOW_S - 300 }],
    ['300 s in the future', 200, [], { atSeconds: NOW_S + 300 }],
  ])('answers a request that is %s with %i', async (_, status, why, options) => {
    const { discord, url, lines, taken } = await openedEndpoint({ now: () => NOW_S * 1000 });
    const posted = await discord.postInteraction(url, command(discord), { atSeconds: NOW_S, ...options });
    expect({ status: posted.status, taken: taken.length, lines: lines.slice(1) }).toEqual({
      status,
      taken: status === 200 ? 1 : 0,
      lines: why.map((reason) => `warn: Discord: answered a request with 401 that ${reason}.`),
    });
  });

  it('refuses the very same request the second time, and takes an interaction that Discord sends anew', async () => {
    const { discord, url, taken, lines } = await openedEndpoint();
    const interaction = command(discord);
    const atSeconds = nowS();
    expect((await discord.postInteraction(url, interaction, { atSeconds })).status).toBe(200);
    expect((await discord.postInteraction(url, interaction, { atSeconds })).status).toBe(401);
    expect((await discord.postInteraction(url, interaction, { atSeconds: atSeconds + 1 })).status).toBe(200);
    expect(taken.map(({ id }) => id)).toEqual([interaction.id, interaction.id]);
    expect(lines.slice(1)).toEqual(['warn: Discord: answered a request with 401 that was sent a second time.']);
  });

  it('takes one of two that are the very same and come at once', async () => {
    const { discord, url, taken } = await openedEndpoint();
    const [interaction, atSeconds] = [command(discord), nowS()];
    const both = await Promise.all([1, 2].map(() => discord.postInteraction(url, interaction, { atSeconds })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(taken.map(({ id }) => id)).toEqual([interaction.id]);
  });

  it('refuses what is for another application', async () => {
    const { discord, url, taken, lines } = await openedEndpoint({ applicationId: ids.guild });
    expect((await discord.postInteraction(url, command(discord))).status).toBe(401);
    expect(taken).toEqual([]);
    expect(lines[1]).toBe(
      `warn: Discord: answered a request with 401 that is for the application ${ids.application}, not DISCORD_APPLICATION_ID.`,
    );
  });

  it.each([
    ['not JSON', '<html>'],
    ['nothing', ''],
    ['no object', 'null'],
    ['a list', '[]'],
    ['without an id', `{"type":2,"token":"t","application_id":"${ids.application}"}`],
    [
      'of a type that Discord has not made yet',
      `{"id":"1","type":6,"token":"t","application_id":"${ids.application}"}`,
    ],
  ])('answers 400 to what is signed and %s', async (_, body) => {
    const { post, taken, lines } = await openSigned();
    expect({ status: (await post(body)).status, taken, lines: lines.slice(1) }).toEqual({
      status: 400,
      taken: [],
      lines: ['warn: Discord: answered a request with 400 that is signed, but not an interaction that we know.'],
    });
  });

  it.each([
    ['says so', {}],
    ['does not', { 'transfer-encoding': 'chunked' }],
  ])('refuses what is too long and %s', async (_, headers) => {
    const { discord, post, taken, lines } = await openSigned();
    const { status } = await post(JSON.stringify({ ...command(discord), pad: 'x'.repeat(1024 * 1024) }), headers);
    expect({ status, taken, lines: lines.slice(1) }).toEqual({
      status: 413,
      taken: [],
      lines: ['warn: Discord: answered a request with 413 that is longer than 1048576 bytes.'],
    });
  });

  it('refuses another method', async () => {
    const { url, lines } = await openedEndpoint();
    const got = await fetch(url);
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
    expect(lines.slice(1)).toEqual(['info: Discord: answered a request with 405 that is a GET.']);
  });

  it('asks to come again before it has opened and after it was closed', async () => {
    const { discord, endpoint, url, lines } = await openEndpoint();
    const post = async () => (await discord.postInteraction(url, command(discord))).status;
    const before = await post();
    endpoint.open();
    const opened = await post();
    await endpoint.close();
    expect([before, opened, await post()]).toEqual([503, 200, 503]);
    expect(lines[0]).toBe(
      'info: Discord: answered a request with 503 that came while nothing is answered: we start or stop.',
    );
  });

  it('answers what is under way when it is closed', async () => {
    const begun = Promise.withResolvers<void>();
    const working = Promise.withResolvers<void>();
    const { discord, endpoint, server, url } = await openedEndpoint({
      answer: async () => {
        begun.resolve();
        await working.promise;
        return asJson({ type: 5 });
      },
    });
    const slow = discord.postInteraction(url, command(discord));
    await begun.promise;
    const order: string[] = [];
    const closed = endpoint.close().then(() => order.push('closed'));
    const stopped = server.stop();
    setImmediate(() => {
      order.push('answered');
      working.resolve();
    });
    expect((await slow).body).toEqual({ type: 5 });
    await Promise.all([closed, stopped]);
    expect(order).toEqual(['answered', 'closed']);
  });

  it('answers 500 where nothing can be said, and logs why', async () => {
    const { discord, url, lines } = await openedEndpoint({ answer: () => Promise.reject(new Error('broken')) });
    expect((await discord.postInteraction(url, command(discord))).status).toBe(500);
    expect(lines.slice(1)).toEqual(['warn: Discord: answered a request with 500 that could not be answered: broken.']);
  });
});

type Answer = { readonly status: number; readonly text: string; readonly headers: IncomingHttpHeaders };

/** An endpoint whose key we have, for what the fake would not send: any body, signed as Discord signs. */
async function openSigned(options: Partial<EndpointOptions> = {}) {
  const { publicKey, privateKey } = makeKeys();
  const opened = await openedEndpoint({ publicKey, ...options });
  const post = (body: string, headers: OutgoingHttpHeaders = {}) => {
    const time = String(nowS());
    const signature = sign(null, Buffer.from(time + body), privateKey).toString('hex');
    return send(opened.url, body, { 'x-signature-ed25519': signature, 'x-signature-timestamp': time, ...headers });
  };
  return { ...opened, post };
}

/** On a connection of its own, which does not stay open. */
function send(url: string, body: string, headers: OutgoingHttpHeaders): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent: false, headers }, async (answer) => {
      const text = Buffer.concat(await answer.toArray()).toString();
      resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers });
    });
    sending.on('error', reject).end(body);
  });
}
