import { describe, expect, it, vi } from 'vitest';
import { showStatus } from '#adapters/slack/agent-panel.ts';
import type { WebClient } from '#adapters/slack/outbox.ts';
import { newConversation } from '#src/document/answer.ts';
import { checkView } from '#test/fakes/slack/blocks.ts';
import { appHomeOpened, directMessage, eventCallback, ids } from '#test/fakes/slack/payloads.ts';
import { allText } from './all-text.ts';
import { recordLog } from './record-log.ts';
import { askDirectly, ours, titleOf, workspaces } from './using.ts';
import { modes, shippedAsk, shippedGuide } from './workspace.ts';

describe.each(modes)('opening the app, by %s,', (mode) => {
  const open = workspaces();

  it('publishes in the Home tab what it knows, of when, and where to begin', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    await workspace.deliver(eventCallback(appHomeOpened('home', ids.otherUser)));
    const { how, user, view } = await slack.waitFor(() => slack.views[0]);
    expect([how, user, checkView(view)]).toEqual(['published', ids.otherUser, []]);
    const text = allText({ text: '', blocks: Array.isArray(view.blocks) ? view.blocks : [] });
    const { counts, reviewed, topics, examples } = shippedGuide;
    for (const part of [
      'Version 1.2.3, notes at abc1234.',
      `The notes hold ${counts.sections} sections, ${counts.entities} things, ${counts.facts} facts and ${counts.sources} sources.`,
      reviewed?.newest ?? 'no date',
      reviewed?.oldest ?? 'no date',
      'New here? Start here',
      'slash commands do not work in threads',
      ...topics.map(({ title, actions }) => `${title} (${actions.length})`),
      ...examples.map(({ label }) => label),
    ])
      expect(text).toContain(part);
    expect(slack.prompts).toEqual([]);
  });

  it('suggests in the agent panel at most four prompts, in no thread, each of which has an answer', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    await workspace.deliver(eventCallback(appHomeOpened('messages')));
    const { channel, threadTs, prompts } = await slack.waitFor(() => slack.prompts[0]);
    expect([channel, threadTs]).toEqual([ids.dm, undefined]);
    expect(prompts).toHaveLength(4);
    for (const { message } of prompts)
      expect('sources' in (await shippedAsk({ text: message }, newConversation)), message).toBe(true);
    expect(prompts.map(({ message }) => message)).toContain(shippedGuide.firstStep?.query);
    expect(slack.views).toEqual([]);
  });

  it.each([
    ['home', 'views.publish', 'opening the app failed'],
    ['messages', 'assistant.threads.setSuggestedPrompts', "the agent panel's suggested prompts could not be set"],
  ] as const)('to %s where %s fails is told in the log alone', async (tab, method, logged) => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    slack.failNext(method, { error: 'internal_error' });
    await workspace.deliver(eventCallback(appHomeOpened(tab)));
    await slack.waitFor(() => (workspace.log().includes(logged) ? true : undefined));
    expect([slack.messages(ids.dm), slack.ephemerals]).toEqual([[], []]);
  });
});

describe.each(modes)('a direct message by %s', (mode) => {
  const open = workspaces();

  it('is answered in its thread; while we work a status stands there, and then no more', async () => {
    const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>();
    const workspace = await open({
      mode,
      ask: async (question, conversation) => {
        await mayAnswer;
        return shippedAsk(question, conversation);
      },
    });
    const { slack } = workspace;
    const ts = slack.addUserMessage(ids.dm, { user: ids.user, text: 'calico' });
    await workspace.deliver(eventCallback(directMessage({ text: 'calico', ts })));
    const status = await slack.waitFor(() => slack.statuses[0]);
    expect(status).toMatchObject({ channel: ids.dm, threadTs: ts, status: 'is looking it up…' });
    expect(ours(slack, ids.dm)).toEqual([]);
    letAnswer();
    const answer = await slack.waitFor(() => ours(slack, ids.dm)[0]);
    expect([answer.threadTs, titleOf(answer)]).toEqual([ts, 'Calico']);
    expect(slack.statuses).toEqual([]);
    await slack.waitFor(() => slack.titles[0]);
    expect(slack.statuses).toEqual([]);
  });

  it('gives its thread a title, the first question as a person reads it, and keeps it', async () => {
    const workspace = await open({ mode });
    const { slack } = workspace;
    const long = `calico ${'and more of it '.repeat(20)}`;
    const first = await askDirectly(workspace, '<https://example.org|calico> &amp; _cilium_');
    await slack.waitFor(() => slack.titles[0]);
    await askDirectly(workspace, 'and flannel?', first.threadTs);
    const other = await askDirectly(workspace, long);
    await slack.waitFor(() => slack.titles[1]);
    expect(slack.titles).toEqual([
      { channel: ids.dm, threadTs: first.threadTs, title: 'calico & _cilium_' },
      { channel: ids.dm, threadTs: other.threadTs, title: expect.stringMatching(/^calico and .{85,92}…$/u) },
    ]);
  });
});

describe('a direct message', () => {
  const open = workspaces();
  it.each([
    ['setStatus', { error: 'internal_error' }],
    ['setStatus', { hang: true }],
    ['setTitle', { error: 'internal_error' }],
  ])('is answered also where %s fails with %j', async (method, failure) => {
    const workspace = await open();
    workspace.slack.failNext(`assistant.threads.${method}`, failure);
    const begin = performance.now();
    expect(titleOf(await askDirectly(workspace, 'calico'))).toBe('Calico');
    expect(performance.now() - begin).toBeLessThan(1500);
    expect(workspace.log()).not.toContain('failed (reference');
  });

  it('takes back a status that was shown after the answer', async () => {
    const set: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const setStatus = async ({ status }: { status: string }) => {
      if (status !== '') await promise;
      set.push(status);
    };
    const client = { assistant: { threads: { setStatus } } } as unknown as WebClient;
    await showStatus(client, { channel: ids.dm, threadTs: '1.1' }, recordLog().logger);
    expect(set).toEqual([]);
    resolve();
    await vi.waitFor(() => expect(set).toEqual(['is looking it up…', '']));
  });

  it('logs no secret where the status cannot be set', async () => {
    const { logger, lines } = recordLog();
    const setStatus = () => Promise.reject(new Error('at https://hooks.slack.com/commands/T1/2/secretsecret'));
    const client = { assistant: { threads: { setStatus } } } as unknown as WebClient;
    await showStatus(client, { channel: ids.dm, threadTs: '1.1' }, logger);
    expect(lines).toMatchObject([{ msg: "the agent panel's status could not be set" }]);
    expect(JSON.stringify(lines)).not.toContain('secretsecret');
  });
});
