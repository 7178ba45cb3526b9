import { z } from 'zod';
import {
  chars,
  componentId,
  customId,
  entitySelects,
  misplaced,
  stringSelect,
  textDisplay,
  words,
} from './components.ts';
import type { Json } from './types.ts';
import { type Violation, violation, violationsOf } from './violations.ts';

/** Characters of the title, and rows: docs.discord.com, interactions, August 2026. */
const titleChars = 45;
const maxRows = 5;
const inputChars = 4000;

const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().optional();
const inputFields = {
  type: z.literal(4),
  custom_id: customId,
  style: z.int().min(1).max(2),
  min_length: nullable(z.int().min(0).max(inputChars)),
  max_length: nullable(z.int().min(1).max(inputChars)),
  required: nullable(z.boolean()),
  value: nullable(z.string().max(inputChars)),
  placeholder: nullable(z.string().max(100)),
  ...componentId,
};
type Lengths = { min_length?: number | null | undefined; max_length?: number | null | undefined };
const isOrdered = ({ min_length: least, max_length: most }: Lengths): boolean => (least ?? 0) <= (most ?? inputChars);
const unordered = { error: 'min_length must not exceed max_length' };

const labelledInput = z.strictObject({ ...inputFields, label: words(45) }).refine(isOrdered, unordered);
const bareInput = z.strictObject(inputFields).refine(isOrdered, unordered);
const fileUpload = z.strictObject({
  type: z.literal(19),
  custom_id: customId,
  min_values: nullable(z.int().min(0).max(10)),
  max_values: nullable(z.int().min(1).max(10)),
  required: nullable(z.boolean()),
  ...componentId,
});

const inputRow = z.strictObject({ type: z.literal(1), components: z.array(labelledInput).length(1), ...componentId });
const label = z.strictObject({
  type: z.literal(18),
  label: words(45),
  description: nullable(chars(100)),
  component: z
    .discriminatedUnion('type', [bareInput, stringSelect, ...entitySelects, fileUpload], misplaced)
    .refine((one) => !('disabled' in one) || one.disabled !== true, { error: 'must not be disabled in a window' }),
  ...componentId,
});
const modal = z.strictObject({
  custom_id: customId,
  title: words(titleChars),
  components: z
    .array(z.discriminatedUnion('type', [inputRow, label, textDisplay], misplaced))
    .min(1)
    .max(maxRows),
});

export function modalViolations(data: unknown): Violation[] {
  const outcome = modal.safeParse(data);
  return [...(outcome.success ? [] : violationsOf(outcome.error)), ...repeatedIds(data)];
}

function repeatedIds(data: unknown): Violation[] {
  const ids = customIdsIn(typeof data === 'object' && data !== null ? { ...data, custom_id: undefined } : {});
  const again = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return again.map((id) =>
    violation(['components'], `custom_id "${id}" is used twice in the window`, {
      code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
    }),
  );
}

function customIdsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(customIdsIn);
  if (typeof value !== 'object' || value === null) return [];
  const node: Json = { ...value };
  const own = typeof node.custom_id === 'string' ? [node.custom_id] : [];
  return [...own, ...Object.values(node).flatMap(customIdsIn)];
}
