import { findChannel, isTs, refuseContent, refused, refusePosting } from './refusals.ts';
import { changedMessage, newMessage, removeFrom, replaceIn, type Store } from './store.ts';
import type { Json, StoredMessage } from './types.ts';

/** chat.* and conversations.replies. Each takes the decoded arguments and returns Slack's answer. */

export function postMessage(store: Store, args: Json): Json {
  const place = placeToPost(store, 'chat.postMessage', args);
  if ('ok' in place) return place;
  const message = newMessage(store, place.channel, { args, via: 'web-api', threadTs: place.threadTs });
  store.messages.push(message);
  store.statuses = store.statuses.filter((one) => one.channel !== place.channel || one.threadTs !== place.threadTs);
  return { ok: true, channel: place.channel, ts: message.ts, message: shown(store, message) };
}

export function postEphemeral(store: Store, args: Json): Json {
  const place = placeToPost(store, 'chat.postEphemeral', args);
  if ('ok' in place) return place;
  const toUser = args.user;
  if (typeof toUser !== 'string' || !store.users.has(toUser)) return refused('user_not_in_channel');
  const message = newMessage(store, place.channel, { args, via: 'web-api', threadTs: place.threadTs });
  store.ephemerals.push({ ...message, toUser });
  return { ok: true, message_ts: message.ts };
}

type Place = { readonly channel: string; readonly threadTs: string | undefined };

function placeToPost(store: Store, method: string, args: Json): Place | (Json & { ok: false }) {
  const channel = findChannel(store, args.channel);
  if (channel === undefined) return refused('channel_not_found');
  const refusal = refusePosting(store, channel) ?? refuseContent(store, method, args);
  if (refusal !== undefined) return refusal;
  const threadTs = args.thread_ts;
  if (threadTs !== undefined && !isTs(threadTs)) return refused('invalid_thread_ts');
  return { channel: channel.id, threadTs };
}

export function update(store: Store, args: Json): Json {
  const message = ownMessage(store, args, 'cant_update_message');
  if ('ok' in message) return message;
  const refusal = refuseContent(store, 'chat.update', args);
  if (refusal !== undefined) return refusal;
  const next = changedMessage(store, message, args);
  replaceIn(store.messages, next);
  return { ok: true, channel: next.channel, ts: next.ts, text: next.text, message: shown(store, next) };
}

export function remove(store: Store, args: Json): Json {
  const message = ownMessage(store, args, 'cant_delete_message');
  if ('ok' in message) return message;
  removeFrom(store.messages, message);
  return { ok: true, channel: message.channel, ts: message.ts };
}

/** An ephemeral message is not found here: only a response_url can change it. */
function ownMessage(store: Store, args: Json, notOurs: string): StoredMessage | (Json & { ok: false }) {
  const channel = findChannel(store, args.channel);
  if (channel === undefined) return refused('channel_not_found');
  if (channel.isArchived) return refused('is_archived');
  const message = store.messages.find((one) => one.channel === channel.id && one.ts === args.ts);
  if (message === undefined) return refused('message_not_found');
  return message.botId === store.who.botId ? message : refused(notOurs);
}

export function replies(store: Store, args: Json): Json {
  const channel = findChannel(store, args.channel);
  if (channel === undefined) return refused('channel_not_found');
  if (!channel.isMember) return refused('not_in_channel');
  const inChannel = store.messages.filter((one) => one.channel === channel.id);
  const thread = inChannel.filter((one) => one.ts === args.ts || one.threadTs === args.ts);
  if (thread.length === 0) return refused('thread_not_found');
  const from = Number(args.cursor ?? 0);
  const page = thread.slice(from, from + Number(args.limit ?? 1000));
  const next = from + page.length;
  const hasMore = next < thread.length;
  return {
    ok: true,
    messages: page.map((one) => shown(store, one)),
    has_more: hasMore,
    ...(hasMore ? { response_metadata: { next_cursor: String(next) } } : {}),
  };
}

function shown(store: Store, message: StoredMessage): Json {
  return {
    type: 'message',
    user: message.user,
    team: store.who.teamId,
    ts: message.ts,
    text: message.text,
    ...(message.botId === undefined ? {} : { bot_id: message.botId }),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edits.length === 0 ? {} : { edited: { user: message.user, ts: message.ts } }),
  };
}
