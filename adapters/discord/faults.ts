import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError, RateLimitError } from 'discord.js';
import { causesOf, fieldsOf } from '#adapters/chat/error-fields.ts';
import { describeNetworkFault } from '#adapters/chat/network-fault.ts';
import { discordErrorCode, hideSecrets } from './discord-error.ts';
import { remedyFor, tokenUnknown } from './remedies.ts';

/** A fault that waiting cannot mend; its message says what is wrong and the remedy. */
export class DiscordSetupError extends Error {
  override readonly name = 'DiscordSetupError';
}

/** What answered in the place of Discord's API does not speak like it. */
export class NotDiscordError extends Error {
  override readonly name = 'NotDiscordError';
}

/** Discord lets a bot open so many sessions in a day, and they are used up. */
export class SessionsUsedUpError extends Error {
  override readonly name = 'SessionsUsedUpError';
  readonly retryAfterMs: number;
  constructor(total: number, retryAfterMs: number) {
    super(`Discord allows ${total} session starts a day, and they are used up`);
    this.retryAfterMs = retryAfterMs;
  }
}

export type DiscordFault = {
  /** Discord's code, such as `50013`; `unauthorized`, `unreachable`, `http_500`, `rate_limited`, `sessions_used_up`, `not_discord`; `unknown` if Discord is not the cause. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** Waiting cannot help: this call fails however often it is made. */
  readonly isFatal: boolean;
  /** Nor does any other call with this token. */
  readonly isTokenDead: boolean;
  /** Discord asks us to wait this long. */
  readonly retryAfterMs?: number;
};

const passing = { isFatal: false, isTokenDead: false } as const;

const CHECK_API_URL = 'Check DISCORD_API_URL (unset is https://discord.com/api) and proxies on the way.';
const STATUS_PAGE = 'See https://discordstatus.com if it lasts.';

/** What a call of Discord failed with, in words. */
export function describeDiscordFault(error: unknown): DiscordFault {
  if (isTokenRefusal(error)) return { ...tokenUnknown, code: 'unauthorized' };
  if (error instanceof DiscordAPIError) return describeAnswer(error);
  if (error instanceof HTTPError) return describeStatus(error.status);
  if (error instanceof RateLimitError)
    return {
      code: 'rate_limited',
      message: 'Discord asks us to slow down',
      remedy: 'It goes on by itself.',
      ...passing,
      retryAfterMs: error.retryAfter,
    };
  if (error instanceof SessionsUsedUpError)
    return {
      code: 'sessions_used_up',
      message: error.message,
      remedy: 'See why it was started so often; it goes on by itself.',
      ...passing,
      retryAfterMs: error.retryAfterMs,
    };
  if (error instanceof NotDiscordError || error instanceof SyntaxError)
    return { code: 'not_discord', message: 'What answered is not the Discord API', remedy: CHECK_API_URL, ...passing };
  return describeOther(error);
}

/** "What is wrong. The remedy." */
export function sentenceOf({ message, remedy }: Pick<DiscordFault, 'message' | 'remedy'>): string {
  return `${message}. ${remedy}`;
}

/** What discord.js says without a call where Discord has refused the token before. */
const TOKEN_FORGOTTEN = 'Expected token to be set for this request, but none was present';

function isTokenRefusal(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401 && discordErrorCode(error) === undefined;
  if (error instanceof DiscordjsError) return error.code === DiscordjsErrorCodes.TokenInvalid;
  return error instanceof Error && error.message === TOKEN_FORGOTTEN;
}

function describeAnswer(error: DiscordAPIError): DiscordFault {
  const code = discordErrorCode(error);
  if (code === undefined) return describeStatus(error.status);
  const row = remedyFor(code) ?? {
    message: `Discord answered "${hideSecrets(firstLine(error.message))}"`,
    remedy: `See https://docs.discord.com/developers/topics/opcodes-and-status-codes for what ${code} means.`,
    ...passing,
  };
  return { ...row, code: String(code), message: `${row.message} (code ${code})` };
}

/** What stands below is about the parts of what we sent. */
function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, MAX_WORDS_CHARS);
}

/** Of Discord's own words; its longest is about this long. Characters. */
const MAX_WORDS_CHARS = 150;

function describeStatus(status: number): DiscordFault {
  return {
    code: `http_${status}`,
    message: `Discord answered with HTTP status ${status}`,
    remedy: status >= 500 ? STATUS_PAGE : CHECK_API_URL,
    ...passing,
  };
}

function describeOther(error: unknown): DiscordFault {
  const network = describeNetworkFault(error, { apiVariable: 'DISCORD_API_URL', host: 'discord.com' });
  if (network)
    return {
      code: 'unreachable',
      message: `Discord cannot be reached: ${network.message}`,
      remedy: network.remedy,
      ...passing,
    };
  const last = causesOf(error).at(-1);
  const told = last instanceof Error ? last.message : String(error);
  if (isOfNetwork(last))
    return {
      code: 'unreachable',
      message: `Discord cannot be reached: ${hideSecrets(told)}`,
      remedy: 'Check the network, and DISCORD_API_URL if it is set.',
      ...passing,
    };
  return { code: 'unknown', message: hideSecrets(told), remedy: 'Set LOG_LEVEL=trace to see more.', ...passing };
}

/** Node names the call of the operating system that failed; undici has codes of its own. */
function isOfNetwork(error: unknown): boolean {
  const { syscall, code } = fieldsOf(error);
  return typeof syscall === 'string' || String(code).startsWith('UND_ERR');
}
