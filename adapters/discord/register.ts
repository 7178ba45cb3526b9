import { type APIApplicationCommand, type REST, Routes } from 'discord.js';
import { fetchApplication } from './application.ts';
import { commandDefinitions } from './command-definitions.ts';
import { asSent, diffCommands, isEntryPoint, type Scope } from './command-diff.ts';
import { discordErrorCode } from './discord-error.ts';
import { DiscordSetupError, describeDiscordFault, sentenceOf } from './faults.ts';
import { inviteLink } from './permissions.ts';
import { createRest } from './rest.ts';
import type { DiscordSettings } from './settings.ts';

export type RegisterOptions = {
  readonly settings: DiscordSettings | undefined;
  /** Registers the commands in this server alone. */
  readonly guildId?: string | undefined;
  /** Takes a line for the person at the terminal. */
  readonly print: (line: string) => void;
};

/** `MISSING_ACCESS` of a server that the app was not added to. */
const MISSING_ACCESS = 50001;

/**
 * Tells Discord our commands, in the place of all that it has from us there, if they differ. Prints what changes.
 * Resolves with whether something did.
 * @throws DiscordSetupError with the remedy where Discord does not take them.
 */
export async function registerCommands({ settings, guildId, print }: RegisterOptions): Promise<boolean> {
  if (settings?.token === undefined)
    throw new DiscordSetupError(
      'Discord: DISCORD_TOKEN is not set, and commands are registered with it. Set it in .env, or for this once: ' +
        'DISCORD_TOKEN=… npm start -- discord:register',
    );
  const rest = createRest(settings, { debug: () => {}, warn: print });
  let { applicationId } = settings;
  try {
    applicationId ??= (await fetchApplication(rest)).id;
    return await register(rest, { applicationId, guildId, print });
  } catch (error) {
    throw new DiscordSetupError(`Discord: ${tell(error, { applicationId, guildId })}`, { cause: error });
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

/** What Discord has of our commands there. @throws the errors of the API. */
export async function fetchCommands(
  rest: REST,
  applicationId: string,
  guildId?: string,
): Promise<APIApplicationCommand[]> {
  return (await rest.get(routeOf(applicationId, guildId))) as APIApplicationCommand[];
}

type Target = Pick<RegisterOptions, 'guildId' | 'print'> & { readonly applicationId: string };

async function register(rest: REST, { applicationId, guildId, print }: Target): Promise<boolean> {
  const scope: Scope = guildId === undefined ? 'global' : 'guild';
  const where = guildId === undefined ? 'for all servers' : `in the server ${guildId}`;
  const registered = await fetchCommands(rest, applicationId, guildId);
  const defined = commandDefinitions();
  const changes = diffCommands(defined, registered, scope);
  if (changes.length === 0) {
    print(`Discord: nothing to change; its ${defined.length} commands are registered ${where}.`);
    return false;
  }
  for (const change of changes) print(change);
  const body = [...defined, ...registered.filter(isEntryPoint)].map((command) => asSent(command, scope));
  await rest.put(routeOf(applicationId, guildId), { body });
  print(`Discord: registered ${defined.length} commands ${where}. ${whenSeen(scope)}`);
  return true;
}

function routeOf(applicationId: string, guildId: string | undefined): `/${string}` {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

function whenSeen(scope: Scope): string {
  switch (scope) {
    case 'global':
      return 'People who have Discord open see the change once they use a command, or restart Discord (Ctrl+R).';
    case 'guild':
      return 'They are there at once, beside those for all servers: a command that is in both is shown twice.';
    default:
      return scope satisfies never;
  }
}

function tell(
  error: unknown,
  { applicationId, guildId }: { applicationId: string | undefined; guildId: string | undefined },
): string {
  const fault = describeDiscordFault(error);
  if (guildId === undefined || discordErrorCode(error) !== MISSING_ACCESS) return sentenceOf(fault);
  const link = applicationId === undefined ? '' : `: ${inviteLink(applicationId)}`;
  return `the app is not in the server ${guildId}, or was added there without "applications.commands". Check the id, and add it${link}`;
}
