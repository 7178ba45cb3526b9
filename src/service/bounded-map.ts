/** A map that forgets the entry used longest ago once it holds more than `maxEntries`. */
export type BoundedMap<Value> = {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value) => void;
  readonly has: (key: string) => boolean;
  readonly delete: (key: string) => void;
};

export function createBoundedMap<Value>(maxEntries: number): BoundedMap<Value> {
  // A Map keeps the order of insertion: what is used is put at the end, what stands first goes.
  const entries = new Map<string, Value>();
  // It goes on from where it was: a new one looks at every place that was left since the map was last laid anew. But each
  // time that the map is, it holds the old one as well, so that it must not live for long.
  let fromOldest = entries.keys();
  let uses = 0;
  const touch = (key: string, value: Value) => {
    entries.delete(key);
    entries.set(key, value);
    uses += 1;
    if (uses < maxEntries) return;
    fromOldest = entries.keys();
    uses = 0;
  };
  return {
    get: (key) => {
      const value = entries.get(key);
      if (value !== undefined) touch(key, value);
      return value;
    },
    set: (key, value) => {
      touch(key, value);
      if (entries.size <= maxEntries) return;
      const { value: oldest } = fromOldest.next();
      if (oldest !== undefined) entries.delete(oldest);
    },
    has: (key) => entries.has(key),
    delete: (key) => {
      entries.delete(key);
    },
  };
}
