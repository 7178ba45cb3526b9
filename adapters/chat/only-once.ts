import { createBoundedMap } from '#src/service/bounded-map.ts';

/** Presses of a button that must not work twice: a second one comes within seconds. */
const MAX_KNOWN = 1_000;

/** Does the act unless it was done for this key already: true if it was done now. What failed may be tried again. */
export type OnlyOnce = ((key: string, act: () => Promise<unknown>) => Promise<boolean>) & {
  /** For what fails later than its act. */
  readonly forget: (key: string) => void;
};

export function createOnlyOnce(): OnlyOnce {
  const seen = createBoundedMap<true>(MAX_KNOWN);
  const once = async (key: string, act: () => Promise<unknown>) => {
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
  return Object.assign(once, { forget: seen.delete });
}
