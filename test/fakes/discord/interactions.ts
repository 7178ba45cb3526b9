import { callbackViolations, interactionTypes, messageIn, responseTypes } from './check-callback.ts';
import { flag, type Standing } from './check-message.ts';
import { apiErrors, type Reply } from './faults.ts';
import { addBotMessage, editMessage } from './messages.ts';
import { openApiCallback, withSecond } from './openapi.ts';
import { pingsIn } from './pings.ts';
import { rawMessage } from './raw.ts';
import { refuseOrdered, refusePayload } from './refusals.ts';
import { type Delivered, findMessage, replyType, type Store, userOf } from './store.ts';
import type { Json, StoredMessage, StoredResponse } from './types.ts';
import { mayUseExternalApps } from './world.ts';

/** First responses to interactions, by a call or in the answer to a request. */

/**
 * Makes the interaction's token known; from now on the time for its first response runs. One that is delivered again
 * stays what it is: what was answered is answered.
 */
export function deliverInteraction(store: Store, payload: Json): Delivered {
  const { id, token, type, channel_id: channelId, guild_id: guildId } = payload;
  if (typeof id !== 'string' || typeof token !== 'string' || typeof type !== 'number')
    throw new Error('what is delivered must be an interaction: id, token and type');
  const known = store.interactions.get(token);
  if (known !== undefined) return known;
  const member: Json = { ...(payload.member as Json | undefined) };
  const by: Json = { ...((member.user ?? payload.user) as Json | undefined) };
  const message: Json = { ...(payload.message as Json | undefined) };
  const delivered: Delivered = {
    payload,
    id,
    token,
    type,
    channelId: String(channelId),
    guildId: typeof guildId === 'string' ? guildId : undefined,
    user: userOf(store, String(by.id)),
    messageId: typeof message.id === 'string' ? message.id : undefined,
    at: store.now(),
    startedAt: performance.now(),
    response: undefined,
    originalId: undefined,
    messageIds: [],
    followUps: 0,
  };
  store.interactions.set(token, delivered);
  return delivered;
}

/** What Discord does with a callback. */
export function respond(store: Store, delivered: Delivered | undefined, body: unknown, withResponse = false): Reply {
  const ms = delivered === undefined ? 0 : performance.now() - delivered.startedAt;
  if (delivered === undefined || (delivered.response === undefined && ms > store.interactionTimeoutMs))
    return apiErrors.unknownInteraction;
  if (delivered.response !== undefined) return apiErrors.alreadyAcknowledged;
  const refusal = refuseResponse(store, delivered, body);
  if (refusal !== undefined) return refusal;
  const { type, data } = asResponse(body);
  const message = show(store, delivered, { type, data });
  const response: StoredResponse = { interactionId: delivered.id, type, data, ms, messageId: message?.id };
  delivered.response = response;
  store.responses.push(response);
  return withResponse ? { status: 200, body: describe(store, delivered, response) } : { status: 204 };
}

function asResponse(body: unknown): { type: number; data: Json } {
  const response: Json = typeof body === 'object' && body !== null ? { ...body } : {};
  return { type: Number(response.type), data: { ...(response.data as Json | undefined) } };
}

function refuseResponse(store: Store, delivered: Delivered, body: unknown): Reply | undefined {
  const answered = { type: delivered.type, on: standingOf(store, delivered.messageId) };
  const message = messageIn(asResponse(body));
  if (message !== undefined) store.pings.push(...pingsIn(message, 'users'));
  const violations = withSecond(callbackViolations(body, answered), () => openApiCallback(body));
  return (
    refusePayload(store, `response to ${delivered.id}`, violations) ??
    (message === undefined ? undefined : refuseOrdered(store, message))
  );
}

export function standingOf(store: Store, messageId: string | undefined): Standing | undefined {
  return findMessage(store, messageId);
}

function show(
  store: Store,
  delivered: Delivered,
  { type, data }: { type: number; data: Json },
): StoredMessage | undefined {
  const sat = findMessage(store, delivered.messageId);
  switch (type) {
    case responseTypes.message:
      return original(delivered, addResponse(store, delivered, data));
    case responseTypes.deferredMessage:
      return original(delivered, addResponse(store, delivered, { flags: Number(data.flags ?? 0) | flag.loading }));
    case responseTypes.deferredUpdate:
      return sat && original(delivered, sat);
    case responseTypes.update:
      return sat && original(delivered, editMessage(store, sat, data));
    default:
      return undefined;
  }
}

function original(delivered: Delivered, message: StoredMessage): StoredMessage {
  delivered.originalId = message.id;
  delivered.messageIds.push(message.id);
  return message;
}

/**
 * A message made with an interaction's token; it replies to the message that a control or window sits on, to the one
 * that a command was used on, or, where it follows, to the first response.
 */
export function addResponse(store: Store, delivered: Delivered, body: Json, reference?: string): StoredMessage {
  const data: Json = { ...(delivered.payload.data as Json | undefined) };
  const isMenu = delivered.type === interactionTypes.command && (data.type === 2 || data.type === 3);
  const target = isMenu && data.type === 3 ? String(data.target_id) : undefined;
  const replied = reference ?? delivered.messageId ?? target;
  const message = addBotMessage(store, {
    channelId: delivered.channelId,
    body: { ...body, flags: Number(body.flags ?? 0) | forcedFlags(delivered) },
    type: typeOf(delivered, { isMenu, isFollowUp: reference !== undefined }),
    reference: replied,
    by: delivered,
    metadata: metadataOf(store, delivered, reference),
  });
  return message;
}

function typeOf(delivered: Delivered, { isMenu, isFollowUp }: { isMenu: boolean; isFollowUp: boolean }): number {
  if (isFollowUp || delivered.messageId !== undefined) return replyType;
  if (delivered.type !== interactionTypes.command) return 0;
  return isMenu ? menuCommandType : slashCommandType;
}

const slashCommandType = 20;
const menuCommandType = 23;

/** Where a person may not use the apps of their account before others, only that person sees the answer. */
function forcedFlags({ payload }: Delivered): number {
  const owners: Json = { ...(payload.authorizing_integration_owners as Json | undefined) };
  const member: Json = { ...(payload.member as Json | undefined) };
  const isForced =
    owners['0'] === undefined && typeof member.permissions === 'string' && !mayUseExternalApps(member.permissions);
  return isForced ? flag.ephemeral : 0;
}

function metadataOf(store: Store, delivered: Delivered, originalId: string | undefined): Json {
  const { payload, id, type, user } = delivered;
  const data: Json = { ...(payload.data as Json | undefined) };
  const sat = findMessage(store, delivered.messageId);
  return {
    id,
    type,
    user,
    authorizing_integration_owners: payload.authorizing_integration_owners,
    ...(type === interactionTypes.command ? { name: data.name, command_type: data.type } : {}),
    ...(type === interactionTypes.command && data.type === 3 ? { target_message_id: data.target_id } : {}),
    ...(type === interactionTypes.component ? { interacted_message_id: delivered.messageId } : {}),
    ...(type === interactionTypes.modal && sat?.metadata ? { triggering_interaction_metadata: sat.metadata } : {}),
    ...(originalId === undefined ? {} : { original_response_message_id: originalId }),
  };
}

function describe(store: Store, delivered: Delivered, response: StoredResponse): Json {
  const message = findMessage(store, response.messageId);
  const flags = message?.flags ?? 0;
  return {
    interaction: {
      id: delivered.id,
      type: delivered.type,
      channel_id: delivered.channelId,
      guild_id: delivered.guildId ?? null,
      ...(message === undefined
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: (flags & flag.loading) !== 0,
            response_message_ephemeral: (flags & flag.ephemeral) !== 0,
          }),
    },
    resource: {
      type: response.type,
      ...(message === undefined ? {} : { message: rawMessage(store, message) }),
    },
  };
}
