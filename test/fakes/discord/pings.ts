import { displayedTexts } from './check-components.ts';
import type { Json } from './types.ts';

/** Whom a message calls on where it does not say: a message in a channel all it names, an interaction's users alone. */
export type PingDefault = 'everybody' | 'users';

/**
 * Everything in a message that would call on somebody, as written; `reply:<id>` for the author of the message replied to.
 * Mentions in code count too, though Discord would not read them there.
 */
export function pingsIn(message: Json, unsaid: PingDefault, repliedTo?: string): string[] {
  const texts = [message.content, ...displayedTexts(message.components)].filter((text) => typeof text === 'string');
  const allowed = allowedIn(message.allowed_mentions, unsaid);
  const named = texts.flatMap((text) => [
    ...(allowed.everyone ? (text.match(/@(?:everyone|here)/g) ?? []) : []),
    ...namedIn(text, /<@!?(\d+)>/g, allowed.users),
    ...namedIn(text, /<@&(\d+)>/g, allowed.roles),
  ]);
  return [...named, ...(repliedTo !== undefined && allowed.repliedUser ? [`reply:${repliedTo}`] : [])];
}

/** `true`: all of them. */
type Allowed = {
  readonly everyone: boolean;
  readonly users: true | readonly string[];
  readonly roles: true | readonly string[];
  readonly repliedUser: boolean;
};

function allowedIn(value: unknown, unsaid: PingDefault): Allowed {
  const isAll = unsaid === 'everybody';
  if (typeof value !== 'object' || value === null)
    return { everyone: isAll, users: true, roles: isAll ? true : [], repliedUser: isAll };
  const said: Json = { ...value };
  const parse: unknown[] = Array.isArray(said.parse) ? said.parse : [];
  return {
    everyone: parse.includes('everyone'),
    users: parse.includes('users') ? true : idsIn(said.users),
    roles: parse.includes('roles') ? true : idsIn(said.roles),
    repliedUser: said.replied_user === true,
  };
}

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function namedIn(text: string, mention: RegExp, allowed: true | readonly string[]): string[] {
  return [...text.matchAll(mention)].flatMap(([whole, id]) =>
    allowed === true || allowed.includes(String(id)) ? [whole] : [],
  );
}
