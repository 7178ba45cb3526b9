/** Runs the work once all earlier work of the same key is done, so that answers keep the order of the questions. */
export type InTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

export type Turns = {
  readonly inTurn: InTurn;
  /** Whether any work of this key is waiting or under way. */
  readonly isBusy: (key: string) => boolean;
};

export function createTurns(): Turns {
  const queues = new Map<string, Promise<unknown>>();
  return {
    isBusy: (key) => queues.has(key),
    inTurn: (key, work) => {
      const result = (queues.get(key) ?? Promise.resolve()).then(work);
      const settled = result.then(
        () => undefined,
        () => undefined,
      );
      queues.set(key, settled);
      settled.then(() => {
        if (queues.get(key) === settled) queues.delete(key);
      });
      return result;
    },
  };
}
