import { z } from 'zod';

/** One closed schema per component; what compares components with each other is in `check-components.ts`. */

/** Discord counts code points; these are UTF-16 units, which are never fewer. */
export const chars = (max: number, min = 1) => z.string().min(min).max(max);
const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().optional();
/** What Discord would trim to nothing. */
export const words = (max: number) => chars(max).refine((text) => text.trim() !== '', { error: 'must not be blank' });

export const componentId = {
  id: nullable(
    z
      .int()
      .min(0)
      .max(2 ** 31 - 1),
  ),
};
export const customId = chars(100);
export const snowflakeText = z.string().regex(/^\d{15,20}$/, { error: 'must be a snowflake' });

/** For what is of no type that is known, or not where it stands. */
export const misplaced = {
  error: ({ input }: { readonly input?: unknown }) =>
    input === undefined ? 'a component is missing' : 'no such component may stand here',
};

const protocols = /^(?:https?|discord):\/\/\S+$/;
const linkUrl = chars(512).regex(protocols, { error: 'must be an address of http, https or discord' });
const mediaUrl = chars(2048).regex(/^(?:https?:\/\/|attachment:\/\/)\S+$/, {
  error: 'must be an address of http, https or attachment',
});

const isEmoji = (text: string): boolean => /^\p{RGI_Emoji}$/v.test(text);
const emoji = z
  .strictObject({ id: nullable(snowflakeText), name: nullable(z.string().max(32)), animated: nullable(z.boolean()) })
  .refine(({ id, name }) => typeof id === 'string' || (typeof name === 'string' && isEmoji(name)), {
    error: 'must be an emoji, or the id of one of a server',
  });

const button = z
  .strictObject({
    type: z.literal(2),
    style: z.int().min(1).max(6),
    label: nullable(z.string().max(80)),
    emoji: nullable(emoji),
    custom_id: nullable(customId),
    url: nullable(linkUrl),
    sku_id: nullable(snowflakeText),
    disabled: nullable(z.boolean()),
    ...componentId,
  })
  .superRefine((one, context) => {
    for (const message of buttonFaults(one)) context.addIssue({ code: 'custom', message });
  });

type ButtonParts = {
  style: number;
  label?: unknown;
  emoji?: unknown;
  custom_id?: unknown;
  url?: unknown;
  sku_id?: unknown;
};

function buttonFaults({ style, label, emoji: icon, ...parts }: ButtonParts): string[] {
  const needed = style === 5 ? 'url' : style === 6 ? 'sku_id' : 'custom_id';
  const other = (['custom_id', 'url', 'sku_id'] as const).filter((key) => key !== needed && isThere(parts[key]));
  const isBare = !isThere(icon) && (!isThere(label) || String(label).trim() === '');
  return [
    ...(isThere(parts[needed]) ? [] : [`a button of style ${style} must have ${needed}`]),
    ...other.map((key) => `a button of style ${style} must not have ${key}`),
    ...(style !== 6 && isBare ? ['must have a label or an emoji'] : []),
    ...(style === 6 && (isThere(icon) || isThere(label)) ? ['a premium button must not have label or emoji'] : []),
  ];
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null;

const selectOption = z.strictObject({
  label: words(100),
  value: chars(100),
  description: nullable(chars(100)),
  emoji: nullable(emoji),
  default: nullable(z.boolean()),
});
const selectFields = {
  custom_id: customId,
  placeholder: nullable(z.string().max(150)),
  min_values: nullable(z.int().min(0).max(25)),
  max_values: nullable(z.int().min(1).max(25)),
  disabled: nullable(z.boolean()),
  required: nullable(z.boolean()),
  ...componentId,
};
export const stringSelect = z
  .strictObject({ type: z.literal(3), options: z.array(selectOption).min(1).max(25), ...selectFields })
  .superRefine((select, context) => {
    const { options, min_values: least, max_values: most } = select;
    const add = (message: string) => context.addIssue({ code: 'custom', message });
    if (new Set(options.map(({ value }) => value)).size < options.length) add('values of options must be unique');
    if (options.length > 0 && (most ?? 1) > options.length) add('max_values must not exceed the number of options');
    if ((least ?? 1) > (most ?? 1)) add('min_values must not exceed max_values');
    if (options.filter((one) => one.default === true).length > (most ?? 1)) add('more defaults than max_values');
  });
const entitySelect = <T extends number>(type: T, more = {}) =>
  z.strictObject({
    type: z.literal(type),
    default_values: nullable(z.array(z.strictObject({ id: snowflakeText, type: z.enum(['user', 'role', 'channel']) }))),
    ...selectFields,
    ...more,
  });
export const entitySelects = [
  entitySelect(5),
  entitySelect(6),
  entitySelect(7),
  entitySelect(8, { channel_types: nullable(z.array(z.int().min(0))) }),
] as const;

export const actionRow = z
  .strictObject({
    type: z.literal(1),
    components: z
      .array(z.discriminatedUnion('type', [button, stringSelect, ...entitySelects], misplaced))
      .min(1)
      .max(5),
    ...componentId,
  })
  .refine(({ components }) => components.length === 1 || components.every(({ type }) => type === 2), {
    error: 'a menu must stand in a row alone',
  });

export const textDisplay = z.strictObject({ type: z.literal(10), content: words(4000), ...componentId });
const media = z.strictObject({ url: mediaUrl });
const thumbnail = z.strictObject({
  type: z.literal(11),
  media,
  description: nullable(chars(1024)),
  spoiler: nullable(z.boolean()),
  ...componentId,
});
const section = z.strictObject({
  type: z.literal(9),
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail], misplaced),
  ...componentId,
});
const galleryItem = z.strictObject({ media, description: nullable(chars(1024)), spoiler: nullable(z.boolean()) });
const gallery = z.strictObject({ type: z.literal(12), items: z.array(galleryItem).min(1).max(10), ...componentId });
const file = z.strictObject({
  type: z.literal(13),
  file: z.strictObject({ url: chars(2048).regex(/^attachment:\/\/\S+$/, { error: 'must be an attachment://' }) }),
  spoiler: nullable(z.boolean()),
  ...componentId,
});
const separator = z.strictObject({
  type: z.literal(14),
  divider: nullable(z.boolean()),
  spacing: nullable(z.int().min(1).max(2)),
  ...componentId,
});
const nestable = [actionRow, section, textDisplay, gallery, file, separator] as const;
const container = z.strictObject({
  type: z.literal(17),
  components: z
    .array(z.discriminatedUnion('type', nestable, misplaced))
    .min(1)
    .max(40),
  accent_color: nullable(z.int().min(0).max(0xff_ff_ff)),
  spoiler: nullable(z.boolean()),
  ...componentId,
});

/** With the flag for components. */
export const anyComponents = z.array(z.discriminatedUnion('type', [...nestable, container], misplaced)).max(40);
/** Without it. */
export const rowsOnly = z.array(actionRow).max(5);
