import { afterEach } from 'vitest';
import {
  blockAction,
  directMessage,
  eventCallback,
  globalShortcut,
  ids,
  mention,
  slashCommand,
  viewSubmission,
} from '#test/fakes/slack/payloads.ts';
import type { FakeSlack, StoredEphemeral, StoredMessage } from '#test/fakes/slack/types.ts';
import { openWorkspace, type Workspace, type WorkspaceOptions } from './workspace.ts';

/** Opens workspaces that are closed after the test. */
export function workspaces(): (options?: WorkspaceOptions) => Promise<Workspace> {
  const opened: Workspace[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((workspace) => workspace.stop()));
  });
  return async (options) => {
    const workspace = await openWorkspace(options);
    opened.push(workspace);
    return workspace;
  };
}

/** A button, menu or pair of feedback buttons, as it was sent. */
export type Control = {
  readonly type: string;
  readonly action_id: string;
  readonly value?: string;
  readonly text?: { readonly text: string };
  readonly placeholder?: { readonly text: string };
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
  readonly positive_button?: { readonly value: string };
  readonly negative_button?: { readonly value: string };
};

/** All controls of a message or view, in order. */
export function controlsIn({ blocks }: { readonly blocks?: unknown }): Control[] {
  const found: unknown[] = Array.isArray(blocks)
    ? blocks.flatMap((block: { elements?: unknown[]; accessory?: unknown }) => [
        ...(block.elements ?? []),
        ...(block.accessory === undefined ? [] : [block.accessory]),
      ])
    : [];
  return found.filter((each): each is Control => typeof each === 'object' && each !== null && 'action_id' in each);
}

/** What a control says of itself; feedback says its type. */
export const labelOf = (control: Control) => control.text?.text ?? control.placeholder?.text ?? control.type;

export const labelsIn = (shown: { readonly blocks?: unknown }) => controlsIn(shown).map(labelOf);

/** The control with this label, as it was sent. */
export function controlIn(shown: { readonly blocks?: unknown }, label: string): Control {
  const found = controlsIn(shown).find((control) => labelOf(control) === label);
  if (!found) throw new Error(`there is no ${label} among ${labelsIn(shown).join(', ')}`);
  return found;
}

type How = {
  readonly user?: string;
  /** Label of the option chosen; without it the first. */
  readonly choose?: string;
  readonly feedback?: 'good' | 'bad';
};

function acted(control: Control, { choose, feedback }: How) {
  const { action_id: actionId, options } = control;
  if (feedback) {
    const button = feedback === 'good' ? control.positive_button : control.negative_button;
    return { actionId, feedback: button?.value ?? '' };
  }
  if (options) {
    const option = options.find(({ text }) => choose === undefined || text.text === choose);
    if (!option) throw new Error(`there is no ${choose} to choose`);
    return { actionId, selectedOption: { value: option.value, text: option.text.text } };
  }
  return { actionId, ...(control.value !== undefined && { value: control.value }) };
}

/** Presses a control that stands in a message; what it carries is what was sent. */
export function pressOn(slack: FakeSlack, message: StoredMessage | StoredEphemeral, control: Control, how: How = {}) {
  const { channel, ts, threadTs, blocks } = message;
  const isEphemeral = 'toUser' in message;
  const user = how.user ?? (isEphemeral ? message.toUser : ids.user);
  return blockAction({
    ...acted(control, how),
    user,
    container: { in: 'message', channel, ts, isEphemeral, blocks, ...(threadTs !== undefined && { threadTs }) },
    responseUrl: slack.newResponseUrl({ channel, user, messageTs: ts }),
    triggerId: slack.newTriggerId(user),
  });
}

/** Presses a control that stands in a modal or in the Home tab. */
export function pressInView(slack: FakeSlack, viewId: string, control: Control, how: How = {}) {
  const view = slack.currentView(viewId) ?? {};
  return blockAction({
    ...acted(control, how),
    container: { in: 'view', viewId, view },
    triggerId: slack.newTriggerId(ids.user),
  });
}

type Asking = { readonly channel?: string; readonly user?: string };

export async function command(workspace: Workspace, text: string, { channel, user }: Asking = {}): Promise<void> {
  const place = { channel: channel ?? ids.channel, user: user ?? ids.user };
  await workspace.deliver(slashCommand({ text, ...place, responseUrl: workspace.slack.newResponseUrl(place) }));
}

/** Asks by slash command; the private answer. */
export async function askPrivately(workspace: Workspace, text: string, asking: Asking = {}): Promise<StoredEphemeral> {
  const { slack } = workspace;
  const before = slack.ephemerals.length;
  await command(workspace, text, asking);
  return slack.waitFor(() => slack.ephemerals[before], { what: 'a private answer' });
}

/** Asks by mention in a channel; the answer in the thread. */
export async function askInThread(workspace: Workspace, text: string): Promise<StoredMessage> {
  const { slack } = workspace;
  const ts = slack.addUserMessage(ids.channel, { user: ids.user, text });
  await workspace.deliver(eventCallback(mention({ text, ts })));
  return slack.waitFor(() => slack.messages(ids.channel).find(({ threadTs }) => threadTs === ts));
}

/** Asks in the direct message with us; the answer. */
export async function askDirectly(workspace: Workspace, text: string, threadTs?: string): Promise<StoredMessage> {
  const { slack } = workspace;
  const before = ours(slack, ids.dm).length;
  const ts = slack.addUserMessage(ids.dm, { user: ids.user, text, ...(threadTs !== undefined && { threadTs }) });
  await workspace.deliver(eventCallback(directMessage({ text, ts, ...(threadTs !== undefined && { threadTs }) })));
  return slack.waitFor(() => ours(slack, ids.dm)[before], { what: 'an answer' });
}

/** What we have posted in a channel. */
export const ours = (slack: FakeSlack, channel: string): StoredMessage[] =>
  slack.messages(channel).filter(({ botId }) => botId !== undefined);

/** Presses and waits for the next private message. */
export async function pressForPrivate(
  workspace: Workspace,
  message: StoredMessage | StoredEphemeral,
  label: string,
  how: How = {},
): Promise<StoredEphemeral> {
  const { slack } = workspace;
  const before = slack.ephemerals.length;
  await workspace.deliver(pressOn(slack, message, controlIn(message, label), how));
  return slack.waitFor(() => slack.ephemerals[before], { what: `a private message after ${label}` });
}

/** Text of the header, which is the answer's title. */
export function titleOf({ blocks }: { readonly blocks?: unknown }): string | undefined {
  const header: { text?: { text?: string } } | undefined = Array.isArray(blocks)
    ? blocks.find((block: { type?: string }) => block.type === 'header')
    : undefined;
  return header?.text?.text;
}

/** Opens the window to ask in and asks; the window with its answer. */
export async function openWindow(workspace: Workspace, question: string): Promise<string> {
  const { slack } = workspace;
  await workspace.deliver(globalShortcut({ callbackId: 'search', triggerId: slack.newTriggerId(ids.user) }));
  const { viewId } = await slack.waitFor(() => slack.views[0]);
  await workspace.deliver(submit(slack, viewId, question));
  await slack.waitFor(() => slack.views[1]);
  return viewId;
}

/** What Slack sends when a window's one text field is filled in and handed in. */
export function submit(slack: FakeSlack, viewId: string, value: string | null) {
  const view = slack.currentView(viewId) ?? {};
  const blocks: { type: string; block_id: string; element: { action_id: string } }[] = Array.isArray(view.blocks)
    ? view.blocks
    : [];
  const field = blocks.find(({ type }) => type === 'input');
  if (!field) throw new Error('the view has no field');
  const values = { [field.block_id]: { [field.element.action_id]: { type: 'plain_text_input', value } } };
  return viewSubmission({ view, viewId, values });
}
