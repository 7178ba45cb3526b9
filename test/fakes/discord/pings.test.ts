import { expect, test } from 'vitest';
import { type PingDefault, pingsIn } from './pings.ts';

const everyone = 'hey @everyone and @here';
const user = '<@1080000000000000001>';
const role = '<@&1080000000000000009>';
const all = `${everyone} ${user} ${role}`;
const named = ['@everyone', '@here', user, role];

const cases: [string, object, PingDefault, string[]][] = [
  ['a message in a channel that says nothing of it', { content: all }, 'everybody', [...named, 'reply:7']],
  ['an interaction that says nothing of it', { content: all }, 'users', [user]],
  ['nobody', { content: all, allowed_mentions: { parse: [] } }, 'everybody', []],
  ['an empty allowance', { content: all, allowed_mentions: {} }, 'everybody', []],
  ['null', { content: all, allowed_mentions: null }, 'users', [user]],
  ['roles alone', { content: all, allowed_mentions: { parse: ['roles'] } }, 'users', [role]],
  ['everyone', { content: all, allowed_mentions: { parse: ['everyone'] } }, 'users', ['@everyone', '@here']],
  ['a person by name', { content: all, allowed_mentions: { users: ['1080000000000000001'] } }, 'everybody', [user]],
  ['another person by name', { content: all, allowed_mentions: { users: ['1'] } }, 'everybody', []],
  [
    'the author replied to',
    { content: 'x', allowed_mentions: { parse: [], replied_user: true } },
    'everybody',
    ['reply:7'],
  ],
  ['a text in components', { components: [{ type: 17, components: [{ type: 10, content: user }] }] }, 'users', [user]],
  [
    'a text in a section',
    { components: [{ type: 9, components: [{ type: 10, content: '<@!5>' }] }] },
    'users',
    ['<@!5>'],
  ],
  ['a label', { components: [{ type: 1, components: [{ type: 2, label: user }] }] }, 'users', []],
];
test.each(cases)('%s', (_name, message, unsaid, expected) => {
  expect(pingsIn({ ...message }, unsaid, '7')).toEqual(expected);
});
