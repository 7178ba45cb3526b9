import { createBoundedMap } from '#src/service/bounded-map.ts';

/** Whether a delivery is the first of its id; chats repeat one that they believe lost. */
export type IsFirstDelivery = (id: string) => boolean;

/** Deliveries known by their id. Slack repeats one for about five minutes and sends at most 30,000 an hour. */
export const MAX_KNOWN_DELIVERIES = 5_000;

export function createDeliveries(): IsFirstDelivery {
  const seen = createBoundedMap<true>(MAX_KNOWN_DELIVERIES);
  return (id) => {
    if (seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };
}
