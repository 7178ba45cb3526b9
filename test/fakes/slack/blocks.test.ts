import { describe, expect, test } from 'vitest';
import { checkMessage, checkView, pingsIn, type Violation } from './blocks.ts';

const x = (count: number): string => 'x'.repeat(count);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string, more: object = {}) => ({ type: 'section', text: mrkdwn(text), ...more });
const button = (more: object = {}) => ({ type: 'button', text: plain('go'), action_id: 'go', value: 'v', ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (more: object = {}) => ({ text: plain('one'), value: '1', ...more });
const select = (more: object = {}) => ({ type: 'static_select', action_id: 's', options: [option()], ...more });
const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
const rtSection = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const leaf = (text: string) => ({ type: 'text', text });
const cell = (text: string) => ({ type: 'raw_text', text });
const table = (rows: object[][], more: object = {}) => ({ type: 'table', rows, ...more });
const dataTable = (rows: object[][], more: object = {}) => ({ type: 'data_table', caption: 'c', rows, ...more });
const grid = (rows: number, columns: number, text = 'c') => times(rows, () => times(columns, () => cell(text)));
const feedbackButtons = (more: object = {}) => ({
  type: 'feedback_buttons',
  action_id: 'feedback',
  positive_button: { text: plain('good'), value: 'up' },
  negative_button: { text: plain('bad'), value: 'down' },
  ...more,
});
const markdown = (text: string) => ({ type: 'markdown', text });
const confirm = (more: object = {}) => ({
  title: plain('t'),
  text: mrkdwn('t'),
  confirm: plain('yes'),
  deny: plain('no'),
  ...more,
});
const container = (more: object = {}) => ({
  type: 'container',
  title: plain('t'),
  child_blocks: [section('s')],
  ...more,
});
const gfm = '| a | b |\n| --- | --- |\n| 1 | 2 |';

const check = (...blocks: unknown[]) => checkMessage({ text: 'fallback', blocks });
const short = (violations: Violation[]) => violations.map((one) => `${one.code} ${one.pointer}`);

describe('accepted', () => {
  const rows: [string, unknown[]][] = [
    ['no blocks at all', []],
    ['50 blocks', times(50, () => ({ type: 'divider' }))],
    ['a header of 150 characters', [{ type: 'header', text: plain(x(150)) }]],
    ['a section of 3000 characters', [section(x(3000))]],
    ['a context of 10', [{ type: 'context', elements: times(10, () => mrkdwn('c')) }]],
    ['25 actions of different ids', [actions(...times(25, (i) => button({ action_id: `go:${i}` })))]],
    ['the same action_id in two blocks', [actions(button()), actions(button())]],
    ['a select of 100 options', [actions(select({ options: times(100, (i) => option({ value: String(i) })) }))]],
    ['a confirm', [actions(button({ confirm: confirm() }))]],
    ['feedback', [{ type: 'context_actions', elements: [feedbackButtons()] }]],
    [
      'rich_text with every leaf',
      [
        richText(
          rtSection(
            { type: 'text', text: 'a', style: { bold: true, code: true } },
            { type: 'link', url: 'https://a.example', text: 'a' },
            { type: 'emoji', name: 'wave' },
            { type: 'user', user_id: 'U1' },
            { type: 'channel', channel_id: 'C1' },
            { type: 'usergroup', usergroup_id: 'S1' },
            { type: 'broadcast', range: 'here' },
            { type: 'date', timestamp: 1, format: '{date}', fallback: 'f' },
            { type: 'color', value: '#fff' },
          ),
          { type: 'rich_text_list', style: 'bullet', indent: 8, elements: [rtSection(leaf('a'))] },
          { type: 'rich_text_quote', elements: [leaf('a')] },
          { type: 'rich_text_preformatted', elements: [leaf('a')], language: 'yaml' },
        ),
      ],
    ],
    ['a table of 100 rows', [table(grid(100, 20), { column_settings: [null, { align: 'right' }] })]],
    ['a table of 10,000 characters', [table([[cell(x(9_999)), cell('y')]])]],
    ['a data_table of 201 rows', [dataTable(grid(201, 20), { page_size: 100, row_header_column_index: 0 })]],
    ['numbers in a table', [table([[{ type: 'raw_number', value: 1, text: '1' }, richText(rtSection(leaf('a')))]])]],
    ['one table in markdown', [markdown(gfm)]],
    ['a table in a code fence beside a table', [markdown(`\`\`\`\n${gfm}\n\`\`\``), table(grid(1, 1))]],
    ['a thematic break below a pipe', [markdown('a | b\n\n---\n'), table(grid(1, 1))]],
    ['13,200 characters', [...times(4, () => section(x(3000))), section(x(1200))]],
  ];
  test.each(rows)('%s', (_name, blocks) => {
    expect(check(...blocks)).toEqual([]);
  });
});

describe('refused', () => {
  const rows: [string, unknown, string[]][] = [
    ['51 blocks', times(51, () => ({ type: 'divider' })), ['invalid_blocks /blocks']],
    ['blocks that are no array', { type: 'divider' }, ['invalid_blocks_format /blocks']],
    ['an unknown block', [{ type: 'text' }], ['invalid_blocks /blocks/0/type']],
    ['an unknown field', [{ type: 'divider', color: 'red' }], ['invalid_blocks /blocks/0']],
    ['an input block', [{ type: 'input', label: plain('l'), element: select() }], ['invalid_blocks /blocks/0/type']],
    ['a block_id used twice', times(2, () => ({ type: 'divider', block_id: 'b' })), ['invalid_blocks /blocks']],
    ['a block_id of 256', [{ type: 'divider', block_id: x(256) }], ['invalid_blocks /blocks/0/block_id']],
    ['an action_id used twice in a block', [actions(button(), button())], ['invalid_blocks /blocks/0']],
    ['a header of 151', [{ type: 'header', text: plain(x(151)) }], ['invalid_blocks /blocks/0/text/text']],
    ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('h') }], ['invalid_blocks /blocks/0/text/type']],
    ['a section of 3001', [section(x(3001))], ['invalid_blocks /blocks/0/text/text']],
    ['an empty section', [section('')], ['invalid_blocks /blocks/0/text/text']],
    ['a section of nothing', [{ type: 'section' }], ['invalid_blocks /blocks/0']],
    ['11 fields', [{ type: 'section', fields: times(11, () => plain('f')) }], ['invalid_blocks /blocks/0/fields']],
    [
      'a context of 11',
      [{ type: 'context', elements: times(11, () => mrkdwn('c')) }],
      ['invalid_blocks /blocks/0/elements'],
    ],
    [
      '26 actions',
      [actions(...times(26, (i) => button({ action_id: `${i}` })))],
      ['invalid_blocks /blocks/0/elements'],
    ],
    ['a button of 76', [actions(button({ text: plain(x(76)) }))], ['invalid_blocks /blocks/0/elements/0/text/text']],
    [
      'a value of 2001',
      [section('s', { accessory: button({ value: x(2001) }) })],
      ['invalid_blocks /blocks/0/accessory/value'],
    ],
    ['a select of 0 options', [actions(select({ options: [] }))], ['invalid_blocks /blocks/0/elements/0/options']],
    [
      '101 options',
      [actions(select({ options: times(101, () => option()) }))],
      ['invalid_blocks /blocks/0/elements/0/options'],
    ],
    [
      'an option of 76',
      [actions(select({ options: [option({ text: plain(x(76)) })] }))],
      ['invalid_blocks /blocks/0/elements/0/options/0/text/text'],
    ],
    [
      'an option value of 151',
      [actions(select({ options: [option({ value: x(151) })] }))],
      ['invalid_blocks /blocks/0/elements/0/options/0/value'],
    ],
    [
      'an option description of 76',
      [actions(select({ options: [option({ description: plain(x(76)) })] }))],
      ['invalid_blocks /blocks/0/elements/0/options/0/description/text'],
    ],
    [
      'a placeholder of 151',
      [actions(select({ placeholder: plain(x(151)) }))],
      ['invalid_blocks /blocks/0/elements/0/placeholder/text'],
    ],
    [
      'a confirm title of 101',
      [actions(button({ confirm: confirm({ title: plain(x(101)) }) }))],
      ['invalid_blocks /blocks/0/elements/0/confirm/title/text'],
    ],
    [
      '6 context actions',
      [{ type: 'context_actions', elements: times(6, (i) => feedbackButtons({ action_id: `${i}` })) }],
      ['invalid_blocks /blocks/0/elements'],
    ],
    [
      'a button among context actions',
      [{ type: 'context_actions', elements: [button()] }],
      ['invalid_blocks /blocks/0/elements/0/type'],
    ],
    ['an empty leaf', [richText(rtSection(leaf('')))], ['invalid_blocks /blocks/0/elements/0/elements/0/text']],
    [
      'an indent of 9',
      [richText({ type: 'rich_text_list', style: 'bullet', indent: 9, elements: [rtSection(leaf('a'))] })],
      ['invalid_blocks /blocks/0/elements/0/indent'],
    ],
    [
      'an emoji in preformatted',
      [richText({ type: 'rich_text_preformatted', elements: [{ type: 'emoji', name: 'wave' }] })],
      ['invalid_blocks /blocks/0/elements/0/elements/0/type'],
    ],
    ['a table of 101 rows', [table(grid(101, 1))], ['invalid_blocks /blocks/0/rows']],
    ['21 cells', [table(grid(1, 21))], ['invalid_blocks /blocks/0/rows/0']],
    ['rows of different length', [table([[cell('a')], [cell('a'), cell('b')]])], ['invalid_blocks /blocks/0/rows']],
    ['an empty cell', [table([[cell('')]])], ['invalid_blocks /blocks/0/rows/0/0/text']],
    ['10,001 characters of table', [table([[cell(x(10_000)), cell('y')]])], ['invalid_blocks /blocks/0/rows']],
    ['10,001 of data_table', [dataTable([[cell('h')], [cell(x(10_000))]])], ['invalid_blocks /blocks/0/rows']],
    ['a data_table without caption', [{ type: 'data_table', rows: grid(2, 1) }], ['invalid_blocks /blocks/0/caption']],
    ['a data_table of 1 row', [dataTable(grid(1, 1))], ['invalid_blocks /blocks/0/rows']],
    ['a data_table of 202 rows', [dataTable(grid(202, 1))], ['invalid_blocks /blocks/0/rows']],
    ['21 columns', [dataTable(grid(2, 21))], ['invalid_blocks /blocks/0/rows/0', 'invalid_blocks /blocks/0/rows/1']],
    ['a page of 101', [dataTable(grid(2, 1), { page_size: 101 })], ['invalid_blocks /blocks/0/page_size']],
    [
      'a rich_text header cell',
      [dataTable([[richText(rtSection(leaf('h')))], [cell('a')]])],
      ['invalid_blocks /blocks/0/rows'],
    ],
    [
      'a select of options and groups',
      [actions(select({ option_groups: [{ label: plain('l'), options: [option()] }] }))],
      ['invalid_blocks /blocks/0/elements/0'],
    ],
    [
      'an overflow of 6',
      [actions({ type: 'overflow', action_id: 'o', options: times(6, () => option()) })],
      ['invalid_blocks /blocks/0/elements/0/options'],
    ],
    ['an image of no source', [{ type: 'image', alt_text: 'a' }], ['invalid_blocks /blocks/0']],
    ['a container of no title', [container({ title: undefined })], ['invalid_blocks /blocks/0']],
    [
      'a container of 11',
      [container({ child_blocks: times(11, () => section('s')) })],
      ['invalid_blocks /blocks/0/child_blocks'],
    ],
    [
      'a table in a container beside another',
      [container({ child_blocks: [table(grid(1, 1))] }), table(grid(1, 1))],
      ['only_one_table_allowed /blocks'],
    ],
    ['two tables', [table(grid(1, 1)), table(grid(1, 1))], ['only_one_table_allowed /blocks']],
    ['a table and a data_table', [table(grid(1, 1)), dataTable(grid(2, 1))], ['only_one_table_allowed /blocks']],
    ['a table and one in markdown', [table(grid(1, 1)), markdown(gfm)], ['only_one_table_allowed /blocks']],
    ['two tables in one markdown', [markdown(`${gfm}\n\n${gfm}`)], ['only_one_table_allowed /blocks']],
    ['12,001 characters of markdown', [markdown(x(12_001))], ['msg_blocks_too_long /blocks']],
    ['13,201 characters', [...times(4, () => section(x(3000))), section(x(1201))], ['msg_blocks_too_long /blocks']],
  ];
  test.each(rows)('%s', (_name, blocks, expected) => {
    expect(short(checkMessage({ text: 'fallback', blocks }))).toEqual(expected);
  });

  const texts: [string, unknown, string[]][] = [
    ['no text', undefined, ['no_text /text']],
    ['blank text', ' \n', ['no_text /text']],
    ['4001 characters', x(4001), ['msg_too_long /text']],
    ['4000 characters: accepted', x(4000), []],
  ];
  test.each(texts)('%s', (_name, text, expected) => {
    expect(short(checkMessage({ text }))).toEqual(expected);
  });
});

describe('views', () => {
  const input = { type: 'input', label: plain('l'), element: { type: 'plain_text_input', action_id: 'q' } };
  const modal = (more: object = {}) => ({ type: 'modal', title: plain('t'), blocks: [section('s')], ...more });
  const rows: [string, unknown, string[]][] = [
    ['a modal with an input', modal({ submit: plain('go'), close: plain('no'), blocks: [input] }), []],
    ['a home tab of 100 blocks', { type: 'home', blocks: times(100, () => ({ type: 'divider' })) }, []],
    ['101 blocks', { type: 'home', blocks: times(101, () => ({ type: 'divider' })) }, ['/view/blocks']],
    ['an input without submit', modal({ blocks: [input] }), ['/view']],
    ['a title of 25', modal({ title: plain(x(25)) }), ['/view/title/text']],
    ['a submit of 25', modal({ submit: plain(x(25)) }), ['/view/submit/text']],
    ['a close of 25', modal({ close: plain(x(25)) }), ['/view/close/text']],
    ['a callback_id of 256', modal({ callback_id: x(256) }), ['/view/callback_id']],
    ['private_metadata of 3001', modal({ private_metadata: x(3001) }), ['/view/private_metadata']],
    ['a table', modal({ blocks: [table(grid(1, 1))] }), ['/view/blocks/0/type']],
    ['a data_table', { type: 'home', blocks: [dataTable(grid(2, 1))] }, ['/view/blocks/0/type']],
    ['markdown', modal({ blocks: [markdown('m')] }), ['/view/blocks/0/type']],
    [
      'context_actions',
      modal({ blocks: [{ type: 'context_actions', elements: [feedbackButtons()] }] }),
      ['/view/blocks/0/type'],
    ],
    ['a block_id used twice', modal({ blocks: times(2, () => section('s', { block_id: 'b' })) }), ['/view/blocks']],
    ['a view of no type', { blocks: [] }, ['/view/type']],
  ];
  test.each(rows)('%s', (_name, view, expected) => {
    expect(short(checkView(view))).toEqual(expected.map((pointer) => `invalid_arguments ${pointer}`));
  });
});

describe('pings', () => {
  const rows: [string, object, string[]][] = [
    ['escaped text', { text: '&lt;!channel&gt; @here' }, []],
    ['the text', { text: 'a <!channel> <!here|here> <!everyone>' }, ['<!channel>', '<!here|here>', '<!everyone>']],
    ['groups and users', { text: '<!subteam^S1|@a> <@U1> <@W2|b>' }, ['<!subteam^S1|@a>', '<@U1>', '<@W2|b>']],
    ['a channel and a link', { text: '<#C1|a> <https://a.example|a> <!date^1^{date}|d>' }, []],
    ['a section', { text: 't', blocks: [section('<!here>')] }, ['<!here>']],
    ['fields', { text: 't', blocks: [{ type: 'section', fields: [mrkdwn('<@U1>')] }] }, ['<@U1>']],
    ['a context', { text: 't', blocks: [{ type: 'context', elements: [mrkdwn('<@U1>')] }] }, ['<@U1>']],
    [
      'plain text and literal leaves',
      { text: 't', blocks: [richText(rtSection(leaf('<!here>'))), actions(button({ text: plain('<!here>') }))] },
      [],
    ],
    [
      'leaves',
      {
        text: 't',
        blocks: [
          richText(
            rtSection(
              { type: 'broadcast', range: 'channel' },
              { type: 'user', user_id: 'U1' },
              { type: 'usergroup', usergroup_id: 'S1' },
            ),
          ),
        ],
      },
      ['broadcast:channel', 'user:U1', 'usergroup:S1'],
    ],
    [
      'a leaf in a cell',
      { text: 't', blocks: [table([[richText(rtSection({ type: 'user', user_id: 'U1' }))]])] },
      ['user:U1'],
    ],
    ['markdown', { text: 't', blocks: [markdown('a <!here>')] }, ['<!here>']],
    ['a plain @channel', { text: '@channel' }, []],
    ['link_names', { text: '@channel a@here.example', link_names: true }, ['@channel']],
    ['parse full', { text: 't', parse: 'full', blocks: [section('@everyone')] }, ['@everyone']],
  ];
  test.each(rows)('%s', (_name, message, expected) => {
    expect(pingsIn(message)).toEqual(expected);
  });
});
