import type { KeyObject } from 'node:crypto';
import { callbackViolations, interactionTypes } from './check-callback.ts';
import { deliverInteraction, respond } from './interactions.ts';
import { refusePayload } from './refusals.ts';
import { postSigned } from './signed-post.ts';
import type { Delivered, Store } from './store.ts';
import type { FakeDiscord, Json } from './types.ts';
import type { Waiting } from './waiting.ts';

type Means = {
  /** Returns how many connections it went to. */
  readonly dispatch: (type: string, payload: Json) => number;
  readonly waiting: Waiting;
  readonly privateKey: KeyObject;
};

/** How interactions reach the app. */
export function makeIncoming(store: Store, { dispatch, waiting, privateKey }: Means) {
  return {
    deliver: async (interaction) => {
      const delivered = deliverInteraction(store, { ...interaction });
      if (dispatch('INTERACTION_CREATE', { ...interaction }) === 0)
        throw new Error('no connection of the bot takes this interaction');
      const timeoutMs = store.interactionTimeoutMs;
      return waiting.waitFor(() => delivered.response, { timeoutMs, what: 'the first response to an interaction' });
    },
    postInteraction: async (url, interaction, options = {}) => {
      const delivered = deliverInteraction(store, { ...interaction });
      const timeoutMs = store.interactionTimeoutMs;
      const { contentType, ...result } = await postSigned(url, interaction, { privateKey, timeoutMs, options });
      if (result.status === 200) {
        if (!contentType.startsWith('application/json'))
          store.violations.push(`response to ${delivered.id}: its content type is "${contentType}" and not JSON`);
        takeAnswer(store, delivered, result.body);
      }
      waiting.changed();
      return result;
    },
  } satisfies Partial<FakeDiscord>;
}

/** A ping shows nothing, and is only checked. */
function takeAnswer(store: Store, delivered: Delivered, body: unknown): void {
  if (delivered.type === interactionTypes.ping)
    refusePayload(store, `response to ${delivered.id}`, callbackViolations(body, { type: delivered.type }));
  else respond(store, delivered, body);
}
