import { Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commandDefinitions } from '#adapters/discord/command-definitions.ts';
import { diffCommands, type Scope } from '#adapters/discord/command-diff.ts';
import { inviteLink, neededPermissions, userInstallLink } from '#adapters/discord/permissions.ts';
import { registerCommands } from '#adapters/discord/register.ts';
import { createProbe } from '#adapters/discord/rest.ts';
import type { DiscordSettings } from '#adapters/discord/settings.ts';
import { checkCommands } from '#test/fakes/discord/check-commands.ts';
import { apiErrors } from '#test/fakes/discord/faults.ts';
import { ids } from '#test/fakes/discord/ids.ts';
import type { FakeDiscord } from '#test/fakes/discord/types.ts';
import { closedPort, fakeDiscord, gatewaySettings, httpSettings, rejectionOf } from './connection.ts';

async function register(settings: DiscordSettings | undefined, guildId?: string) {
  const printed: string[] = [];
  const isChanged = await registerCommands({ settings, guildId, print: (line) => printed.push(line) });
  return { isChanged, printed };
}

const puts = (fake: FakeDiscord) => fake.callsOf(/commands$/u, 'PUT');
const names = (fake: FakeDiscord, guildId?: string) => fake.commands(guildId).map(({ name }) => name);

const FOR_ALL = 'People who have Discord open see the change once they use a command, or restart Discord (Ctrl+R).';

describe('our commands', () => {
  it('are such as Discord takes', () => {
    expect(checkCommands(commandDefinitions())).toEqual([]);
  });

  it('are for servers, direct messages and other chats, added to a server or an account', () => {
    const where = commandDefinitions().map(({ contexts, integration_types }) => ({ contexts, integration_types }));
    expect(where).toEqual(Array(5).fill({ contexts: [0, 1, 2], integration_types: [0, 1] }));
  });
});

describe('registering', () => {
  it('tells Discord all commands with one call, says which, and changes nothing the second time', async () => {
    const fake = await fakeDiscord();
    const first = await register(gatewaySettings(fake));
    expect(first).toEqual({
      isChanged: true,
      printed: [
        '+ /k8snet',
        '+ /k8snet-compare',
        '+ /k8snet-topics',
        '+ /k8snet-help',
        '+ "Look this up" in the menu of a message',
        `Discord: registered 5 commands for all servers. ${FOR_ALL}`,
      ],
    });
    expect(names(fake)).toEqual(['k8snet', 'k8snet-compare', 'k8snet-topics', 'k8snet-help', 'Look this up']);
    expect(await register(gatewaySettings(fake))).toEqual({
      isChanged: false,
      printed: ['Discord: nothing to change; its 5 commands are registered for all servers.'],
    });
    expect([puts(fake).length, fake.violations]).toEqual([1, []]);
  });

  it('in one server leaves those for all servers alone, and is done at once', async () => {
    const fake = await fakeDiscord();
    const { printed } = await register(gatewaySettings(fake), ids.guild);
    expect(printed.at(-1)).toBe(
      `Discord: registered 5 commands in the server ${ids.guild}. They are there at once, beside those for all servers: a command that is in both is shown twice.`,
    );
    expect([names(fake).length, names(fake, ids.guild).length]).toEqual([0, 5]);
    expect((await register(gatewaySettings(fake), ids.guild)).isChanged).toBe(false);
  });

  it('says what differs, takes away what is no longer ours, and keeps what Discord does not let an app lose', async () => {
    const fake = await fakeDiscord();
    const [ask, compare, topics] = commandDefinitions();
    const launch = {
      type: 4,
      name: 'launch',
      description: 'Open it',
      handler: 2,
      contexts: [0],
      integration_types: [0],
    };
    const old = [{ ...ask, description: 'Ask' }, compare, topics, { name: 'old', description: 'x' }, launch];
    await putAs(fake, old);
    const { printed } = await register(gatewaySettings(fake));
    expect(printed).toEqual([
      '~ /k8snet: description "Ask" → "Ask about Kubernetes networking: what something is, how things differ, why it does not work."',
      '+ /k8snet-help',
      '+ "Look this up" in the menu of a message',
      '- /old',
      `Discord: registered 5 commands for all servers. ${FOR_ALL}`,
    ]);
    expect(fake.commands().find(({ type }) => type === 4)).toMatchObject(launch);
    expect((await register(gatewaySettings(fake))).isChanged).toBe(false);
  });

  it('asks Discord for the application only where its id is not given', async () => {
    const fake = await fakeDiscord();
    await register({ ...gatewaySettings(fake), applicationId: fake.applicationId });
    expect(fake.callsOf(/@me$/u)).toEqual([]);
  });

  it.each<[string, (fake: FakeDiscord) => DiscordSettings | undefined | Promise<DiscordSettings>, string]>([
    [
      'nothing is set',
      () => undefined,
      'DISCORD_TOKEN is not set, and commands are registered with it. Set it in .env',
    ],
    [
      'there is no token',
      httpSettings,
      'DISCORD_TOKEN is not set, and commands are registered with it. Set it in .env',
    ],
    [
      'the token is unknown',
      (fake) => ({ ...gatewaySettings(fake), token: 'MTEw.aaaaaa.not-the-token' }),
      'Discord does not know the token in DISCORD_TOKEN. At https://discord.com/developers/applications open the app',
    ],
    [
      'the application is another one',
      (fake) => ({ ...gatewaySettings(fake), applicationId: ids.guild }),
      'The token is not of this application (code 20012). Check DISCORD_APPLICATION_ID, or unset it.',
    ],
    [
      'nothing listens there',
      async (fake) => ({ ...gatewaySettings(fake), apiUrl: await closedPort() }),
      'Discord cannot be reached: nothing listens there. Check DISCORD_API_URL and that this machine may reach it.',
    ],
  ])('says what is wrong and the remedy where %s', async (_, settingsOf, message) => {
    const fake = await fakeDiscord();
    const said = await rejectionOf(register(await settingsOf(fake)));
    expect(said.startsWith(`Discord: ${message}`)).toBe(true);
    expect(said).not.toContain('not-the-token');
  });

  it('says how to add the app to a server that it is not in', async () => {
    const fake = await fakeDiscord();
    expect(await rejectionOf(register(gatewaySettings(fake), ids.foreignGuild))).toBe(
      `Discord: the app is not in the server ${ids.foreignGuild}, or was added there without "applications.commands". ` +
        `Check the id, and add it: ${inviteLink(fake.applicationId)}`,
    );
  });

  it('goes on after a short fault of Discord, and says what is wrong after a long one', async () => {
    const fake = await fakeDiscord();
    fake.failNext('/commands', { status: 503, times: 2 });
    expect((await register(gatewaySettings(fake))).isChanged).toBe(true);
    fake.failNext('/commands', { ...apiErrors.serverError, times: 4 });
    expect(await rejectionOf(register(gatewaySettings(fake)))).toBe(
      'Discord: Discord answered with HTTP status 500. See https://discordstatus.com if it lasts.',
    );
  });
});

describe('what differs', () => {
  const query = { type: 3, name: 'query', description: 'Ask', autocomplete: true, max_length: 500 };
  const wide = { type: 5, name: 'wide', description: 'Wide' };
  const ask = {
    type: 1,
    name: 'ask',
    description: 'Ask',
    options: [query, wide],
    contexts: [0, 1],
    integration_types: [0, 1],
  };
  /** What Discord adds, and what it says of what we leave out. */
  const told = {
    id: '1',
    application_id: '2',
    version: '3',
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    name_localizations: null,
    description_localizations: null,
  };
  const oneOption = (option: object) => ({ ...ask, options: [{ ...query, ...option }, wide] });

  it.each<[string, object, string[], Scope?]>([
    ['nothing, where it is told as it was defined', { ...told, ...ask }, []],
    [
      'nothing in lists whose order means nothing',
      { ...told, ...ask, contexts: [1, 0], integration_types: [1, 0] },
      [],
    ],
    ['nothing in what is there by default', { ...told, ...oneOption({ required: false, choices: [] }) }, []],
    ['a description', { ...told, ...ask, description: 'x' }, ['~ /ask: description "x" → "Ask"']],
    ['what an option takes', oneOption({ max_length: 100 }), ['~ /ask: option query max_length 100 → 500']],
    [
      'what an option takes, if nothing was said',
      oneOption({ max_length: undefined }),
      ['~ /ask: option query max_length not set → 500'],
    ],
    ['an option that must be there', oneOption({ required: true }), ['~ /ask: option query required true → not set']],
    ['an option that lacks', { ...ask, options: [query] }, ['~ /ask: options query → query, wide']],
    ['all options, where there are none', { ...ask, options: undefined }, ['~ /ask: options none → query, wide']],
    ['the order of options', { ...ask, options: [wide, query] }, ['~ /ask: options wide, query → query, wide']],
    [
      'choices of an option',
      oneOption({ choices: [{ name: 'a', value: 'b' }] }),
      ['~ /ask: option query choices a → none'],
    ],
    ['where it may be used', { ...ask, contexts: null }, ['~ /ask: contexts not set → [0,1]']],
    [
      'by whom, as the default is servers alone',
      { ...ask, integration_types: undefined },
      ['~ /ask: integration_types [0] → [0,1]'],
    ],
    [
      'nothing that Discord keeps of global commands alone, in one server',
      { ...told, ...ask, contexts: null, integration_types: [0], guild_id: '4' },
      [],
      'guild',
    ],
    ['a command of another type with that name', { ...ask, type: 3 }, ['+ /ask', '- "ask" in the menu of a message']],
  ])('is %s', (_, registered, changes, scope = 'global') => {
    expect(diffCommands([ask], [{ name: 'ask', ...registered }], scope)).toEqual(changes);
  });
});

describe('the invitation', () => {
  it('asks for exactly the permissions that are needed', () => {
    // View Channel 1024, Send Messages 2048, Read Message History 65536, Send Messages in Threads 274877906944.
    expect(inviteLink('117000000000000001')).toBe(
      'https://discord.com/oauth2/authorize?client_id=117000000000000001&permissions=274877975552&integration_type=0&scope=bot+applications.commands',
    );
    expect(neededPermissions.map(({ name }) => name)).toEqual([
      'View Channel',
      'Send Messages',
      'Send Messages in Threads',
      'Read Message History',
    ]);
  });

  it('to an account asks for the commands alone', () => {
    expect(userInstallLink('117000000000000001')).toBe(
      'https://discord.com/oauth2/authorize?client_id=117000000000000001&integration_type=1&scope=applications.commands',
    );
  });
});

/** As another version of ours would have registered them. */
async function putAs(fake: FakeDiscord, body: readonly (object | undefined)[]): Promise<void> {
  await createProbe(gatewaySettings(fake), 1_000).put(Routes.applicationCommands(fake.applicationId), { body });
}
