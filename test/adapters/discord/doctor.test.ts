import { describe, expect, it } from 'vitest';
import { commandDefinitions } from '#adapters/discord/command-definitions.ts';
import { checkDiscord } from '#adapters/discord/doctor.ts';
import { inviteLink, userInstallLink } from '#adapters/discord/permissions.ts';
import { registerCommands } from '#adapters/discord/register.ts';
import type { DiscordSettings } from '#adapters/discord/settings.ts';
import { examine } from '#src/doctor.ts';
import { rateLimited } from '#test/fakes/discord/faults.ts';
import { ids } from '#test/fakes/discord/ids.ts';
import type { FakeDiscord, FakeDiscordOptions } from '#test/fakes/discord/types.ts';
import { bothSettings, closedPort, fakeDiscord, gatewaySettings, httpSettings } from './connection.ts';

const http = { host: '127.0.0.1', port: 3000 };
const ENDPOINT = 'https://k8snet.example.com/discord/interactions';

/** `state name: detail` of each check. */
async function lines(settings: DiscordSettings | undefined, callMs?: number): Promise<string[]> {
  return (await checkDiscord(settings, http, callMs)).map(({ state, name, detail }) => `${state} ${name}: ${detail}`);
}

/** With the commands registered. */
async function readyDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const fake = await fakeDiscord(options);
  await registerCommands({ settings: gatewaySettings(fake), print: () => {} });
  return fake;
}

const invitation = (applicationId: string) =>
  `ok Discord invitation: to add it to a server, with exactly the permissions that it needs: ${inviteLink(applicationId)}`;

const all = (
  fake: FakeDiscord,
  { interactions = 'ok Discord interactions: commands and buttons come by gateway' } = {},
) => [
  `ok Discord API: ${fake.apiUrl} answers`,
  'ok Discord token: @k8snet of the app "k8snet"',
  `ok Discord application: ${fake.applicationId}`,
  interactions,
  'ok Discord gateway: 1 connection; 1000 of 1000 session starts left today',
  'ok Discord commands: all 5 are registered for all servers',
  invitation(fake.applicationId),
];

describe('the check of Discord', () => {
  it('says how to connect it where nothing is set', async () => {
    expect(await checkDiscord(undefined, http)).toEqual([
      {
        name: 'Discord',
        state: 'ok',
        detail: 'not connected',
        remedy: 'To connect it, set DISCORD_TOKEN: README.md, "Connect Discord".',
      },
    ]);
  });

  it('finds nothing wrong with a gateway, opens no connection and changes nothing', async () => {
    const fake = await readyDiscord();
    const before = fake.calls.length;
    expect(await lines(gatewaySettings(fake))).toEqual(all(fake));
    expect(fake.openedConnections).toBe(0);
    expect(fake.calls.slice(before).map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  });

  it('says with each check what may be done next', async () => {
    const fake = await fakeDiscord();
    const checks = await checkDiscord(gatewaySettings(fake), http);
    expect(checks.at(-1)?.remedy).toBe(
      `To have it in every server and chat, add it to your own account: ${userInstallLink(fake.applicationId)}`,
    );
    expect(checks.filter(({ state, remedy }) => state !== 'ok' && !remedy?.match(/^[A-Z].*/u))).toEqual([]);
  });

  it('finds nothing wrong with interactions over HTTP beside a gateway', async () => {
    const fake = await readyDiscord({ application: { interactions_endpoint_url: ENDPOINT } });
    const interactions = `ok Discord interactions: Discord sends commands and buttons to ${ENDPOINT}; taken at http://127.0.0.1:3000/discord/interactions`;
    expect(await lines(bothSettings(fake))).toEqual(
      all(fake, { interactions }).toSpliced(3, 0, 'ok Discord public key: DISCORD_PUBLIC_KEY is that of the app'),
    );
  });

  it('says what cannot be seen with the public key alone', async () => {
    const fake = await fakeDiscord();
    expect(await lines({ ...httpSettings(fake), applicationId: ids.guild })).toEqual([
      `ok Discord API: ${fake.apiUrl} answers`,
      'ok Discord interactions: DISCORD_PUBLIC_KEY is set; taken at http://127.0.0.1:3000/discord/interactions. Whether Discord reaches it cannot be seen from here',
      'warning Discord commands: whether they are registered, and whether DISCORD_PUBLIC_KEY is right, cannot be seen without a token',
      invitation(ids.guild),
    ]);
  });
});

describe('what is wrong is found:', () => {
  it.each<[string, FakeDiscordOptions, (fake: FakeDiscord) => DiscordSettings, string, RegExp]>([
    [
      'another application id',
      {},
      (fake) => ({ ...gatewaySettings(fake), applicationId: ids.guild }),
      `wrong Discord application: DISCORD_APPLICATION_ID is ${ids.guild}, but the token is of the application ${ids.application}`,
      /^Unset DISCORD_APPLICATION_ID/u,
    ],
    [
      'another public key',
      { application: { interactions_endpoint_url: ENDPOINT } },
      (fake) => ({ ...bothSettings(fake), publicKey: 'ab'.repeat(32) }) as DiscordSettings,
      'wrong Discord public key: DISCORD_PUBLIC_KEY is not that of the app, so that everything from Discord would be refused',
      /copy "Public Key" to DISCORD_PUBLIC_KEY\.$/u,
    ],
    [
      'interactions that go elsewhere',
      { application: { interactions_endpoint_url: ENDPOINT } },
      gatewaySettings,
      `wrong Discord interactions: commands and buttons do not come by gateway: the portal has Discord send them to ${ENDPOINT}`,
      /empty "Interactions Endpoint URL"; or set DISCORD_PUBLIC_KEY/u,
    ],
    [
      'no address for interactions',
      {},
      bothSettings,
      'warning Discord interactions: DISCORD_PUBLIC_KEY is set, but the portal has no address to send commands and buttons to: they come by gateway',
      /enter https:\/\/<your public name>\/discord\/interactions as "Interactions Endpoint URL"/u,
    ],
    [
      'another path for interactions',
      { application: { interactions_endpoint_url: 'https://k8snet.example.com/interactions' } },
      bothSettings,
      'warning Discord interactions: Discord sends commands and buttons to https://k8snet.example.com/interactions; taken at http://127.0.0.1:3000/discord/interactions',
      /ends in \/discord\/interactions/u,
    ],
    [
      'an intent that is not switched on',
      { messageContent: false },
      (fake) => ({ ...gatewaySettings(fake), messageContent: true }),
      'wrong Discord message content: DISCORD_MESSAGE_CONTENT is true, but the intent is not switched on in the portal: it would not start',
      /switch on "Message Content Intent"/u,
    ],
    [
      'no session starts left',
      { gateway: { remaining: 0 } },
      gatewaySettings,
      'wrong Discord gateway: 1 connection; 0 of 1000 session starts left today',
      /^It starts again at 20\S+Z;/u,
    ],
    [
      'few session starts left',
      { gateway: { remaining: 9 } },
      gatewaySettings,
      'warning Discord gateway: 1 connection; 9 of 1000 session starts left today',
      /^See why/u,
    ],
    [
      'fewer connections than recommended',
      { gateway: { shards: 4 } },
      (fake) => ({ ...gatewaySettings(fake), shards: 2 }),
      'warning Discord gateway: 2 connections, where Discord recommends 4; 1000 of 1000 session starts left today',
      /^Set DISCORD_SHARDS to auto/u,
    ],
  ])('%s', async (_, options, settingsOf, line, remedy) => {
    const fake = await readyDiscord(options);
    const checks = await checkDiscord(settingsOf(fake), http);
    const found = checks.filter(({ state }) => state !== 'ok');
    expect(found.map(({ state, name, detail }) => `${state} ${name}: ${detail}`)).toEqual([line]);
    expect(found[0]?.remedy).toMatch(remedy);
  });

  it('commands that are not registered, or of another version', async () => {
    const fake = await fakeDiscord();
    const remedy = 'Register them: npm start -- discord:register';
    const find = async () =>
      (await checkDiscord(gatewaySettings(fake), http)).find(({ name }) => name === 'Discord commands');
    const lacking = commandDefinitions().map(({ type, name }) =>
      type === 3 ? `+ "${name}" in the menu of a message` : `+ /${name}`,
    );
    expect(await find()).toEqual({
      name: 'Discord commands',
      state: 'warning',
      detail: `what is registered for all servers differs from what this version has:\n${lacking.join('\n')}`,
      remedy,
    });
  });

  it('the token, and nothing else is asked then', async () => {
    const fake = await fakeDiscord();
    fake.revokeToken();
    expect(await lines({ ...gatewaySettings(fake), applicationId: ids.application })).toEqual([
      `ok Discord API: ${fake.apiUrl} answers`,
      'wrong Discord token: Discord does not know the token in DISCORD_TOKEN',
      invitation(ids.application),
    ]);
    expect(fake.calls.length).toBe(1);
  });

  it.each([
    ['does not answer', { hang: true }, 'Discord cannot be reached: no answer in time', 100],
    ['is broken', { status: 502 }, 'Discord answered with HTTP status 502', undefined],
    ['is not the API', { status: 200, body: { hello: 'world' } }, 'What answered is not the Discord API', undefined],
  ])('what is called, where it %s', async (_, failure, message, callMs) => {
    const fake = await fakeDiscord();
    fake.failNext('/', failure);
    expect(await lines(gatewaySettings(fake), callMs)).toEqual([`wrong Discord API: ${fake.apiUrl}: ${message}`]);
    fake.failNext('/', failure);
    expect(await lines(httpSettings(fake), callMs)).toEqual([`wrong Discord API: ${fake.apiUrl}: ${message}`]);
  });

  it('an address on which nothing listens', async () => {
    const apiUrl = await closedPort();
    const fake = await fakeDiscord();
    expect(await lines({ ...gatewaySettings(fake), apiUrl })).toEqual([
      `wrong Discord API: ${apiUrl}: Discord cannot be reached: nothing listens there`,
    ]);
  });

  it('a call that Discord refuses alone', async () => {
    const fake = await readyDiscord();
    fake.failNext('/gateway/bot', rateLimited(60));
    fake.failNext('/commands', { status: 500 });
    expect((await lines(gatewaySettings(fake))).filter((line) => !line.startsWith('ok'))).toEqual([
      'wrong Discord gateway: Discord asks us to slow down',
      'wrong Discord commands: Discord answered with HTTP status 500',
    ]);
  });
});

const TOKEN = 'MTE3MDAwMDAwMDAwMDAwMDAx.GabcDE.k3y-of_twenty7-characters00';
const PUBLIC_KEY = 'ab'.repeat(32);

it.each([
  ['starts Discord by gateway', { DISCORD_TOKEN: TOKEN }],
  [
    'starts Discord over HTTP on 127.0.0.1:3000, without mentions and direct messages',
    { DISCORD_PUBLIC_KEY: PUBLIC_KEY },
  ],
  [
    'starts Discord over HTTP on 127.0.0.1:3000, with mentions and direct messages by gateway',
    { DISCORD_TOKEN: TOKEN, DISCORD_PUBLIC_KEY: PUBLIC_KEY },
  ],
  [
    'starts Slack by Socket Mode and Discord by gateway',
    { SLACK_BOT_TOKEN: 'xoxb-1-2-abcdef', SLACK_APP_TOKEN: 'xapp-1-2-abcdef', DISCORD_TOKEN: TOKEN },
  ],
])('the environment %s', (starts, environment) => {
  const { checks } = examine(environment, 'v24.12.0');
  const detail = checks.find(({ name }) => name === 'Environment')?.detail ?? '';
  expect(detail).toBe(`set: ${Object.keys(environment).join(', ')}; ${starts}`);
  expect(JSON.stringify(checks)).not.toContain(TOKEN);
});
