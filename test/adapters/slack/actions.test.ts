import { describe, expect, it } from 'vitest';
import { appHomeOpened, blockAction, eventCallback, ids, threadMessage } from '#test/fakes/slack/payloads.ts';
import type { StoredEphemeral } from '#test/fakes/slack/types.ts';
import { allText } from './all-text.ts';
import {
  askDirectly,
  askInThread,
  askPrivately,
  controlIn,
  controlsIn,
  labelOf,
  labelsIn,
  openWindow,
  ours,
  pressForPrivate,
  pressInView,
  pressOn,
  titleOf,
  workspaces,
} from './using.ts';
import { modes, shippedAsk, shippedGuide, type Workspace } from './workspace.ts';

const OUTDATED = 'That button is from an older version of me. Please ask again.';
const REFERENCE = /^Sorry, that went wrong on my side and not on yours\. .* reference ([0-9a-f]{8})\.$/u;

describe.each(modes)('below a private answer, by %s,', (mode) => {
  const open = workspaces();

  it('each thing that is related has a button that answers it, for the presser alone', async () => {
    const workspace = await open({ mode });
    const answer = await askPrivately(workspace, 'calico');
    const related = shippedGuide.relatedTo(['calico'], 4);
    for (const { label } of related) {
      const next = await pressForPrivate(workspace, answer, label);
      expect([next.toUser, titleOf(next), next.blocks[0]]).toMatchObject([
        ids.user,
        label,
        { elements: [{ text: `You asked: ${label}` }] },
      ]);
    }
    expect(ours(workspace.slack, ids.channel)).toEqual([]);
    // The answer that was pressed on stays where it is.
    expect(workspace.slack.ephemerals[0]).toBe(answer);
  });

  it('questions too long for a button are chosen from a menu', async () => {
    const workspace = await open({ mode });
    const answer = await askPrivately(workspace, 'What happens to a packet from a pod to a Service, step by step?');
    const menu = controlIn(answer, 'Related questions…');
    expect(menu.options?.every(({ text }) => text.text.length > 30)).toBe(true);
    const [option] = menu.options ?? [];
    const next = await pressForPrivate(workspace, answer, 'Related questions…');
    expect(titleOf(next)).toBe(option?.text.text);
    expect(labelsIn(answer).filter((label) => label.length > 30)).toEqual([]);
  });

  it('"More" goes on from answer to answer, ends where there is no more, and never shows the same twice', async () => {
    const workspace = await open({ mode });
    let answer = await askPrivately(workspace, 'calico');
    const titles = [titleOf(answer)];
    while (labelsIn(answer).includes('More')) {
      answer = await pressForPrivate(workspace, answer, 'More');
      titles.push(titleOf(answer));
    }
    expect(titles.length).toBeGreaterThan(3);
    expect(new Set(titles).size).toBe(titles.length);
    // Neither a miss nor the line that there is no more, which has no title.
    expect(titles).not.toContain('No more');
    expect(titles).not.toContain(undefined);
  });

  it('"More" that finds nothing says so in a line, with nothing to report', async () => {
    const workspace = await open({ mode });
    const answer = await askPrivately(workspace, 'ToR peering');
    const line = await pressForPrivate(workspace, answer, 'More');
    expect(line).toMatchObject({ text: 'That was all that my notes have on it.', blocks: [], toUser: ids.user });
  });

  it('"Compare with…" sets both side by side, and the comparison compares with a third', async () => {
    const workspace = await open({ mode });
    const answer = await askPrivately(workspace, 'calico');
    const both = await pressForPrivate(workspace, answer, 'Compare with…', { choose: 'Cilium' });
    expect(titleOf(both)).toBe('Calico vs Cilium');
    expect(labelsIn(both)).toContain('Compare with…');
    const three = await pressForPrivate(workspace, both, 'Compare with…', { choose: 'flannel' });
    expect(titleOf(three)).toBe('Calico vs Cilium vs flannel');
  });

  it('"Dismiss" takes it away, and a second press is no fault', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const answer = await askPrivately(workspace, 'calico');
    const other = await askPrivately(workspace, 'cilium');
    const press = () => workspace.deliver(pressOn(slack, answer, controlIn(answer, 'Dismiss')));
    await Promise.all([press(), press()]);
    await slack.waitFor(() => (slack.ephemerals.length === 1 ? true : undefined));
    await workspace.quiet();
    expect(slack.ephemerals).toEqual([other]);
    expect(workspace.log()).not.toContain('failed');
  });
});

describe.each(modes)('"Share to channel" by %s', (mode) => {
  const open = workspaces();
  const share = async (workspace: Workspace, answer: StoredEphemeral, label = 'Share to channel') => {
    const { slack } = workspace;
    await workspace.deliver(pressOn(slack, answer, controlIn(answer, label)));
    await slack.waitFor(() => (slack.ephemerals.includes(answer) ? undefined : true), {
      what: 'the end of the private answer',
    });
    return ours(slack, answer.channel);
  };

  it('posts it under the name of the asker, calls on nobody, and takes the private one away', async () => {
    const workspace = await open({ mode });
    const answer = await askPrivately(workspace, 'calico <!here>');
    const [shared, ...more] = await share(workspace, answer);
    expect(more).toEqual([]);
    expect(shared).toMatchObject({ via: 'web-api', threadTs: undefined, args: { unfurl_links: false } });
    expect(shared?.blocks[0]).toEqual({
      type: 'context',
      elements: [{ type: 'plain_text', text: 'ann asked: calico', emoji: false }],
    });
    expect(titleOf(shared ?? {})).toBe('Calico');
    expect(labelsIn(shared ?? {})).not.toContain('Share to channel');
    expect(labelsIn(shared ?? {})).not.toContain('Dismiss');
    expect(labelsIn(shared ?? {})).toContain('feedback_buttons');
    expect(workspace.slack.pings()).toEqual([]);
  });

  it('lets others ask on in the thread below without a mention', async () => {
    const workspace = await open({ mode });
    const [shared] = await share(workspace, await askPrivately(workspace, 'calico vs cilium'));
    const threadTs = shared?.ts ?? '';
    await workspace.deliver(eventCallback(threadMessage({ text: 'and flannel?', threadTs, user: ids.otherUser })));
    const next = await workspace.slack.waitFor(() => ours(workspace.slack, ids.channel)[1]);
    expect(next.threadTs).toBe(threadTs);
    expect(titleOf(next)).toBe('Calico vs Cilium vs flannel');
  });

  it('stays in the thread that the private answer stood in', async () => {
    const workspace = await open({ mode });
    const inThread = await askInThread(workspace, 'calico');
    const answer = await pressForPrivate(workspace, inThread, 'Cilium', { user: ids.otherUser });
    expect(answer).toMatchObject({ threadTs: inThread.threadTs, toUser: ids.otherUser });
    const shared = (await share(workspace, answer, 'Share to thread')).at(-1);
    expect(shared).toMatchObject({ threadTs: inThread.threadTs });
    expect(titleOf(shared ?? {})).toBe('Cilium');
  });

  it('gives the same answer, also of what was found by "More"', async () => {
    const workspace = await open({ mode });
    const more = await pressForPrivate(workspace, await askPrivately(workspace, 'calico'), 'More');
    const [shared] = await share(workspace, more);
    expect(titleOf(shared ?? {})).toBe(titleOf(more));
    expect(shared?.blocks[0]).toMatchObject({ elements: [{ text: 'ann shared this' }] });
  });

  it.each([
    ['a channel that we are not in', ids.foreignChannel, 'Share to channel', 'response_url'],
    ['the direct messages of others', 'D0OTHERS', 'Post it here', 'response_url'],
    ['the direct messages with us', ids.dm, 'Post it here', 'web-api'],
  ])('reaches %s', async (_, channel, label, via) => {
    const workspace = await open({ mode });
    const [shared] = await share(workspace, await askPrivately(workspace, 'calico', { channel }), label);
    expect(shared).toMatchObject({ via, channel });
    expect(shared?.blocks[0]).toMatchObject({ elements: [{ type: 'plain_text', text: 'ann asked: calico' }] });
  });

  it('of what the notes no longer hold says that it is too old', async () => {
    const [before, after] = await Promise.all([
      open({ mode }),
      open({ mode, ask: (_, conversation) => shippedAsk({ text: 'best pizza' }, conversation) }),
    ]);
    const answer = await askPrivately(before, 'calico');
    const line = await pressForPrivate(after, answer, 'Share to channel');
    expect(line.text).toBe(OUTDATED);
    expect(ours(after.slack, ids.channel)).toEqual([]);
  });

  it('pressed twice posts once', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const answer = await askPrivately(workspace, 'calico');
    const press = () => workspace.deliver(pressOn(slack, answer, controlIn(answer, 'Share to channel')));
    await Promise.all([press(), press()]);
    await workspace.quiet();
    expect(ours(slack, ids.channel)).toHaveLength(1);
    expect(slack.ephemerals).toEqual([]);
  });

  it('that failed says so with a reference, and can be pressed again', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const answer = await askPrivately(workspace, 'calico');
    slack.failNext('chat.postMessage', { error: 'is_archived' });
    const line = await pressForPrivate(workspace, answer, 'Share to channel');
    const reference = REFERENCE.exec(line.text)?.[1] ?? 'none';
    expect(workspace.log()).toContain(`button share failed (reference ${reference})`);
    expect(ours(slack, ids.channel)).toEqual([]);
    expect(await share(workspace, answer)).toHaveLength(1);
  });

  it('that cannot take the private one away has shared it all the same, and asks for no second press', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const answer = await askPrivately(workspace, 'calico');
    slack.failNext('response_url', { status: 404, error: 'expired_url' });
    await workspace.deliver(pressOn(slack, answer, controlIn(answer, 'Share to channel')));
    await slack.waitForCall('response_url', 2);
    await workspace.quiet();
    expect(ours(slack, ids.channel)).toHaveLength(1);
    expect(slack.ephemerals).toEqual([answer]);
    expect(workspace.log()).toContain('could not be taken away');
  });
});

describe.each(modes)('a button pressed by %s', (mode) => {
  const open = workspaces();

  it('in a thread of a channel answers the presser alone, in that thread', async () => {
    const workspace = await open({ mode });
    const inThread = await askInThread(workspace, 'calico');
    expect(labelsIn(inThread)).not.toContain('Share to channel');
    const next = await pressForPrivate(workspace, inThread, 'Cilium', { user: ids.otherUser });
    expect(next).toMatchObject({ toUser: ids.otherUser, threadTs: inThread.threadTs, channel: ids.channel });
    expect(labelsIn(next)).toContain('Share to thread');
    expect(ours(workspace.slack, ids.channel)).toHaveLength(1);
  });

  it('in the direct message answers there, and the next question goes on from it', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const answer = await askDirectly(workspace, 'calico');
    await workspace.deliver(pressOn(slack, answer, controlIn(answer, 'Compare with…'), { choose: 'Cilium' }));
    const next = await slack.waitFor(() => ours(slack, ids.dm)[1]);
    expect([next.threadTs, titleOf(next)]).toEqual([answer.threadTs, 'Calico vs Cilium']);
    expect(labelsIn(next)).not.toContain('Dismiss');
    expect(slack.ephemerals).toEqual([]);
    expect(titleOf(await askDirectly(workspace, 'and flannel?', answer.threadTs))).toBe('Calico vs Cilium vs flannel');
  });

  it('in the window puts the answer into the window', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const viewId = await openWindow(workspace, 'calico');
    for (const label of ['Compare with…', 'Calico', 'More']) {
      const views = slack.views.length;
      await workspace.deliver(pressInView(slack, viewId, controlIn(slack.currentView(viewId) ?? {}, label)));
      const shown = await slack.waitFor(() => slack.views[views]);
      expect(shown).toMatchObject({ how: 'updated', viewId });
      expect(titleOf(shown.view)).not.toBe(titleOf(slack.views[views - 1]?.view ?? {}));
    }
    expect(slack.ephemerals).toEqual([]);
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });

  it('in the Home tab opens a window with the answer', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    await workspace.deliver(eventCallback(appHomeOpened('home')));
    const home = await slack.waitFor(() => slack.views[0]);
    const calico = controlsIn(home.view).find((control) => labelOf(control) === 'Calico');
    const topic = controlsIn(home.view).find(({ type }) => type === 'static_select');
    const search = controlIn(home.view, 'Search the notes');
    for (const [at, control] of [calico, topic, search].entries()) {
      if (!control) throw new Error('the Home tab lacks a control');
      await workspace.deliver(pressInView(slack, home.viewId, control));
      expect(await slack.waitFor(() => slack.views[1 + at])).toMatchObject({ how: 'opened', view: { type: 'modal' } });
    }
    expect(slack.views.slice(1).map(({ view }) => titleOf(view))).toEqual([
      'Calico',
      topic?.options?.[0]?.text.text,
      undefined,
    ]);
  });

  it('works in a process that knows nothing of the message', async () => {
    const [sending, pressed] = await Promise.all([open({ mode }), open({ mode })]);
    const answer = await askPrivately(sending, 'calico vs cilium');
    for (const [label, title] of [
      ['Calico', 'Calico'],
      ['Compare with…', /^Calico vs Cilium vs /u],
    ] as const)
      expect(titleOf(await pressForPrivate(pressed, answer, label))).toMatch(title);
    const more = await pressForPrivate(sending, await askPrivately(sending, 'calico'), 'More');
    const there = await pressForPrivate(pressed, more, 'More');
    expect(titleOf(there)).toBe(titleOf(await pressForPrivate(sending, more, 'More')));
    await pressed.deliver(pressOn(pressed.slack, more, controlIn(more, 'Share to channel')));
    const shared = await pressed.slack.waitFor(() => ours(pressed.slack, ids.channel)[0]);
    expect(titleOf(shared)).toBe(titleOf(more));
  });

  it.each(['ask:0', 'more', 'share', 'report_gap', 'compare_with', 'pick_topic', 'feedback'])(
    '%s with a value that we did not write says kindly that it is too old',
    async (actionId) => {
      const workspace = await open({ mode });
      const { slack } = workspace;
      const values = ['', 'calico', '{"v":0,"q":"calico"}', '{"v":1}', 'good', 'x'.repeat(3000), undefined];
      // What is chosen from a menu is a question by itself.
      const broken = ['compare_with', 'pick_topic'].includes(actionId) ? ['', undefined] : values;
      for (const value of broken) {
        const responseUrl = slack.newResponseUrl({ channel: ids.channel, user: ids.user });
        await workspace.deliver(blockAction({ actionId, responseUrl, ...(value !== undefined && { value }) }));
      }
      await slack.waitFor(() => slack.ephemerals[broken.length - 1]);
      expect(new Set(slack.ephemerals.map(({ text }) => text))).toEqual(new Set([OUTDATED]));
      expect(workspace.reports).toEqual([]);
      expect(workspace.log()).not.toContain('failed');
    },
  );
});

describe.each(modes)('a button whose work fails, by %s,', (mode) => {
  const open = workspaces();
  /** Answers until it is told to break. */
  const breaking = () => {
    const state = { isBroken: false };
    return {
      state,
      ask: (...asked: Parameters<typeof shippedAsk>) =>
        state.isBroken ? Promise.reject(new Error('the core broke')) : shippedAsk(...asked),
    };
  };

  it('says a line with a reference to the presser, in a channel and in its thread', async () => {
    const { state, ask } = breaking();
    const workspace = await open({ mode, ask });
    const answers = [await askPrivately(workspace, 'calico'), await askInThread(workspace, 'calico')];
    state.isBroken = true;
    for (const answer of answers) {
      const line = await pressForPrivate(workspace, answer, 'Cilium');
      expect(line).toMatchObject({ toUser: ids.user, threadTs: answer.threadTs, blocks: [] });
      expect(workspace.log()).toContain(REFERENCE.exec(line.text)?.[1] ?? 'no reference');
    }
  });

  it('says it in the window, or in a new one from the Home tab', async () => {
    const { state, ask } = breaking();
    const workspace = await open({ mode, ask });
    const { slack } = workspace;
    const viewId = await openWindow(workspace, 'calico');
    await workspace.deliver(eventCallback(appHomeOpened('home')));
    const home = await slack.waitFor(() => slack.views.find(({ how }) => how === 'published'));
    state.isBroken = true;
    for (const [id, how] of [
      [viewId, 'updated'],
      [home.viewId, 'opened'],
    ] as const) {
      const views = slack.views.length;
      await workspace.deliver(
        pressInView(slack, id, controlIn(slack.currentView(id) ?? {}, id === viewId ? 'Cilium' : 'Calico')),
      );
      const shown = await slack.waitFor(() => slack.views[views]);
      expect(shown.how).toBe(how);
      const notice = allText({ text: '', blocks: blocksOf(shown.view).slice(1) });
      expect(workspace.log()).toContain(REFERENCE.exec(notice)?.[1] ?? `no reference in ${notice}`);
    }
  });
});

type BlockShown = { readonly element?: unknown };
const blocksOf = (view: { readonly blocks?: unknown }): BlockShown[] => (Array.isArray(view.blocks) ? view.blocks : []);
