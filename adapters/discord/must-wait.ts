import { createBoundedMap } from '#src/service/bounded-map.ts';
import type { Channels } from './channels-of.ts';
import type { Heard } from './heard.ts';
import { waitLine } from './reply-to.ts';
import type { Services } from './services.ts';

/** Counts a message as a question of its author; whether they have to wait, which they are told once. */
export type MustWait = (message: Heard['message']) => Promise<boolean>;

/** People who were told to wait. */
const MAX_TOLD = 1_000;

export function createMustWait({ cooldown }: Services, channels: Channels): MustWait {
  // By the id of a person: until when they know that they have to wait, in milliseconds.
  const told = createBoundedMap<number>(MAX_TOLD);
  return async (message) => {
    const person = message.author.id;
    const waitMs = cooldown(person);
    if (waitMs === 0) return false;
    const nowMs = Date.now();
    if ((told.get(person) ?? 0) > nowMs) return true;
    told.set(person, nowMs + waitMs);
    await channels.say(message, waitLine(waitMs, nowMs));
    return true;
  };
}
