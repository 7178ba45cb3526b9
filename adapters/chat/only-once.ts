import { createBoundedMap } from '#src/service/bounded-map.ts';

/** Presses of a button that must not work twice: a second one comes within seconds. */
const MAX_KNOWN = 1_000;

/** Does the act unless it was done for this key already: true if it was done now. What failed may be tried again. */
export type OnlyOnce = (key: string, act: () => Promise<unknown>) => Promise<boolean>;

export function createOnlyOnce(): OnlyOnce {
  const seen = createBoundedMap<true>(MAX_KNOWN);
  return async (key, act) => {
    if (seen.has(key)) return false;
    seen.set(key, true);
    try {
      await act();
      return true;
    } catch (error) {
      seen.delete(key);
      throw error;
    }
  };
}
