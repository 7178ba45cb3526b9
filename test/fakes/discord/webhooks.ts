import { flag, messageViolations } from './check-message.ts';
import { apiErrors, type Reply } from './faults.ts';
import { addResponse, standingOf } from './interactions.ts';
import { deleteMessage, editMessage } from './messages.ts';
import { openApiMessage, withSecond } from './openapi.ts';
import { pingsIn } from './pings.ts';
import { rawMessage } from './raw.ts';
import { refuseOrdered, refusePayload } from './refusals.ts';
import { type Delivered, findMessage, type Store } from './store.ts';
import type { Json, StoredMessage } from './types.ts';

/** Calls with an interaction's token: `/webhooks/:application/:token`. No bot token is needed. */

const lifeMs = 15 * 60 * 1000;
/** Where the app belongs to the account of a person and not to the server. */
const maxFollowUps = 5;

/** The interaction of a token that still works; the error otherwise. */
export function openInteraction(store: Store, application: string, token: string): Delivered | Reply {
  const delivered = store.interactions.get(token);
  if (application !== store.bot.id) return apiErrors.unknownWebhook;
  if (delivered === undefined || store.now() - delivered.at > lifeMs) return apiErrors.invalidWebhookToken;
  return delivered.response === undefined ? apiErrors.unknownWebhook : delivered;
}

/** The first one after a deferral is not a message of its own: it takes the place of the one that is loading. */
export function followUp(store: Store, delivered: Delivered, body: Json): Reply {
  const original = findMessage(store, delivered.originalId);
  const isLoading = original !== undefined && (original.flags & flag.loading) !== 0;
  const refusal = refuse(store, delivered, { body, kind: 'followUp', message: undefined });
  if (refusal !== undefined) return refusal;
  if (isLoading) return shown(store, editMessage(store, original, withoutEphemeral(body)));
  const owners: Json = { ...(delivered.payload.authorizing_integration_owners as Json | undefined) };
  if (owners['0'] === undefined && owners['1'] !== undefined && delivered.followUps >= maxFollowUps)
    return apiErrors.tooManyFollowUps;
  delivered.followUps += 1;
  const message = addResponse(store, delivered, body, delivered.originalId);
  delivered.messageIds.push(message.id);
  return shown(store, message);
}

function withoutEphemeral(body: Json): Json {
  return typeof body.flags === 'number' ? { ...body, flags: body.flags & ~flag.ephemeral } : body;
}

export function getResponse(store: Store, delivered: Delivered, id: string): Reply {
  const message = messageOf(store, delivered, id);
  return message === undefined ? apiErrors.unknownMessage : shown(store, message);
}

export function editResponse(store: Store, delivered: Delivered, id: string, body: Json): Reply {
  const message = messageOf(store, delivered, id);
  if (message === undefined) return apiErrors.unknownMessage;
  const refusal = refuse(store, delivered, { body, kind: 'editResponse', message });
  return refusal ?? shown(store, editMessage(store, message, body));
}

export function deleteResponse(store: Store, delivered: Delivered, id: string): Reply {
  const message = messageOf(store, delivered, id);
  if (message === undefined) return apiErrors.unknownMessage;
  deleteMessage(store, message);
  return { status: 204 };
}

/** `@original`, what was made with the token, and the message that the interaction was made on. */
function messageOf(store: Store, delivered: Delivered, id: string): StoredMessage | undefined {
  const wanted = id === '@original' ? delivered.originalId : id;
  const isOurs = delivered.messageIds.some((one) => one === wanted) || delivered.messageId === wanted;
  return isOurs ? findMessage(store, wanted) : undefined;
}

type Sent = {
  readonly body: Json;
  readonly kind: 'followUp' | 'editResponse';
  readonly message: StoredMessage | undefined;
};

function refuse(store: Store, delivered: Delivered, { body, kind, message }: Sent): Reply | undefined {
  store.pings.push(...pingsIn(body, 'users'));
  const found = messageViolations(body, kind, standingOf(store, message?.id));
  const violations = withSecond(found, () => openApiMessage(body, kind));
  return refusePayload(store, `${kind} of ${delivered.id}`, violations) ?? refuseOrdered(store, body);
}

const shown = (store: Store, message: StoredMessage): Reply => ({ status: 200, body: rawMessage(store, message) });
