import { describe, expect, it } from 'vitest';
import { newConversation } from '#src/document/answer.ts';
import {
  blockSuggestion,
  globalShortcut,
  ids,
  messageShortcut,
  slashCommand,
  viewSubmission,
} from '#test/fakes/slack/payloads.ts';
import type { FakeSlack } from '#test/fakes/slack/types.ts';
import { allText } from './all-text.ts';
import {
  askPrivately,
  command,
  controlIn,
  labelsIn,
  ours,
  pressForPrivate,
  pressOn,
  titleOf,
  workspaces,
} from './using.ts';
import { modes, shippedAsk, shippedGuide, type Workspace } from './workspace.ts';

const HOSTILE = '<!channel> *calico* <@U2147483698> & `x`';

describe('a slash command', () => {
  const open = workspaces();
  it('of 40,000 spaces before a word stalls nobody', async () => {
    const workspace = await open();
    const begin = performance.now();
    await askPrivately(workspace, `${' '.repeat(40_000)}calico`);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('restates the question without what would turn its words around', async () => {
    const workspace = await open();
    const { blocks } = await askPrivately(workspace, 'calico \u202evs\u202c cilium');
    expect(blocks[0]).toMatchObject({ elements: [{ text: 'You asked: calico vs cilium' }] });
  });
});

describe.each(modes)('a slash command by %s', (mode) => {
  const open = workspaces();

  it('is answered for the one who asked alone, with the question and what can be done next', async () => {
    const workspace = await open({ mode });
    const answer = await askPrivately(workspace, 'calico');
    expect(answer.toUser).toBe(ids.user);
    expect(answer.channel).toBe(ids.channel);
    expect(answer.blocks[0]).toEqual({
      type: 'context',
      elements: [{ type: 'plain_text', text: 'You asked: calico', emoji: false }],
    });
    expect(titleOf(answer)).toBe('Calico');
    const related = shippedGuide.relatedTo(['calico'], 4).map(({ label }) => label);
    expect(related).toHaveLength(4);
    expect(labelsIn(answer)).toEqual([
      ...related,
      'More',
      'Compare with…',
      'Share to channel',
      'Dismiss',
      'feedback_buttons',
    ]);
    expect(ours(workspace.slack, ids.channel)).toEqual([]);
    expect(workspace.slack.callsOf('chat.postMessage')).toEqual([]);
    const other = await askPrivately(workspace, 'cilium', { user: ids.otherUser });
    expect(other.toUser).toBe(ids.otherUser);
  });

  it.each(['', '   ', 'help', ' HELP ', '?'])('%j shows what can be asked, and a menu of topics', async (text) => {
    const asked: string[] = [];
    const workspace = await open({
      mode,
      ask: (question) => {
        asked.push(question.text);
        return shippedAsk(question, newConversation);
      },
    });
    const help = await askPrivately(workspace, text);
    expect(help.toUser).toBe(ids.user);
    expect(allText(help)).toContain('In a thread slash commands do not work: mention me there.');
    expect(labelsIn(help)).toEqual([
      'New here? Start here',
      ...shippedGuide.examples.map(({ label }) => label),
      'Type or scroll',
    ]);
    expect(asked).toEqual([]);
  });

  it.each([
    ['in a channel that we are not in', ids.foreignChannel, 'Share to channel'],
    ['in the direct messages with us', ids.dm, 'Post it here'],
    ['in the direct messages of others', 'D0OTHERS', 'Post it here'],
  ])('is answered %s', async (_, channel, label) => {
    const workspace = await open({ mode });
    const answer = await askPrivately(workspace, 'calico', { channel });
    expect(answer).toMatchObject({ channel, toUser: ids.user });
    expect(titleOf(answer)).toBe('Calico');
    expect(labelsIn(answer)).toContain(label);
  });

  it('says on a miss that it does not know, and offers to report it instead of sources and feedback', async () => {
    const workspace = await open({ mode });
    const answer = await askPrivately(workspace, 'best pizza in town');
    expect(titleOf(answer)).toBe('Not in my notes');
    expect(labelsIn(answer)).toEqual(['Report this gap', 'Dismiss']);
  });

  it('shows a question literally, and calls on nobody, also where Slack takes but text', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const answer = await askPrivately(workspace, `best pizza ${HOSTILE}`);
    expect(answer.blocks[0]).toEqual({
      type: 'context',
      elements: [{ type: 'plain_text', text: 'You asked: best pizza *calico* & `x`', emoji: false }],
    });
    slack.refuseBlocks((blocks) => blocks.length > 0);
    const plain = await askPrivately(workspace, 'calico < > &lt;!here&gt;');
    expect(plain.blocks).toEqual([]);
    expect(plain.text).toMatch(/^You asked: calico &lt; &gt; &lt;!here&gt;\n\n\*Calico\*/u);
    expect(slack.pings()).toEqual([]);
  });

  it('that fails says one kind line with a reference that the log has', async () => {
    const workspace = await open({ mode, ask: () => Promise.reject(new Error('the core broke')) });
    const line = await askPrivately(workspace, 'calico');
    const reference = /reference ([0-9a-f]{8})\./u.exec(line.text)?.[1] ?? 'none';
    expect(line.text).toBe(
      `Sorry, that went wrong on my side and not on yours. Please try again; if it stays, give whoever runs me the reference ${reference}.`,
    );
    expect(line.blocks).toEqual([]);
    expect(workspace.log()).toContain(`slash command failed (reference ${reference})`);
    expect(workspace.log()).toContain('the core broke');
  });
});

describe.each(modes)('the menu of topics by %s', (mode) => {
  const open = workspaces();
  const optionsOf = async (workspace: Workspace, typed: string) => {
    const help = await askPrivately(workspace, '');
    const { action_id: actionId } = controlIn(help, 'Type or scroll');
    const { body } = await workspace.deliver(blockSuggestion({ actionId, typed }));
    return { help, body };
  };

  it('shows the first sections of each topic before anything is typed', async () => {
    const { body } = await optionsOf(await open({ mode }), '');
    const groups = (body as { option_groups: { label: { text: string }; options: unknown[] }[] }).option_groups;
    expect(groups.map(({ label }) => label.text)).toEqual(shippedGuide.topics.map(({ title }) => title));
    expect(groups.every(({ options }) => options.length > 0)).toBe(true);
  });

  it.each([
    ['cilium', 'Cilium', 'Cilium'],
    ['xyzzy plugh', 'Ask “xyzzy plugh”', 'Not in my notes'],
  ])('offers for %j first %j, and answers the choice with %j', async (typed, label, title) => {
    const workspace = await open({ mode });
    const { help, body } = await optionsOf(workspace, typed);
    const [first] = (body as { options: { text: { text: string }; value: string }[] }).options;
    expect(first?.text.text).toBe(label);
    const menu = { ...controlIn(help, 'Type or scroll'), options: first ? [first] : [] };
    await workspace.deliver(pressOn(workspace.slack, help, menu));
    const answer = await workspace.slack.waitFor(() => workspace.slack.ephemerals[1]);
    expect(titleOf(answer)).toBe(title);
    expect(answer.toUser).toBe(ids.user);
  });

  it('stands beside buttons that answer as well', async () => {
    const workspace = await open({ mode });
    const help = await askPrivately(workspace, '');
    for (const label of labelsIn(help).slice(0, -1))
      expect(labelsIn(await pressForPrivate(workspace, help, label))).toContain('feedback_buttons');
  });
});

/** Each begins in a way of its own; its answer shows as a private message or as a view that was updated. */
const ways: readonly [string, (workspace: Workspace) => Promise<() => object>][] = [
  [
    'a slash command',
    async ({ slack }) => {
      const place = { channel: ids.channel, user: ids.user };
      return () => slashCommand({ text: 'calico', responseUrl: slack.newResponseUrl(place) });
    },
  ],
  [
    'a button',
    async (workspace) => {
      const help = await askPrivately(workspace, '');
      return () => pressOn(workspace.slack, help, controlIn(help, 'Calico'));
    },
  ],
  [
    'the shortcut of a message',
    async ({ slack }) =>
      () =>
        messageShortcut({
          callbackId: 'look_up_message',
          text: 'calico',
          responseUrl: slack.newResponseUrl({ channel: ids.channel, user: ids.user }),
          triggerId: slack.newTriggerId(ids.user),
        }),
  ],
  [
    'the window to ask in',
    async (workspace) => {
      const { slack } = workspace;
      await workspace.deliver(globalShortcut({ callbackId: 'search', triggerId: slack.newTriggerId(ids.user) }));
      const { viewId, view } = await slack.waitFor(() => slack.views[0]);
      const values = { question: { question: { type: 'plain_text_input', value: 'calico' } } };
      return () => viewSubmission({ view, viewId, values });
    },
  ],
];

const answers = ({ ephemerals, views }: FakeSlack) =>
  ephemerals.filter((message) => titleOf(message) === 'Calico').length +
  views.filter(({ view }) => titleOf(view) === 'Calico').length;

describe.each(modes)('by %s comes the acknowledgement before any work:', (mode) => {
  const open = workspaces();
  it.each(ways)('%s', async (_, prepare) => {
    const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>();
    let asked = 0;
    const workspace = await open({
      mode,
      ask: async (question, conversation) => {
        asked += 1;
        await mayAnswer;
        return shippedAsk(question, conversation);
      },
    });
    const payload = await prepare(workspace);
    // Rejects where nothing is acknowledged: the core does not answer before that.
    await workspace.deliver(payload());
    await workspace.slack.waitFor(() => (asked === 1 ? true : undefined));
    expect(answers(workspace.slack)).toBe(0);
    letAnswer();
    await workspace.slack.waitFor(() => (answers(workspace.slack) === 1 ? true : undefined));
  });
});

describe('commands of two people at once', () => {
  const open = workspaces();
  it('are each answered', async () => {
    const workspace = await open();
    await Promise.all([command(workspace, 'calico'), command(workspace, 'cilium', { user: ids.otherUser })]);
    await workspace.slack.waitFor(() => workspace.slack.ephemerals[1]);
    expect(workspace.slack.ephemerals.map((each) => [each.toUser, titleOf(each)]).sort()).toEqual([
      [ids.user, 'Calico'],
      [ids.otherUser, 'Cilium'],
    ]);
  });
});
