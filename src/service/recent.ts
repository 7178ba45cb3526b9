import { createBoundedMap } from './bounded-map.ts';

/**
 * Makes each result once and hands it out again while it is among those used last. A failure is not kept: the next one
 * who asks tries anew. For results that never change while the process runs.
 */
export function rememberRecent<Result>(
  maxEntries: number,
  make: (key: string) => Promise<Result>,
): (key: string) => Promise<Result> {
  const recent = createBoundedMap<Promise<Result>>(maxEntries);
  return (key) => {
    const known = recent.get(key);
    if (known) return known;
    const made = make(key);
    recent.set(key, made);
    made.catch(() => recent.delete(key));
    return made;
  };
}
