import type { Button, PlainTextElement, PlainTextOption } from '@slack/types';
import type { Action } from '#src/document/answer.ts';
import { truncate } from '#src/document/truncate.ts';
import { actionIds } from './ids.ts';
import { limits } from './limits.ts';
import { encodeState } from './state.ts';

/** Literal text: no markup and no `:emoji:` is read in it. Never empty, as Slack wants it. */
export function plain(text: string, maxChars: number): PlainTextElement {
  return { type: 'plain_text', text: truncate(text.trim() === '' ? '-' : text, maxChars), emoji: false };
}

/** A button that asks in a new conversation; `at` tells it from the others of its block. */
export function askButton({ label, query }: Action, at: number): Button {
  return {
    type: 'button',
    action_id: `${actionIds.ask}:${at}`,
    text: plain(label, limits.buttonChars),
    value: encodeState({ question: query }),
  };
}

/** What can be chosen and is then asked: each question once. A question too long for an option is left out, for cut it would be another. */
export function optionsFor(actions: readonly Action[]): PlainTextOption[] {
  const seen = new Set<string>();
  return actions
    .filter(({ query }) => query !== '' && query.length <= limits.optionValueChars)
    .filter(({ query }) => seen.size < seen.add(query).size)
    .map(({ label, query }) => ({ text: plain(label, limits.optionChars), value: query }));
}
