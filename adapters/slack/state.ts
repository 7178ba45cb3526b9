import { z } from 'zod';
import type { Answer, Conversation } from '#src/document/answer.ts';
import { truncate } from '#src/document/truncate.ts';
import { limits } from './limits.ts';

/** What a button or modal carries, so that it works after a restart. `title` is that of the answer it stands below. */
export type ButtonState = {
  readonly question: string;
  readonly conversation?: Conversation;
  readonly title?: string;
};

/** Of the form below; another form gets another number, and buttons of the old one are then told to be too old. */
const VERSION = 1;

const kinds = [
  'lookup',
  'comparison',
  'list',
  'passage',
  'miss',
  'help',
  'smallTalk',
] as const satisfies readonly Answer['kind'][];

const conversationSchema = z.strictObject({
  entities: z.array(z.string()),
  attributes: z.array(z.string()),
  kind: z.enum(kinds).nullable(),
  list: z.string().optional(),
  shown: z.array(z.string()),
  next: z.array(z.string()),
}) satisfies z.ZodType<Conversation>;

const stateSchema = z.strictObject({
  v: z.literal(VERSION),
  q: z.string(),
  t: z.string().optional(),
  c: conversationSchema.optional(),
});

/**
 * The state as text of at most `maxChars`. What does not fit goes in this order: the sections shown and to
 * come, the end of the title, the conversation, the end of the question.
 */
export function encodeState(state: ButtonState, maxChars: number = limits.buttonValueChars): string {
  const fits = (value: string) => value.length <= maxChars;
  const { question, conversation } = state;
  const lean = conversation && { question, conversation: { ...conversation, shown: [], next: [] } };
  const fitting = [state, { ...state, ...lean }].map(write).find(fits);
  if (fitting !== undefined) return fitting;
  return (
    withShorter(state.title ?? '', fits, (title) => ({ question, ...lean, ...(title !== '' && { title }) })) ??
    withShorter(question, fits, (shorter) => ({ question: shorter })) ??
    write({ question: '' })
  );
}

/** The state again, or null for anything that `encodeState` of this version did not write. */
export function decodeState(value: string | undefined): ButtonState | null {
  if (value === undefined || value.length > limits.buttonValueChars) return null;
  const parsed = stateSchema.safeParse(readJson(value));
  if (!parsed.success) return null;
  const { q, c, t } = parsed.data;
  return { question: q, ...(c && { conversation: c }), ...(t !== undefined && { title: t }) };
}

function write({ question, conversation, title }: ButtonState): string {
  return JSON.stringify({ v: VERSION, q: question, t: title, c: conversation });
}

/** The state with as much of the text as fits, cut between graphemes; null if it does not fit even without. JSON may write a character as six. */
function withShorter(
  whole: string,
  fits: (value: string) => boolean,
  stateWith: (text: string) => ButtonState,
): string | null {
  const encodedAt = (maxChars: number) => write(stateWith(head(whole, maxChars)));
  if (!fits(encodedAt(0))) return null;
  let [fitting, tooLong] = [0, whole.length + 1];
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (fits(encodedAt(middle))) fitting = middle;
    else tooLong = middle;
  }
  return encodedAt(fitting);
}

/** The first graphemes within `maxChars`, without a mark of the cut: what is asked again must not hold one. */
function head(text: string, maxChars: number): string {
  return text.length <= maxChars ? text : truncate(text, maxChars + 1).slice(0, -1);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
