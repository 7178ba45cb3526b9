import { z } from 'zod';
import { commandOptions, described, localized, named, nullable } from './command-options.ts';
import { chars } from './components.ts';
import type { Json } from './types.ts';
import { inWords, type Violation, violation, violationsOf } from './violations.ts';

/** Of each type in one scope, and characters of one command. Source: docs.discord.com, August 2026. */
const maxOfType = new Map([
  [1, 100],
  [2, 15],
  [3, 15],
  [4, 1],
]);
const maxChars = 8000;

/** Everything for which Discord refuses to overwrite the commands of a scope; `[]` when it takes them. */
export function checkCommands(commands: unknown): string[] {
  return commandViolations(commands).map(inWords);
}

export function commandViolations(commands: unknown): Violation[] {
  const outcome = z.array(command).safeParse(commands);
  const list: Json[] = Array.isArray(commands) ? commands.map((one) => ({ ...one })) : [];
  return [
    ...(outcome.success ? [] : violationsOf(outcome.error)),
    ...list.flatMap((one, index) => lengthViolations(one, index)),
    ...countViolations(list),
    ...nameViolations(list),
  ];
}

const common = {
  default_member_permissions: nullable(z.string().regex(/^\d+$/, { error: 'must be a number as text' })),
  dm_permission: nullable(z.boolean()),
  nsfw: nullable(z.boolean()),
  integration_types: nullable(unique(z.array(z.int().min(0).max(1)).min(1))),
  contexts: nullable(unique(z.array(z.int().min(0).max(2)).min(1))),
  id: nullable(z.string().regex(/^\d+$/)),
};

function unique<T extends z.ZodArray>(list: T) {
  return list.refine((values) => new Set(values).size === values.length, { error: 'must hold nothing twice' });
}

const slashCommand = z.strictObject({
  type: z.literal(1).optional(),
  ...named,
  ...described,
  options: commandOptions,
  ...common,
});
/** On a person (2) or a message (3): the name may have capitals and spaces; no description, no options. */
const menuCommand = z.strictObject({
  type: z.int().min(2).max(3),
  name: chars(32).refine((name) => name.trim() !== '', { error: 'must not be blank' }),
  name_localizations: localized(chars(32)),
  description: nullable(z.literal('')),
  ...common,
});
const entryPoint = z.strictObject({
  type: z.literal(4),
  ...named,
  ...described,
  handler: nullable(z.int().min(1).max(2)),
  ...common,
});

/** Chosen by its type, so that the faults are those of the command that it means to be. */
const command = z.unknown().superRefine((value, context) => {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : 1;
  const schema = type === 2 || type === 3 ? menuCommand : type === 4 ? entryPoint : slashCommand;
  const outcome = schema.safeParse(value);
  for (const { path, message } of outcome.error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
});

const typeOf = ({ type }: Json): number => (typeof type === 'number' ? type : 1);

function countViolations(list: readonly Json[]): Violation[] {
  return [...maxOfType].flatMap(([type, max]) => {
    const count = list.filter((one) => typeOf(one) === type).length;
    if (count <= max) return [];
    return [violation([], `${count} commands of type ${type}, at most ${max}`, { code: 'APPLICATION_COMMANDS_MAX' })];
  });
}

function nameViolations(list: readonly Json[]): Violation[] {
  const seen = new Set<string>();
  return list.flatMap((one, index) => {
    const key = `${typeOf(one)} ${one.name}`;
    if (seen.size < seen.add(key).size) return [];
    return [
      violation([index, 'name'], `the name "${one.name}" is used twice`, {
        code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
      }),
    ];
  });
}

function lengthViolations(one: Json, index: number): Violation[] {
  const count = charsOf(one);
  if (count <= maxChars) return [];
  const message = `${count} characters of names, descriptions and values, at most ${maxChars}`;
  return [violation([index], message, { code: 'APPLICATION_COMMAND_TOO_LARGE' })];
}

const counted = ['name', 'description', 'value'] as const;

/** Of names, descriptions and values, the longest localization instead of the default where it is longer. */
function charsOf(node: Json): number {
  const own = counted.reduce((sum, key) => sum + longest(node[key], node[`${key}_localizations`]), 0);
  const children = [node.options, node.choices].flatMap((list) => (Array.isArray(list) ? list : []));
  return own + children.reduce((sum: number, child) => sum + charsOf({ ...child }), 0);
}

function longest(text: unknown, translations: unknown): number {
  const all = [text, ...(typeof translations === 'object' && translations !== null ? Object.values(translations) : [])];
  return Math.max(...all.map((one) => (typeof one === 'string' ? one.length : 0)));
}
