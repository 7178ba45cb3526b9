import type { Json } from './types.ts';

/** The arguments that the Web API takes as JSON; any other may begin with a bracket and still be text. */
const structured = new Set(['blocks', 'attachments', 'view', 'prompts', 'metadata', 'loading_messages']);
/** What people read: never a boolean, whatever it says. */
const textual = new Set(['text', 'status', 'title']);

/** A request's arguments. In a form, structures are JSON and booleans are words; JSON that is broken stays a string. */
export function decodeArgs(body: string, contentType: string): Json {
  if (contentType.startsWith('application/json')) return parseOr(body, {});
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, decodeArg(name, value)]));
}

function decodeArg(name: string, value: string): unknown {
  if (structured.has(name)) return parseOr<unknown>(value, value);
  if (textual.has(name) || (value !== 'true' && value !== 'false')) return value;
  return value === 'true';
}

function parseOr<T>(text: string, fallback: T): T {
  try {
    return JSON.parse(text);
  } catch {
    return fallback;
  }
}
