import {
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { nextSteps } from '#adapters/chat/next-steps.ts';
import type { Guide } from '#src/adapter.ts';
import type { Action } from '#src/document/answer.ts';
import { truncate } from '#src/document/truncate.ts';
import { cleanText } from '#src/document/visible.ts';
import { comfort, limits } from './control-limits.ts';
import { customId, PAYLOAD_CHARS, readCustomId } from './custom-ids.ts';
import type { Audience, DiscordMessage, PersonalMessage, Row } from './discord-message.ts';
import type { Asked } from './exchanges.ts';
import { type Carrier, carryState } from './state.ts';

/** How the answer is shown. */
export type Shown = {
  readonly audience: Audience;
  readonly page: number;
  readonly pages: number;
  readonly isWide: boolean;
};

/** The rows of buttons under an answer, at most five. They carry all that they need, so they outlive a restart. */
export function controlRows(asked: Asked, shown: Shown, guide: Guide): Row[] {
  const { answer } = asked.exchange;
  const next = nextSteps(answer, guide, { steps: comfort.steps, comparable: limits.options });
  const parts: Parts = { asked, shown, hasMore: next.hasMore && asked.exchange.question !== '' };
  const ids = carryState({ ...asked, page: shown.page, isWide: shown.isWide }, carriersOf(parts));
  const long = next.steps.filter((step) => step.label.length > comfort.buttonChars || !fitsButton(step));
  // A menu with a single entry takes two taps to read it.
  const chosen = long.length > 1 ? long : long.filter((step) => !fitsButton(step));
  const tapped = next.steps.filter((step) => !chosen.includes(step));
  const idOf = (carrier: Carrier) => ids.get(carrier) ?? customId(carrier);
  return [
    ...row(pageButtons(shown, idOf)),
    ...row([...tapped.map(askButton), ...(parts.hasMore ? [button('More', idOf('more'))] : [])]),
    ...selectRow(customId('related'), 'sources' in answer ? 'Related questions…' : 'Try one of these…', chosen),
    ...selectRow(customId('compare'), 'Compare with…', next.comparable),
    ...row(toolButtons(parts, idOf)),
  ];
}

type Parts = { readonly asked: Asked; readonly shown: Shown; readonly hasMore: boolean };

/** The buttons that will stand there and can hold a part of the state. */
function carriersOf({ asked, shown, hasMore }: Parts): Carrier[] {
  const { answer } = asked.exchange;
  return [
    ...('sources' in answer ? (['good', 'bad'] as const) : []),
    'follow',
    ...(isGap(asked) ? (['gap'] as const) : []),
    ...(hasMore ? (['more'] as const) : []),
    ...(shown.pages > 1 ? (['back', 'next'] as const) : []),
  ];
}

function isGap({ exchange: { answer } }: Asked): boolean {
  return answer.kind === 'miss' && answer.reason === 'unknown';
}

function pageButtons({ page, pages }: Shown, idOf: (carrier: Carrier) => string): APIButtonComponentWithCustomId[] {
  if (pages < 2) return [];
  return [
    { ...button('Previous page', idOf('back')), disabled: page === 0 },
    { ...button('Next page', idOf('next')), disabled: page === pages - 1 },
  ];
}

function toolButtons(
  { asked, shown: { audience } }: Parts,
  idOf: (carrier: Carrier) => string,
): APIButtonComponentWithCustomId[] {
  const isSourced = 'sources' in asked.exchange.answer;
  return [
    ...(isSourced && audience === 'private' ? [button('Share', customId('share'), ButtonStyle.Primary)] : []),
    ...(isGap(asked) ? [button('Report this gap', idOf('gap'))] : []),
    button('Follow up', idOf('follow')),
    ...(isSourced ? [emojiButton('👍', idOf('good')), emojiButton('👎', idOf('bad'))] : []),
    dismissButton(),
  ];
}

/** Takes the message away; the last button of its message. */
export function dismissButton(): APIButtonComponentWithCustomId {
  return button('Dismiss', customId('dismiss'));
}

/** A message that is the same for everybody but for whose it is. */
export type Whose = {
  readonly asker: string;
  readonly named: (asker: string) => DiscordMessage;
  /** For whoever writes it: what was written, by the type of the response. */
  readonly written: Map<number, Written>;
};

/** A response as JSON, in bytes: what stands before the id of whose it is, and behind it. */
export type Written = readonly [head: Buffer, tail: Buffer];

/** Where a message remembers it; what is sent does not show it. */
const WHOSE = Symbol('whose');

/**
 * Makes the same message with the id of the person who may take it away if it is public, in the button that does: the last
 * one. What is the same for everybody is looked at once.
 */
export function dismissable(common: DiscordMessage): PersonalMessage {
  const rows = common.components ?? [];
  const last = rows.at(-1);
  if (last?.type !== ComponentType.ActionRow || !isDismiss(last.components.at(-1))) return () => common;
  const [rowsBefore, buttonsBefore] = [rows.slice(0, -1), last.components.slice(0, -1)];
  const dismiss = dismissButton();
  const named = (asker: string): DiscordMessage => {
    const components = [...buttonsBefore, { ...dismiss, custom_id: customId('dismiss', 0, asker) }];
    return { ...common, components: [...rowsBefore, { ...last, components }] };
  };
  const written: Whose['written'] = new Map();
  return (asker) => Object.assign(named(asker), { [WHOSE]: { asker, named, written } satisfies Whose });
}

function isDismiss(component: APIComponentInMessageActionRow | undefined): boolean {
  const id = component && 'custom_id' in component ? component.custom_id : undefined;
  return id !== undefined && readCustomId(id)?.verb === 'dismiss';
}

/** What `dismissable` made it of; undefined for any other message. */
export function whoseOf(message: object): Whose | undefined {
  return (message as { readonly [WHOSE]?: Whose })[WHOSE];
}

/** A button that asks in a new conversation; `at` tells it from the others of the message. */
export function askButton({ label, query }: Action, at: number): APIButtonComponentWithCustomId {
  return button(label, customId('ask', at, query));
}

/** A question that was cut would be another one. */
export function fitsButton({ query }: Action): boolean {
  return query.length <= PAYLOAD_CHARS && query.trim() !== '';
}

function emojiButton(name: string, id: string): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: id, emoji: { name } };
}

export function button(
  label: string,
  id: string,
  style: APIButtonComponentWithCustomId['style'] = ButtonStyle.Secondary,
): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style, label: shortLabel(label, limits.buttonChars), custom_id: id };
}

export function row(components: APIComponentInMessageActionRow[]): Row[] {
  return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
}

/** A menu with the id whose choice is asked; none without entries. */
export function selectRow(id: string, placeholder: string, actions: readonly Action[]): Row[] {
  const options = optionsFor(actions).slice(0, limits.options);
  if (options.length === 0) return [];
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: shortLabel(placeholder, limits.placeholderChars),
    options,
  };
  return row([select]);
}

/** Each question once. One too long for an option is left out. */
export function optionsFor(actions: readonly Action[]): APIStringSelectComponent['options'] {
  const seen = new Set<string>();
  return actions
    .filter(({ query }) => query.trim() !== '' && query.length <= limits.optionChars)
    .filter(({ query }) => seen.size < seen.add(query).size)
    .map(({ label, query }) => ({ label: shortLabel(label, limits.optionChars), value: query }));
}

/** Discord shows labels as they are, without markup. */
function shortLabel(label: string, maxChars: number): string {
  const clean = cleanText(label).trim();
  return truncate(clean === '' ? '-' : clean, maxChars);
}
