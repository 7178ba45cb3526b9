import { findChannel, isTs, refused } from './refusals.ts';
import type { Store } from './store.ts';
import type { Json, Prompts } from './types.ts';

/** assistant.threads.*: all name the thread by `channel_id` and `thread_ts`. */

const maxPrompts = 4;

export function setStatus(store: Store, args: Json): Json {
  const thread = threadIn(store, args);
  if ('ok' in thread) return thread;
  const status = args.status;
  if (typeof status !== 'string') return refused('invalid_arguments');
  const messages: unknown = args.loading_messages;
  const loadingMessages = Array.isArray(messages) ? messages.map(String) : [];
  const next = { ...thread, status, loadingMessages };
  store.statusLog.push(next);
  store.statuses = store.statuses.filter((one) => one.channel !== next.channel || one.threadTs !== next.threadTs);
  if (status !== '') store.statuses.push(next);
  return { ok: true };
}

export function setTitle(store: Store, args: Json): Json {
  const thread = threadIn(store, args);
  if ('ok' in thread) return thread;
  const title = args.title;
  if (typeof title !== 'string' || title === '') return refused('invalid_arguments');
  store.titles.push({ ...thread, title });
  return { ok: true };
}

/** With `agent_view` a thread_ts makes Slack say ok and show nothing: platforms.md A9. */
export function setSuggestedPrompts(store: Store, args: Json): Json {
  const channel = findChannel(store, args.channel_id);
  if (channel === undefined) return refused('channel_not_found');
  const prompts = promptsIn(args.prompts);
  if (prompts === undefined) return refused('invalid_arguments');
  const threadTs = args.thread_ts;
  if (threadTs !== undefined && store.who.agentView) return { ok: true };
  if (threadTs === undefined && !store.who.agentView) return refused('invalid_thread_ts');
  const title = typeof args.title === 'string' ? args.title : undefined;
  store.prompts.push({
    channel: channel.id,
    threadTs: typeof threadTs === 'string' ? threadTs : undefined,
    title,
    prompts,
  });
  return { ok: true };
}

function promptsIn(value: unknown): Prompts['prompts'] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > maxPrompts) return undefined;
  const prompts = value.map((one: Json) => ({ title: one.title, message: one.message }));
  return prompts.every(isPrompt) ? prompts : undefined;
}

const isPrompt = (one: { title: unknown; message: unknown }): one is { title: string; message: string } =>
  typeof one.title === 'string' && one.title !== '' && typeof one.message === 'string' && one.message !== '';

function threadIn(store: Store, args: Json): { channel: string; threadTs: string } | (Json & { ok: false }) {
  const channel = findChannel(store, args.channel_id);
  if (channel === undefined) return refused('channel_not_found');
  const threadTs = args.thread_ts;
  return isTs(threadTs) ? { channel: channel.id, threadTs } : refused('invalid_thread_ts');
}
