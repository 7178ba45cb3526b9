import type { REST } from 'discord.js';
import type { Check } from '#src/adapter.ts';
import type { Address } from '#src/service/http-server.ts';
import { type DiscordApplication, fetchApplication } from './application.ts';
import { commandDefinitions } from './command-definitions.ts';
import { diffCommands } from './command-diff.ts';
import { checkPortal, tellEndpoint } from './doctor-portal.ts';
import { type DiscordFault, describeDiscordFault } from './faults.ts';
import { assertReachable, fetchGatewayInfo, type GatewayInfo } from './gateway-info.ts';
import { inviteLink, userInstallLink } from './permissions.ts';
import { fetchCommands } from './register.ts';
import { createProbe } from './rest.ts';
import { DEFAULT_API_URL, type DiscordSettings, type GatewaySettings, gatewayTiming } from './settings.ts';

/**
 * What stands between these settings and answers in Discord. Asks Discord (one try a call, each bounded in time), opens
 * no connection and changes nothing there.
 */
export async function checkDiscord(
  settings: DiscordSettings | undefined,
  http: Address,
  callMs: number = gatewayTiming.apiCallMs,
): Promise<Check[]> {
  if (settings === undefined)
    return [
      {
        name: 'Discord',
        state: 'ok',
        detail: 'not connected',
        remedy: 'To connect it, set DISCORD_TOKEN: README.md, "Connect Discord".',
      },
    ];
  const rest = createProbe(settings, callMs);
  if (settings.token === undefined) return checkWithoutToken(rest, settings, http);
  try {
    const application = await fetchApplication(rest);
    return [
      reached(settings),
      { name: 'Discord token', state: 'ok', detail: `@${application.botName} of the app "${application.name}"` },
      ...checkPortal(settings, application, http),
      await checkGateway(rest, settings),
      await checkCommands(rest, application),
      tellInvitation(application.id),
    ];
  } catch (error) {
    return [...checksOfFault(error, settings), ...tellInvitationOf(settings)];
  }
}

/** What can be seen with the public key alone. */
async function checkWithoutToken(rest: REST, settings: DiscordSettings, http: Address): Promise<Check[]> {
  const unseen: Check = {
    name: 'Discord commands',
    state: 'warning',
    detail: 'whether they are registered, and whether DISCORD_PUBLIC_KEY is right, cannot be seen without a token',
    remedy: 'Check with it once: DISCORD_TOKEN=… npm start -- doctor',
  };
  try {
    await assertReachable(rest);
  } catch (error) {
    const fault = describeDiscordFault(error);
    if (!isAnswer(fault)) return [...checksOfFault(error, settings), ...tellInvitationOf(settings)];
  }
  return [reached(settings), tellEndpoint(http), unseen, ...tellInvitationOf(settings)];
}

async function checkGateway(rest: REST, settings: GatewaySettings): Promise<Check> {
  const name = 'Discord gateway';
  try {
    return judgeGateway(await fetchGatewayInfo(rest), settings);
  } catch (error) {
    return checkOf(name, describeDiscordFault(error));
  }
}

/** A start takes one session a connection; with fewer left than for this many starts one should know. */
const FEW_STARTS = 10;

function judgeGateway(
  { shards: recommended, session_start_limit: limit }: GatewayInfo,
  settings: GatewaySettings,
): Check {
  const name = 'Discord gateway';
  const shards = settings.shards === 'auto' ? recommended : settings.shards;
  const detail =
    `${shards} ${shards === 1 ? 'connection' : 'connections'}` +
    `${shards === recommended ? '' : `, where Discord recommends ${recommended}`}; ` +
    `${limit.remaining} of ${limit.total} session starts left today`;
  if (limit.remaining < shards) {
    const resetAt = new Date(Date.now() + limit.reset_after).toISOString().replace(/\.\d+/u, '');
    return { name, state: 'wrong', detail, remedy: `It starts again at ${resetAt}; see why it was started so often.` };
  }
  if (limit.remaining < shards * FEW_STARTS)
    return { name, state: 'warning', detail, remedy: 'See why it was started so often.' };
  if (shards < recommended)
    return { name, state: 'warning', detail, remedy: 'Set DISCORD_SHARDS to auto, unless you know better.' };
  return { name, state: 'ok', detail };
}

async function checkCommands(rest: REST, { id }: DiscordApplication): Promise<Check> {
  const name = 'Discord commands';
  const defined = commandDefinitions();
  try {
    const changes = diffCommands(defined, await fetchCommands(rest, id), 'global');
    if (changes.length === 0)
      return { name, state: 'ok', detail: `all ${defined.length} are registered for all servers` };
    const detail = `what is registered for all servers differs from what this version has:\n${changes.join('\n')}`;
    return { name, state: 'warning', detail, remedy: 'Register them: npm start -- discord:register' };
  } catch (error) {
    return checkOf(name, describeDiscordFault(error));
  }
}

function tellInvitationOf({ applicationId }: DiscordSettings): Check[] {
  return applicationId === undefined ? [] : [tellInvitation(applicationId)];
}

function tellInvitation(applicationId: string): Check {
  return {
    name: 'Discord invitation',
    state: 'ok',
    detail: `to add it to a server, with exactly the permissions that it needs: ${inviteLink(applicationId)}`,
    remedy: `To have it in every server and chat, add it to your own account: ${userInstallLink(applicationId)}`,
  };
}

function reached(settings: DiscordSettings): Check {
  return { name: 'Discord API', state: 'ok', detail: `${addressOf(settings)} answers` };
}

function checksOfFault(error: unknown, settings: DiscordSettings): Check[] {
  const fault = describeDiscordFault(error);
  return isAnswer(fault)
    ? [reached(settings), checkOf('Discord token', fault)]
    : [checkOf('Discord API', { ...fault, message: `${addressOf(settings)}: ${fault.message}` })];
}

function addressOf({ apiUrl }: DiscordSettings): string {
  return apiUrl ?? DEFAULT_API_URL;
}

/** Whether Discord itself has answered, if not as we would like. */
function isAnswer({ code }: DiscordFault): boolean {
  return !/^(?:unreachable|not_discord|unknown|http_\d+)$/u.test(code);
}

function checkOf(name: string, { message, remedy }: DiscordFault): Check {
  return { name, state: 'wrong', detail: message, remedy };
}
