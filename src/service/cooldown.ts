import { createBoundedMap } from './bounded-map.ts';

/** So many questions in so many seconds; the next is asked to wait. */
export type CooldownLimit = { readonly questions: number; readonly seconds: number };

/**
 * Counts a question of this person: 0 where it may be asked, else the milliseconds until the next one may. `key` names
 * the person; who asked longest ago is forgotten first.
 */
export type Cooldown = (key: string) => number;

/** People counted at once; at the pace of a busy community all who asked in the last minutes. */
const MAX_PEOPLE = 20_000;

type Window = { readonly endsAtMs: number; asked: number };

/**
 * Fixed windows, each beginning with a person's first question. A library's limiter, with a timer for each person, took
 * longer than everything else that we do for a command: 28 of 68 µs.
 */
export function createCooldown({ questions, seconds }: CooldownLimit, now: () => number = Date.now): Cooldown {
  const windows = createBoundedMap<Window>(MAX_PEOPLE);
  return (key) => {
    const nowMs = now();
    const window = windows.get(key);
    if (!window || window.endsAtMs <= nowMs) {
      windows.set(key, { endsAtMs: nowMs + seconds * 1000, asked: 1 });
      return 0;
    }
    window.asked += 1;
    return window.asked <= questions ? 0 : window.endsAtMs - nowMs;
  };
}
