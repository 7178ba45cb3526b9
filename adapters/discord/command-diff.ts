import { ApplicationCommandType, ApplicationIntegrationType } from 'discord.js';

/** A command as we define it or as Discord tells it. */
export type CommandLike = { readonly name: string; readonly type?: number | undefined } & object;

/** Where commands are registered: for all servers, or for one. */
export type Scope = 'global' | 'guild';

/** What Discord adds to a command, and what it no longer looks at. */
const SERVER_KEYS: ReadonlySet<string> = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'name_localized',
  'description_localized',
  'default_permission',
  'dm_permission',
]);

/** Discord keeps these for global commands alone. */
const GLOBAL_KEYS: ReadonlySet<string> = new Set(['contexts', 'integration_types']);

/**
 * What has to change, a line each: `+` for a command that lacks, `-` for one too many, `~` for what differs in one.
 * Nothing where Discord already has what we define. The order of commands, what Discord adds, and what is there by
 * default do not count; commands that Discord does not let an app lose are not looked at.
 */
export function diffCommands(
  defined: readonly CommandLike[],
  registered: readonly CommandLike[],
  scope: Scope,
): string[] {
  const before = new Map(registered.filter((command) => !isEntryPoint(command)).map((each) => [labelOf(each), each]));
  const after = new Map(defined.map((each) => [labelOf(each), each]));
  return [
    ...[...after].flatMap(([label, command]) => {
      const old = before.get(label);
      if (old === undefined) return [`+ ${label}`];
      return diffFields(normalForm(old, scope), normalForm(command, scope)).map((change) => `~ ${label}: ${change}`);
    }),
    ...[...before.keys()].filter((label) => !after.has(label)).map((label) => `- ${label}`),
  ];
}

/** The command by which an Activity is opened: Discord makes it, and refuses to overwrite all others without it. */
export function isEntryPoint({ type }: CommandLike): boolean {
  return type === ApplicationCommandType.PrimaryEntryPoint;
}

/** A command as it can be sent: without what Discord adds, what is so by default, and what does not belong in this scope. */
export function asSent(command: CommandLike, scope: Scope): object {
  const kept = Object.entries(command).filter(([key, value]) => !isIgnored(key, scope) && !(key === 'nsfw' && !value));
  return Object.fromEntries(kept);
}

function isIgnored(key: string, scope: Scope): boolean {
  return SERVER_KEYS.has(key) || (scope === 'guild' && GLOBAL_KEYS.has(key));
}

function labelOf({ type, name }: CommandLike): string {
  switch (type ?? ApplicationCommandType.ChatInput) {
    case ApplicationCommandType.ChatInput:
      return `/${name}`;
    case ApplicationCommandType.User:
      return `"${name}" in the menu of a person`;
    case ApplicationCommandType.Message:
      return `"${name}" in the menu of a message`;
    default:
      return `"${name}" (type ${type})`;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function normalForm(command: CommandLike, scope: Scope): Fields {
  const sent: Fields = { ...asSent(command, scope), type: undefined, name: undefined };
  const { integration_types = null } = sent;
  const isDefault = scope === 'global' && integration_types === null;
  return isDefault ? { ...sent, integration_types: [ApplicationIntegrationType.GuildInstall] } : sent;
}

/** `path` stands before each change: `option query `. */
function diffFields(before: Fields, after: Fields, path = ''): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const [old, now] = [before[key], after[key]];
    const [oldParts, parts] = [namedParts(old), namedParts(now)];
    if (oldParts && parts) return diffParts(oldParts, parts, `${path}${key}`);
    const [oldText, text] = [textOf(old), textOf(now)];
    return oldText === text ? [] : [`${path}${key} ${oldText} → ${text}`];
  });
}

/** Options, whose order people see. */
function diffParts(before: ReadonlyMap<string, Fields>, after: ReadonlyMap<string, Fields>, path: string): string[] {
  const [oldNames, names] = [[...before.keys()].join(', '), [...after.keys()].join(', ')];
  const inBoth = [...after.keys()].filter((name) => before.has(name));
  return [
    ...(oldNames === names ? [] : [`${path} ${oldNames || 'none'} → ${names || 'none'}`]),
    ...inBoth.flatMap((name) =>
      diffFields(before.get(name) ?? {}, after.get(name) ?? {}, `${path.replace(/s$/u, '')} ${name} `),
    ),
  ];
}

/** Of a list of things with names, or of none; undefined for any other value. */
function namedParts(value: unknown): Map<string, Fields> | undefined {
  if (value === undefined || value === null) return new Map();
  if (!Array.isArray(value)) return undefined;
  const parts = value.filter((each): each is Fields & { name: string } => typeof each?.name === 'string');
  return parts.length === value.length ? new Map(parts.map((part) => [part.name, part])) : undefined;
}

/** What is there by default reads like what is not there. The order in a list of numbers means nothing. */
function textOf(value: unknown): string {
  if (value === undefined || value === null || value === false || value === '') return 'not set';
  if (Array.isArray(value)) return value.length === 0 ? 'not set' : JSON.stringify(value.toSorted());
  return JSON.stringify(value);
}
