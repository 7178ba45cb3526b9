import { hideSecrets } from './bolt-logger.ts';

/** A fault that waiting cannot mend; its message says what is wrong and the remedy. */
export class SlackSetupError extends Error {
  override readonly name = 'SlackSetupError';
}

/** Slack gave an address for a connection, but none came about. */
export class SlackSocketError extends Error {
  override readonly name = 'SlackSocketError';
}

export type TokenName = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

export type SlackFault = {
  /** Slack's error code, such as `invalid_auth`; `unreachable`, `no_socket`, `http_500`, `not_slack`; `unknown` if Slack is not the cause. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** Waiting cannot help: the token as a whole is of no use. */
  readonly isFatal: boolean;
  /** Slack asks us to wait this long. */
  readonly retryAfterMs?: number;
};

type Row = { readonly message: string; readonly remedy: string; readonly isFatal: boolean };

const BOT_TOKEN_PAGE = 'At https://api.slack.com/apps open the app, "OAuth & Permissions"';
const APP_TOKEN_PAGE = 'At https://api.slack.com/apps open the app, "Basic Information", "App-Level Tokens"';

const copyToken = {
  SLACK_BOT_TOKEN: `${BOT_TOKEN_PAGE}, copy the "Bot User OAuth Token" (xoxb-…) to SLACK_BOT_TOKEN and start again.`,
  SLACK_APP_TOKEN: `${APP_TOKEN_PAGE}, make one with the scope connections:write, copy it (xapp-…) to SLACK_APP_TOKEN and start again.`,
} as const;

const reinstall = {
  SLACK_BOT_TOKEN: `${BOT_TOKEN_PAGE}, press "Reinstall to Workspace", copy the new token to SLACK_BOT_TOKEN and start again.`,
  SLACK_APP_TOKEN: copyToken.SLACK_APP_TOKEN,
} as const;

const socketModeOff = [
  'Socket Mode is switched off for the app',
  'At https://api.slack.com/apps open the app, "Socket Mode", and switch it on.',
] as const;

/** What we say when Slack ends a connection as `link_disabled`. */
export const SOCKET_MODE_OFF = socketModeOff.join('. ');

/** Bolt's error where we did not authorize what came in: it is from an unknown workspace. */
export function isRefusal(error: unknown): boolean {
  return fieldsOf(error).code === 'slack_bolt_authorization_error';
}

/** By Slack's error code, as docs.slack.dev lists them for auth.test and apps.connections.open. */
function platformRows(token: TokenName): Readonly<Record<string, Row>> {
  const dead = (message: string, remedy: string): Row => ({ message, remedy, isFatal: true });
  const passing = (message: string, remedy: string): Row => ({ message, remedy, isFatal: false });
  const slackBusy = passing('Slack has a fault of its own', 'See https://slack-status.com if it lasts.');
  return {
    invalid_auth: dead(`Slack does not know the token in ${token}`, copyToken[token]),
    not_authed: dead(`Slack got no token; ${token} is empty`, copyToken[token]),
    token_revoked: dead(`The token in ${token} was revoked`, reinstall[token]),
    token_expired: dead(
      `The token in ${token} has expired`,
      `Switch off token rotation for the app. ${reinstall[token]}`,
    ),
    account_inactive: dead(
      `The token in ${token} belongs to an app that was removed from the workspace, or to a deleted user`,
      reinstall[token],
    ),
    user_removed_from_team: dead(`The user of the token in ${token} was removed from the workspace`, reinstall[token]),
    not_allowed_token_type: dead(`${token} holds a token of the wrong kind`, copyToken[token]),
    no_permission: dead(`The token in ${token} may not do this`, reinstall[token]),
    team_disabled: dead('The workspace was disabled', 'Ask the owner of the workspace.'),
    team_access_not_granted: dead('The token is not for this workspace', reinstall[token]),
    forbidden_team: dead(
      'The app may not use Socket Mode in this workspace',
      'Ask an admin of the workspace to allow it.',
    ),
    access_denied: dead('Slack denies the app access', 'Ask an admin of the workspace to approve the app.'),
    app_missing_action_url: dead(
      'The app lacks an address that Slack needs',
      'Make the app from adapters/slack/manifest.json.',
    ),
    org_login_required: passing('The workspace is moving to an organisation', 'Wait until the move is done.'),
    team_added_to_org: passing('The workspace is moving to an organisation', 'Wait until the move is done.'),
    missing_scope: {
      message:
        token === 'SLACK_APP_TOKEN'
          ? 'The token in SLACK_APP_TOKEN lacks the scope connections:write'
          : 'The app lacks a scope',
      remedy:
        token === 'SLACK_APP_TOKEN'
          ? copyToken.SLACK_APP_TOKEN
          : `${BOT_TOKEN_PAGE}, add it under "Bot Token Scopes" and press "Reinstall to Workspace".`,
      isFatal: token === 'SLACK_APP_TOKEN',
    },
    too_many_websockets: passing(
      'Too many processes are connected with this app-level token',
      'Slack allows 10 connections an app; stop some.',
    ),
    socket_mode_not_enabled: passing(...socketModeOff),
    internal_error: slackBusy,
    fatal_error: slackBusy,
    service_unavailable: slackBusy,
    request_timeout: slackBusy,
    ratelimited: passing('Slack asks us to slow down', 'It goes on by itself.'),
    rate_limited: passing('Slack asks us to slow down', 'It goes on by itself.'),
  };
}

/** What a call of Slack failed with, in words. `token` is the one that the call was made with. */
export function describeSlackFault(error: unknown, token: TokenName = 'SLACK_BOT_TOKEN'): SlackFault {
  const { code, data, statusCode, retryAfter } = fieldsOf(error);
  if (code === 'slack_webapi_platform_error') return describePlatform(data, token);
  if (code === 'slack_webapi_http_error') return describeStatus(Number(statusCode));
  if (code === 'slack_webapi_rate_limited_error')
    return { ...describePlatform({ error: 'ratelimited' }, token), retryAfterMs: Number(retryAfter) * 1000 };
  if (code === 'slack_webapi_request_error') return describeNetwork(error);
  if (error instanceof SlackSocketError)
    return {
      code: 'no_socket',
      message: error.message,
      remedy: 'Check that this machine may open WebSockets to Slack (wss, port 443), and proxies on the way.',
      isFatal: false,
    };
  return {
    code: 'unknown',
    message: hideSecrets(error instanceof Error ? error.message : String(error)),
    remedy: 'Set LOG_LEVEL=trace to see more.',
    isFatal: false,
  };
}

/** "What is wrong. The remedy." */
export function sentenceOf({ message, remedy }: SlackFault): string {
  return `${message}. ${remedy}`;
}

function platformRow(code: string, token: TokenName): Row | undefined {
  const rows = platformRows(token);
  return Object.hasOwn(rows, code) ? rows[code] : undefined;
}

function describePlatform(data: unknown, token: TokenName): SlackFault {
  const { error, needed } = fieldsOf(data);
  if (typeof error !== 'string' || !/^[a-z][a-z0-9_.:]{1,80}$/u.test(error))
    return {
      code: 'not_slack',
      message: 'What answered is not the Slack API',
      remedy: 'Check SLACK_API_URL (unset is https://slack.com/api/) and proxies on the way.',
      isFatal: false,
    };
  const row = platformRow(error, token) ?? {
    message: `Slack answered "${error}"`,
    remedy: `See https://docs.slack.dev for what "${error}" means.`,
    isFatal: false,
  };
  const isNamed = error === 'missing_scope' && token === 'SLACK_BOT_TOKEN' && typeof needed === 'string';
  const message = isNamed ? `The app lacks the scope ${needed}` : row.message;
  return { ...row, code: error, message: message.includes(error) ? message : `${message} (${error})` };
}

function describeStatus(status: number): SlackFault {
  const isServerFault = status >= 500;
  return {
    code: `http_${status}`,
    message: `Slack answered with HTTP status ${status}`,
    remedy: isServerFault
      ? 'See https://slack-status.com if it lasts.'
      : 'Check SLACK_API_URL (unset is https://slack.com/api/) and proxies on the way.',
    isFatal: false,
  };
}

const networkRows: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  ECONNREFUSED: ['nothing listens there', 'Check SLACK_API_URL and that this machine may reach it.'],
  ENOTFOUND: ['its name is not known', 'Check SLACK_API_URL and the DNS of this machine.'],
  EAI_AGAIN: ['DNS did not answer', 'Check the DNS of this machine.'],
  ECONNRESET: ['the connection was cut', 'Check the network, and proxies on the way.'],
  TimeoutError: ['no answer in time', 'Check the network, and that this machine may reach slack.com on port 443.'],
  certificate: [
    'its certificate is not trusted',
    'If a proxy of your company stands between, give its certificate in NODE_EXTRA_CA_CERTS.',
  ],
};

function describeNetwork(error: unknown): SlackFault {
  const chain = causesOf(error);
  const name = chain
    .flatMap((each) => [fieldsOf(each).code, fieldsOf(each).name])
    .find((each) => String(each) in networkRows);
  const isCertificate = chain.some((each) => /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/u.test(String(fieldsOf(each).code)));
  const row = networkRows[isCertificate ? 'certificate' : String(name)];
  const last = chain.at(-1);
  const [message, remedy] = row ?? [
    hideSecrets(last instanceof Error ? last.message : String(last)),
    'Check the network, and SLACK_API_URL if it is set.',
  ];
  return { code: 'unreachable', message: `Slack cannot be reached: ${message}`, remedy, isFatal: false };
}

/** The error, its cause, that one's cause …; also the parts of an AggregateError. */
function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  let next = error;
  while (typeof next === 'object' && next !== null && !chain.includes(next)) {
    chain.push(next);
    next = next instanceof AggregateError ? next.errors[0] : fieldsOf(next).cause;
  }
  return chain;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
