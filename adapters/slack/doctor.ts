import { webApi } from '@slack/bolt';
import type { Check } from '#src/adapter.ts';
import type { Address } from '#src/service/http-server.ts';
import { describeSlackFault, type SlackFault, SlackSetupError } from './faults.ts';
import { fetchIdentity, type SlackIdentity } from './identity.ts';
import { ADD_SCOPES_REMEDY, APP_LEVEL_SCOPE, compareScopes, listScopes } from './scopes.ts';
import { connectTiming, EVENTS_PATH, type SlackSettings } from './settings.ts';

/**
 * What stands between these settings and answers in Slack. Asks Slack (one try a call, each bounded in time) and
 * changes nothing there.
 */
export async function checkSlack(
  settings: SlackSettings | undefined,
  http: Address,
  callMs: number = connectTiming.apiCallMs,
): Promise<Check[]> {
  if (settings === undefined)
    return [
      {
        name: 'Slack',
        state: 'ok',
        detail: 'not connected; questions can be asked at the terminal alone',
        remedy: 'To connect it, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN: README.md, "Connect Slack".',
      },
    ];
  const { checks, isReachable } = await checkBot(settings, callMs);
  if (settings.kind === 'http') return [...checks, tellRequestUrl(http)];
  return isReachable ? [...checks, await checkAppToken(settings, callMs)] : checks;
}

async function checkBot(settings: SlackSettings, callMs: number): Promise<{ checks: Check[]; isReachable: boolean }> {
  const address = settings.apiUrl ?? 'https://slack.com/api/';
  const reached: Check = { name: 'Slack API', state: 'ok', detail: `${address} answers` };
  try {
    const identity = await fetchIdentity(clientOf(settings, settings.botToken, callMs));
    const { teamName, botName, url } = identity;
    const bot: Check = { name: 'Slack bot token', state: 'ok', detail: `@${botName} in ${teamName} (${url})` };
    return { checks: [reached, bot, ...checkScopes(identity)], isReachable: true };
  } catch (error) {
    if (error instanceof SlackSetupError)
      return {
        checks: [reached, { name: 'Slack bot token', state: 'wrong', detail: error.message }],
        isReachable: true,
      };
    const fault = describeSlackFault(error);
    if (!isAnswer(fault)) return { checks: [checkOf('Slack API', fault, address)], isReachable: false };
    return { checks: [reached, checkOf('Slack bot token', fault)], isReachable: true };
  }
}

function checkScopes({ scopes }: SlackIdentity): Check[] {
  const name = 'Slack scopes';
  if (scopes === undefined)
    return [
      {
        name,
        state: 'warning',
        detail: 'Slack did not say which are granted',
        remedy: 'A proxy may remove the header x-oauth-scopes; see "OAuth & Permissions" on the page of the app.',
      },
    ];
  const { missing, extra } = compareScopes(scopes);
  const state = missing.some(({ isEssential }) => isEssential) ? 'wrong' : 'warning';
  return [
    missing.length === 0
      ? { name, state: 'ok', detail: `all ${scopes.length - extra.length} that are needed are granted` }
      : { name, state, detail: `missing: ${listScopes(missing)}`, remedy: ADD_SCOPES_REMEDY },
    ...(extra.length === 0
      ? []
      : [
          {
            name,
            state: 'warning',
            detail: `granted, but not needed: ${extra.join(', ')}`,
            remedy: 'Remove them at "OAuth & Permissions" on the page of the app, then reinstall it.',
          } as const,
        ]),
  ];
}

/** Opens no connection: Slack only hands out an address for one. */
async function checkAppToken(settings: SlackSettings & { kind: 'socket' }, callMs: number): Promise<Check> {
  const name = 'Slack app-level token';
  try {
    await clientOf(settings, settings.appToken, callMs).apps.connections.open({});
    return { name, state: 'ok', detail: `Socket Mode may be used (${APP_LEVEL_SCOPE})` };
  } catch (error) {
    return checkOf(name, describeSlackFault(error, 'SLACK_APP_TOKEN'));
  }
}

function tellRequestUrl({ host, port }: Address): Check {
  return {
    name: 'Slack requests',
    state: 'ok',
    detail: `SLACK_SIGNING_SECRET is set; taken at http://${host}:${port}${EVENTS_PATH}. Whether Slack reaches it cannot be seen from here`,
    remedy:
      `Give Slack https://<your public name>${EVENTS_PATH} as request URL of the command, of interactivity and of ` +
      'events, and let what serves that name pass it on to this address.',
  };
}

function checkOf(name: string, { message, remedy }: SlackFault, address?: string): Check {
  return { name, state: 'wrong', detail: address ? `${address}: ${message}` : message, remedy };
}

/** Whether Slack itself has answered, if not as we would like. */
function isAnswer({ code }: SlackFault): boolean {
  return !/^(?:unreachable|not_slack|unknown|http_\d+)$/u.test(code);
}

function clientOf({ apiUrl }: SlackSettings, token: string, callMs: number): webApi.WebClient {
  const silent = () => {};
  const level = webApi.LogLevel.ERROR;
  return new webApi.WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    timeout: callMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: {
      debug: silent,
      info: silent,
      warn: silent,
      error: silent,
      setLevel: silent,
      setName: silent,
      getLevel: () => level,
    },
  });
}
