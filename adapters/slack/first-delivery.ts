import { createBoundedMap } from '#src/service/bounded-map.ts';
import { memory } from './limits.ts';

/** Whether a delivery is the first of its id; Slack repeats one that it believes lost. */
export type IsFirstDelivery = (id: string) => boolean;

export function createDeliveries(): IsFirstDelivery {
  const seen = createBoundedMap<true>(memory.deliveries);
  return (id) => {
    if (seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };
}
