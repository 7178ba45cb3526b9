import { z } from 'zod';
import { customId, PAYLOAD_CHARS, readCustomId, type Verb } from './custom-ids.ts';

/**
 * What it takes to give an answer again, so that its buttons work after a restart: the questions from the beginning of
 * the conversation on, its own last, and how it is shown. The same questions always have the same answers.
 */
export type State = {
  readonly trail: readonly string[];
  /** From 0. */
  readonly page: number;
  readonly isWide: boolean;
};

/** Buttons that hold a part of the state, in the order in which they are filled. */
export const carriers = ['good', 'bad', 'follow', 'gap', 'more', 'back', 'next'] as const satisfies readonly Verb[];
export type Carrier = (typeof carriers)[number];

const schema = z.tuple([z.int().min(0), z.union([z.literal(0), z.literal(1)])], z.string());

/**
 * The custom ids of these buttons with the state spread over them: one id holds 100 characters, a question may be longer.
 * What does not fit goes: the oldest questions first, then the beginning of the last one, which is marked by `…`.
 */
export function carryState(state: State, on: readonly Carrier[]): ReadonlyMap<Carrier, string> {
  const parts = split(fitting(state, on.length * PAYLOAD_CHARS - on.length));
  return new Map(on.map((carrier, at) => [carrier, customId(carrier, at, parts[at] ?? '')]));
}

/** The state that the buttons of a message carry together; null where this version did not write it. */
export function readState(customIds: readonly string[]): State | null {
  const parts = customIds
    .flatMap((id) => readCustomId(id) ?? [])
    .filter(({ verb }) => carriers.some((carrier) => carrier === verb))
    .sort((one, other) => one.at - other.at);
  const parsed = schema.safeParse(readJson(parts.map(({ payload }) => payload).join('')));
  if (!parsed.success) return null;
  const [page, isWide, ...trail] = parsed.data;
  return trail.length === 0 ? null : { page, isWide: isWide === 1, trail };
}

function write({ page, isWide, trail }: State): string {
  return JSON.stringify([page, isWide ? 1 : 0, ...trail]);
}

function fitting(state: State, maxChars: number): string {
  for (let first = 0; first < state.trail.length; first += 1) {
    const written = write({ ...state, trail: state.trail.slice(first) });
    if (written.length <= maxChars) return written;
  }
  const whole = state.trail.at(-1) ?? '';
  const cutTo = (chars: number) => write({ ...state, trail: [tail(whole, chars)] });
  // JSON may write a character as six.
  let [least, tooMany] = [0, whole.length];
  while (tooMany - least > 1) {
    const middle = Math.floor((least + tooMany) / 2);
    if (cutTo(middle).length <= maxChars) least = middle;
    else tooMany = middle;
  }
  return cutTo(least);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The last graphemes within `maxChars`, behind the mark of the cut. */
function tail(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const end = text.slice(-maxChars).toWellFormed();
  const first = [...segmenter.segment(end)].find(({ index }) => end.length - index < maxChars);
  return first === undefined ? '…' : `…${end.slice(first.index)}`;
}

/** Parts that fit a payload; no character of two units is torn, so a part may be one unit shorter. */
function split(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    if (part.length + character.length > PAYLOAD_CHARS) {
      // No id ends in a space, in case that ends of ids are trimmed.
      const whole = part.trimEnd();
      parts.push(whole);
      part = part.slice(whole.length);
    }
    part += character;
  }
  return [...parts, part];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
