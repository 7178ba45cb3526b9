import { z } from 'zod';
import { chars } from './components.ts';
import { type Violation, violation } from './violations.ts';

/** Characters over all embeds of a message. */
const maxTotal = 6000;

const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().optional();
const url = nullable(
  z
    .string()
    .max(2048)
    .regex(/^(?:https?|attachment):\/\/\S+$/, { error: 'must be an address' }),
);
const image = nullable(z.strictObject({ url: z.string().max(2048) }));

export const embed = z
  .strictObject({
    title: nullable(z.string().max(256)),
    type: nullable(z.literal('rich')),
    description: nullable(z.string().max(4096)),
    url,
    timestamp: nullable(z.iso.datetime({ offset: true })),
    color: nullable(z.int().min(0).max(0xff_ff_ff)),
    footer: nullable(z.strictObject({ text: z.string().max(2048), icon_url: url })),
    image,
    thumbnail: image,
    author: nullable(z.strictObject({ name: chars(256), url, icon_url: url })),
    fields: nullable(
      z.array(z.strictObject({ name: chars(256), value: chars(1024), inline: nullable(z.boolean()) })).max(25),
    ),
  })
  .refine((one) => Object.values(one).some((part) => part !== null && part !== ''), { error: 'must not be empty' });

/** What all embeds of a message say together. */
export function totalViolations(embeds: unknown): Violation[] {
  const total = Array.isArray(embeds) ? embeds.reduce((sum: number, one) => sum + lengthOf(one), 0) : 0;
  if (total <= maxTotal) return [];
  const message = `${total} characters over all embeds, at most ${maxTotal}`;
  return [violation(['embeds'], message, { code: 'MAX_EMBED_SIZE_EXCEEDED' })];
}

const counted: ReadonlySet<string> = new Set(['title', 'description', 'name', 'value', 'text']);

function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + lengthOf(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (typeof inner === 'string' ? (counted.has(key) ? inner.length : 0) : lengthOf(inner)),
    0,
  );
}
