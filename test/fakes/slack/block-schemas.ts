import { z } from 'zod';
import {
  accessoryElement,
  actionElement,
  anyText,
  blockId,
  buttonElement,
  chars,
  contextActionElement,
  hasOneSource,
  imageElement,
  imageFields,
  inputElement,
  mrkdwnText,
  oneSource,
  plainText,
} from './elements.ts';
import { richText } from './rich-text.ts';

/** One closed schema per block; what compares blocks with each other is in `blocks.ts`. Limits in characters. */

const id = { block_id: blockId.optional() };

const section = z
  .strictObject({
    type: z.literal('section'),
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessoryElement.optional(),
    expand: z.boolean().optional(),
    ...id,
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    error: 'must have text or fields',
  });
const header = z.strictObject({
  type: z.literal('header'),
  text: plainText(150),
  level: z.int().min(1).max(4).optional(),
  ...id,
});
const divider = z.strictObject({ type: z.literal('divider'), ...id });
const context = z.strictObject({
  type: z.literal('context'),
  elements: z
    .array(z.discriminatedUnion('type', [imageElement, plainText(3000), mrkdwnText(3000)]))
    .min(1)
    .max(10),
  ...id,
});
const actions = z.strictObject({
  type: z.literal('actions'),
  elements: z.array(actionElement).min(1).max(25),
  ...id,
});
const image = z
  .strictObject({ type: z.literal('image'), title: plainText(2000).optional(), ...imageFields, ...id })
  .refine(hasOneSource, oneSource);
const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  elements: z.array(contextActionElement).min(1).max(5),
  ...id,
});
/** How much all of a message's markdown may say is in `blocks.ts`. */
const markdown = z.strictObject({ type: z.literal('markdown'), text: z.string().min(1), ...id });
const input = z.strictObject({
  type: z.literal('input'),
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  ...id,
});

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) });
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);
const row = z.array(cell).min(1).max(20);
const columnSetting = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
});
const table = z.strictObject({
  type: z.literal('table'),
  rows: z.array(row).min(1).max(100),
  column_settings: z.array(columnSetting.nullable()).max(20).optional(),
  ...id,
});
const dataTable = z.strictObject({
  type: z.literal('data_table'),
  caption: z.string().min(1),
  rows: z.array(row).min(2).max(201),
  page_size: z.int().min(1).max(100).optional(),
  row_header_column_index: z.int().min(0).max(19).optional(),
  ...id,
});

const nestable = [section, header, divider, context, actions, image, richText, table] as const;
const container = z
  .strictObject({
    type: z.literal('container'),
    child_blocks: z.array(z.discriminatedUnion('type', nestable)).min(1).max(10),
    title: plainText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(150).optional(),
    icon: imageElement.optional(),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
    ...id,
  })
  .refine((block) => block.title !== undefined || block.rich_text_title !== undefined, {
    error: 'must have title or rich_text_title',
  });
const card = z
  .strictObject({
    type: z.literal('card'),
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    title: mrkdwnText(150).optional(),
    subtitle: mrkdwnText(150).optional(),
    body: mrkdwnText(200).optional(),
    actions: z.array(buttonElement).min(1).optional(),
    ...id,
  })
  .refine((block) => [block.hero_image, block.title, block.actions, block.body].some((part) => part !== undefined), {
    error: 'must have hero_image, title, actions or body',
  });
const carousel = z.strictObject({ type: z.literal('carousel'), elements: z.array(card).min(1).max(10), ...id });

export const messageBlock = z.discriminatedUnion('type', [
  ...nestable,
  contextActions,
  markdown,
  dataTable,
  container,
  card,
  carousel,
]);

/** `table`, `data_table`, `markdown`, `context_actions` and the cards are for messages only. */
const viewBlocks = z
  .array(z.discriminatedUnion('type', [section, header, divider, context, actions, image, richText, input]))
  .max(100);
const viewFields = {
  blocks: viewBlocks,
  callback_id: chars(255).optional(),
  external_id: chars(255).optional(),
  private_metadata: z.string().max(3000).optional(),
};
const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  ...viewFields,
});
const home = z.strictObject({ type: z.literal('home'), ...viewFields });
export const anyView = z.discriminatedUnion('type', [modal, home]);
