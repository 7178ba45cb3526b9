import { describe, expect, it } from 'vitest';
import { waitingModal } from '#adapters/slack/modals.ts';
import { globalShortcut, ids, messageShortcut } from '#test/fakes/slack/payloads.ts';
import type { FakeSlack } from '#test/fakes/slack/types.ts';
import { allText } from './all-text.ts';
import { controlIn, labelsIn, ours, pressOn, submit, titleOf, workspaces } from './using.ts';
import { modes, type Workspace } from './workspace.ts';

const CHATTY = [
  'Hi all, sorry for the noise and thanks for the help last week, the new cluster is nearly done!',
  'We argued over lunch and Bob would not believe me. What is a headless Service? Anyway, cake is in the kitchen &amp; &lt;!here&gt;.',
].join(' ');

describe.each(modes)('"Look this up" by %s', (mode) => {
  const open = workspaces();
  const lookUp = async (workspace: Workspace, text: string, inThread?: string) => {
    const { slack } = workspace;
    const used = messageShortcut({
      callbackId: 'look_up_message',
      text,
      user: ids.otherUser,
      responseUrl: slack.newResponseUrl({ channel: ids.channel, user: ids.otherUser }),
      triggerId: slack.newTriggerId(ids.otherUser),
    });
    await workspace.deliver({ ...used, message: { ...used.message, ...(inThread && { thread_ts: inThread }) } });
    return slack.waitFor(() => slack.ephemerals[0]);
  };

  it.each([
    ['a question', 'what is calico?', 'what is calico?', 'Calico'],
    ['the question in a long story', CHATTY, 'What is a headless Service?', 'headless Service'],
    ['a message with markup', '*What is* &lt;<https://example.org|calico>&gt;?', '*What is* <calico>?', 'Calico'],
  ])('answers %s for the one who asked alone', async (_, text, question, title) => {
    const workspace = await open({ mode });
    const answer = await lookUp(workspace, text);
    expect([answer.toUser, answer.threadTs, titleOf(answer)]).toEqual([ids.otherUser, undefined, title]);
    const [shown] = answer.blocks;
    expect(shown).toMatchObject({ type: 'context', elements: [{ type: 'plain_text' }] });
    expect(JSON.stringify(shown)).toContain(`"You asked: ${question}`);
    expect(ours(workspace.slack, ids.channel)).toEqual([]);
    expect(workspace.slack.pings()).toEqual([]);
  });

  it('answers in the thread of the message, and shares there', async () => {
    const workspace = await open({ mode });
    const threadTs = workspace.slack.addUserMessage(ids.channel, { user: ids.user, text: 'hi' });
    const answer = await lookUp(workspace, 'calico', threadTs);
    expect(answer.threadTs).toBe(threadTs);
    await workspace.deliver(pressOn(workspace.slack, answer, controlIn(answer, 'Share to thread')));
    const shared = await workspace.slack.waitFor(() => ours(workspace.slack, ids.channel)[0]);
    expect(shared.threadTs).toBe(threadTs);
  });

  it.each(['', ' \n '])('says of a message with the text %j that there is nothing to look up', async (text) => {
    const workspace = await open({ mode });
    const line = await lookUp(workspace, text);
    expect(line).toMatchObject({ text: 'That message has no text that I could look up.', blocks: [] });
  });

  it('that fails says one kind line with a reference that the log has', async () => {
    const workspace = await open({ mode, ask: () => Promise.reject(new Error('the core broke')) });
    const { text } = await lookUp(workspace, 'calico');
    expect(workspace.log()).toContain(/^Sorry, .* reference ([0-9a-f]{8})\.$/u.exec(text)?.[1] ?? 'no reference');
    expect(text).not.toContain('core');
  });
});

describe.each(modes)('the window to ask in, by %s', (mode) => {
  const open = workspaces();
  const openWindow = async (workspace: Workspace) => {
    const { slack } = workspace;
    await workspace.deliver(globalShortcut({ callbackId: 'search', triggerId: slack.newTriggerId(ids.user) }));
    const { how, viewId, user } = await slack.waitFor(() => slack.views[0]);
    expect([how, user]).toEqual(['opened', ids.user]);
    return viewId;
  };
  const shownIn = (slack: FakeSlack, viewId: string): object[] => {
    const { blocks } = slack.currentView(viewId) ?? {};
    return Array.isArray(blocks) ? blocks : [];
  };

  it.each([
    ['calico vs cilium', 'Calico vs Cilium'],
    ['which CNIs support network policy', 'CNI plugins: Network policy: yes (19 of 22)'],
  ])('says that it is looking, then shows the answer to %j, its tables as text', async (question, title) => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const viewId = await openWindow(workspace);
    const { body } = await workspace.deliver(submit(slack, viewId, question));
    expect(body).toEqual({ response_action: 'update', view: waitingModal(question) });
    const { how } = await slack.waitFor(() => slack.views[1]);
    expect([how, titleOf(slack.currentView(viewId) ?? {})]).toEqual(['updated', title]);
    const types = shownIn(slack, viewId).map((block) => 'type' in block && block.type);
    for (const type of ['table', 'data_table', 'context_actions', 'markdown']) expect(types).not.toContain(type);
    expect(shownIn(slack, viewId)[0]).toMatchObject({ type: 'input', element: { initial_value: question } });
    expect(labelsIn(slack.currentView(viewId) ?? {})).not.toContain('Share to channel');
    expect(slack.ephemerals).toEqual([]);
  });

  it('shows the answer a while after it said that it is looking, which must not come last', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const viewId = await openWindow(workspace);
    await workspace.deliver(submit(slack, viewId, 'calico'));
    const acknowledged = performance.now();
    await slack.waitFor(() => slack.views[1]);
    expect(performance.now() - acknowledged).toBeGreaterThan(200);
  });

  it.each(['', '   ', null])('asks for a question where the field holds %j', async (typed) => {
    const workspace = await open({ mode });
    const viewId = await openWindow(workspace);
    const { body } = await workspace.deliver(submit(workspace.slack, viewId, typed));
    expect(body).toMatchObject({ response_action: 'update', view: { callback_id: 'search' } });
    expect(JSON.stringify(body)).toContain('Type what you want to know.');
    await workspace.quiet();
    expect(workspace.slack.views).toHaveLength(1);
  });

  it('tells a failure in the window, with the question kept and a reference that the log has', async () => {
    const workspace = await open({ mode, ask: () => Promise.reject(new Error('the core broke')) });
    const { slack } = workspace;
    const viewId = await openWindow(workspace);
    await workspace.deliver(submit(slack, viewId, 'calico'));
    await slack.waitFor(() => slack.views[1]);
    const [field, ...notice] = shownIn(slack, viewId);
    expect(field).toMatchObject({ element: { initial_value: 'calico' } });
    const line = allText({ text: '', blocks: notice });
    expect(workspace.log()).toContain(
      /^Sorry, [\s\S]* reference ([0-9a-f]{8})\./u.exec(line)?.[1] ?? `none in ${line}`,
    );
  });

  it('that was closed before the answer came is no fault', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const viewId = await openWindow(workspace);
    slack.failNext('views.update', { error: 'not_found' });
    await workspace.deliver(submit(slack, viewId, 'calico'));
    await slack.waitForCall('views.update');
    await workspace.quiet();
    expect(workspace.log()).not.toContain('failed');
    expect(slack.callsOf('views.update')).toHaveLength(1);
  });

  it('that cannot be opened says so in the direct message', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    slack.failNext('views.open', { error: 'expired_trigger_id' });
    await workspace.deliver(globalShortcut({ callbackId: 'search', triggerId: slack.newTriggerId(ids.user) }));
    const { args } = await slack.waitForCall('chat.postMessage');
    expect(args.channel).toBe(ids.user);
    expect(workspace.log()).toContain(/reference ([0-9a-f]{8})\./u.exec(String(args.text))?.[1] ?? 'no reference');
  });
});
