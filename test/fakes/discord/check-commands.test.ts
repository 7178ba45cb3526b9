import { describe, expect, test } from 'vitest';
import { checkCommands } from './check-commands.ts';

const x = (count: number): string => 'x'.repeat(count);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const slash = (more: object = {}) => ({ name: 'ask', description: 'Ask something.', ...more });
const onMessage = (more: object = {}) => ({ name: 'Ask This', type: 3, ...more });
const option = (more: object = {}) => ({ type: 3, name: 'query', description: 'What to ask.', ...more });
const withOption = (more: object) => slash({ options: [option(more)] });
const choice = (more: object = {}) => ({ name: 'a', value: 'a', ...more });
const subcommand = (more: object = {}) => ({ type: 1, name: 'topic', description: 'd', ...more });

describe('accepted', () => {
  const cases: [string, object[]][] = [
    ['none', []],
    [
      'all that we use',
      [
        slash({ contexts: [0, 1, 2], integration_types: [0, 1], options: [option({ autocomplete: true })] }),
        onMessage(),
      ],
    ],
    ['100 slash commands', times(100, (i) => slash({ name: `ask${i}` }))],
    ['the same name for another type', [slash(), onMessage({ name: 'ask' })]],
    ['a name of letters of every script', [slash({ name: 'fragen-что_是' })]],
    [
      'a name in another language',
      [slash({ name_localizations: { de: 'fragen' }, description_localizations: { de: 'd' } })],
    ],
    ['subcommands', [slash({ options: [subcommand({ options: [option({ required: true })] })] })]],
    [
      '25 options of 25 choices',
      [
        slash({
          options: times(25, (i) => option({ name: `q${i}`, choices: times(25, (j) => choice({ name: `${j}` })) })),
        }),
      ],
    ],
    ['permissions', [slash({ default_member_permissions: '8192' })]],
  ];
  test.each(cases)('%s', (_name, commands) => {
    expect(checkCommands(commands)).toEqual([]);
  });
});

describe('refused', () => {
  const chars = (max: number) => `Too big: expected string to have <=${max} characters`;
  const letters = 'must be 1 to 32 letters, numbers, - _ or apostrophes';
  const cases: [string, unknown, string[]][] = [
    ['no list', { name: 'ask' }, ['Invalid input: expected array, received object']],
    ['101 slash commands', times(101, (i) => slash({ name: `ask${i}` })), ['101 commands of type 1, at most 100']],
    [
      '16 commands on messages',
      times(16, (i) => onMessage({ name: `Ask ${i}` })),
      ['16 commands of type 3, at most 15'],
    ],
    [
      '16 commands on people',
      times(16, (i) => onMessage({ name: `Ask ${i}`, type: 2 })),
      ['16 commands of type 2, at most 15'],
    ],
    ['a name twice', [slash(), slash({ type: 1 })], ['1.name: the name "ask" is used twice']],
    ['an unknown field', [slash({ usage: 'x' })], ['0: Unrecognized key: "usage"']],
    ['capitals', [slash({ name: 'Ask' })], ['0.name: must be in lower case']],
    ['a blank in a name', [slash({ name: 'ask it' })], [`0.name: ${letters}`]],
    ['a name of 33', [slash({ name: x(33) })], [`0.name: ${letters}`]],
    [
      'capitals in another language',
      [slash({ name_localizations: { de: 'Fragen' } })],
      ['0.name_localizations.de: must be in lower case'],
    ],
    [
      'an unknown language',
      [slash({ name_localizations: { xx: 'fragen' } })],
      ['0.name_localizations: Unrecognized key: "xx"'],
    ],
    ['no description', [{ name: 'ask' }], ['0.description: Invalid input: expected string, received undefined']],
    ['a description of 101', [slash({ description: x(101) })], [`0.description: ${chars(100)}`]],
    [
      'a description of a command on messages',
      [onMessage({ description: 'd' })],
      ['0.description: Invalid input: expected ""'],
    ],
    ['options of a command on messages', [onMessage({ options: [] })], ['0: Unrecognized key: "options"']],
    ['a name of 33 on messages', [onMessage({ name: x(33) })], [`0.name: ${chars(32)}`]],
    [
      '26 options',
      [slash({ options: times(26, (i) => option({ name: `q${i}` })) })],
      ['0.options: Too big: expected array to have <=25 items'],
    ],
    ['an option twice', [slash({ options: [option(), option()] })], ['0.options: names of options must be unique']],
    [
      'a required option after others',
      [slash({ options: [option(), option({ name: 'q', required: true })] })],
      ['0.options: required options must stand before the others'],
    ],
    [
      'a subcommand beside an option',
      [slash({ options: [subcommand(), option()] })],
      ['0.options: subcommands and other options exclude each other'],
    ],
    [
      'an option without a description',
      [withOption({ description: '' })],
      ['0.options.0.description: Too small: expected string to have >=1 characters'],
    ],
    ['an unknown type of option', [withOption({ type: 12 })], ['0.options.0.type: there is no such option']],
    [
      '26 choices',
      [withOption({ choices: times(26, (i) => choice({ name: `${i}` })) })],
      ['0.options.0.choices: Too big: expected array to have <=25 items'],
    ],
    [
      'a choice of 101',
      [withOption({ choices: [choice({ name: x(101) })] })],
      [`0.options.0.choices.0.name: ${chars(100)}`],
    ],
    [
      'choices with autocompletion',
      [withOption({ choices: [choice()], autocomplete: true })],
      ['0.options.0: choices and autocomplete exclude each other'],
    ],
    [
      'a number as a choice of text',
      [withOption({ choices: [choice({ value: 1 })] })],
      ['0.options.0: values of choices must be of the type of the option'],
    ],
    [
      'a name of choices twice',
      [withOption({ choices: [choice(), choice({ value: 'b' })] })],
      ['0.options.0: names of choices must be unique'],
    ],
    [
      'choices of yes and no',
      [withOption({ type: 5, choices: [choice({ value: 1 })] })],
      ['0.options.0: an option of type 5 has no choices'],
    ],
    [
      'a length of a number',
      [withOption({ type: 4, max_length: 5 })],
      ['0.options.0: an option of type 4 has no max_length'],
    ],
    [
      'a length of 6001',
      [withOption({ max_length: 6001 })],
      ['0.options.0.max_length: Too big: expected number to be <=6000'],
    ],
    ['a context twice', [slash({ contexts: [0, 0] })], ['0.contexts: must hold nothing twice']],
    ['an unknown context', [slash({ contexts: [3] })], ['0.contexts.0: Too big: expected number to be <=2']],
    ['no context at all', [slash({ contexts: [] })], ['0.contexts: Too small: expected array to have >=1 items']],
    [
      'an unknown way to install',
      [slash({ integration_types: [2] })],
      ['0.integration_types.0: Too big: expected number to be <=1'],
    ],
    [
      'permissions as a number',
      [slash({ default_member_permissions: 8192 })],
      ['0.default_member_permissions: Invalid input: expected string, received number'],
    ],
    [
      'more than 8000 characters',
      [
        slash({
          options: times(2, (i) =>
            option({
              name: `q${i}`,
              choices: times(25, (j) => choice({ name: x(98) + String(j).padStart(2, '0'), value: x(98) })),
            }),
          ),
        }),
      ],
      ['0: 9945 characters of names, descriptions and values, at most 8000'],
    ],
  ];
  test.each(cases)('%s', (_name, commands, violations) => {
    expect(checkCommands(commands)).toEqual(violations);
  });
});
