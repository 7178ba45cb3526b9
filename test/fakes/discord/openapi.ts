import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { MessageKind } from './check-message.ts';
import type { Json } from './types.ts';
import { below, type Violation, violation } from './violations.ts';

/**
 * Discord's own description of its API (discord/discord-api-spec, specs/openapi.json) as a second judge of what the bot
 * sends. It is used where the environment variable DISCORD_OPENAPI names a copy of it; it says nothing of totals and
 * unique ids, which the rules beside it hold.
 */
const specPath = process.env.DISCORD_OPENAPI;

export const hasOpenApi = specPath !== undefined && specPath !== '';

/** The schema of each payload. */
const messageSchemas: Record<MessageKind, string> = {
  create: 'MessageCreateRequest',
  edit: 'MessageEditRequestPartial',
  respond: 'IncomingWebhookInteractionRequest',
  update: 'IncomingWebhookUpdateForInteractionCallbackRequestPartial',
  followUp: 'IncomingWebhookRequestPartial',
  editResponse: 'IncomingWebhookUpdateRequestPartial',
};
/** Of the data of each type of response; the others have none. */
const dataSchemas = new Map<unknown, string>([
  [4, messageSchemas.respond],
  [5, messageSchemas.respond],
  [7, messageSchemas.update],
  [9, 'ModalInteractionCallbackRequestData'],
]);

/** The rules beside the description, and what it says of a payload that they take. */
export function withSecond(first: Violation[], second: () => Violation[]): Violation[] {
  return first.some(({ how }) => how === 'refused') ? first : [...first, ...second()];
}

/** What the description has against a message; `[]` where there is no description. */
export const openApiMessage = (body: unknown, kind: MessageKind): Violation[] =>
  judge(messageSchemas[kind], withoutDefaults(body));

/** The same of a first response to an interaction. */
export function openApiCallback(response: unknown): Violation[] {
  const { type, data }: Json = typeof response === 'object' && response !== null ? { ...response } : {};
  const schema = type === 8 ? choicesSchema(data) : dataSchemas.get(type);
  if (schema === undefined || data === undefined) return [];
  return below(['data'], judge(schema, withoutDefaults(data)));
}

/** Choices are described once for each type of value; the values tell which is meant. */
function choicesSchema(data: unknown): string {
  const { choices }: Json = typeof data === 'object' ? { ...data } : {};
  const values: unknown[] = Array.isArray(choices) ? choices.map((one: Json) => one.value) : [];
  const numbers = values.filter((value) => typeof value === 'number');
  const kind = numbers.length === 0 ? 'String' : numbers.every(Number.isInteger) ? 'Integer' : 'Number';
  return `InteractionApplicationCommandAutocompleteCallback${kind}Data`;
}

/** The same of the commands of a scope. */
export function openApiCommands(commands: unknown): Violation[] {
  if (!Array.isArray(commands)) return [];
  return commands.flatMap((one, index) => below([index], judge('ApplicationCommandUpdateRequest', withNumber(one))));
}

/** Permissions are text in Discord's documentation, and taken as that; the description wants a number. */
function withNumber(command: Json): Json {
  const { default_member_permissions: permissions } = command;
  return typeof permissions === 'string' ? { ...command, default_member_permissions: Number(permissions) } : command;
}

/** discord.js sends both with every message, also where Discord has no such fields and does not mind. */
function withoutDefaults(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const { tts: _tts, enforce_nonce: _enforce, ...rest }: Json = { ...body };
  return rest;
}

const validators = new Map<string, ValidateFunction>();
let compiler: Ajv2020 | undefined;

function judge(schema: string, value: unknown): Violation[] {
  if (!hasOpenApi) return [];
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  // That a branch was chosen and did not fit says nothing beside what is wrong in it.
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return errors.map(({ instancePath, message = 'is wrong', params }) => {
    const path = instancePath.split('/').slice(1).map(stepOf);
    const detail = 'additionalProperty' in params ? ` (${params.additionalProperty})` : '';
    return violation(path, `${message}${detail} (OpenAPI)`);
  });
}

const stepOf = (step: string): string | number => (/^\d+$/.test(step) ? Number(step) : step);

/** Compiled when it is first needed, once in a process: that takes some tenths of a second. */
function validatorOf(schema: string): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  compiler ??= makeCompiler();
  const made = compiler.compile({ $ref: `discord#/components/schemas/${schema}` });
  validators.set(schema, made);
  return made;
}

const formats = ['int32', 'int64', 'double', 'snowflake', 'nonce', 'uri', 'date-time'];

function makeCompiler(): Ajv2020 {
  const spec: { components: { schemas: Record<string, Json> } } = JSON.parse(readFileSync(String(specPath), 'utf8'));
  for (const schema of Object.values(spec.components.schemas)) {
    // They are open as they stand, and any typing error would pass.
    if ('properties' in schema) schema.additionalProperties ??= false;
  }
  chooseByType(spec, spec.components.schemas);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  for (const format of formats) ajv.addFormat(format, true);
  return ajv.addSchema(spec, 'discord');
}

/** Faults of a component shall be those of the type that it says it is, not those of every other or of null. */
function chooseByType(node: unknown, schemas: Record<string, Json>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const inner of Object.values(node)) chooseByType(inner, schemas);
  const schema = node as Json;
  if (!Array.isArray(schema.oneOf)) return;
  const [first, second] = schema.oneOf;
  const choices = schema.oneOf.map((one: Json) => ({ one, types: typesOf(schemas, one) }));
  const isTyped = choices.every(({ types }) => types.length > 0);
  const isNullable = choices.length === 2 && first.type === 'null';
  if (isTyped || isNullable) delete schema.oneOf;
  if (isNullable) Object.assign(schema, { if: { type: 'null' }, else: second });
  if (!isTyped) return;
  schema.required = ['type'];
  schema.properties = { type: { enum: choices.flatMap(({ types }) => types) } };
  schema.allOf = choices.map(({ one, types }) => ({
    if: { not: { properties: { type: { enum: types } } } },
    else: one,
  }));
}

/** The values of `type` of a schema that is named; none where it does not need one. */
function typesOf(schemas: Record<string, Json>, { $ref }: Json): unknown[] {
  const schema = schemas[String($ref).split('/').at(-1) ?? ''];
  const properties: Json = { ...(schema?.properties as Json | undefined) };
  const type: Json = { ...(properties.type as Json | undefined) };
  const isRequired = Array.isArray(schema?.required) && schema.required.includes('type');
  return isRequired && Array.isArray(type.enum) ? type.enum : [];
}
