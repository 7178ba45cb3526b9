import { interactionTypes } from './check-callback.ts';
import { ids } from './ids.ts';
import { type Acting, interaction } from './payload-parts.ts';
import { snowflake } from './snowflake.ts';
import type { FakeDiscord, Json } from './types.ts';
import { makeMember, permissions } from './world.ts';

export { ids } from './ids.ts';
export type { Acting, Where } from './payload-parts.ts';

/**
 * Interactions as Discord sends them, with ids of now. Each payload is good for one delivery, by `discord.deliver` or
 * `discord.postInteraction`; give the same one twice for a repeated delivery.
 */

/** An option that was filled in; the type is told by the value, or that of a person with `isUser`. */
export type GivenOption = {
  readonly name: string;
  readonly value?: string | number | boolean;
  /** The value is a user's id. */
  readonly isUser?: boolean;
  /** Being typed: in an autocompletion. */
  readonly focused?: boolean;
  /** Makes it a subcommand. */
  readonly options?: readonly GivenOption[];
};

type Command = Acting & { readonly name: string; readonly options?: readonly GivenOption[] };

export function slashCommand(discord: FakeDiscord, { name, options = [], ...acting }: Command): Json {
  return interaction(discord, interactionTypes.command, { ...acting, data: commandData(discord, name, options) });
}

/** Somebody types; one option has `focused`. */
export function autocomplete(discord: FakeDiscord, { name, options = [], ...acting }: Command): Json {
  return interaction(discord, interactionTypes.autocomplete, { ...acting, data: commandData(discord, name, options) });
}

/** A command on a message, which comes with its text whatever the intents. */
export function messageCommand(
  discord: FakeDiscord,
  { name, messageId, ...acting }: Acting & { name: string; messageId: string },
): Json {
  const message = discord.rawMessage(messageId);
  const data = {
    id: snowflake(),
    name,
    type: 3,
    target_id: messageId,
    resolved: { messages: { [messageId]: message } },
  };
  return interaction(discord, interactionTypes.command, { channelId: String(message.channel_id), ...acting, data });
}

/** A command on a person. */
export function userCommand(
  discord: FakeDiscord,
  { name, userId, ...acting }: Acting & { name: string; userId: string },
) {
  const data = { id: snowflake(), name, type: 2, target_id: userId, resolved: resolvedUsers(discord, [userId]) };
  return interaction(discord, interactionTypes.command, { ...acting, data });
}

type OnMessage = Acting & { readonly messageId: string; readonly customId: string };

/** A press of a button; the message that it sits on comes whole, as it stands now. */
export function buttonPress(discord: FakeDiscord, { messageId, customId, ...acting }: OnMessage): Json {
  const data = { custom_id: customId, component_type: 2, id: numberOf(discord, messageId, customId) };
  return onMessage(discord, interactionTypes.component, { messageId, acting, data });
}

/** A choice of options in a menu. */
export function selectChoice(
  discord: FakeDiscord,
  { messageId, customId, values, ...acting }: OnMessage & { readonly values: readonly string[] },
): Json {
  const data = { custom_id: customId, component_type: 3, id: numberOf(discord, messageId, customId), values };
  return onMessage(discord, interactionTypes.component, { messageId, acting, data });
}

/**
 * A window that was filled in; `fields` by the custom ids of its inputs. With the message that it was opened from, if it
 * was opened from one.
 */
export function modalSubmit(
  discord: FakeDiscord,
  submitted: Acting & {
    readonly customId: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly messageId?: string;
    /** Whether the inputs stand in rows, as they did before labels. */
    readonly inRows?: boolean;
  },
): Json {
  const { customId, fields, messageId, inRows = false, ...acting } = submitted;
  const inputs = Object.entries(fields).map(([id, value], index) => ({
    type: 4,
    id: 2 * index + 2,
    custom_id: id,
    value,
  }));
  const components = inputs.map((input) =>
    inRows ? { type: 1, id: input.id - 1, components: [input] } : { type: 18, id: input.id - 1, component: input },
  );
  const data = { custom_id: customId, components };
  if (messageId === undefined) return interaction(discord, interactionTypes.modal, { ...acting, data });
  return onMessage(discord, interactionTypes.modal, { messageId, acting, data });
}

export function ping(discord: FakeDiscord): Json {
  const { id, application_id, token, version } = interaction(discord, interactionTypes.ping, { data: {} });
  return {
    id,
    application_id,
    token,
    type: interactionTypes.ping,
    version,
    user: discord.rawUser(ids.user),
    entitlements: [],
  };
}

type On = { readonly messageId: string; readonly acting: Acting; readonly data: Json };

function onMessage(discord: FakeDiscord, type: number, { messageId, acting, data }: On): Json {
  const message = discord.rawMessage(messageId);
  return { ...interaction(discord, type, { channelId: String(message.channel_id), ...acting, data }), message };
}

/** The number that Discord gave to a component. */
function numberOf(discord: FakeDiscord, messageId: string, customId: string): number {
  const found = componentsIn(discord.rawMessage(messageId).components).find((one) => one.custom_id === customId);
  if (found === undefined) throw new Error(`the message ${messageId} has no component ${customId}`);
  return Number(found.id);
}

function componentsIn(value: unknown): Json[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: Json) => [
    one,
    ...componentsIn(one.components),
    ...componentsIn(one.accessory === undefined ? [] : [one.accessory]),
  ]);
}

function commandData(discord: FakeDiscord, name: string, options: readonly GivenOption[]): Json {
  const users = options.filter(({ isUser }) => isUser === true).map(({ value }) => String(value));
  const registered = discord.commands().find((one) => one.name === name && one.type === 1);
  return {
    id: registered?.id ?? snowflake(),
    name,
    type: 1,
    ...(options.length === 0 ? {} : { options: options.map(optionData) }),
    ...(users.length === 0 ? {} : { resolved: resolvedUsers(discord, users) }),
  };
}

function optionData({ name, value, isUser, focused, options }: GivenOption): Json {
  if (options !== undefined) return { name, type: 1, options: options.map(optionData) };
  return { name, type: optionType(value, isUser), value, ...(focused === true ? { focused } : {}) };
}

function optionType(value: unknown, isUser: boolean | undefined): number {
  if (isUser === true) return 6;
  if (typeof value === 'boolean') return 5;
  if (typeof value === 'number') return Number.isInteger(value) ? 4 : 10;
  return 3;
}

function resolvedUsers(discord: FakeDiscord, users: readonly string[]): Json {
  const each = (make: (id: string) => Json): Json => Object.fromEntries(users.map((id) => [id, make(id)]));
  return {
    users: each(discord.rawUser),
    members: each(() => ({ ...makeMember(), permissions: permissions.person })),
  };
}
