import { afterEach, describe, expect, test } from 'vitest';
import { callRest } from './call-rest.ts';
import type { MessageKind } from './check-message.ts';
import { ids } from './ids.ts';
import { hasOpenApi, openApiCallback, openApiCommands, openApiMessage } from './openapi.ts';
import { startFakeDiscord } from './server.ts';
import type { FakeDiscord } from './types.ts';
import { inWords } from './violations.ts';

const fakes: FakeDiscord[] = [];
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.stop();
});

const x = (count: number): string => 'x'.repeat(count);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const v2 = (...components: object[]) => ({ flags: 32768, components });
const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 2, label: 'go', custom_id: 'go', ...more });

describe.skipIf(!hasOpenApi)("Discord's own description (needs DISCORD_OPENAPI)", () => {
  const chars = (max: number) => `must NOT have more than ${max} characters (OpenAPI)`;
  const messages: [string, unknown, MessageKind, string[]][] = [
    ['takes what discord.js sends', { content: 'x', tts: false, enforce_nonce: false }, 'edit', []],
    [
      'takes every component',
      v2({ type: 17, components: [text('a'), { type: 14 }, { type: 1, components: [button()] }] }),
      'create',
      [],
    ],
    ['refuses 2001 characters', { content: x(2001) }, 'followUp', [`content: ${chars(2000)}`]],
    [
      'refuses a typing error',
      { contents: 'x' },
      'editResponse',
      ['must NOT have additional properties (contents) (OpenAPI)'],
    ],
    ['refuses a title of 257', { embeds: [{ title: x(257) }] }, 'create', [`embeds.0.title: ${chars(256)}`]],
    [
      'refuses an empty text',
      v2(text('')),
      'respond',
      ['components.0.content: must NOT have fewer than 1 characters (OpenAPI)'],
    ],
    [
      'refuses six buttons',
      v2({ type: 1, components: times(6, () => button()) }),
      'update',
      ['components.0.components: must NOT have more than 5 items (OpenAPI)'],
    ],
    [
      'refuses a container in a container',
      v2({ type: 17, components: [{ type: 17, components: [text('a')] }] }),
      'create',
      ['components.0.components.0.type: must be equal to one of the allowed values (OpenAPI)'],
    ],
    [
      'refuses a section without its accessory',
      v2({ type: 9, components: [text('a')] }),
      'create',
      ["components.0: must have required property 'accessory' (OpenAPI)"],
    ],
  ];
  test.each(messages)('%s', (_name, body, kind, violations) => {
    expect(openApiMessage(body, kind).map(inWords)).toEqual(violations);
  });

  const callbacks: [string, unknown, string[]][] = [
    ['takes a deferral', { type: 5, data: { flags: 64 } }, []],
    ['takes nothing said', { type: 6 }, []],
    [
      'takes numbers as choices',
      {
        type: 8,
        data: {
          choices: [
            { name: 'a', value: 1 },
            { name: 'b', value: 1.5 },
          ],
        },
      },
      [],
    ],
    [
      'takes a window',
      {
        type: 9,
        data: {
          custom_id: 'a',
          title: 'b',
          components: [{ type: 18, label: 'c', component: { type: 4, custom_id: 'd', style: 1 } }],
        },
      },
      [],
    ],
    [
      'refuses 26 choices',
      { type: 8, data: { choices: times(26, () => ({ name: 'a', value: 'a' })) } },
      ['data.choices: must NOT have more than 25 items (OpenAPI)'],
    ],
    [
      'refuses a title of 46',
      { type: 9, data: { custom_id: 'a', title: x(46), components: [text('a')] } },
      [`data.title: ${chars(45)}`],
    ],
  ];
  test.each(callbacks)('%s', (_name, response, violations) => {
    expect(openApiCallback(response).map(inWords)).toEqual(violations);
  });

  test('takes commands with permissions, and refuses a description of 101', () => {
    const permitted = { name: 'ask', description: 'd', default_member_permissions: '8192' };
    expect(openApiCommands([permitted, { name: 'ask', description: x(101) }]).map(inWords)).toEqual([
      `1.description: ${chars(100)}`,
    ]);
  });

  test('judges what the bot sends', async () => {
    const fake = await startFakeDiscord();
    fakes.push(fake);
    const body = { content: 'x', poll: { question: {} }, allowed_mentions: { parse: [] } };
    const { status } = await callRest(fake, `POST /channels/${ids.channel}/messages`, { body });
    expect([status, fake.violations]).toEqual([
      400,
      [`create in ${ids.channel}: poll: must have required property 'answers' (OpenAPI)`],
    ]);
  });
});
