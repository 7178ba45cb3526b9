import { z } from 'zod';

/** Text objects, composition objects and interactive elements of Block Kit; limits in characters. */

export const chars = (max: number) => z.string().min(1).max(max);
export const actionId = chars(255);
export const blockId = chars(255);
const url = chars(3000);

export const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: chars(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: chars(max), verbatim: z.boolean().optional() });
export const mrkdwnText = mrkdwn;
export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

const confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
});

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  action_id: actionId.optional(),
  url: url.optional(),
  value: chars(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: chars(75).optional(),
});

const option = z.strictObject({
  text: plainText(75),
  value: chars(150),
  description: plainText(75).optional(),
});
const overflowOption = option.extend({ url: url.optional() });
/** Radio buttons and checkboxes may have mrkdwn labels. */
const markedOption = z.strictObject({
  text: anyText(75),
  value: chars(150),
  description: anyText(75).optional(),
});
const optionGroup = z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) });

const overflow = z.strictObject({
  type: z.literal('overflow'),
  options: z.array(overflowOption).min(1).max(5),
  action_id: actionId.optional(),
  confirm: confirm.optional(),
});

const selectFields = {
  action_id: actionId.optional(),
  placeholder: plainText(150).optional(),
  initial_option: option.optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
};
const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    options: z.array(option).min(1).max(100).optional(),
    option_groups: z.array(optionGroup).min(1).max(100).optional(),
    ...selectFields,
  })
  .refine((select) => (select.options === undefined) !== (select.option_groups === undefined), {
    error: 'must have either options or option_groups',
  });
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  min_query_length: z.int().min(0).optional(),
  ...selectFields,
});

const choiceFields = {
  options: z.array(markedOption).min(1).max(10),
  action_id: actionId.optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
};
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  initial_option: markedOption.optional(),
  ...choiceFields,
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  initial_options: z.array(markedOption).min(1).max(10).optional(),
  ...choiceFields,
});

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId.optional(),
  placeholder: plainText(150).optional(),
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1) })
    .optional(),
  focus_on_load: z.boolean().optional(),
});

export const imageFields = {
  alt_text: chars(2000),
  image_url: url.optional(),
  slack_file: z.strictObject({ id: chars(255).optional(), url: url.optional() }).optional(),
};
export const hasOneSource = (image: { image_url?: unknown; slack_file?: unknown }): boolean =>
  (image.image_url === undefined) !== (image.slack_file === undefined);
export const oneSource = { error: 'must have either image_url or slack_file' };
export const imageElement = z
  .strictObject({ type: z.literal('image'), ...imageFields })
  .refine(hasOneSource, oneSource);

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: chars(2000),
  accessibility_label: chars(75).optional(),
});
const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: actionId.optional(),
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});
const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  icon: z.literal('trash'),
  text: plainText(75),
  action_id: actionId.optional(),
  value: chars(2000).optional(),
  confirm: confirm.optional(),
  accessibility_label: chars(75).optional(),
  visible_to_user_ids: z.array(chars(255)).optional(),
});

export const buttonElement = button;
export const contextActionElement = z.discriminatedUnion('type', [feedbackButtons, iconButton]);
export const actionElement = z.discriminatedUnion('type', [
  button,
  overflow,
  staticSelect,
  externalSelect,
  radioButtons,
  checkboxes,
]);
export const accessoryElement = z.discriminatedUnion('type', [...actionElement.options, imageElement]);
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  staticSelect,
  externalSelect,
  radioButtons,
  checkboxes,
]);
