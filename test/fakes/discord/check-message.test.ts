import { describe, expect, test } from 'vitest';
import { checkMessage, flag, type MessageKind, type Standing } from './check-message.ts';

const x = (count: number): string => 'x'.repeat(count);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const silent = { allowed_mentions: { parse: [] } };
const said = (content: string, more: object = {}) => ({ content, ...silent, ...more });
const v2 = (...components: object[]) => ({ flags: flag.components, components, ...silent });
const rows = (...components: object[]) => said('x', { components });
const text = (content: string) => ({ type: 10, content });
const row = (...components: object[]) => ({ type: 1, components });
const button = (more: object = {}) => ({ type: 2, style: 2, label: 'go', custom_id: 'go', ...more });
const { custom_id: _none, ...bare } = button();
const link = (more: object = {}) => ({ ...bare, style: 5, url: 'https://a.example', ...more });
const option = (more: object = {}) => ({ label: 'one', value: '1', ...more });
const select = (more: object = {}) => ({ type: 3, custom_id: 'menu', options: [option()], ...more });
const options = (count: number) => times(count, (i) => option({ value: `${i}` }));
const section = (more: object = {}) => ({ type: 9, components: [text('a')], accessory: button(), ...more });
const container = (...components: object[]) => ({ type: 17, components });
const media = { url: 'https://a.example/a.png' };
const gallery = (count: number) => ({ type: 12, items: times(count, () => ({ media })) });
const embeds = (...list: object[]) => ({ embeds: list, ...silent });
const buttons = (count: number) => times(count, (i) => button({ custom_id: `${i}` }));

describe('accepted', () => {
  const cases: [string, unknown, MessageKind?][] = [
    ['2000 characters', said(x(2000))],
    ['what discord.js always sends', said('x', { tts: false, enforce_nonce: false })],
    ['a reply', said('x', { message_reference: { message_id: '1090000000000000000', fail_if_not_exists: false } })],
    ['no ping of the author replied to', said('x', { allowed_mentions: { parse: [], replied_user: false } })],
    ['an embed of each limit', embeds({ title: x(256), description: x(4096), footer: { text: x(1000) } })],
    ['25 fields', embeds({ fields: times(25, () => ({ name: 'n', value: 'v', inline: true })) })],
    ['five rows', rows(...times(5, (i) => row(button({ custom_id: `${i}` }))))],
    ['five buttons', rows(row(...buttons(5)))],
    ['a link', rows(row(link()))],
    ['a link into the app', rows(row(link({ url: 'discord://-/settings' })))],
    ['a button with an emoji alone', rows(row(button({ label: undefined, emoji: { name: '👍' } })))],
    ["a server's emoji", rows(row(button({ emoji: { id: '1090000000000000000', name: 'blob' } })))],
    ['a menu of 25', rows(row(select({ options: options(25), placeholder: x(150), max_values: 25 })))],
    ['4000 characters of components', v2(text(x(2000)), text(x(2000)))],
    ['40 components', v2(...times(40, () => text('a')))],
    ['a section of three texts and a button', v2(section({ components: [text('a'), text('b'), text('c')] }))],
    ['a section with a picture', v2(section({ accessory: { type: 11, media, description: 'd' } }))],
    ['a container of all', v2(container(row(button()), section({ accessory: link() }), text('a'), gallery(10)))],
    [
      'a separator and a file',
      v2({ type: 14, divider: true, spacing: 2 }, { type: 13, file: { url: 'attachment://a' } }),
    ],
    ['components alone, without text', { components: [row(button())] }],
    ['an ephemeral answer', said('x', { flags: flag.ephemeral }), 'respond'],
    ['an ephemeral follow-up of components', { ...v2(text('a')), flags: flag.components | flag.ephemeral }, 'followUp'],
    ['an edit of the buttons alone', { components: [] }, 'edit'],
    ['an edit of nothing', {}, 'editResponse'],
  ];
  test.each(cases)('%s', (_name, body, kind = 'create') => {
    const isEdit = kind === 'edit' || kind === 'editResponse';
    expect(
      checkMessage(body, kind, isEdit ? { flags: 0, content: 'before', embeds: [], components: [] } : undefined),
    ).toEqual([]);
  });
});

describe('refused in a new message', () => {
  const chars = (max: number) => `Too big: expected string to have <=${max} characters`;
  const few = (min: number) => `Too small: expected string to have >=${min} characters`;
  const items = (max: number) => `Too big: expected array to have <=${max} items`;
  const cases: [string, unknown, string[]][] = [
    ['2001 characters', said(x(2001)), [`content: ${chars(2000)}`]],
    ['nothing', {}, ['the message is empty']],
    ['blanks', said(' \n'), ['the message is empty']],
    ['an unknown field', said('x', { contents: 'y' }), ['Unrecognized key: "contents"']],
    ['no allowed_mentions', { content: 'x' }, ['allowed_mentions: must be {parse: []}']],
    [
      'no allowed_mentions with components',
      { ...v2(text('a')), allowed_mentions: undefined },
      ['allowed_mentions: must be {parse: []}'],
    ],
    [
      'pings of users',
      said('x', { allowed_mentions: { parse: ['users'] } }),
      ['allowed_mentions: must be {parse: []}'],
    ],
    [
      'a ping of the author replied to',
      said('x', { allowed_mentions: { parse: [], replied_user: true } }),
      ['allowed_mentions: must be {parse: []}'],
    ],
    [
      'users named beside all users',
      said('x', { allowed_mentions: { parse: ['users'], users: ['1090000000000000000'] } }),
      ['allowed_mentions: parse and users exclude each other', 'allowed_mentions: must be {parse: []}'],
    ],
    [
      'an ephemeral message in a channel',
      said('x', { flags: flag.ephemeral }),
      ['flags: the bits 64 cannot be set here (create)'],
    ],
    ['six rows', rows(...times(6, (i) => row(button({ custom_id: `${i}` })))), [`components: ${items(5)}`]],
    ['an empty row', rows(row()), ['components.0.components: Too small: expected array to have >=1 items']],
    ['six buttons', rows(row(...buttons(6))), [`components.0.components: ${items(5)}`]],
    [
      'a text without the flag',
      rows(text('a')),
      [
        'components.0.type: Invalid input: expected 1',
        'components.0.components: Invalid input: expected array, received undefined',
        'components.0: Unrecognized key: "content"',
      ],
    ],
    ['a menu beside a button', rows(row(select(), button())), ['components.0: a menu must stand in a row alone']],
    ['a label of 81', rows(row(button({ label: x(81) }))), [`components.0.components.0.label: ${chars(80)}`]],
    [
      'a custom_id of 101',
      rows(row(button({ custom_id: x(101) }))),
      [`components.0.components.0.custom_id: ${chars(100)}`],
    ],
    ['an empty custom_id', rows(row(button({ custom_id: '' }))), [`components.0.components.0.custom_id: ${few(1)}`]],
    [
      'a button without a custom_id',
      rows(row(bare)),
      ['components.0.components.0: a button of style 2 must have custom_id'],
    ],
    [
      'a button with an address',
      rows(row(button({ url: 'https://a.example' }))),
      ['components.0.components.0: a button of style 2 must not have url'],
    ],
    [
      'a link with a custom_id',
      rows(row(link({ custom_id: 'a' }))),
      ['components.0.components.0: a button of style 5 must not have custom_id'],
    ],
    [
      'a link to a file',
      rows(row(link({ url: 'file:///etc/passwd' }))),
      ['components.0.components.0.url: must be an address of http, https or discord'],
    ],
    [
      'an address of 513',
      rows(row(link({ url: `https://a.example/${x(495)}` }))),
      [`components.0.components.0.url: ${chars(512)}`],
    ],
    [
      'a button that shows nothing',
      rows(row(button({ label: ' ' }))),
      ['components.0.components.0: must have a label or an emoji'],
    ],
    [
      'an emoji that is none',
      rows(row(button({ emoji: { name: 'thumbsup' } }))),
      ['components.0.components.0.emoji: must be an emoji, or the id of one of a server'],
    ],
    [
      'a premium button with a label',
      rows(row({ type: 2, style: 6, sku_id: '1090000000000000000', label: 'x' })),
      ['components.0.components.0: a premium button must not have label or emoji'],
    ],
    [
      'a button of style 7',
      rows(row(button({ style: 7 }))),
      ['components.0.components.0.style: Too big: expected number to be <=6'],
    ],
    [
      'a custom_id twice',
      rows(row(button()), row(button())),
      ['components.1.components.0.custom_id: custom_id "go" is used twice in the message'],
    ],
    [
      'a number twice',
      v2({ ...text('a'), id: 3 }, { ...text('b'), id: 3 }),
      ['components.1.id: id "3" is used twice in the message'],
    ],
    ['a menu of 26', rows(row(select({ options: options(26) }))), [`components.0.components.0.options: ${items(25)}`]],
    [
      'a menu of nothing',
      rows(row(select({ options: [] }))),
      ['components.0.components.0.options: Too small: expected array to have >=1 items'],
    ],
    [
      'a placeholder of 151',
      rows(row(select({ placeholder: x(151) }))),
      [`components.0.components.0.placeholder: ${chars(150)}`],
    ],
    [
      'an option of 101',
      rows(row(select({ options: [option({ label: x(101) })] }))),
      [`components.0.components.0.options.0.label: ${chars(100)}`],
    ],
    [
      'a value of 101',
      rows(row(select({ options: [option({ value: x(101) })] }))),
      [`components.0.components.0.options.0.value: ${chars(100)}`],
    ],
    [
      'a description of 101',
      rows(row(select({ options: [option({ description: x(101) })] }))),
      [`components.0.components.0.options.0.description: ${chars(100)}`],
    ],
    [
      'a value twice',
      rows(row(select({ options: [option(), option()] }))),
      ['components.0.components.0: values of options must be unique'],
    ],
    [
      'more choices than options',
      rows(row(select({ max_values: 2 }))),
      ['components.0.components.0: max_values must not exceed the number of options'],
    ],
    [
      'fewer choices than the least',
      rows(row(select({ options: options(3), min_values: 3, max_values: 2 }))),
      ['components.0.components.0: min_values must not exceed max_values'],
    ],
    [
      'two defaults of one choice',
      rows(row(select({ options: times(2, (i) => option({ value: `${i}`, default: true })) }))),
      ['components.0.components.0: more defaults than max_values'],
    ],
    [
      'content beside components',
      { ...v2(text('a')), content: 'b' },
      ['content: cannot be used with the flag for components'],
    ],
    [
      'embeds beside components',
      { ...v2(text('a')), embeds: [{ title: 't' }] },
      ['embeds: cannot be used with the flag for components'],
    ],
    ['an empty text', v2(text('')), [`components.0.content: ${few(1)}`, 'components.0.content: must not be blank']],
    ['a blank text', v2(text(' ')), ['components.0.content: must not be blank']],
    [
      '4001 characters of components',
      v2(text(x(2000)), text(x(2001))),
      ['components: 4001 characters over all text displays, at most 4000'],
    ],
    [
      'too many bytes of components',
      v2(text('語'.repeat(3386)), text('x')),
      ['components: 10183 bytes over all text displays, at most 10170'],
    ],
    [
      '41 components',
      v2(...times(20, (i) => row(button({ custom_id: `${i}` }))), text('a')),
      ['components: 41 components, nested ones included; at most 40'],
    ],
    [
      'a section of four texts',
      v2(section({ components: times(4, () => text('a')) })),
      [`components.0.components: ${items(3)}`],
    ],
    [
      'a section without its accessory',
      v2(section({ accessory: undefined })),
      ['components.0.accessory: a component is missing'],
    ],
    [
      'a section of buttons',
      v2(section({ components: [button()] })),
      [
        'components.0.components.0.type: Invalid input: expected 10',
        'components.0.components.0.content: Invalid input: expected string, received undefined',
        'components.0.components.0: Unrecognized keys: "style", "label", "custom_id"',
        'components.0.accessory.custom_id: custom_id "go" is used twice in the message',
      ],
    ],
    [
      'a container in a container',
      v2(container(container(text('a')))),
      ['components.0.components.0.type: no such component may stand here'],
    ],
    ['an empty container', v2(container()), ['components.0.components: Too small: expected array to have >=1 items']],
    ['a bare button', v2(button()), ['components.0.type: no such component may stand here']],
    ['a gallery of eleven', v2(gallery(11)), [`components.0.items: ${items(10)}`]],
    [
      'a separator of three',
      v2({ type: 14, spacing: 3 }),
      ['components.0.spacing: Too big: expected number to be <=2'],
    ],
    ['an unknown field of a text', v2({ ...text('a'), style: 1 }), ['components.0: Unrecognized key: "style"']],
    ['a title of 257', embeds({ title: x(257) }), [`embeds.0.title: ${chars(256)}`]],
    ['26 fields', embeds({ fields: times(26, () => ({ name: 'n', value: 'v' })) }), [`embeds.0.fields: ${items(25)}`]],
    ['an empty field', embeds({ fields: [{ name: 'n', value: '' }] }), [`embeds.0.fields.0.value: ${few(1)}`]],
    [
      '6001 characters of embeds',
      embeds({ description: x(4000) }, { description: x(2001) }),
      ['embeds: 6001 characters over all embeds, at most 6000'],
    ],
    ['eleven embeds', embeds(...times(11, () => ({ title: 't' }))), [`embeds: ${items(10)}`]],
    ['an empty embed', embeds({}), ['embeds.0: must not be empty']],
  ];
  test.each(cases)('%s', (_name, body, violations) => {
    expect(checkMessage(body, 'create')).toEqual(violations);
  });
});

describe('refused in an edit', () => {
  const plain: Standing = { flags: 0, content: 'before', embeds: [], components: [] };
  const components: Standing = { flags: flag.components, content: '', embeds: [], components: [text('a')] };
  const cases: [string, unknown, Standing, string[]][] = [
    [
      'the flag taken away',
      said('x', { flags: 4 }),
      components,
      ['flags: the flag for components cannot be taken away', 'content: cannot be used with the flag for components'],
    ],
    [
      'content where there are components',
      said('x'),
      components,
      ['content: cannot be used with the flag for components'],
    ],
    [
      'components where content is left',
      v2(text('a')),
      plain,
      ['content: must be set to null with the flag for components'],
    ],
    ['content taken away', { content: null }, plain, ['the message is empty']],
    ['ephemeral', said('x', { flags: flag.ephemeral }), plain, ['flags: the bits 64 cannot be set here (edit)']],
    ['silent', said('x', { flags: flag.silent }), plain, [`flags: the bits ${flag.silent} cannot be set here (edit)`]],
  ];
  test.each(cases)('%s', (_name, body, standing, violations) => {
    expect(checkMessage(body, 'edit', standing)).toEqual(violations);
  });
  test('accepted: components where content is taken away', () => {
    expect(checkMessage({ ...v2(text('a')), content: null }, 'edit', plain)).toEqual([]);
  });
});

describe('flags of each kind', () => {
  const { suppressEmbeds, silent: quiet, ephemeral, loading } = flag;
  const cases: [MessageKind, number][] = [
    ['create', ephemeral | loading],
    ['edit', ephemeral | loading | quiet],
    ['respond', loading],
    ['update', loading],
    ['followUp', loading],
    ['editResponse', ephemeral | loading | quiet],
  ];
  test.each(cases)('%s', (kind, refused) => {
    const all = suppressEmbeds | quiet | ephemeral | loading;
    const standing = { flags: 0, content: 'x', embeds: [], components: [] };
    expect(checkMessage(said('x', { flags: all }), kind, standing)).toEqual([
      `flags: the bits ${refused} cannot be set here (${kind})`,
    ]);
    expect(checkMessage(said('x', { flags: all & ~refused }), kind, standing)).toEqual([]);
  });
});
