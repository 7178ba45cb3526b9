import { z } from 'zod';
import { flag, messageViolations, type Standing } from './check-message.ts';
import { chars } from './components.ts';
import { modalViolations } from './modals.ts';
import type { Json } from './types.ts';
import { below, inWords, type Violation, violation, violationsOf } from './violations.ts';

/** Numbers of interactions and of responses to them. */
export const interactionTypes = { ping: 1, command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
export const responseTypes = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

/** What is answered: the type of the interaction, and the message that it was made on. */
export type Answered = { readonly type: number; readonly on?: Standing | undefined };

/** Everything for which Discord refuses a first response; without `answered` any type of response is taken. */
export function checkCallback(response: unknown, answered?: Answered): string[] {
  return callbackViolations(response, answered).map(inWords);
}

export function callbackViolations(response: unknown, answered?: Answered): Violation[] {
  const outcome = z.strictObject({ type: z.int(), data: z.unknown().optional() }).safeParse(response);
  if (!outcome.success) return violationsOf(outcome.error);
  const { type, data } = outcome.data;
  if (answered !== undefined && !isTaken(type, answered))
    return [violation(['type'], `an interaction of type ${answered.type} cannot be answered with type ${type}`)];
  return below(data === undefined ? [] : ['data'], dataViolations(type, data, answered?.on));
}

function isTaken(type: number, { type: interaction, on }: Answered): boolean {
  const t = responseTypes;
  const messages: readonly number[] = [t.message, t.deferredMessage];
  const updates: readonly number[] = on === undefined ? [] : [t.deferredUpdate, t.update];
  switch (interaction) {
    case interactionTypes.ping:
      return type === t.pong;
    case interactionTypes.command:
      return messages.includes(type) || type === t.modal;
    case interactionTypes.component:
      return messages.includes(type) || updates.includes(type) || type === t.modal;
    case interactionTypes.autocomplete:
      return type === t.choices;
    case interactionTypes.modal:
      return messages.includes(type) || updates.includes(type);
    default:
      return false;
  }
}

function dataViolations(type: number, data: unknown, on: Standing | undefined): Violation[] {
  switch (type) {
    case responseTypes.pong:
    case responseTypes.deferredUpdate:
      return data === undefined || data === null ? [] : [violation([], 'this response has no data')];
    case responseTypes.message:
      return messageViolations(data ?? {}, 'respond');
    case responseTypes.deferredMessage:
      return schemaViolations(deferral, data ?? {});
    case responseTypes.update:
      return messageViolations(data ?? {}, 'update', on ?? unknownMessage);
    case responseTypes.choices:
      return schemaViolations(completion, data);
    case responseTypes.modal:
      return modalViolations(data);
    default:
      return [violation([], `there is no response of type ${type}`)];
  }
}

/** One that is not empty, and may be changed to any form. */
const unknownMessage: Standing = { flags: 0, content: '', embeds: [], components: [{}] };

/** Who sees the answer is settled here, and nothing else can be. */
const deferral = z.strictObject({
  flags: z
    .union([z.literal(0), z.literal(flag.ephemeral)], { error: 'a deferral may only be ephemeral' })
    .nullable()
    .optional(),
});

const localized = z.record(z.string(), chars(100)).nullable().optional();
const choice = z.strictObject({
  name: chars(100),
  name_localizations: localized,
  value: z.union([chars(100), z.number()]),
});
const completion = z.strictObject({ choices: z.array(choice).max(25) });

function schemaViolations(schema: z.ZodType, data: unknown): Violation[] {
  const outcome = schema.safeParse(data);
  return outcome.success ? [] : violationsOf(outcome.error);
}

/** The message that a response carries, if it carries one. */
export function messageIn(response: { readonly type: number; readonly data: Json }): Json | undefined {
  const { type, data } = response;
  return type === responseTypes.message || type === responseTypes.update ? data : undefined;
}
