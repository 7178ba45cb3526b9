import { causesOf, fieldsOf } from '#adapters/chat/error-fields.ts';
import { describeNetworkFault } from '#adapters/chat/network-fault.ts';
import { hideSecrets } from './bolt-logger.ts';
import { remedyFor, type TokenName } from './remedies.ts';
import { slackErrorCode } from './slack-error.ts';

/** A fault that waiting cannot mend; its message says what is wrong and the remedy. */
export class SlackSetupError extends Error {
  override readonly name = 'SlackSetupError';
}

/** Slack gave an address for a connection, but none came about. */
export class SlackSocketError extends Error {
  override readonly name = 'SlackSocketError';
}

export type SlackFault = {
  /** Slack's error code, such as `invalid_auth`; `unreachable`, `no_socket`, `http_500`, `not_slack`; `unknown` if Slack is not the cause. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** Waiting cannot help: this call fails however often it is made. */
  readonly isFatal: boolean;
  /** Nor does any other call with this token. */
  readonly isTokenDead: boolean;
  /** Slack asks us to wait this long. */
  readonly retryAfterMs?: number;
};

const passing = { isFatal: false, isTokenDead: false } as const;

/** Bolt's error where we did not authorize what came in: it is from an unknown workspace. */
export function isRefusal(error: unknown): boolean {
  return fieldsOf(error).code === 'slack_bolt_authorization_error';
}

/** What a call of Slack failed with, in words. `token` is the one that the call was made with. */
export function describeSlackFault(error: unknown, token: TokenName = 'SLACK_BOT_TOKEN'): SlackFault {
  const { code, statusCode, retryAfter } = fieldsOf(error);
  if (code === 'slack_webapi_platform_error') return describePlatform(error, token);
  if (code === 'slack_webapi_http_error') return describeStatus(Number(statusCode));
  if (code === 'slack_webapi_rate_limited_error')
    return { ...describeCode('ratelimited', token), retryAfterMs: Number(retryAfter) * 1000 };
  if (code === 'slack_webapi_request_error') return describeNetwork(error);
  if (error instanceof SlackSocketError)
    return {
      code: 'no_socket',
      message: error.message,
      remedy: 'Check that this machine may open WebSockets to Slack (wss, port 443), and proxies on the way.',
      ...passing,
    };
  return {
    code: 'unknown',
    message: hideSecrets(error instanceof Error ? error.message : String(error)),
    remedy: 'Set LOG_LEVEL=trace to see more.',
    ...passing,
  };
}

/** "What is wrong. The remedy." */
export function sentenceOf({ message, remedy }: SlackFault): string {
  return `${message}. ${remedy}`;
}

function describePlatform(error: unknown, token: TokenName): SlackFault {
  const code = slackErrorCode(error);
  if (code === undefined)
    return {
      code: 'not_slack',
      message: 'What answered is not the Slack API',
      remedy: 'Check SLACK_API_URL (unset is https://slack.com/api/) and proxies on the way.',
      ...passing,
    };
  const { needed } = fieldsOf(fieldsOf(error).data);
  const isNamed = code === 'missing_scope' && token === 'SLACK_BOT_TOKEN' && typeof needed === 'string';
  return describeCode(code, token, isNamed ? `The app lacks the scope ${needed}` : undefined);
}

/** `told` says it better than what is known of the code in general. */
function describeCode(code: string, token: TokenName, told?: string): SlackFault {
  const row = remedyFor(code, token) ?? {
    message: `Slack answered "${code}"`,
    remedy: `See https://docs.slack.dev for what "${code}" means.`,
    ...passing,
  };
  const message = told ?? row.message;
  return { ...row, code, message: message.includes(code) ? message : `${message} (${code})` };
}

function describeStatus(status: number): SlackFault {
  const isServerFault = status >= 500;
  return {
    code: `http_${status}`,
    message: `Slack answered with HTTP status ${status}`,
    remedy: isServerFault
      ? 'See https://slack-status.com if it lasts.'
      : 'Check SLACK_API_URL (unset is https://slack.com/api/) and proxies on the way.',
    ...passing,
  };
}

function describeNetwork(error: unknown): SlackFault {
  const last = causesOf(error).at(-1);
  const { message, remedy } = describeNetworkFault(error, { apiVariable: 'SLACK_API_URL', host: 'slack.com' }) ?? {
    message: hideSecrets(last instanceof Error ? last.message : String(last)),
    remedy: 'Check the network, and SLACK_API_URL if it is set.',
  };
  return { code: 'unreachable', message: `Slack cannot be reached: ${message}`, remedy, ...passing };
}
