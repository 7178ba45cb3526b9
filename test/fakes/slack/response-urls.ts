import type { Reply } from './faults.ts';
import { isTs, refuseContent } from './refusals.ts';
import { changedMessage, newMessage, removeFrom, replaceIn, type Store } from './store.ts';
import type { Json, ResponseUrlTarget, StoredMessage } from './types.ts';

const maxUses = 5;
const lifeMs = 30 * 60 * 1000;

/** What Slack does with a POST to a response_url. Faults and call log are the server's. */
export function answerResponseUrl(store: Store, id: string, args: Json): Reply {
  const open = store.responseUrls.get(id);
  if (open === undefined) return reply(404, { ok: false, error: 'no_such_url' });
  if (store.now() - open.madeAt > lifeMs) return reply(404, { ok: false, error: 'expired_url' });
  if (open.uses >= maxUses) return reply(404, { ok: false, error: 'used_url' });
  open.uses += 1;
  return respond(store, open.target, { args, via: 'response_url' });
}

type Sent = { readonly args: Json; readonly via: StoredMessage['via'] };

/** Shows what a response_url or an ack carries; the visibility is `ephemeral` unless `in_channel` is asked for. */
export function respond(store: Store, target: ResponseUrlTarget, sent: Sent): Reply {
  const { args } = sent;
  if (args.delete_original === true) return deleteOriginal(store, target);
  const refusal = refuseContent(store, 'response_url', args);
  if (refusal !== undefined) return reply(400, refusal);
  if (args.replace_original === true) return replaceOriginal(store, target, args);
  const threadTs = isTs(args.thread_ts) ? args.thread_ts : undefined;
  const message = newMessage(store, target.channel, { ...sent, threadTs });
  if (args.response_type === 'in_channel') store.messages.push(message);
  else store.ephemerals.push({ ...message, toUser: target.user });
  return reply(200, { ok: true });
}

function deleteOriginal(store: Store, target: ResponseUrlTarget): Reply {
  const { ephemeral, message } = original(store, target);
  if (ephemeral !== undefined) removeFrom(store.ephemerals, ephemeral);
  else if (message !== undefined) removeFrom(store.messages, message);
  else return reply(400, { ok: false, error: 'message_not_found' });
  return reply(200, { ok: true });
}

function replaceOriginal(store: Store, target: ResponseUrlTarget, args: Json): Reply {
  const { ephemeral, message } = original(store, target);
  const full = { ...args, blocks: args.blocks ?? [] };
  if (ephemeral !== undefined) replaceIn(store.ephemerals, changedMessage(store, ephemeral, full));
  else if (message !== undefined) replaceIn(store.messages, changedMessage(store, message, full));
  else return reply(400, { ok: false, error: 'message_not_found' });
  return reply(200, { ok: true });
}

/** The message the interaction was on; a command has none, so nothing can be replaced or deleted. */
function original(store: Store, target: ResponseUrlTarget) {
  const isIt = (one: StoredMessage) => one.channel === target.channel && one.ts === target.messageTs;
  return {
    ephemeral: store.ephemerals.find((one) => isIt(one) && one.toUser === target.user),
    message: store.messages.find((one) => isIt(one) && one.botId === store.who.botId),
  };
}

const reply = (status: number, body: object): Reply => ({ status, headers: {}, body });
