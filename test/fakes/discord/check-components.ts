import type { Json } from './types.ts';
import { type Violation, violation } from './violations.ts';

/** Rules over all components of a message. Source: docs.discord.com, components reference, August 2026. */
const limits = {
  /** Nested ones included; each text, row, button and accessory counts. */
  components: 40,
  /** Characters over all text displays. */
  chars: 4000,
  /** Bytes in UTF-8 over all text displays, each with `displayBytes` more: discord-api-docs issue 8554. */
  bytes: 10_170,
  displayBytes: 12,
} as const;

type Placed = { readonly component: Json; readonly path: (string | number)[] };

/** `isV2`: the message has the flag for components. */
export function componentViolations(components: unknown, isV2: boolean): Violation[] {
  const placed = placedIn(components, ['components']);
  return [...repeated(placed, 'custom_id'), ...repeated(placed, 'id'), ...(isV2 ? totals(placed) : [])];
}

/** Text displays in reading order. */
export function displayedTexts(components: unknown): string[] {
  return placedIn(components, []).flatMap(({ component: { type, content } }) =>
    type === 10 && typeof content === 'string' ? [content] : [],
  );
}

function placedIn(components: unknown, at: (string | number)[]): Placed[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((one: unknown, index) => placedOf(one, [...at, index]));
}

function placedOf(value: unknown, path: (string | number)[]): Placed[] {
  if (typeof value !== 'object' || value === null) return [];
  const component: Json = { ...value };
  return [
    { component, path },
    ...placedIn(component.components, [...path, 'components']),
    ...placedOf(component.accessory, [...path, 'accessory']),
  ];
}

function repeated(placed: readonly Placed[], key: 'custom_id' | 'id'): Violation[] {
  const seen = new Set<unknown>();
  return placed.flatMap(({ component, path }) => {
    const value = component[key];
    // 0 stands for none.
    if (value === undefined || value === null || value === 0) return [];
    if (seen.size < seen.add(value).size) return [];
    const code = key === 'custom_id' ? 'COMPONENT_CUSTOM_ID_DUPLICATED' : 'COMPONENT_ID_DUPLICATED';
    return [violation([...path, key], `${key} "${value}" is used twice in the message`, { code })];
  });
}

function totals(placed: readonly Placed[]): Violation[] {
  const texts = placed.flatMap(({ component: { type, content } }) => (type === 10 ? [String(content)] : []));
  const chars = texts.reduce((sum, text) => sum + text.length, 0);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + limits.displayBytes, 0);
  const at = ['components'];
  return [
    ...(placed.length > limits.components
      ? [violation(at, `${placed.length} components, nested ones included; at most ${limits.components}`)]
      : []),
    ...(chars > limits.chars
      ? [violation(at, `${chars} characters over all text displays, at most ${limits.chars}`)]
      : []),
    ...(bytes > limits.bytes
      ? [violation(at, `${bytes} bytes over all text displays, at most ${limits.bytes}`, { how: 'crash' })]
      : []),
  ];
}
