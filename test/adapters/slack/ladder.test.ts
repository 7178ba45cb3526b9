import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMessage } from '#adapters/slack/compose.ts';
import { deliver, isFormRefusal, RefusedBlocks } from '#adapters/slack/deliver.ts';
import type { Ask } from '#src/adapter.ts';
import { type Answer, newConversation } from '#src/document/answer.ts';
import { paragraph, table, text } from '#src/document/build.ts';
import { hostileAnswer } from '#test/adapters/hostile-answer.ts';
import { checkMessage } from '#test/fakes/slack/blocks.ts';
import { ids, messageChanged, slashCommand } from '#test/fakes/slack/payloads.ts';
import type { Json } from '#test/fakes/slack/types.ts';
import { allText } from './all-text.ts';
import { recordLog } from './record-log.ts';
import { openTalk, type Talk } from './talk.ts';
import { modes, shippedAsk, shippedGuide } from './workspace.ts';

/** Words that stand nowhere else: none of them may reach the log. */
const QUESTION = 'wombat quokka numbat';
const CELL = 'zebrafish';

function answerWith(rows: number): Answer {
  return {
    kind: 'passage',
    title: 'Axolotl',
    blocks: [
      paragraph(text('Pangolins are shy.')),
      ...(rows === 0
        ? []
        : [
            table([
              [[text('Name')], [text('Value')]],
              ...Array.from({ length: rows }, (_, at) => [[text(`${CELL} ${at}`)], [text('okapi')]]),
            ]),
          ]),
    ],
    corrections: [],
    actions: [],
    conversation: newConversation,
    entities: [],
    sources: [{ title: 'Tapir', url: 'https://example.org/tapir' }],
    places: [],
    confidence: 1,
  };
}

const SECRETS = [...QUESTION.split(' '), CELL, 'Axolotl', 'Pangolin', 'okapi', 'Tapir', 'example.org'];
/** So many rows make a table with pages. */
const LARGE = 12;

const has =
  (...types: string[]) =>
  (blocks: readonly Json[]) =>
    blocks.some(({ type }) => types.includes(String(type)));

const kinds = (blocks: readonly Json[]) => blocks.map(({ type }) => String(type));

/** The ways in which an answer goes out; each resolves with what arrived in the end. */
const ways = {
  'a message': async (talk: Talk, before: () => void) => {
    before();
    const ts = await talk.mention(QUESTION);
    return (await talk.waitForAnswers(ts, 1))[0];
  },
  'an update': async (talk: Talk, before: () => void) => {
    const ts = await talk.answered('first');
    before();
    await talk.send(messageChanged({ channel: ids.channel, ts, text: QUESTION, before: 'first' }));
    return talk.slack.waitFor(() => talk.answers(ts).find(({ edits }) => edits.length > 0));
  },
  'a command': async (talk: Talk, before: () => void) => {
    before();
    const already = talk.slack.ephemerals.length;
    const responseUrl = talk.slack.newResponseUrl({ channel: ids.channel, user: ids.user });
    await talk.deliver(slashCommand({ text: QUESTION, responseUrl }));
    return talk.slack.waitFor(() => talk.slack.ephemerals[already]);
  },
};
const wayNames = Object.keys(ways) as (keyof typeof ways)[];
const methods = { 'a message': 'chat.postMessage', 'an update': 'chat.update', 'a command': 'response_url' };

describe.each(modes)('where Slack refuses a form, by %s', (mode) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(mode, async () => answerWith(LARGE));
  });
  afterAll(() => talk.stop());

  /** What arrives, and the kinds of blocks that were tried. */
  const sendRefused = async (way: keyof typeof ways, rule: (blocks: readonly Json[]) => boolean, code?: string) => {
    let calls = 0;
    let end = () => {};
    const arrived = await ways[way](talk, () => {
      calls = talk.slack.calls.length;
      end = talk.slack.refuseBlocks(rule, code);
    });
    end();
    const tried = talk.slack.calls
      .slice(calls)
      .filter(({ method }) => method === methods[way])
      .map(({ args }) =>
        kinds((args.blocks ?? []) as Json[])
          .filter((kind) => /table|rich_text/u.test(kind))
          .join(' '),
      );
    return { arrived, tried };
  };

  describe.each(wayNames)('%s', (way) => {
    it('has a table with pages where all is taken', async () => {
      const { tried } = await sendRefused(way, () => false);
      expect(tried).toEqual(['rich_text data_table']);
    });

    it('has a plain table where one with pages is refused', async () => {
      const { arrived, tried } = await sendRefused(way, has('data_table'));
      expect(tried).toEqual(['rich_text data_table', 'rich_text table']);
      expect(kinds(arrived?.blocks ?? [])).toContain('table');
    });

    it('has the table as text where all tables are refused', async () => {
      const { arrived, tried } = await sendRefused(way, has('data_table', 'table'));
      expect(tried).toEqual(['rich_text data_table', 'rich_text table', 'rich_text']);
      const shown = allText(arrived ?? { text: '', blocks: [] });
      for (let row = 0; row < LARGE; row += 1) expect(shown).toContain(`${CELL} ${row}`);
    });

    it('is text with a link where all blocks are refused', async () => {
      const { arrived, tried } = await sendRefused(way, (blocks) => blocks.length > 0);
      expect(tried).toEqual(['rich_text data_table', 'rich_text table', 'rich_text', '']);
      expect(arrived?.blocks).toEqual([]);
      for (let row = 0; row < LARGE; row += 1) expect(arrived?.text).toContain(`${CELL} ${row}: okapi`);
      expect(arrived?.text).toContain('<https://example.org/tapir|Tapir>');
    });
  });

  it.each([
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_block_type',
    'block_mismatch',
    'msg_blocks_too_long',
    'msg_too_long',
    'only_one_table_allowed',
    'markdown_text_too_long',
    'invalid_attachments',
    'invalid_arguments',
    'data_table_not_supported',
  ])('goes on after %s', async (code) => {
    for (const way of wayNames) {
      const { tried } = await sendRefused(way, has('data_table'), code);
      expect(tried).toEqual(['rich_text data_table', 'rich_text table']);
    }
    expect(talk.log()).toContain(`"code":"${code}"`);
  });

  it('logs the shape of what was refused, and no word of question or answer', () => {
    const lines = talk
      .log()
      .split('\n')
      .filter((line) => line.includes('Slack refused a form'));
    const shapes = new Set(
      lines.map((line) => (JSON.parse(line) as { shape: { blocks: string[] } }).shape.blocks.slice(0, 3).join()),
    );
    expect(shapes).toContain(`header,rich_text 1,data_table ${LARGE + 1}×2`);
    expect(lines[0]).toMatch(/"rung":"dataTable","shape":\{"textChars":\d{3}/u);
    expect(SECRETS.filter((word) => talk.log().toLowerCase().includes(word.toLowerCase()))).toEqual([]);
  });
});

describe('what a refusal is', () => {
  it.each(['too_many_blocks', 'table_rows_exceeded', 'invalid_table', 'unsupported_block'])('%s is one', (code) => {
    expect(isFormRefusal(code)).toBe(true);
  });
  it.each(['not_acceptable', 'user_is_blocked', 'is_archived', 'ratelimited', 'invalid_auth', 'unstable'])(
    '%s is none',
    (code) => {
      expect(isFormRefusal(code)).toBe(false);
    },
  );
});

describe('the same form', () => {
  it.each([
    ['a table without pages', 2, 3],
    ['no table', 0, 2],
  ])('is not tried twice: %s', async (_, rows, calls) => {
    const talk = await openTalk('http', async () => answerWith(rows));
    try {
      talk.slack.refuseBlocks((blocks) => blocks.length > 0);
      await talk.answered(QUESTION);
      expect(talk.slack.callsOf('chat.postMessage')).toHaveLength(calls);
    } finally {
      await talk.stop();
    }
  });

  it('costs a command at most five uses of its response URL, the last for what went wrong', async () => {
    const talk = await openTalk('http', async () => answerWith(LARGE));
    try {
      talk.slack.refuseBlocks((blocks) => blocks.length > 0);
      talk.slack.failNext('response_url', { after: 3 });
      const responseUrl = talk.slack.newResponseUrl({ channel: ids.channel, user: ids.user });
      await talk.deliver(slashCommand({ text: QUESTION, responseUrl }));
      const told = await talk.slack.waitFor(() => talk.slack.ephemerals[0]);
      const reference = /reference ([0-9a-f]{8})/u.exec(told.text)?.[1] ?? 'none';
      expect(talk.log()).toContain(`(reference ${reference})`);
      await talk.quiet();
      expect(talk.slack.callsOf('response_url')).toHaveLength(5);
    } finally {
      await talk.stop();
    }
  });
});

it('keeps what Slack quotes of a message out of the log', async () => {
  const { logger, lines } = recordLog();
  const said = 'unsupported value "Axolotl" or `Axolotl` at https://example.org/tapir [json-pointer:/blocks/1/rows]';
  await deliver(
    composeMessage(
      { question: '', before: newConversation, answer: answerWith(LARGE) },
      { audience: 'thread', guide: shippedGuide },
    ),
    async ({ blocks }) => {
      if (blocks.length > 0)
        throw new RefusedBlocks('invalid_blocks', [said, 'x'.repeat(400), 'at “Axolotl', '“'.repeat(40_000)]);
    },
    logger,
  );
  expect(lines.map(({ details }) => details)).toEqual(
    Array.from({ length: 3 }, () => [
      'unsupported value "…" or "…" at "…" [json-pointer:/blocks/1/rows]',
      'x'.repeat(300),
      'at "…"',
      '"…"',
    ]),
  );
});

describe('what is sent', () => {
  it('is never what the checker of the fake refuses, whatever of the notes is asked for', async () => {
    const questions = shippedGuide.topics.flatMap(({ actions }) => actions.map(({ query }) => query));
    const all = [
      ...questions,
      ...shippedGuide.examples.map(({ query }) => query),
      'help',
      'xyzzy',
      'list all CNIs',
      'hi',
    ];
    const refused: unknown[] = [];
    for (const [at, question] of all.entries()) {
      const answer = await shippedAsk({ text: question }, newConversation);
      // A private answer holds all that one in a thread does, and more; the text alone is in every form.
      const compose = composeMessage(
        { question, before: newConversation, answer },
        { audience: 'private', guide: shippedGuide },
      );
      const rung = (['dataTable', 'table', 'monospace'] as const)[at % 3] ?? 'dataTable';
      refused.push(...checkMessage(compose(rung)).map((violation) => ({ question, rung, violation })));
    }
    expect(all.length).toBeGreaterThan(50);
    expect(refused).toEqual([]);
  });

  it.each(wayNames)('pings nobody by %s, on no rung, whatever question and answer hold', async (way) => {
    const pings =
      '<!channel> <!here|x> <!everyone> @channel @here <@U012ABCDEF> <@W012ABCDEF|ann> <!subteam^S012|@team>';
    const hostile: Ask = async ({ text: asked }) => ({
      ...hostileAnswer,
      title: `${asked} ${pings} ${hostileAnswer.title}`,
      blocks: [paragraph(text(`${asked} ${pings}`)), ...hostileAnswer.blocks],
      corrections: [{ from: pings, to: asked }],
      actions: [{ label: `${pings} ${asked}`, query: `${pings} ${asked}` }],
      sources: [{ title: pings, url: 'https://example.org/<!channel>' }, ...hostileAnswer.sources],
    });
    const talk = await openTalk('http', hostile);
    try {
      const rules = [
        () => false,
        has('data_table'),
        has('data_table', 'table'),
        (blocks: readonly Json[]) => blocks.length > 0,
      ];
      for (const rule of rules) {
        let end = () => {};
        await ways[way](talk, () => {
          end = talk.slack.refuseBlocks(rule);
        });
        end();
        const ts = await talk.mention(`calico ${pings.replaceAll('<', '&lt;').replaceAll('>', '&gt;')} ${pings}`);
        await talk.waitForAnswers(ts, 1);
      }
      expect(talk.slack.pings()).toEqual([]);
      expect(talk.slack.calls.filter(({ args }) => 'link_names' in args || 'parse' in args)).toEqual([]);
    } finally {
      await talk.stop();
    }
  });
});
