import { describe, expect, test } from 'vitest';
import { checkCallback } from './check-callback.ts';
import { checkCommands } from './check-commands.ts';
import { checkMessage, flag, type MessageKind } from './check-message.ts';

/** Each bound at its edge, and each closed schema with a field that it does not know. */

const x = (count: number): string => 'x'.repeat(count);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const silent = { allowed_mentions: { parse: [] } };
const id = '1090000000000000000';

const said = (more: object) => checkMessage({ content: 'x', ...silent, ...more }, 'create');
const v2 = (...components: object[]) => checkMessage({ flags: flag.components, components, ...silent }, 'create');
const inRow = (component: object) => said({ components: [{ type: 1, components: [component] }] });
const embed = (more: object) => checkMessage({ embeds: [{ title: 't', ...more }], ...silent }, 'create');
const modal = (more: object) =>
  checkCallback({ type: 9, data: { custom_id: 'a', title: 'b', components: [labelled(input())], ...more } });
const command = (more: object) => checkCommands([{ name: 'ask', description: 'd', ...more }]);
const optionOf = (more: object) => command({ options: [{ type: 3, name: 'q', description: 'd', ...more }] });

const text = (content: string, more: object = {}) => ({ type: 10, content, ...more });
const button = (more: object = {}) => ({ type: 2, style: 2, label: 'go', custom_id: 'go', ...more });
const link = (url: string) => ({ type: 2, style: 5, label: 'go', url });
const options = (count: number) => times(count, (i) => ({ label: `${i}`, value: `${i}` }));
const select = (more: object = {}) => ({ type: 3, custom_id: 'menu', options: options(1), ...more });
const media = (url = 'https://a.example/a.png') => ({ url });
const picture = (more: object = {}) => ({ type: 11, media: media(), ...more });
const gallery = (items: object[]) => ({ type: 12, items });
const section = (more: object = {}) => ({ type: 9, components: [text('a')], accessory: button(), ...more });
const file = (more: object = {}) => ({ type: 13, file: { url: 'attachment://a' }, ...more });
const container = (more: object = {}) => ({ type: 17, components: [text('a')], ...more });
const input = (more: object = {}) => ({ type: 4, custom_id: 'why', style: 1, ...more });
const labelled = (component: object, more: object = {}) => ({ type: 18, label: 'Why?', component, ...more });
const address = (length: number) => `https://a.example/${x(length - 18)}`;

type Bound = [what: string, check: (count: number) => string[], least: number, most: number];

const inMessages: Bound[] = [
  ['characters of content', (n) => checkMessage({ content: x(n), ...silent }, 'create'), 1, 2000],
  ['embeds', (n) => said({ embeds: times(n, () => ({ title: 't' })) }), 0, 10],
  ['attachments', (n) => said({ attachments: times(n, (i) => ({ id: i })) }), 0, 10],
  ['characters of a file name', (n) => said({ attachments: [{ id: 0, filename: x(n) }] }), 1, 1024],
  ['characters about a file', (n) => said({ attachments: [{ id: 0, description: x(n) }] }), 0, 1024],
  ['stickers', (n) => said({ sticker_ids: times(n, () => id) }), 0, 3],
  ['characters of a nonce', (n) => said({ nonce: x(n) }), 0, 25],
  [
    'rows',
    (n) => said({ components: times(n, (i) => ({ type: 1, components: [button({ custom_id: `${i}` })] })) }),
    0,
    5,
  ],
  [
    'buttons of a row',
    (n) => said({ components: [{ type: 1, components: times(n, (i) => button({ custom_id: `${i}` })) }] }),
    1,
    5,
  ],
];
const inComponents: Bound[] = [
  ['a number of a component', (n) => inRow(button({ id: n })), 0, 2 ** 31 - 1],
  ['a style of a button', (n) => inRow(button({ style: n })).filter((one) => one.includes('.style')), 1, 6],
  ['characters of a label', (n) => inRow(button({ label: x(n) })), 1, 80],
  ['characters of a custom_id', (n) => inRow(button({ custom_id: x(n) })), 1, 100],
  ['characters of an address', (n) => inRow(link(address(n))), 19, 512],
  ['characters of the name of an emoji', (n) => inRow(button({ emoji: { id, name: x(n) } })), 0, 32],
  ['options', (n) => inRow(select({ options: options(n) })), 1, 25],
  ['characters of an option', (n) => inRow(select({ options: [{ label: x(n), value: 'a' }] })), 1, 100],
  ['characters of a value', (n) => inRow(select({ options: [{ label: 'a', value: x(n) }] })), 1, 100],
  [
    'characters about an option',
    (n) => inRow(select({ options: [{ label: 'a', value: 'a', description: x(n) }] })),
    1,
    100,
  ],
  ['characters of a placeholder', (n) => inRow(select({ placeholder: x(n) })), 0, 150],
  ['least choices', (n) => inRow(select({ options: options(25), min_values: n, max_values: 25 })), 0, 25],
  ['most choices', (n) => inRow(select({ options: options(25), min_values: 0, max_values: n })), 1, 25],
  ['a type of channels to choose from', (n) => inRow({ type: 8, custom_id: 'c', channel_types: [n] }), 0, Infinity],
  [
    'defaults',
    (n) => inRow(select({ options: options(3).map((one, i) => ({ ...one, default: i < n })), max_values: 2 })),
    0,
    2,
  ],
  ['characters of a text', (n) => v2(text(x(n))), 1, 4000],
  ['characters of all texts', (n) => v2(text(x(n - 1)), text('y')), 2, 4000],
  ['texts of a section', (n) => v2(section({ components: times(n, () => text('a')) })), 1, 3],
  ['characters about a picture', (n) => v2(section({ accessory: picture({ description: x(n) }) })), 1, 1024],
  [
    'characters of the address of a picture',
    (n) => v2(section({ accessory: picture({ media: media(address(n)) }) })),
    19,
    2048,
  ],
  ['pictures of a gallery', (n) => v2(gallery(times(n, () => ({ media: media() })))), 1, 10],
  ['characters about a picture of a gallery', (n) => v2(gallery([{ media: media(), description: x(n) }])), 1, 1024],
  ['characters of the address of a file', (n) => v2(file({ file: { url: `attachment://${x(n - 13)}` } })), 14, 2048],
  ['the spacing of a separator', (n) => v2({ type: 14, spacing: n }), 1, 2],
  ['a colour', (n) => v2(container({ accent_color: n })), 0, 0xff_ff_ff],
  ['components of a container', (n) => v2(container({ components: times(n, () => text('a')) })), 1, 39],
  ['components', (n) => v2(...times(n, () => text('a'))), 1, 40],
  // 3,385 of three bytes each, and 12 for the display, are 10,167.
  ['bytes of all texts', (n) => v2(text('語'.repeat(3385) + x(n))), 0, 3],
];
const inEmbeds: Bound[] = [
  ['characters of a title', (n) => embed({ title: x(n) }), 1, 256],
  ['characters of a description', (n) => embed({ description: x(n) }), 0, 4096],
  ['characters of an address', (n) => embed({ url: address(n) }), 19, 2048],
  ['characters of the address of a picture', (n) => embed({ image: { url: x(n) } }), 0, 2048],
  ['characters of a footer', (n) => embed({ footer: { text: x(n) } }), 0, 2048],
  ['characters of an author', (n) => embed({ author: { name: x(n) } }), 1, 256],
  ['fields', (n) => embed({ fields: times(n, () => ({ name: 'n', value: 'v' })) }), 0, 25],
  ['characters of a name', (n) => embed({ fields: [{ name: x(n), value: 'v' }] }), 1, 256],
  ['characters of a value', (n) => embed({ fields: [{ name: 'n', value: x(n) }] }), 1, 1024],
  ['a colour', (n) => embed({ color: n }), 0, 0xff_ff_ff],
  ['characters of all', (n) => said({ embeds: [{ description: x(4000) }, { description: x(n - 4000) }] }), 4001, 6000],
];
const inResponses: Bound[] = [
  ['choices', (n) => checkCallback({ type: 8, data: { choices: times(n, () => ({ name: 'a', value: 1 })) } }), 0, 25],
  [
    'characters of a choice',
    (n) => checkCallback({ type: 8, data: { choices: [{ name: x(n), value: 'a' }] } }),
    1,
    100,
  ],
  [
    'characters of its value',
    (n) => checkCallback({ type: 8, data: { choices: [{ name: 'a', value: x(n) }] } }),
    1,
    100,
  ],
  ['characters of a title of a window', (n) => modal({ title: x(n) }), 1, 45],
  ['characters of its custom_id', (n) => modal({ custom_id: x(n) }), 1, 100],
  ['its rows', (n) => modal({ components: times(n, (i) => labelled(input({ custom_id: `${i}` }))) }), 1, 5],
  [
    'inputs of a row',
    (n) => modal({ components: [{ type: 1, components: times(n, (i) => input({ custom_id: `${i}`, label: 'l' })) }] }),
    1,
    1,
  ],
  ['characters of a label', (n) => modal({ components: [labelled(input(), { label: x(n) })] }), 1, 45],
  ['characters about it', (n) => modal({ components: [labelled(input(), { description: x(n) })] }), 1, 100],
  [
    'characters of a label of an input',
    (n) => modal({ components: [{ type: 1, components: [input({ label: x(n) })] }] }),
    1,
    45,
  ],
  ['a style of an input', (n) => modal({ components: [labelled(input({ style: n }))] }), 1, 2],
  ['the least that an input takes', (n) => modal({ components: [labelled(input({ min_length: n }))] }), 0, 4000],
  ['the most that an input takes', (n) => modal({ components: [labelled(input({ max_length: n }))] }), 1, 4000],
  ['characters filled in', (n) => modal({ components: [labelled(input({ value: x(n) }))] }), 0, 4000],
  ['characters of a placeholder', (n) => modal({ components: [labelled(input({ placeholder: x(n) }))] }), 0, 100],
  ['least files', (n) => modal({ components: [labelled({ type: 19, custom_id: 'f', min_values: n })] }), 0, 10],
  ['most files', (n) => modal({ components: [labelled({ type: 19, custom_id: 'f', max_values: n })] }), 1, 10],
];
const fullOptions = [25, 25, 25, 2, 0].map((choices, at) => ({
  type: 3,
  name: `q${at}`,
  description: choices === 0 ? x(50) : 'd',
  choices: times(choices, (i) => ({ name: String(i).padStart(2, '0'), value: x(100) })),
}));
const inCommands: Bound[] = [
  ['slash commands', (n) => checkCommands(times(n, (i) => ({ name: `ask${i}`, description: 'd' }))), 0, 100],
  ['commands on people', (n) => checkCommands(times(n, (i) => ({ name: `Ask ${i}`, type: 2 }))), 0, 15],
  ['commands on messages', (n) => checkCommands(times(n, (i) => ({ name: `Ask ${i}`, type: 3 }))), 0, 15],
  ['entry points', (n) => checkCommands(times(n, (i) => ({ name: `ask${i}`, type: 4, description: 'd' }))), 0, 1],
  ['how an entry point is handled', (n) => checkCommands([{ name: 'a', type: 4, description: 'd', handler: n }]), 1, 2],
  ['characters of a name', (n) => command({ name: x(n) }), 1, 32],
  ['characters of a name on messages', (n) => checkCommands([{ name: x(n), type: 3 }]), 1, 32],
  ['characters of a description', (n) => command({ description: x(n) }), 1, 100],
  ['options', (n) => command({ options: times(n, (i) => ({ type: 3, name: `q${i}`, description: 'd' })) }), 0, 25],
  [
    'subcommands of a group',
    (n) =>
      command({
        options: [
          {
            type: 2,
            name: 'g',
            description: 'd',
            options: times(n, (i) => ({ type: 1, name: `s${i}`, description: 'd' })),
          },
        ],
      }),
    1,
    25,
  ],
  [
    'options of a subcommand',
    (n) =>
      command({
        options: [
          {
            type: 1,
            name: 's',
            description: 'd',
            options: times(n, (i) => ({ type: 3, name: `q${i}`, description: 'd' })),
          },
        ],
      }),
    0,
    25,
  ],
  ['choices', (n) => optionOf({ choices: times(n, (i) => ({ name: `${i}`, value: 'a' })) }), 0, 25],
  ['characters of a choice', (n) => optionOf({ choices: [{ name: x(n), value: 'a' }] }), 1, 100],
  ['characters of its value', (n) => optionOf({ choices: [{ name: 'a', value: x(n) }] }), 1, 100],
  ['the least length', (n) => optionOf({ min_length: n }), 0, 6000],
  ['the most length', (n) => optionOf({ max_length: n }), 1, 6000],
  ['a type of channels', (n) => optionOf({ type: 7, channel_types: [n] }), 0, Infinity],
  ['a context', (n) => command({ contexts: [n] }), 0, 2],
  ['a way to install', (n) => command({ integration_types: [n] }), 0, 1],
  // 3 of the name, 7,866 of four options with 77 choices, 52 of the fifth; the rest is the description.
  ['characters of all', (n) => command({ description: x(n), options: fullOptions }), 1, 79],
];

describe.each([
  ['messages', inMessages],
  ['components', inComponents],
  ['embeds', inEmbeds],
  ['responses', inResponses],
  ['commands', inCommands],
])('bounds of %s', (_where, bounds) => {
  test.each(bounds)('%s', (_what, check, least, most) => {
    expect(check(least)).toEqual([]);
    if (Number.isFinite(most)) expect([check(most), check(most + 1).length > 0]).toEqual([[], true]);
    if (least > 0 && least < 14) expect(check(least - 1).length).toBeGreaterThan(0);
    if (least === 0 && isNumber.has(_what)) expect(check(-1).length).toBeGreaterThan(0);
  });
});

/** Those that may be 0 and not less. */
const isNumber: ReadonlySet<string> = new Set([
  'a number of a component',
  'least choices',
  'a type of channels to choose from',
  'a colour',
  'the least that an input takes',
  'least files',
  'the least length',
  'a type of channels',
  'a context',
  'a way to install',
]);

const odd = { oops: 1 };
const kinds: MessageKind[] = ['create', 'edit', 'respond', 'update', 'followUp', 'editResponse'];
const isUnknown = (violations: string[]) => violations.map((one) => one.replace(/^.*: (?=Unrecognized)/, ''));

describe('an unknown field of', () => {
  const cases: [string, () => string[]][] = [
    ...kinds.map((kind): [string, () => string[]] => [
      `a message (${kind})`,
      () => checkMessage({ content: 'x', ...silent, ...odd }, kind),
    ]),
    ['allowed_mentions', () => said({ allowed_mentions: { parse: [], ...odd } })],
    ['a file', () => said({ attachments: [{ id: 0, ...odd }] })],
    ['a reference', () => said({ message_reference: { message_id: id, ...odd } })],
    ['a row', () => said({ components: [{ type: 1, components: [button()], ...odd }] })],
    ['a button', () => inRow(button(odd))],
    ['an emoji', () => inRow(button({ emoji: { id, ...odd } }))],
    ['a menu', () => inRow(select(odd))],
    ['an option of a menu', () => inRow(select({ options: [{ label: 'a', value: 'a', ...odd }] }))],
    ['a menu of people', () => inRow({ type: 5, custom_id: 'p', ...odd })],
    [
      'a default of a menu of people',
      () => inRow({ type: 5, custom_id: 'p', default_values: [{ id, type: 'user', ...odd }] }),
    ],
    ['a text', () => v2(text('a', odd))],
    ['a section', () => v2(section(odd))],
    ['a picture', () => v2(section({ accessory: picture(odd) }))],
    ['its medium', () => v2(section({ accessory: picture({ media: { ...media(), ...odd } }) }))],
    ['a gallery', () => v2({ ...gallery([{ media: media() }]), ...odd })],
    ['a picture of a gallery', () => v2(gallery([{ media: media(), ...odd }]))],
    ['a file among components', () => v2(file(odd))],
    ['its address', () => v2(file({ file: { url: 'attachment://a', ...odd } }))],
    ['a separator', () => v2({ type: 14, ...odd })],
    ['a container', () => v2(container(odd))],
    ['an embed', () => embed(odd)],
    ['its picture', () => embed({ image: { url: 'https://a.example/a.png', ...odd } })],
    ['its footer', () => embed({ footer: { text: 't', ...odd } })],
    ['its author', () => embed({ author: { name: 'n', ...odd } })],
    ['its field', () => embed({ fields: [{ name: 'n', value: 'v', ...odd }] })],
    ['a response', () => checkCallback({ type: 6, ...odd })],
    ['a deferral', () => checkCallback({ type: 5, data: odd })],
    ['completions', () => checkCallback({ type: 8, data: { choices: [], ...odd } })],
    ['a completion', () => checkCallback({ type: 8, data: { choices: [{ name: 'a', value: 'a', ...odd }] } })],
    ['a window', () => modal(odd)],
    ['a label', () => modal({ components: [labelled(input(), odd)] })],
    ['an input', () => modal({ components: [labelled(input(odd))] })],
    ['an input in a row', () => modal({ components: [{ type: 1, components: [input({ label: 'l', ...odd })] }] })],
    ['a row of an input', () => modal({ components: [{ type: 1, components: [input({ label: 'l' })], ...odd }] })],
    ['an upload', () => modal({ components: [labelled({ type: 19, custom_id: 'f', ...odd })] })],
    ['a slash command', () => command(odd)],
    ['a command on messages', () => checkCommands([{ name: 'Ask', type: 3, ...odd }])],
    ['an entry point', () => checkCommands([{ name: 'a', type: 4, description: 'd', ...odd }])],
    ['an option', () => optionOf(odd)],
    ['a choice', () => optionOf({ choices: [{ name: 'a', value: 'a', ...odd }] })],
    ['a subcommand', () => command({ options: [{ type: 1, name: 's', description: 'd', ...odd }] })],
    [
      'a group',
      () =>
        command({
          options: [
            { type: 2, name: 'g', description: 'd', options: [{ type: 1, name: 's', description: 'd' }], ...odd },
          ],
        }),
    ],
  ];
  test.each(cases)('%s', (_what, check) => {
    expect(isUnknown(check())).toEqual(['Unrecognized key: "oops"']);
  });
});
