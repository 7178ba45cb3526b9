import { z } from 'zod';
import type { ThreadPlace } from './threads.ts';

/** A message that a person wrote, in the parts that matter here. */
export type Written = {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  /** Slack's `ts` of the edit that made it so. */
  readonly editedTs: string | undefined;
};

/** Messages of other kinds are joins, topics, deletions; those of bots and of ourselves have `bot_id`. */
const PersonsMessage = z.object({
  channel: z.string(),
  user: z.string().refine((user) => user !== SLACKBOT),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
  bot_id: z.undefined().optional(),
  edited: z.object({ ts: z.string() }).optional().catch(undefined),
});

/** Slack's own bot, which repeats people's words in reminders; its messages have no `bot_id`. */
const SLACKBOT = 'USLACKBOT';

/** What a person wrote; undefined for anything else. */
export function writtenBy(event: object): Written | undefined {
  const parsed = PersonsMessage.safeParse(event);
  if (!parsed.success) return undefined;
  const { channel, user, text, ts, thread_ts: threadTs, edited } = parsed.data;
  return { channel, user, text, ts, threadTs, editedTs: edited?.ts };
}

/** The thread that it stands in, or begins. */
export function threadOf({ channel, threadTs, ts }: Written): ThreadPlace {
  return { channel, threadTs: threadTs ?? ts };
}
