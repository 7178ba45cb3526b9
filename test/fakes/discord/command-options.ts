import { z } from 'zod';
import { chars } from './components.ts';

/** Options of slash commands, one closed schema each. Source: docs.discord.com, August 2026. */

const maxOptions = 25;

export const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().optional();
const locales = (
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja ' +
  'zh-TW ko'
).split(' ');
export const localized = (text: z.ZodString) => nullable(z.partialRecord(z.enum(locales), text));

const slashPattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const slashName = z
  .string()
  .regex(slashPattern, { error: 'must be 1 to 32 letters, numbers, - _ or apostrophes' })
  .refine((name) => name === name.toLowerCase(), { error: 'must be in lower case' });
const description = chars(100);
export const named = { name: slashName, name_localizations: localized(slashName) };
export const described = { description, description_localizations: localized(description) };

const choice = z.strictObject({
  name: chars(100),
  name_localizations: localized(chars(100)),
  value: z.union([chars(100), z.number()]),
});
/** Types 3 to 11: text, whole number, yes or no, person, channel, role, any of these, number, file. */
const valueOption = z
  .strictObject({
    type: z.literal([3, 4, 5, 6, 7, 8, 9, 10, 11]),
    ...named,
    ...described,
    required: nullable(z.boolean()),
    choices: nullable(z.array(choice).max(25)),
    autocomplete: nullable(z.boolean()),
    channel_types: nullable(z.array(z.int().min(0))),
    min_value: nullable(z.number()),
    max_value: nullable(z.number()),
    min_length: nullable(z.int().min(0).max(6000)),
    max_length: nullable(z.int().min(1).max(6000)),
  })
  .superRefine((option, context) => {
    for (const message of optionFaults(option)) context.addIssue({ code: 'custom', message });
  });

type Option = { type: number } & Readonly<Record<string, unknown>>;

function optionFaults(option: Option): string[] {
  const { type, choices, autocomplete } = option;
  const isNumber = type === 4 || type === 10;
  const hasChoices = Array.isArray(choices) && choices.length > 0;
  const isThere = (key: string) => option[key] !== undefined && option[key] !== null;
  const misplaced = [
    ...(type === 3 ? [] : ['min_length', 'max_length'].filter(isThere)),
    ...(isNumber ? [] : ['min_value', 'max_value'].filter(isThere)),
    ...(type === 7 ? [] : ['channel_types'].filter(isThere)),
    ...(type === 3 || isNumber ? [] : ['choices'].filter(() => hasChoices)),
    ...(type === 3 || isNumber ? [] : ['autocomplete'].filter(() => autocomplete === true)),
  ];
  const wrong = hasChoices ? choices.filter((one) => (typeof one.value === 'string') !== (type === 3)) : [];
  const names = hasChoices ? choices.map((one) => one.name) : [];
  return [
    ...misplaced.map((key) => `an option of type ${type} has no ${key}`),
    ...(hasChoices && autocomplete === true ? ['choices and autocomplete exclude each other'] : []),
    ...(wrong.length > 0 ? ['values of choices must be of the type of the option'] : []),
    ...(new Set(names).size < names.length ? ['names of choices must be unique'] : []),
    ...(Number(option.min_length ?? 0) > Number(option.max_length ?? 6000) ? ['min_length exceeds max_length'] : []),
    ...(Number(option.min_value ?? -Infinity) > Number(option.max_value ?? Infinity)
      ? ['min_value exceeds max_value']
      : []),
  ];
}

type Named = { readonly name: string; readonly type: number; readonly required?: boolean | null | undefined };

/** Rules on options that stand beside each other. */
function checkSiblings(list: readonly Named[], context: z.RefinementCtx): void {
  const add = (message: string) => context.addIssue({ code: 'custom', message });
  if (new Set(list.map(({ name }) => name)).size < list.length) add('names of options must be unique');
  if (list.some(({ type }) => type < 3) && list.some(({ type }) => type >= 3))
    add('subcommands and other options exclude each other');
  const firstOptional = list.findIndex(({ required }) => required !== true);
  if (firstOptional >= 0 && list.slice(firstOptional).some(({ required }) => required === true))
    add('required options must stand before the others');
}

const subcommand = z.strictObject({
  type: z.literal(1),
  ...named,
  ...described,
  options: nullable(z.array(valueOption).max(maxOptions).superRefine(checkSiblings)),
});
const group = z.strictObject({
  type: z.literal(2),
  ...named,
  ...described,
  options: z.array(subcommand).min(1).max(maxOptions).superRefine(checkSiblings),
});

export const commandOptions = nullable(
  z
    .array(z.discriminatedUnion('type', [subcommand, group, valueOption], { error: 'there is no such option' }))
    .max(maxOptions)
    .superRefine(checkSiblings),
);
