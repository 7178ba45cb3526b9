import { settlesWithin } from './wait.ts';

/** What has begun and not ended. */
export type UnderWay = {
  /** Counts it until it settles. */
  readonly add: (job: Promise<unknown>) => void;
  /** True once nothing is under way any more, false where that takes longer than `limitMs`. Never rejects. */
  readonly finish: (limitMs: number) => Promise<boolean>;
};

export function createUnderWay(): UnderWay {
  let count = 0;
  let whenNone = Promise.withResolvers<void>();
  const end = () => {
    count -= 1;
    if (count > 0) return;
    whenNone.resolve();
    whenNone = Promise.withResolvers();
  };
  return {
    add: (job) => {
      count += 1;
      job.then(end, end);
    },
    finish: (limitMs) => settlesWithin(count === 0 ? Promise.resolve() : whenNone.promise, limitMs),
  };
}
