export type TokenName = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

/** What a code means for who runs us. */
export type Remedy = {
  readonly message: string;
  readonly remedy: string;
  /** Repeating this call cannot help. */
  readonly isFatal: boolean;
  /** No call with this token works any more. */
  readonly isTokenDead: boolean;
};

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

/** What a code of Slack's means for calls with this token; undefined for one that nothing more can be said of. */
export function remedyFor(code: string, token: TokenName): Remedy | undefined {
  const rows = remediesBy(token);
  return Object.hasOwn(rows, code) ? rows[code] : undefined;
}

/** By Slack's error code, as docs.slack.dev lists them for auth.test and apps.connections.open. */
function remediesBy(token: TokenName): Readonly<Record<string, Remedy>> {
  type MakeRow = (message: string, remedy: string) => Remedy;
  const dead: MakeRow = (message, remedy) => ({ message, remedy, isFatal: true, isTokenDead: true });
  // One channel may refuse what every other allows.
  const denied: MakeRow = (message, remedy) => ({ message, remedy, isFatal: true, isTokenDead: false });
  const passing: MakeRow = (message, remedy) => ({ message, remedy, isFatal: false, isTokenDead: false });
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
    not_allowed_token_type: denied(`${token} holds a token of the wrong kind`, copyToken[token]),
    no_permission: denied(`The token in ${token} may not do this`, reinstall[token]),
    team_disabled: dead('The workspace was disabled', 'Ask the owner of the workspace.'),
    team_access_not_granted: denied('The token is not for this workspace', reinstall[token]),
    forbidden_team: denied(
      'The app may not use Socket Mode in this workspace',
      'Ask an admin of the workspace to allow it.',
    ),
    access_denied: denied('Slack denies the app access', 'Ask an admin of the workspace to approve the app.'),
    app_missing_action_url: denied(
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
      isTokenDead: false,
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
