import type { Answer } from '#src/document/answer.ts';
import { paragraph, text } from '#src/document/build.ts';
import { truncate } from '#src/document/truncate.ts';
import { cleanText } from '#src/document/visible.ts';
import { comfort } from './control-limits.ts';
import { escapeWithin } from './escape.ts';
import type { Asked, AskFirst } from './exchanges.ts';

/** A comparison; `note` is markdown that says what it does not hold, and what was named twice. */
export type Compared = { readonly asked: Asked; readonly note?: string };

/** One of the things as it was named, and the answer to its name alone. */
type Part = { readonly name: string; readonly asked: Asked; readonly answer: Answer };

/**
 * Sets things against each other by their names, two or three. What is not known is said, and the others are compared
 * without it; where one alone is left, there is a miss that offers it.
 */
export async function compareThings(askFirst: AskFirst, names: readonly string[]): Promise<Compared> {
  const whole = await askFirst(together(names));
  if (names.length < 2) return { asked: whole };
  const parts = await Promise.all(
    names.map(async (name): Promise<Part> => {
      const asked = await askFirst(name);
      return { name: truncate(cleanText(name).trim(), comfort.nameInNoteChars), asked, answer: asked.exchange.answer };
    }),
  );
  const named = Map.groupBy(parts.filter(isThing), (part) => slugsOf(part).join(' '));
  const things = [...named.values()].flatMap(([first]) => first ?? []);
  const sayings = [...[...named.values()].flatMap(sayTwice), ...sayUnknown(parts)];
  const [only, other] = things;
  if (other) {
    const asked = things.length < names.length ? await askFirst(together(things.map(questionOf))) : whole;
    return withNote(asked, sayings);
  }
  if (only && parts.every(isThing)) return withNote(only.asked, sayings);
  // Of a question in the place of a thing the notes may have an answer all the same.
  const isMissed = parts.some(isUnknown) || !('sources' in whole.exchange.answer);
  return isMissed ? { asked: missed(whole, sayings, only) } : withNote(whole, sayings);
}

function together(names: readonly string[]): string {
  return names.join(' vs ');
}

function questionOf({ asked }: Part): string {
  return asked.exchange.question;
}

function slugsOf({ answer }: Part): readonly string[] {
  return 'sources' in answer && answer.kind !== 'list' ? answer.entities : [];
}

function isThing(part: Part): boolean {
  return slugsOf(part).length > 0;
}

function isUnknown({ answer }: Part): boolean {
  return !('sources' in answer);
}

function withNote(asked: Asked, sayings: readonly string[]): Compared {
  return sayings.length === 0 ? { asked } : { asked, note: escapeWithin(sayings.join(' '), comfort.noteChars) };
}

const inWords = new Intl.ListFormat('en-GB');

function sayUnknown(parts: readonly Part[]): string[] {
  const unknown = parts.filter(isUnknown).map(({ name }) => name);
  const others = parts.filter((part) => !isThing(part) && !isUnknown(part));
  return [
    ...(unknown.length === 0 ? [] : [`I do not know ${inWords.format(unknown)}.`]),
    ...others.map(({ name }) => `“${name}” names no single thing that I could compare.`),
  ];
}

function sayTwice(parts: readonly Part[]): string[] {
  const [first] = parts;
  if (!first || parts.length < 2) return [];
  const names = [...new Map(parts.map(({ name }) => [name.toLowerCase(), name])).values()];
  const as = names.length < 2 ? '' : `: as ${inWords.format(names)}`;
  return [`${truncate(first.answer.title, comfort.nameInNoteChars)} is named more than once${as}.`];
}

/** Says what is missing, and offers the one thing that is known. */
function missed(whole: Asked, sayings: readonly string[], only: Part | undefined): Asked {
  const { answer } = whole.exchange;
  const rest = answer.kind === 'miss' && !only ? answer : undefined;
  const offer = only ? ` So there is nothing to compare ${only.answer.title} with; this is what I have of it:` : '';
  const miss: Answer = {
    kind: 'miss',
    reason: 'unknown',
    title: 'Not in my notes',
    blocks: [paragraph(text(sayings.join(' ') + offer)), ...(rest?.blocks ?? [])],
    corrections: only?.answer.corrections ?? [],
    actions: only ? [{ label: only.answer.title, query: questionOf(only) }] : (rest?.actions ?? []),
    conversation: answer.conversation,
  };
  return { exchange: { ...whole.exchange, answer: miss }, trail: whole.trail };
}
