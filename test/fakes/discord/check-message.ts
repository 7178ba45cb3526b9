import { z } from 'zod';
import { componentViolations, displayedTexts } from './check-components.ts';
import { anyComponents, chars, rowsOnly, snowflakeText } from './components.ts';
import { embed, totalViolations } from './embeds.ts';
import type { Json } from './types.ts';
import { inWords, type Violation, violation, violationsOf } from './violations.ts';

/**
 * How a message is sent: `create` and `edit` in a channel, `respond` and `update` as the first response to an
 * interaction, `followUp` and `editResponse` with its token.
 */
export type MessageKind = 'create' | 'edit' | 'respond' | 'update' | 'followUp' | 'editResponse';

/** What an edit changes: the message as it stands. */
export type Standing = {
  readonly flags: number;
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components: readonly unknown[];
};

/** Bits of `flags`. */
export const flag = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  silent: 1 << 12,
  voice: 1 << 13,
  components: 1 << 15,
} as const;

const sentFlags = flag.suppressEmbeds | flag.silent | flag.voice | flag.components;
const editFlags = flag.suppressEmbeds | flag.components;
const allowedFlags: Record<MessageKind, number> = {
  create: sentFlags,
  edit: editFlags,
  respond: sentFlags | flag.ephemeral,
  update: sentFlags | flag.ephemeral,
  followUp: sentFlags | flag.ephemeral,
  editResponse: editFlags,
};

/** Everything for which Discord (or this product's own rule on mentions) refuses a message; `[]` when it is accepted. */
export function checkMessage(body: unknown, kind: MessageKind, standing?: Standing): string[] {
  return messageViolations(body, kind, standing).map(inWords);
}

export function messageViolations(body: unknown, kind: MessageKind, standing?: Standing): Violation[] {
  const outcome = schemaOf(kind).safeParse(body);
  const message: Json = typeof body === 'object' && body !== null ? { ...body } : {};
  const flags = typeof message.flags === 'number' ? message.flags : 0;
  const isV2 = ((flags | (standing?.flags ?? 0)) & flag.components) !== 0;
  return [
    ...(outcome.success ? [] : violationsOf(outcome.error)),
    ...flagViolations(message.flags, kind, standing),
    ...shapeViolations(message.components, isV2),
    ...(isV2 ? v2Violations(message, standing) : []),
    ...componentViolations(message.components, isV2),
    ...totalViolations(message.embeds),
    ...emptyViolations(message, standing),
    ...mentionViolations(message),
  ];
}

const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().optional();
const allowedMentions = z
  .strictObject({
    parse: nullable(z.array(z.enum(['users', 'roles', 'everyone']))),
    users: nullable(z.array(snowflakeText).max(100)),
    roles: nullable(z.array(snowflakeText).max(100)),
    replied_user: nullable(z.boolean()),
  })
  .superRefine(({ parse, users, roles }, context) => {
    for (const [name, list] of Object.entries({ users, roles }))
      if (parse?.some((one) => one === name) && list && list.length > 0)
        context.addIssue({ code: 'custom', message: `parse and ${name} exclude each other` });
  });

const attachment = z.strictObject({
  id: z.union([snowflakeText, z.int().min(0), z.string().regex(/^\d+$/)]),
  filename: nullable(chars(1024)),
  description: nullable(z.string().max(1024)),
});
const text = {
  content: nullable(z.string().max(2000)),
  embeds: nullable(z.array(embed).max(10)),
  allowed_mentions: nullable(allowedMentions),
  /** Its parts are checked by `shapeViolations`, which knows the flag. */
  components: nullable(z.array(z.unknown())),
  attachments: nullable(z.array(attachment).max(10)),
  flags: nullable(z.int().min(0)),
  /** discord.js sends both with every message; where they mean nothing, Discord does not mind. */
  tts: nullable(z.boolean()),
  enforce_nonce: nullable(z.boolean()),
};
const poll = nullable(z.looseObject({}));
const nonce = nullable(z.union([z.int(), z.string().max(25)]));
const reference = nullable(
  z.strictObject({
    type: nullable(z.literal(0)),
    message_id: snowflakeText,
    channel_id: nullable(snowflakeText),
    guild_id: nullable(snowflakeText),
    fail_if_not_exists: nullable(z.boolean()),
  }),
);

const edited = z.strictObject(text);
const interactive = z.strictObject({ ...text, poll });
const schemas: Record<MessageKind, z.ZodType> = {
  create: z.strictObject({
    ...text,
    poll,
    nonce,
    message_reference: reference,
    sticker_ids: nullable(z.array(snowflakeText).max(3)),
  }),
  edit: edited,
  respond: z.strictObject({ ...text, poll, nonce }),
  update: edited,
  followUp: z.strictObject({ ...text, poll, nonce }),
  editResponse: interactive,
};
const schemaOf = (kind: MessageKind): z.ZodType => schemas[kind];

function flagViolations(flags: unknown, kind: MessageKind, standing: Standing | undefined): Violation[] {
  if (typeof flags !== 'number') return [];
  const odd = flags & ~allowedFlags[kind];
  const isV2 = (flags & flag.components) !== 0;
  const wasV2 = ((standing?.flags ?? 0) & flag.components) !== 0;
  return [
    ...(odd === 0 ? [] : [violation(['flags'], `the bits ${odd} cannot be set here (${kind})`)]),
    ...(wasV2 && !isV2 ? [violation(['flags'], 'the flag for components cannot be taken away')] : []),
  ];
}

function shapeViolations(components: unknown, isV2: boolean): Violation[] {
  if (!Array.isArray(components)) return [];
  const outcome = (isV2 ? anyComponents : rowsOnly).safeParse(components);
  if (outcome.success) return [];
  return violationsOf(outcome.error).map((one) => ({ ...one, path: ['components', ...one.path] }));
}

const legacyFields = ['content', 'embeds', 'poll', 'sticker_ids'] as const;

/** Whatever the message had of these before must be taken away in the same edit. */
function v2Violations(message: Json, standing: Standing | undefined): Violation[] {
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  const sent = legacyFields
    .filter((field) => !isNothing(message[field]))
    .map((field) => violation([field], 'cannot be used with the flag for components', { code }));
  const isLeft = (['content', 'embeds'] as const).filter(
    (field) => standing !== undefined && message[field] === undefined && standing[field].length > 0,
  );
  return [
    ...sent,
    ...isLeft.map((field) => violation([field], 'must be set to null with the flag for components', { code })),
  ];
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

function emptyViolations(message: Json, standing: Standing | undefined): Violation[] {
  const { content, embeds, components }: Json = { ...standing, ...defined(message) };
  const hasText = typeof content === 'string' && content.trim() !== '';
  const rest = [embeds, components, message.attachments, message.poll, message.sticker_ids];
  if (hasText || rest.some((one) => !isNothing(one))) return [];
  return [violation([], 'the message is empty', { how: 'empty' })];
}

const defined = (message: Json): Json =>
  Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined));

/** The product never calls on anybody, and says so wherever there is text. */
function mentionViolations(message: Json): Violation[] {
  const hasText =
    !isNothing(message.content) || !isNothing(message.embeds) || displayedTexts(message.components).length > 0;
  if (!hasText) return [];
  const allowed: Json = typeof message.allowed_mentions === 'object' ? { ...message.allowed_mentions } : {};
  const isSilent =
    Array.isArray(allowed.parse) &&
    [allowed.parse, allowed.users, allowed.roles].every(isNothing) &&
    allowed.replied_user !== true;
  return isSilent ? [] : [violation(['allowed_mentions'], 'must be {parse: []}', { how: 'taken' })];
}
