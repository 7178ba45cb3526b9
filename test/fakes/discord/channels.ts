import { type MessageKind, messageViolations } from './check-message.ts';
import { hidden } from './content-intent.ts';
import { apiErrors, type Reply } from './faults.ts';
import { addBotMessage, deleteMessage, editMessage } from './messages.ts';
import { openApiMessage, withSecond } from './openapi.ts';
import { pingsIn } from './pings.ts';
import { rawMessage } from './raw.ts';
import { invalidForm, refuseOrdered, refusePayload } from './refusals.ts';
import { isVisible, replyType, type Store } from './store.ts';
import type { Channel, Json, StoredMessage } from './types.ts';
import { violation } from './violations.ts';
import { channelTypes } from './world.ts';

/** `/channels/…`, with the bot's token. */

/** A channel that the bot sees; the error otherwise. */
export function openChannel(store: Store, id: string): Channel | Reply {
  const channel = store.channels.get(id);
  if (channel === undefined) return apiErrors.unknownChannel;
  return isVisible(store, channel) ? channel : apiErrors.missingAccess;
}

export function postMessage(store: Store, channel: Channel, body: Json): Reply {
  if (channel.type === channelTypes.forum) return apiErrors.notATextChannel;
  const reference: Json = { ...(body.message_reference as Json | undefined) };
  const referenced = store.messages.find(
    ({ id, channelId }) => id === reference.message_id && channelId === channel.id,
  );
  store.pings.push(...pingsIn(body, 'everybody', referenced?.author.id));
  const refusal = refuse(store, channel, body, 'create');
  if (refusal !== undefined) return refusal;
  if (reference.message_id !== undefined && !readsHistory(store, channel)) return apiErrors.mayNotReply;
  const isLost = reference.message_id !== undefined && referenced === undefined;
  if (isLost && reference.fail_if_not_exists !== false) return unknownReference;
  const nonce = body.enforce_nonce === true && body.nonce != null ? String(body.nonce) : undefined;
  const same = nonce === undefined ? undefined : store.byNonce.get(nonce);
  if (same !== undefined) return { status: 200, body: rawMessage(store, same) };
  const message = addBotMessage(store, {
    channelId: channel.id,
    body,
    type: referenced === undefined ? 0 : replyType,
    reference: referenced?.id,
  });
  if (nonce !== undefined) store.byNonce.set(nonce, message);
  return { status: 200, body: rawMessage(store, message) };
}

const readsHistory = (store: Store, { id }: Pick<Channel, 'id'>): boolean => !store.options.noHistory?.includes(id);

const unknownReference = invalidForm([
  violation(['message_reference'], 'Unknown message', { code: 'REPLIES_UNKNOWN_MESSAGE' }),
]);

export function listMessages(store: Store, channel: Channel, query: Readonly<Record<string, string>>): Reply {
  // Discord refuses nothing here, and shows nothing.
  if (!readsHistory(store, channel)) return { status: 200, body: [] };
  const before = query.before === undefined ? undefined : BigInt(query.before);
  const after = query.after === undefined ? undefined : BigInt(query.after);
  const found = store.messages
    .filter(({ channelId }) => channelId === channel.id)
    .filter(({ id }) => (before === undefined || BigInt(id) < before) && (after === undefined || BigInt(id) > after))
    .reverse()
    .slice(0, Number(query.limit ?? 50));
  return { status: 200, body: found.map((message) => seen(store, message)) };
}

export function getMessage(store: Store, message: StoredMessage): Reply {
  if (!readsHistory(store, { id: message.channelId })) return apiErrors.missingAccess;
  return { status: 200, body: seen(store, message) };
}

/** Without the privileged intent, calls do not tell of the text either. */
function seen(store: Store, message: StoredMessage): Json {
  const raw = rawMessage(store, message);
  return store.hasMessageContent ? raw : hidden(raw, store.bot.id, message.guildId !== undefined);
}

/** An ephemeral message is not found here: only an interaction's token can change it. */
export function openMessage(store: Store, channel: Channel, id: string): StoredMessage | Reply {
  const found = store.messages.find((one) => one.id === id && one.channelId === channel.id);
  return found ?? apiErrors.unknownMessage;
}

export function patchMessage(store: Store, message: StoredMessage, body: Json): Reply {
  if (message.author.id !== store.bot.id) return apiErrors.notOurMessage;
  store.pings.push(...pingsIn(body, 'everybody'));
  const refusal = refuse(store, { id: message.channelId }, body, 'edit', message);
  return refusal ?? { status: 200, body: rawMessage(store, editMessage(store, message, body)) };
}

export function removeMessage(store: Store, message: StoredMessage): Reply {
  if (message.author.id !== store.bot.id) return apiErrors.missingPermissions;
  deleteMessage(store, message);
  return { status: 204 };
}

function refuse(
  store: Store,
  { id }: { id: string },
  body: Json,
  kind: MessageKind,
  message?: StoredMessage,
): Reply | undefined {
  const violations = withSecond(messageViolations(body, kind, message), () => openApiMessage(body, kind));
  return refusePayload(store, `${kind} in ${id}`, violations) ?? refuseOrdered(store, body);
}
