import { checkMessage, type Violation } from './blocks.ts';
import type { Store, Token } from './store.ts';
import type { Channel, Json } from './types.ts';

/** Slack's `{ok: false}` answers; each function returns undefined when there is nothing to refuse. */
export type Refused = { readonly ok: false; readonly error: string };

export const refused = (error: string, more: Json = {}): Refused => ({ ok: false, error, ...more });

/** The caller's token, if it may be used at all. */
export function acceptToken(store: Store, given: string | undefined): Token | Refused {
  if (given === undefined) return refused('not_authed');
  const token = store.tokens.get(given);
  if (token === undefined) return refused('invalid_auth');
  return token.refusal === undefined ? token : refused(token.refusal);
}

/** `anyOf`: one of these scopes is enough; none is needed when it is empty. */
export function refuseScope(token: Token, anyOf: readonly string[]): Refused | undefined {
  const [needed] = anyOf;
  if (needed === undefined || anyOf.some((scope) => token.scopes.includes(scope))) return undefined;
  return refused('missing_scope', { needed, provided: token.scopes.join(',') });
}

/** The channel to post in; a user's id stands for the direct messages with that user. */
export function findChannel(store: Store, id: unknown): Channel | undefined {
  if (typeof id !== 'string') return undefined;
  const found = store.channels.get(id);
  if (found !== undefined || !store.users.has(id)) return found;
  const dm = { id: `D${id.slice(1)}`, name: 'directmessage', isMember: true, isArchived: false, isPrivate: true };
  store.channels.set(dm.id, dm);
  return dm;
}

export function refusePosting(store: Store, channel: Channel): Refused | undefined {
  if (channel.isArchived) return refused('is_archived');
  const mayPostAnywhere = store.tokens.get(store.who.botToken)?.scopes.includes('chat:write.public') === true;
  if (channel.isMember || (mayPostAnywhere && !channel.isPrivate)) return undefined;
  return refused('not_in_channel');
}

/** What the checker or a test's own rule has against text and blocks. */
export function refuseContent(store: Store, method: string, args: Json): Refused | undefined {
  const blocks: readonly Json[] = Array.isArray(args.blocks) ? args.blocks : [];
  const ordered = store.refusals.find((refusal) => refusal.rule(blocks, method));
  if (ordered !== undefined) return refused(ordered.error, metadata([`[ERROR] ${ordered.error}`]));
  return refuseViolations(checkMessage(args));
}

export function refuseViolations(violations: readonly Violation[]): Refused | undefined {
  const [first] = violations;
  if (first === undefined) return undefined;
  const lines = violations.map((one) => `[ERROR] ${one.message} [json-pointer:${one.pointer}]`);
  return refused(first.code, metadata(lines));
}

const metadata = (messages: readonly string[]): Json => ({ response_metadata: { messages } });

/** A message id as Slack writes it. */
export const isTs = (value: unknown): value is string => typeof value === 'string' && /^\d{10}\.\d{6}$/.test(value);
