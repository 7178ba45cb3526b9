import { z } from 'zod';
import { blockId } from './elements.ts';

/** The rich_text block with all its leaves; text leaves are literal and must not be empty. */

const some = z.string().min(1);
const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  underline: z.boolean().optional(),
  code: z.boolean().optional(),
});
const styled = { style: style.optional() };

const text = z.strictObject({ type: z.literal('text'), text: some, ...styled });
const link = z.strictObject({
  type: z.literal('link'),
  url: some,
  text: some.optional(),
  unsafe: z.boolean().optional(),
  ...styled,
});

const leaf = z.discriminatedUnion('type', [
  text,
  link,
  z.strictObject({ type: z.literal('emoji'), name: some, unicode: some.optional(), ...styled }),
  z.strictObject({ type: z.literal('user'), user_id: some, ...styled }),
  z.strictObject({ type: z.literal('channel'), channel_id: some, ...styled }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: some, ...styled }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), ...styled }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: some,
    url: some.optional(),
    fallback: some.optional(),
    ...styled,
  }),
  z.strictObject({ type: z.literal('color'), value: some, ...styled }),
]);

const border = { border: z.union([z.literal(0), z.literal(1)]).optional() };
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(leaf) });
const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(section).min(1),
  indent: z.int().min(0).max(8).optional(),
  offset: z.int().min(0).optional(),
  ...border,
});
const quote = z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(leaf), ...border });
const preformatted = z.strictObject({
  type: z.literal('rich_text_preformatted'),
  elements: z.array(z.discriminatedUnion('type', [text, link])),
  language: some.optional(),
  ...border,
});

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId.optional(),
  elements: z.array(z.discriminatedUnion('type', [section, list, quote, preformatted])),
});
