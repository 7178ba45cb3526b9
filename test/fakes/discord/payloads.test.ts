import { afterEach, describe, expect, test } from 'vitest';
import { callRest } from './call-rest.ts';
import { ids } from './ids.ts';
import {
  autocomplete,
  buttonPress,
  messageCommand,
  modalSubmit,
  ping,
  selectChoice,
  slashCommand,
  userCommand,
  type Where,
} from './payloads.ts';
import { startFakeDiscord } from './server.ts';
import { timeOf } from './snowflake.ts';
import type { FakeDiscord, Json } from './types.ts';

const fakes: FakeDiscord[] = [];
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.stop();
});

async function start(): Promise<FakeDiscord> {
  const fake = await startFakeDiscord();
  fakes.push(fake);
  return fake;
}

const silent = { allowed_mentions: { parse: [] } };
const controls = [
  { type: 1, components: [{ type: 2, style: 2, label: 'next', custom_id: 'next' }] },
  { type: 1, components: [{ type: 3, custom_id: 'topic', options: [{ label: 'Pods', value: 'pods' }] }] },
];

/** A message of the bot, which replies to a person's where that is named. */
async function postControls(fake: FakeDiscord, channelId: string, replyTo?: unknown): Promise<string> {
  const reference = replyTo === undefined ? {} : { message_reference: { message_id: replyTo } };
  const body = { content: 'x', components: controls, ...silent, ...reference };
  return String((await callRest(fake, `POST /channels/${channelId}/messages`, { body })).body.id);
}

describe('who and where', () => {
  const places: [Where, string, object][] = [
    ['guild', ids.channel, { context: 0, guild_id: ids.guild, authorizing_integration_owners: { '0': ids.guild } }],
    ['botDm', ids.dm, { context: 1, authorizing_integration_owners: { '0': '0', '1': ids.user } }],
    [
      'foreignGuild',
      ids.foreignChannel,
      { context: 0, guild_id: ids.foreignGuild, authorizing_integration_owners: { '1': ids.user } },
    ],
    ['groupDm', ids.groupDm, { context: 2, authorizing_integration_owners: { '1': ids.user } }],
  ];
  test.each(places)('%s', async (where, channelId, expected) => {
    const fake = await start();
    const payload = slashCommand(fake, { name: 'ask', where });
    expect(payload).toMatchObject({ ...expected, channel_id: channelId, channel: { id: channelId } });
    const isInGuild = 'guild_id' in expected;
    expect(['member' in payload, 'user' in payload, 'guild' in payload]).toEqual([isInGuild, !isInGuild, isInGuild]);
    expect(slashCommand(fake, { name: 'ask', channelId })).toMatchObject(expected);
  });

  test('a moderator may manage messages, others may not', async () => {
    const fake = await start();
    const mayManage = [ids.user, ids.moderator].map((user) => {
      const member: Json = { ...(slashCommand(fake, { name: 'ask', user }).member as Json) };
      return (BigInt(String(member.permissions)) & (1n << 13n)) !== 0n;
    });
    expect(mayManage).toEqual([false, true]);
  });

  test('a thread has its parent, and a post is in a forum', async () => {
    const fake = await start();
    const added = fake.addThread({ parentType: 'forum', name: 'Why is DNS slow?' });
    const channels = [ids.thread, ids.post, added].map(
      (channelId) => slashCommand(fake, { name: 'ask', channelId }).channel,
    );
    expect(channels).toMatchObject([
      { type: 11, parent_id: ids.channel, guild_id: ids.guild },
      { type: 11, parent_id: ids.forum },
      { type: 11, parent_id: ids.forum, name: 'Why is DNS slow?' },
    ]);
    expect([fake.rawChannel(ids.channel).type, fake.rawChannel(ids.forum).type]).toEqual([0, 15]);
  });

  test('it is now, or when a test says', async () => {
    const fake = await start();
    const [now, then] = [undefined, 1_700_000_000_000].map((at) =>
      timeOf(String(slashCommand(fake, { name: 'ask', ...(at === undefined ? {} : { at }) }).id)),
    );
    expect([Math.abs(Number(now) - Date.now()) < 1000, then]).toEqual([true, 1_700_000_000_000]);
  });
});

describe('what was done', () => {
  test('a command with options of each type', async () => {
    const fake = await start();
    const { type, data } = slashCommand(fake, {
      name: 'ask',
      options: [
        { name: 'a', value: 'text' },
        { name: 'b', value: 3 },
        { name: 'c', value: 1.5 },
        { name: 'd', value: true },
        { name: 'e', value: ids.otherUser, isUser: true },
      ],
    });
    expect([type, data]).toMatchObject([
      2,
      {
        name: 'ask',
        type: 1,
        options: [
          { name: 'a', type: 3, value: 'text' },
          { name: 'b', type: 4, value: 3 },
          { name: 'c', type: 10, value: 1.5 },
          { name: 'd', type: 5, value: true },
          { name: 'e', type: 6, value: ids.otherUser },
        ],
        resolved: { users: { [ids.otherUser]: { username: 'ben' } }, members: { [ids.otherUser]: { roles: [] } } },
      },
    ]);
  });

  test('a subcommand, by the id under which the command is registered', async () => {
    const fake = await start();
    await callRest(fake, `PUT /applications/${ids.application}/commands`, {
      body: [{ name: 'ask', description: 'd' }],
    });
    const { data } = slashCommand(fake, {
      name: 'ask',
      options: [{ name: 'topic', options: [{ name: 'of', value: 'a' }] }],
    });
    expect(data).toEqual({
      id: fake.commands()[0]?.id,
      name: 'ask',
      type: 1,
      options: [{ name: 'topic', type: 1, options: [{ name: 'of', type: 3, value: 'a' }] }],
    });
  });

  test('an autocompletion', async () => {
    const fake = await start();
    const options = [{ name: 'query', value: 'cal', focused: true }];
    expect(autocomplete(fake, { name: 'ask', options })).toMatchObject({
      type: 4,
      data: { options: [{ name: 'query', type: 3, value: 'cal', focused: true }] },
    });
  });

  test('commands on a message and on a person', async () => {
    const fake = await start();
    const id = String(fake.addUserMessage(ids.thread, { content: 'dns?' }).id);
    expect(messageCommand(fake, { name: 'Ask This', messageId: id })).toMatchObject({
      type: 2,
      channel_id: ids.thread,
      data: { type: 3, name: 'Ask This', target_id: id, resolved: { messages: { [id]: { content: 'dns?' } } } },
    });
    expect(userCommand(fake, { name: 'Greet', userId: ids.otherUser })).toMatchObject({
      type: 2,
      data: { type: 2, target_id: ids.otherUser, resolved: { users: { [ids.otherUser]: { username: 'ben' } } } },
    });
  });

  test('a press and a choice, with the whole message and what it replies to', async () => {
    const fake = await start();
    const { id: asked } = fake.addUserMessage(ids.post, { content: 'dns?' });
    const messageId = await postControls(fake, ids.post, asked);
    const message = {
      id: messageId,
      content: 'x',
      author: { id: ids.application, bot: true },
      message_reference: { message_id: asked, channel_id: ids.post },
      referenced_message: { id: asked, content: 'dns?' },
    };
    expect(buttonPress(fake, { messageId, customId: 'next' })).toMatchObject({
      type: 3,
      channel_id: ids.post,
      message,
      data: { custom_id: 'next', component_type: 2, id: 2 },
    });
    expect(selectChoice(fake, { messageId, customId: 'topic', values: ['pods'] })).toMatchObject({
      message,
      data: { custom_id: 'topic', component_type: 3, id: 4, values: ['pods'] },
    });
    expect(() => buttonPress(fake, { messageId, customId: 'gone' })).toThrow(
      `the message ${messageId} has no component gone`,
    );
  });

  test('a press in direct messages is known by its message', async () => {
    const fake = await start();
    const messageId = await postControls(fake, ids.dm);
    expect(buttonPress(fake, { messageId, customId: 'next' })).toMatchObject({ context: 1, user: { id: ids.user } });
  });

  test('a press on what an interaction made says so', async () => {
    const fake = await start();
    const command = slashCommand(fake, { name: 'ask', user: ids.otherUser });
    await fake.deliver(command).catch(() => undefined);
    const data = { content: 'x', components: controls, flags: 64, ...silent };
    await callRest(fake, `POST /interactions/${command.id}/${command.token}/callback`, {
      body: { type: 4, data },
      token: null,
    });
    const [{ id: messageId } = { id: '' }] = fake.ephemerals;
    expect(buttonPress(fake, { messageId, customId: 'next' }).message).toMatchObject({
      flags: 64,
      application_id: ids.application,
      webhook_id: ids.application,
      interaction_metadata: { id: command.id, type: 2, name: 'ask', user: { id: ids.otherUser } },
    });
  });

  test('a window that was filled in, with labels or rows', async () => {
    const fake = await start();
    const messageId = await postControls(fake, ids.channel);
    const filled = { customId: 'reason', fields: { why: 'because' } };
    expect(modalSubmit(fake, { ...filled, messageId })).toMatchObject({
      type: 5,
      message: { id: messageId },
      data: {
        custom_id: 'reason',
        components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'why', value: 'because' } }],
      },
    });
    const inRows = modalSubmit(fake, { ...filled, inRows: true });
    expect([inRows.message, inRows.data]).toMatchObject([
      undefined,
      { components: [{ type: 1, components: [{ custom_id: 'why', value: 'because' }] }] },
    ]);
  });

  test('a ping', async () => {
    const fake = await start();
    const payload = ping(fake);
    expect([payload.type, payload.application_id, 'data' in payload]).toEqual([1, ids.application, false]);
  });
});

describe('what is said', () => {
  test('in a server, by a member', async () => {
    const fake = await start();
    const message = fake.addUserMessage(ids.channel, { content: `hey <@${fake.botId}> and <@${ids.otherUser}>` });
    expect(message).toMatchObject({
      guild_id: ids.guild,
      member: { roles: [] },
      author: { id: ids.user, username: 'ann' },
      mentions: [{ id: fake.botId }, { id: ids.otherUser }],
      type: 0,
      channel_type: 0,
    });
  });

  test('in direct messages', async () => {
    const fake = await start();
    const message = fake.addUserMessage(ids.dm, { content: 'hey', author: ids.otherUser });
    expect([message.guild_id, message.member, message.channel_type]).toEqual([undefined, undefined, 1]);
    expect(message.author).toMatchObject({ username: 'ben' });
  });

  test('as a reply: with what it replies to, but not what that one replies to', async () => {
    const fake = await start();
    const first = String(fake.addUserMessage(ids.channel, { content: 'one' }).id);
    const second = String(fake.addUserMessage(ids.channel, { content: 'two', replyTo: first }).id);
    const third = fake.addUserMessage(ids.channel, { content: 'three', replyTo: second, mentionsBot: true });
    expect(third).toMatchObject({
      type: 19,
      message_reference: { message_id: second },
      referenced_message: { content: 'two', message_reference: { message_id: first } },
      mentions: [{ id: fake.botId }],
    });
    expect(Object.keys(third.referenced_message as Json)).not.toContain('referenced_message');
  });

  test('as a reply to what is gone', async () => {
    const fake = await start();
    const message = fake.addUserMessage(ids.channel, { content: 'x', replyTo: '1090000000999999999' });
    expect([message.type, message.referenced_message]).toEqual([19, null]);
  });

  test('by another bot, and by a webhook', async () => {
    const fake = await start();
    const bot = fake.addUserMessage(ids.channel, { content: 'x', author: '1080000000000000777', isBot: true });
    const webhook = fake.addUserMessage(ids.channel, { content: 'x', webhookId: '1080000000000000778' });
    expect([bot.author, webhook.webhook_id]).toMatchObject([{ bot: true }, '1080000000000000778']);
  });
});
