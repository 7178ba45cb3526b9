import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'undici';
import { createBoundedMap } from '#src/service/bounded-map.ts';
import { isFormRefusal, RefusedBlocks } from './deliver.ts';
import { memory } from './limits.ts';
import type { SlackMessage } from './slack-message.ts';

/** What else may be said to a response URL: who sees it, where, and what becomes of the message with the button. */
export type ResponseOptions = {
  readonly inChannel?: boolean;
  readonly threadTs?: string | undefined;
};

/** Slack's limits on a response URL, https://docs.slack.dev/interactivity/handling-user-interaction: five uses in 30 minutes. */
const limits = {
  /** Uses of one URL; nobody documents that a call that failed does not count. */
  uses: 5,
  /** One call, in milliseconds; Slack answers in well under a second. */
  timeoutMs: 10_000,
  /** Calls for one message, where Slack is busy or failing: the uses are few. */
  tries: 3,
  /** Longest pause that Slack may ask for before it is called a failure, in milliseconds. */
  maxPauseMs: 30_000,
  /** Pause after a fault that names none, in milliseconds. */
  pauseMs: 500,
} as const;

/** Calls made so far, by URL. */
const usesOf = createBoundedMap<number>(memory.responseUrls);

/**
 * Says something by the response URL of a command or a button; works in channels that the bot is not in.
 * @throws RefusedBlocks where a plainer form may pass; an Error naming Slack's answer otherwise.
 */
export async function respond(
  responseUrl: string,
  message: SlackMessage,
  { inChannel = false, threadTs }: ResponseOptions = {},
): Promise<void> {
  const isPlain = !inChannel && threadTs === undefined;
  const body = (isPlain && written.get(message)) || write(message, inChannel, threadTs);
  if (isPlain) written.set(message, body);
  await post(responseUrl, body);
}

/** Private answers as they are sent: a message that is kept is sent again and again. */
const written = new WeakMap<SlackMessage, string>();

function write({ text, blocks }: SlackMessage, inChannel: boolean, threadTs: string | undefined): string {
  return JSON.stringify({
    response_type: inChannel ? 'in_channel' : 'ephemeral',
    // Without this an answer would take the place of the message whose button was pressed.
    replace_original: false,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    text,
    ...(blocks.length === 0 ? {} : { blocks }),
    unfurl_links: false,
    unfurl_media: false,
  });
}

/** Takes away the message whose button was pressed. */
export async function deleteOriginal(responseUrl: string): Promise<void> {
  await post(responseUrl, JSON.stringify({ delete_original: true }));
}

async function post(responseUrl: string, body: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const uses = usesOf.get(responseUrl) ?? 0;
    if (uses >= limits.uses) throw new Error(`the response URL was used ${uses} times, which is all that Slack allows`);
    usesOf.set(responseUrl, uses + 1);
    const outcome = await tryOnce(responseUrl, body);
    if (outcome === 'taken') return;
    // One use is left for a line that says what went wrong.
    const mayTryAgain = attempt < limits.tries && uses + 2 < limits.uses;
    if (outcome.pauseMs === undefined || !mayTryAgain) throw outcome.error;
    await wait(outcome.pauseMs);
  }
}

/** `pauseMs` before another try; undefined where that cannot help. */
type Failed = { readonly error: Error; readonly pauseMs: number | undefined };

/** @throws RefusedBlocks */
async function tryOnce(responseUrl: string, body: string): Promise<'taken' | Failed> {
  const answer = await send(responseUrl, body);
  if (answer instanceof Error)
    return {
      error: new Error(`the response URL could not be reached: ${answer.message}`, { cause: answer.cause ?? answer }),
      pauseMs: limits.pauseMs,
    };
  const { status, isOk, code } = answer;
  if (isOk && code === undefined) return 'taken';
  if (code !== undefined && isFormRefusal(code)) throw new RefusedBlocks(code);
  const error = new Error(`the response URL answered ${status} ${code ?? ''}`.trim());
  return { error, pauseMs: pauseAfter(answer) };
}

type Reply = {
  readonly status: number;
  readonly isOk: boolean;
  readonly code: string | undefined;
  /** Seconds; NaN if Slack does not say. */
  readonly retryAfterS: number;
};

async function send(responseUrl: string, body: string): Promise<Reply | Error> {
  try {
    // Undici itself, which global fetch stands on: a quarter of the time of fetch, in what is half of a command's work.
    const {
      statusCode: status,
      headers,
      body: said,
    } = await request(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      headersTimeout: limits.timeoutMs,
      bodyTimeout: limits.timeoutMs,
    });
    const isOk = status >= 200 && status < 300;
    // What was taken is taken, even if the connection is cut before the last word.
    const code = errorCode(await said.text().catch(() => ''), isOk);
    return { status, isOk, code, retryAfterS: Number(headers['retry-after']) };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Milliseconds to wait before another try; undefined where trying again cannot help. */
function pauseAfter({ status, retryAfterS }: Reply): number | undefined {
  if (status === 429) {
    const asked = retryAfterS * 1000;
    const pauseMs = asked > 0 ? asked : limits.pauseMs;
    return pauseMs <= limits.maxPauseMs ? pauseMs : undefined;
  }
  return status >= 500 ? limits.pauseMs : undefined;
}

/** Slack answers `ok`, or JSON with the code of what is wrong, whatever the status; some refusals are the bare code. */
function errorCode(said: string, isOk: boolean): string | undefined {
  if (!said.startsWith('{')) return !isOk && /^[a-z][a-z_]{2,60}$/u.test(said.trim()) ? said.trim() : undefined;
  try {
    const parsed: unknown = JSON.parse(said);
    const code = typeof parsed === 'object' && parsed !== null && 'error' in parsed ? parsed.error : undefined;
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}
