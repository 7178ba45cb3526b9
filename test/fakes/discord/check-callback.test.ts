import { describe, expect, test } from 'vitest';
import { type Answered, interactionTypes as asked, checkCallback } from './check-callback.ts';
import { flag } from './check-message.ts';

const x = (count: number): string => 'x'.repeat(count);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const message = { content: 'x', allowed_mentions: { parse: [] } };
const input = (more: object = {}) => ({ type: 4, custom_id: 'why', style: 1, ...more });
const label = (component: object, more: object = {}) => ({ type: 18, label: 'Why?', component, ...more });
const modal = (more: object = {}) => ({
  type: 9,
  data: { custom_id: 'reason', title: 'Reason', components: [label(input())], ...more },
});
const choices = (...list: object[]) => ({ type: 8, data: { choices: list } });
const choice = (more: object = {}) => ({ name: 'one', value: '1', ...more });
const on = { flags: 0, content: 'before', embeds: [], components: [] };

describe('accepted', () => {
  const cases: [string, unknown, Answered][] = [
    ['a pong', { type: 1 }, { type: asked.ping }],
    ['a message', { type: 4, data: message }, { type: asked.command }],
    ['a deferral', { type: 5 }, { type: asked.command }],
    ['an ephemeral deferral', { type: 5, data: { flags: flag.ephemeral } }, { type: asked.component, on }],
    ['nothing', { type: 6 }, { type: asked.component, on }],
    ['a change', { type: 7, data: message }, { type: asked.component, on }],
    ['a change by a window', { type: 7, data: message }, { type: asked.modal, on }],
    ['25 choices', choices(...times(25, (i) => choice({ value: i }))), { type: asked.autocomplete }],
    ['no choices', choices(), { type: asked.autocomplete }],
    ['a window', modal(), { type: asked.command }],
    [
      'a window of five',
      modal({ components: times(5, (i) => label(input({ custom_id: `${i}` }))) }),
      { type: asked.component },
    ],
    [
      'a window of rows',
      modal({ components: [{ type: 1, components: [input({ label: 'Why?', max_length: 4000 })] }] }),
      { type: asked.command },
    ],
    [
      'a window with words and a menu',
      modal({
        components: [
          { type: 10, content: 'Choose.' },
          label({ type: 3, custom_id: 'menu', options: [{ label: 'a', value: 'a' }] }, { description: 'd' }),
        ],
      }),
      { type: asked.command },
    ],
  ];
  test.each(cases)('%s', (_name, response, answered) => {
    expect(checkCallback(response, answered)).toEqual([]);
  });
});

describe('refused', () => {
  const cases: [string, unknown, string[]][] = [
    ['no type', {}, ['type: Invalid input: expected number, received undefined']],
    ['an unknown type', { type: 99 }, ['there is no response of type 99']],
    ['an unknown field', { type: 6, files: [] }, ['Unrecognized key: "files"']],
    [
      'a message that breaks a rule',
      { type: 4, data: { content: 'x' } },
      ['data.allowed_mentions: must be {parse: []}'],
    ],
    ['an empty message', { type: 4 }, ['the message is empty']],
    [
      'a deferral of components',
      { type: 5, data: { flags: flag.components } },
      ['data.flags: a deferral may only be ephemeral'],
    ],
    ['a deferral with content', { type: 5, data: { content: 'x' } }, ['data: Unrecognized key: "content"']],
    ['data for nothing', { type: 6, data: { flags: 64 } }, ['data: this response has no data']],
    ['26 choices', choices(...times(26, () => choice())), ['data.choices: Too big: expected array to have <=25 items']],
    [
      'a choice of 101',
      choices(choice({ name: x(101) })),
      ['data.choices.0.name: Too big: expected string to have <=100 characters'],
    ],
    [
      'a choice of nothing',
      choices(choice({ name: '' })),
      ['data.choices.0.name: Too small: expected string to have >=1 characters'],
    ],
    [
      'a value of 101',
      choices(choice({ value: x(101) })),
      ['data.choices.0.value: Too big: expected string to have <=100 characters'],
    ],
    [
      'a value of nothing',
      choices(choice({ value: '' })),
      ['data.choices.0.value: Too small: expected string to have >=1 characters'],
    ],
    ['an unknown field of a choice', choices(choice({ emoji: 'x' })), ['data.choices.0: Unrecognized key: "emoji"']],
    ['a title of 46', modal({ title: x(46) }), ['data.title: Too big: expected string to have <=45 characters']],
    [
      'a window of nothing',
      modal({ components: [] }),
      ['data.components: Too small: expected array to have >=1 items'],
    ],
    [
      'a window of six',
      modal({ components: times(6, (i) => label(input({ custom_id: `${i}` }))) }),
      ['data.components: Too big: expected array to have <=5 items'],
    ],
    [
      'a custom_id of 101',
      modal({ custom_id: x(101) }),
      ['data.custom_id: Too big: expected string to have <=100 characters'],
    ],
    [
      'a menu that is disabled',
      modal({
        components: [label({ type: 3, custom_id: 'm', options: [{ label: 'a', value: 'a' }], disabled: true })],
      }),
      ['data.components.0.component: must not be disabled in a window'],
    ],
    ['a bare input', modal({ components: [input()] }), ['data.components.0.type: no such component may stand here']],
    [
      'a custom_id twice',
      modal({ components: times(2, () => label(input())) }),
      ['data.components: custom_id "why" is used twice in the window'],
    ],
    [
      'a label of 46',
      modal({ components: [label(input(), { label: x(46) })] }),
      ['data.components.0.label: Too big: expected string to have <=45 characters'],
    ],
    [
      'a label in an input that has one',
      modal({ components: [label(input({ label: 'Why?' }))] }),
      ['data.components.0.component: Unrecognized key: "label"'],
    ],
    [
      'more than 4000 characters',
      modal({ components: [label(input({ max_length: 4001 }))] }),
      ['data.components.0.component.max_length: Too big: expected number to be <=4000'],
    ],
    [
      'a placeholder of 101',
      modal({ components: [label(input({ placeholder: x(101) }))] }),
      ['data.components.0.component.placeholder: Too big: expected string to have <=100 characters'],
    ],
    [
      'more than the most',
      modal({ components: [label(input({ min_length: 2, max_length: 1 }))] }),
      ['data.components.0.component: min_length must not exceed max_length'],
    ],
  ];
  test.each(cases)('%s', (_name, response, violations) => {
    expect(checkCallback(response)).toEqual(violations);
  });
});

describe('refused as an answer to', () => {
  const cases: [string, Answered, number, unknown][] = [
    ['a ping', { type: asked.ping }, 4, message],
    ['a command', { type: asked.command }, 7, message],
    ['a command', { type: asked.command }, 6, undefined],
    ['a command', { type: asked.command }, 8, { choices: [] }],
    ['a window that was opened by a command', { type: asked.modal }, 7, message],
    ['a window', { type: asked.modal, on }, 9, modal().data],
    ['an autocompletion', { type: asked.autocomplete }, 5, undefined],
    ['a press', { type: asked.component, on }, 8, { choices: [] }],
  ];
  test.each(cases)('%s: type %$', (_name, answered, type, data) => {
    expect(checkCallback({ type, data }, answered)).toEqual([
      `type: an interaction of type ${answered.type} cannot be answered with type ${type}`,
    ]);
  });
});
