import { randomUUID } from 'node:crypto';
import { ids } from './ids.ts';
import type { Json } from './types.ts';

/** What several of Slack's payloads have in common. */

export const legacyToken = 'gIkuvaNzQIHg97ATvDxqgjtO';
export const team = { id: ids.team, domain: ids.teamDomain };
/** Where nothing needs to open a view; the fake refuses it. Get a real one from `fake.newTriggerId`. */
export const deadTrigger = '13345224609.738474920.8088930838d88f008e0';

export type Said = { text: string; channel?: string; user?: string; ts?: string; threadTs?: string };

/** A person's message, as it stands in events and message shortcuts. */
export function spoken(said: Said): Json {
  const ts = said.ts ?? newTs();
  return {
    type: 'message',
    client_msg_id: randomUUID(),
    user: said.user ?? ids.user,
    text: said.text,
    ts,
    channel: said.channel ?? ids.channel,
    team: ids.team,
    event_ts: ts,
    blocks: [
      {
        type: 'rich_text',
        block_id: hex(4),
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: said.text }] }],
      },
    ],
    ...(said.threadTs === undefined ? {} : { thread_ts: said.threadTs }),
  };
}

export const hex = (length: number): string => randomUUID().replaceAll('-', '').slice(0, length).toUpperCase();
export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

let counter = 0;
export function newTs(): string {
  counter += 100;
  return `${nowSeconds()}.${String(counter % 1_000_000).padStart(6, '0')}`;
}
