import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  type ClientOptions,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  type Message,
  MessageFlags,
  ModalBuilder,
  Partials,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, describe, expect, test } from 'vitest';
import {
  autocomplete,
  buttonPress,
  messageCommand,
  modalSubmit,
  selectChoice,
  slashCommand,
} from '#test/fakes/discord/payloads.ts';
import { apiErrors, ids, rateLimited, startFakeDiscord } from '#test/fakes/discord/server.ts';
import type { FakeDiscord, FakeDiscordOptions } from '#test/fakes/discord/types.ts';

/** The real discord.js against the fake, which so holds to what discord.js expects of Discord. */

/** All of them live until the end, as some of the tests run beside each other. */
const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

type Bot = { readonly discord: FakeDiscord; readonly client: Client<true> };

const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

async function makeFake(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await startFakeDiscord({ gateway: { maxConcurrency: 16 }, identifyWindowMs: 0, ...options });
  ends.push(() => discord.stop());
  return discord;
}

/** With it, connections identify as soon as they like. */
const atOnce = { buildIdentifyThrottler: () => ({ waitForIdentify: async () => undefined }) };

function makeClient(discord: FakeDiscord, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents,
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: discord.apiUrl },
    ws: { ...atOnce },
    waitGuildTimeout: 200,
    ...options,
  });
  client.on(Events.Error, () => undefined);
  ends.push(() => client.destroy());
  return client;
}

async function login(options: FakeDiscordOptions = {}, clientOptions: Partial<ClientOptions> = {}): Promise<Bot> {
  const discord = await makeFake(options);
  const client = makeClient(discord, clientOptions);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return { discord, client: await ready };
}

function onCommand(client: Client, run: (command: ChatInputCommandInteraction) => Promise<unknown>): void {
  onInteraction(client, async (interaction) => {
    if (interaction.isChatInputCommand()) await run(interaction);
  });
}

function onInteraction(client: Client, run: (interaction: Interaction) => Promise<unknown>): void {
  client.on(Events.InteractionCreate, async (interaction) => {
    await run(interaction);
  });
}

/** Texts of the messages that the client got, with the shard that brought them. */
function recordMessages(client: Client): [string, number][] {
  const seen: [string, number][] = [];
  client.on(Events.MessageCreate, (message) => seen.push([message.content, message.guild?.shardId ?? 0]));
  return seen;
}

const say = (discord: FakeDiscord, content: string, channelId: string = ids.channel) =>
  discord.dispatch('MESSAGE_CREATE', discord.addUserMessage(channelId, { content, mentionsBot: true }));

const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(buttons).toJSON();
const button = (id: string) => new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Secondary);

/** The error of a call that is refused. */
async function errorOf(call: Promise<unknown>): Promise<{ code: unknown; status: unknown; message: string }> {
  const error = await call.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  if (!(error instanceof DiscordAPIError)) throw new Error(`no DiscordAPIError: ${error}`);
  return { code: error.code, status: error.status, message: error.message };
}

describe('what discord.js does with', () => {
  test('a login: it sees both servers with their channels and threads', async () => {
    const { discord, client } = await login();
    expect([client.user.id, client.application.id]).toEqual([discord.botId, discord.applicationId]);
    expect([...client.guilds.cache.keys()]).toEqual([ids.guild, ids.otherGuild]);
    const post = client.channels.cache.get(ids.post);
    expect(post?.isThread() && post.parent?.type).toBe(15);
    expect([discord.connections, discord.openedConnections, discord.identifies.length]).toEqual([1, 1, 1]);
  });

  test('a command: it defers, edits, and more follows', async () => {
    const { discord, client } = await login();
    onCommand(client, async (command) => {
      await command.deferReply();
      await command.editReply('one');
      await command.followUp({ content: 'two', flags: MessageFlags.Ephemeral });
    });
    const response = await discord.deliver(slashCommand(discord, { name: 'ask' }));
    expect([response.type, response.data]).toEqual([5, { flags: 0 }]);
    await discord.waitFor(() => discord.ephemerals[0]);
    expect(discord.messages(ids.channel)).toMatchObject([{ content: 'one', flags: 0, type: 20, editedAt: undefined }]);
    expect(discord.ephemerals).toMatchObject([
      { content: 'two', flags: 64, toUser: ids.user, type: 19, reference: response.messageId },
    ]);
    expect(discord.violations).toEqual([]);
  });

  test('a command: options, people and the message that it made', async () => {
    const { discord, client } = await login();
    const seen: unknown[] = [];
    onCommand(client, async (command) => {
      const { createdTimestamp, options, context, locale } = command;
      seen.push(options.getString('query'), options.getInteger('page'), options.getBoolean('public'));
      seen.push(options.getUser('for')?.username, context, locale, Math.abs(Date.now() - createdTimestamp) < 2000);
      const { resource } = await command.reply({ content: 'hello', withResponse: true });
      seen.push(resource?.message?.content, resource?.message?.interactionMetadata?.user.id);
    });
    const options = [
      { name: 'query', value: 'dns' },
      { name: 'page', value: 2 },
      { name: 'public', value: true },
      { name: 'for', value: ids.otherUser, isUser: true },
    ];
    const { messageId } = await discord.deliver(slashCommand(discord, { name: 'ask', options, locale: 'de' }));
    await discord.waitFor(() => seen[8]);
    expect(seen).toEqual(['dns', 2, true, 'ben', 0, 'de', true, 'hello', ids.user]);
    expect(discord.messages(ids.channel).map(({ id }) => id)).toEqual([messageId]);
  });

  test('an autocompletion', async () => {
    const { discord, client } = await login();
    onInteraction(client, async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { value } = interaction.options.getFocused(true);
      await interaction.respond([{ name: `${value}…`, value }]);
    });
    const typed = autocomplete(discord, { name: 'ask', options: [{ name: 'query', value: 'cal', focused: true }] });
    const { type, data } = await discord.deliver(typed);
    expect([type, data]).toEqual([8, { choices: [{ name: 'cal…', value: 'cal' }] }]);
  });

  test('a press: it changes the message that the button sits on, or answers beside it', async () => {
    const { discord, client } = await login();
    onInteraction(client, async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'page 1', components: [row(button('next'), button('beside'))] });
      if (!interaction.isButton()) return;
      if (interaction.customId === 'next') await interaction.update({ content: 'page 2' });
      else await interaction.reply({ content: `beside ${interaction.message.content}`, flags: MessageFlags.Ephemeral });
    });
    const { messageId = '' } = await discord.deliver(slashCommand(discord, { name: 'ask' }));
    const next = await discord.deliver(buttonPress(discord, { messageId, customId: 'next' }));
    await discord.deliver(buttonPress(discord, { messageId, customId: 'beside', user: ids.otherUser }));
    expect([next.type, next.messageId]).toEqual([7, messageId]);
    expect(discord.messages(ids.channel)).toMatchObject([{ content: 'page 2', edits: [{ content: 'page 1' }] }]);
    expect(discord.ephemerals).toMatchObject([
      { content: 'beside page 2', toUser: ids.otherUser, reference: messageId },
    ]);
  });

  test('a choice in a menu that sits in a message of components', async () => {
    const { discord, client } = await login();
    const menu = new StringSelectMenuBuilder().setCustomId('topic').addOptions({ label: 'Pods', value: 'pods' });
    const components = [
      new TextDisplayBuilder().setContent('Topics'),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu),
    ];
    onInteraction(client, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ components, flags: MessageFlags.IsComponentsV2 });
      if (!interaction.isStringSelectMenu()) return;
      await interaction.deferUpdate();
      await interaction.editReply({ components: [new TextDisplayBuilder().setContent(`${interaction.values}`)] });
    });
    const { messageId = '' } = await discord.deliver(slashCommand(discord, { name: 'topics' }));
    const chosen = await discord.deliver(selectChoice(discord, { messageId, customId: 'topic', values: ['pods'] }));
    expect([chosen.type, chosen.data, chosen.messageId]).toEqual([6, {}, messageId]);
    await discord.waitFor(() => discord.messages(ids.channel)[0]?.editedAt);
    expect(discord.messages(ids.channel)[0]?.components).toEqual([{ type: 10, content: 'pods' }]);
  });

  test('a window: it is opened by a press and filled in', async () => {
    const { discord, client } = await login();
    const input = new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Short);
    const label = new LabelBuilder().setLabel('Why?').setTextInputComponent(input);
    onInteraction(client, async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'x', components: [row(button('open'))] });
      if (interaction.isButton())
        await interaction.showModal(
          new ModalBuilder().setCustomId('reason').setTitle('Reason').addLabelComponents(label),
        );
      if (interaction.isModalSubmit() && interaction.isFromMessage())
        await interaction.update({ content: interaction.fields.getTextInputValue('why') });
    });
    const { messageId = '' } = await discord.deliver(slashCommand(discord, { name: 'ask' }));
    const opened = await discord.deliver(buttonPress(discord, { messageId, customId: 'open' }));
    expect([opened.type, opened.data.title, opened.messageId]).toEqual([9, 'Reason', undefined]);
    await discord.deliver(modalSubmit(discord, { messageId, customId: 'reason', fields: { why: 'because' } }));
    expect(discord.messages(ids.channel)[0]?.content).toBe('because');
  });

  test('a command on a message, whose text it gets', async () => {
    const { discord, client } = await login();
    onInteraction(client, async (interaction) => {
      if (interaction.isMessageContextMenuCommand()) await interaction.reply(interaction.targetMessage.content);
    });
    const { id } = discord.addUserMessage(ids.thread, { content: 'what is dns' });
    await discord.deliver(messageCommand(discord, { name: 'Ask this', messageId: String(id) }));
    expect(discord.messages(ids.thread)).toMatchObject([{ id }, { content: 'what is dns', type: 23, reference: id }]);
  });

  test.each([
    ['in a server', 'guild', ids.channel, [0, ids.guild, null, ids.guild]],
    ['in direct messages with the bot', 'botDm', ids.dm, [1, '0', ids.user, null]],
    ['in a foreign server', 'foreignGuild', ids.foreignChannel, [0, null, ids.user, ids.foreignGuild]],
    ['in a group', 'groupDm', ids.groupDm, [2, null, ids.user, null]],
  ] as const)('a command %s', async (_name, where, channelId, expected) => {
    const { discord, client } = await login();
    onCommand(client, async (command) => {
      const { context, authorizingIntegrationOwners: owners, guildId } = command;
      await command.reply(JSON.stringify([context, owners.guildId, owners.userId, guildId]));
    });
    await discord.deliver(slashCommand(discord, { name: 'ask', where }));
    expect(JSON.parse(discord.messages(channelId)[0]?.content ?? '')).toEqual(expected);
  });

  test('a mention: it replies, edits and deletes', async () => {
    const { discord, client } = await login();
    const answered = new Promise<Message>((resolve) => {
      client.on(Events.MessageCreate, async (message) => {
        if (!message.author.bot) resolve(await message.reply('an answer'));
      });
    });
    const asked = discord.addUserMessage(ids.post, { content: `<@${discord.botId}> dns` });
    discord.dispatch('MESSAGE_CREATE', asked);
    const answer = await answered;
    expect(discord.messages(ids.post)).toMatchObject([{ id: asked.id }, { content: 'an answer', reference: asked.id }]);
    await answer.edit('a better one');
    expect(discord.messages(ids.post)[1]).toMatchObject({ content: 'a better one', edits: [{ content: 'an answer' }] });
    await answer.delete();
    expect(discord.messages(ids.post)).toHaveLength(1);
    expect([discord.violations, discord.pings()]).toEqual([[], []]);
  });

  test('its own messages, changes and removals: it is told of them as of all others', async () => {
    const { discord, client } = await login();
    const told: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => told.push(`new ${content}`));
    client.on(Events.MessageUpdate, (_old, { content }) => told.push(`changed ${content}`));
    client.on(Events.MessageDelete, ({ content }) => told.push(`gone ${content}`));
    onCommand(client, async (command) => {
      await command.reply('a');
      await command.editReply('b');
      await command.deleteReply();
    });
    await discord.deliver(slashCommand(discord, { name: 'ask' }));
    await discord.waitFor(() => told[2]);
    expect(told).toEqual(['new a', 'changed b', 'gone b']);
  });

  test('the registration of commands', async () => {
    const { discord, client } = await login();
    await client.application.commands.set([{ name: 'ask', description: 'Ask something.' }]);
    await client.application.commands.set([{ name: 'Ask this', type: 3 }], ids.guild);
    const [everywhere, inGuild] = [discord.commands(), discord.commands(ids.guild)];
    expect([everywhere, inGuild]).toMatchObject([
      [{ name: 'ask', type: 1 }],
      [{ name: 'Ask this', type: 3, guild_id: ids.guild }],
    ]);
    expect([...(await client.application.commands.fetch()).keys()]).toEqual(everywhere.map(({ id }) => id));
  });
});

/** At once: discord.js waits for half a second before it connects again. */
describe.concurrent('connections', () => {
  test('RECONNECT: it resumes, and gets what was said meanwhile', async () => {
    const { discord, client } = await login();
    const seen = recordMessages(client);
    say(discord, 'before');
    await discord.waitFor(() => seen[0]);
    discord.reconnect();
    await discord.waitFor(() => (discord.connections === 0 ? true : undefined));
    say(discord, 'meanwhile');
    await discord.waitFor(() => seen[1]);
    say(discord, 'after');
    await discord.waitFor(() => seen[2]);
    expect(seen.map(([text]) => text)).toEqual(['before', 'meanwhile', 'after']);
    expect([discord.identifies.length, discord.resumes.length, discord.openedConnections]).toEqual([1, 1, 2]);
  });

  test.each([
    ['cut without a word', undefined],
    ['closed with 4000', 4000],
  ])('a connection that is %s: it resumes', async (_name, code) => {
    const { discord, client } = await login();
    const seen = recordMessages(client);
    discord.closeConnections(code);
    say(discord, 'meanwhile');
    await discord.waitFor(() => seen[0]);
    expect([discord.identifies.length, discord.resumes.length]).toEqual([1, 1]);
  });

  test.each([
    ['resumes where it may', true, [1, 1]],
    ['identifies anew where it may not', false, [2, 0]],
  ])('an invalid session: it %s', async (_name, resumable, expected) => {
    const { discord, client } = await login();
    const seen = recordMessages(client);
    discord.invalidSession(resumable);
    await discord.waitFor(() => discord.resumes[0] ?? discord.identifies[1]);
    say(discord, 'after');
    await discord.waitFor(() => seen[0]);
    expect([discord.identifies.length, discord.resumes.length]).toEqual(expected);
  });

  test('heartbeats without an answer: it cuts the connection and resumes', async () => {
    const { discord, client } = await login({ heartbeatIntervalMs: 60 });
    const seen = recordMessages(client);
    await discord.waitFor(() => discord.frames.find(({ op }) => op === 1));
    discord.ackHeartbeats = false;
    await discord.waitFor(() => discord.resumes[0]);
    discord.ackHeartbeats = true;
    say(discord, 'after');
    await discord.waitFor(() => seen[0]);
    expect(discord.identifies).toHaveLength(1);
  });

  test('two shards: each has its servers, and direct messages are on the first', async () => {
    const { discord, client } = await login({ gateway: { shards: 2, maxConcurrency: 16 } }, { shards: 'auto' });
    const seen = recordMessages(client);
    for (const [text, channel] of [
      ['a', ids.channel],
      ['b', ids.otherGuildChannel],
      ['c', ids.dm],
    ] as const)
      say(discord, text, channel);
    await discord.waitFor(() => seen[2]);
    expect(seen.toSorted()).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
    expect(discord.identifies.map(({ shard }) => shard).toSorted()).toEqual([0, 1]);
  });

  test('text without the intent for it: only where it is addressed', async () => {
    const { discord, client } = await login();
    const seen = recordMessages(client);
    const own = String(
      ((await client.rest.post(`/channels/${ids.channel}/messages`, { body: text('mine') })) as { id: string }).id,
    );
    const told = (channelId: string, message: Parameters<FakeDiscord['addUserMessage']>[1]) =>
      discord.dispatch('MESSAGE_CREATE', discord.addUserMessage(channelId, message));
    told(ids.channel, { content: 'to nobody' });
    told(ids.channel, { content: `to <@${discord.botId}>` });
    told(ids.channel, { content: 'a reply without a ping', replyTo: own });
    told(ids.channel, { content: 'a reply with one', replyTo: own, mentionsBot: true });
    told(ids.dm, { content: 'direct' });
    await discord.waitFor(() => seen[5]);
    expect(seen.map(([content]) => content)).toEqual([
      'mine',
      '',
      `to <@${discord.botId}>`,
      '',
      'a reply with one',
      'direct',
    ]);
  });

  test('text with the intent: everywhere', async () => {
    const { discord, client } = await login({}, { intents: [...intents, GatewayIntentBits.MessageContent] });
    const seen = recordMessages(client);
    discord.dispatch('MESSAGE_CREATE', discord.addUserMessage(ids.channel, { content: 'to nobody' }));
    await discord.waitFor(() => seen[0]);
    expect(seen).toEqual([['to nobody', 0]]);
  });

  test('messages of servers without the intent for them: none', async () => {
    const { discord, client } = await login({}, { intents: [GatewayIntentBits.DirectMessages] });
    const seen = recordMessages(client);
    say(discord, 'in a server');
    say(discord, 'direct', ids.dm);
    await discord.waitFor(() => seen[0]);
    expect([seen, client.guilds.cache.get(ids.guild)?.available]).toEqual([[['direct', 0]], false]);
  });
});

const text = (content: string) => ({ content, allowed_mentions: { parse: [] } });

describe('faults', () => {
  test('a wrong token', async () => {
    const discord = await makeFake();
    await expect(makeClient(discord).login('bm90.aaaaaa.the-token')).rejects.toThrow('An invalid token was provided.');
    expect(discord.openedConnections).toBe(0);
  });

  test('a token that is revoked: the connection ends for good, and nothing is authorized', async () => {
    const { discord, client } = await login();
    const closed = new Promise<number>((resolve) => client.on(Events.ShardDisconnect, ({ code }) => resolve(code)));
    discord.revokeToken();
    expect(await closed).toBe(4004);
    expect(await errorOf(client.rest.get('/users/@me'))).toMatchObject({ code: 0, status: 401 });
  });

  test('an intent that is not allowed', async () => {
    const discord = await makeFake();
    discord.disallowIntents();
    const client = makeClient(discord, { intents: [...intents, GatewayIntentBits.MessageContent] });
    await expect(client.login(discord.token)).rejects.toThrow('Used disallowed intents');
    await makeClient(discord).login(discord.token);
  });

  test('a first response that comes too late, and a second one', async () => {
    const { discord, client } = await login({ interactionTimeoutMs: 700 });
    const errors: string[] = [];
    onCommand(client, async (command) => {
      if (command.commandName === 'late') await new Promise((resolve) => setTimeout(resolve, 900));
      else await client.rest.post(`/interactions/${command.id}/${command.token}/callback`, { body: { type: 5 } });
      const { code, status } = await errorOf(command.reply('x'));
      errors.push(`${command.commandName}: ${status} ${code}`);
    });
    await expect(discord.deliver(slashCommand(discord, { name: 'late' }))).rejects.toThrow('waited 700 ms');
    await discord.deliver(slashCommand(discord, { name: 'twice' }));
    await discord.waitFor(() => errors[1]);
    expect(errors.toSorted()).toEqual(['late: 404 10062', 'twice: 400 40060']);
    expect([discord.messages(ids.channel).length, discord.violations]).toEqual([1, []]);
  });

  test('a form that Discord does not take', async () => {
    const { discord, client } = await login();
    const url = `/channels/${ids.channel}/messages` as const;
    const broken = await errorOf(client.rest.post(url, { body: text('x'.repeat(2001)) }));
    expect([broken.code, broken.status]).toEqual([50035, 400]);
    expect(broken.message).toContain('content[BASE_TYPE_MAX_LENGTH]');
    expect(await errorOf(client.rest.post(url, { body: text('') }))).toMatchObject({ code: 50006 });
    expect(discord.violations).toEqual([
      `create in ${ids.channel}: content: Too big: expected string to have <=2000 characters`,
      `create in ${ids.channel}: the message is empty`,
    ]);
  });

  test('a form that a test refuses', async () => {
    const { discord, client } = await login();
    const accept = discord.refuse(({ components }) => components !== undefined);
    const post = (body: object) => client.rest.post(`/channels/${ids.channel}/messages`, { body });
    expect(await errorOf(post({ ...text('x'), components: [] }))).toMatchObject({ code: 50035, status: 400 });
    await post(text('plain'));
    accept();
    await post({ ...text('y'), components: [] });
    expect(discord.messages(ids.channel).map(({ content }) => content)).toEqual(['plain', 'y']);
    expect(discord.violations).toEqual([]);
  });

  test.each([
    ['one in a channel that is gone', apiErrors.unknownChannel, { code: 10003, status: 404 }],
    ['one that is not allowed', apiErrors.missingPermissions, { code: 50013, status: 403 }],
    ['one where the bot is not', apiErrors.missingAccess, { code: 50001, status: 403 }],
  ])('a call that fails: %s', async (_name, failure, expected) => {
    const { discord, client } = await login();
    discord.failNext(/^\/channels\/\d+\/messages$/, failure);
    const post = () => client.rest.post(`/channels/${ids.channel}/messages`, { body: text('x') });
    expect(await errorOf(post())).toMatchObject(expected);
    await post();
    expect(discord.messages(ids.channel)).toHaveLength(1);
  });

  test('a rate limit and a fault of the server: the call is repeated', async () => {
    const { discord, client } = await login();
    discord.failNext('/messages', rateLimited(0.05));
    discord.failNext('/messages', { status: 502 });
    await client.rest.post(`/channels/${ids.channel}/messages`, { body: text('x') });
    expect(discord.callsOf(/messages$/, 'POST')).toHaveLength(3);
    expect(discord.messages(ids.channel)).toHaveLength(1);
  });
});
