import { describe, expect, it } from 'vitest';
import { ids } from '#test/fakes/slack/payloads.ts';
import {
  askInThread,
  askPrivately,
  controlIn,
  labelsIn,
  openWindow,
  pressForPrivate,
  pressInView,
  pressOn,
  submit,
  titleOf,
  workspaces,
} from './using.ts';
import { modes, type Workspace } from './workspace.ts';

const BAD = { kind: 'feedback', surface: 'slack', verdict: 'bad', question: 'calico', title: 'Calico' };
const THANKS = 'Thank you. Those who write the notes will see that question.';

describe.each(modes)('feedback by %s', (mode) => {
  const open = workspaces();
  const judge = async (workspace: Workspace, feedback: 'good' | 'bad') => {
    const { slack } = workspace;
    const answer = await askInThread(workspace, 'calico');
    const calls = slack.calls.length;
    await workspace.deliver(
      pressOn(slack, answer, controlIn(answer, 'feedback_buttons'), { feedback, user: ids.otherUser }),
    );
    await slack.waitFor(() => (workspace.reports.length > 0 ? true : undefined));
    if (feedback === 'bad') await slack.waitForCall('views.open');
    else await workspace.quiet();
    return slack.calls.slice(calls).map(({ method }) => method);
  };

  it('that is good is one report, and nothing is posted', async () => {
    const workspace = await open({ mode });
    expect(await judge(workspace, 'good')).toEqual([]);
    expect(workspace.reports).toEqual([{ ...BAD, verdict: 'good' }]);
  });

  it('that is bad is reported at once, and a window asks for the reason, which becomes a second report', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    expect(await judge(workspace, 'bad')).toEqual(['views.open']);
    expect(workspace.reports).toEqual([BAD]);
    const { viewId, user } = await slack.waitFor(() => slack.views[0]);
    expect(user).toBe(ids.otherUser);
    await workspace.deliver(submit(slack, viewId, '  it lacks the eBPF mode '));
    await slack.waitFor(() => (workspace.reports.length > 1 ? true : undefined));
    expect(workspace.reports).toEqual([BAD, { ...BAD, reason: 'it lacks the eBPF mode' }]);
  });

  it('without a reason is no second report', async () => {
    const workspace = await open({ mode });
    await judge(workspace, 'bad');
    const { viewId } = await workspace.slack.waitFor(() => workspace.slack.views[0]);
    for (const reason of ['', '   ', null])
      expect((await workspace.deliver(submit(workspace.slack, viewId, reason))).body).toEqual(
        mode === 'socket' ? {} : '',
      );
    await workspace.quiet();
    expect(workspace.reports).toEqual([BAD]);
  });

  it('stands below answers alone, and in no window', async () => {
    const workspace = await open({ mode });
    expect(labelsIn(await askPrivately(workspace, 'best pizza'))).not.toContain('feedback_buttons');
    expect(labelsIn(await askPrivately(workspace, 'hello'))).not.toContain('feedback_buttons');
    expect(labelsIn(await askPrivately(workspace, 'calico'))).toContain('feedback_buttons');
    const viewId = await openWindow(workspace, 'calico');
    const shown = workspace.slack.currentView(viewId) ?? {};
    expect([titleOf(shown), labelsIn(shown).includes('feedback_buttons')]).toEqual(['Calico', false]);
  });
});

describe.each(modes)('"Report this gap" by %s', (mode) => {
  const open = workspaces();

  it('is one report however often it is pressed, and thanks the presser alone', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const miss = await askInThread(workspace, 'best pizza in town');
    const thanks = await pressForPrivate(workspace, miss, 'Report this gap', { user: ids.otherUser });
    expect(thanks).toMatchObject({ text: THANKS, toUser: ids.otherUser, threadTs: miss.threadTs });
    await workspace.deliver(pressOn(slack, miss, controlIn(miss, 'Report this gap'), { user: ids.otherUser }));
    await workspace.quiet();
    expect(workspace.reports).toEqual([{ kind: 'gap', surface: 'slack', question: 'best pizza in town' }]);
    expect(slack.ephemerals).toEqual([thanks]);
  });

  it('in the window thanks there', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const viewId = await openWindow(workspace, 'best pizza in town');
    await workspace.deliver(pressInView(slack, viewId, controlIn(slack.currentView(viewId) ?? {}, 'Report this gap')));
    const { how, view } = await slack.waitFor(() => slack.views[2]);
    expect([how, Array.isArray(view.blocks) && view.blocks.slice(1)]).toEqual([
      'updated',
      [{ type: 'section', text: { type: 'plain_text', text: THANKS, emoji: false } }],
    ]);
    expect(workspace.reports).toEqual([{ kind: 'gap', surface: 'slack', question: 'best pizza in town' }]);
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });
});
