import type { App } from '@slack/bolt';
import { isFormRefusal, RefusedBlocks } from './deliver.ts';
import { slackErrorCode, slackRemarks } from './slack-error.ts';
import type { SlackMessage } from './slack-message.ts';

export type WebClient = App['client'];

/** Links of an answer are its sources; unfolding them would bury it. */
const quiet = { unfurl_links: false, unfurl_media: false } as const;

/** Posts into a channel or thread; resolves to the message's `ts`. Rejects with `RefusedBlocks` where a plainer form may pass. */
export async function postMessage(
  client: WebClient,
  place: { readonly channel: string; readonly threadTs?: string | undefined },
  { text, blocks }: SlackMessage,
): Promise<string> {
  const sent = await orRefusal(
    client.chat.postMessage({
      channel: place.channel,
      ...(place.threadTs === undefined ? {} : { thread_ts: place.threadTs }),
      text,
      blocks: [...blocks],
      ...quiet,
    }),
  );
  return sent.ts ?? '';
}

/** Puts another answer in the place of one of ours. */
export async function updateMessage(
  client: WebClient,
  place: { readonly channel: string; readonly ts: string },
  { text, blocks }: SlackMessage,
): Promise<void> {
  await orRefusal(client.chat.update({ channel: place.channel, ts: place.ts, text, blocks: [...blocks], ...quiet }));
}

/** Says something to one person where they are; nobody else sees it. */
export async function postPrivately(
  client: WebClient,
  place: { readonly channel: string; readonly user: string; readonly threadTs?: string | undefined },
  { text, blocks }: SlackMessage,
): Promise<void> {
  await orRefusal(
    client.chat.postEphemeral({
      channel: place.channel,
      user: place.user,
      ...(place.threadTs === undefined ? {} : { thread_ts: place.threadTs }),
      text,
      ...(blocks.length === 0 ? {} : { blocks: [...blocks] }),
    }),
  );
}

/** Slack's refusal of a form as an error of its own; anything else passes as it is. */
async function orRefusal<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    const code = slackErrorCode(error);
    if (code === undefined || !isFormRefusal(code)) throw error;
    throw new RefusedBlocks(code, slackRemarks(error));
  }
}
