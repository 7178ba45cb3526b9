import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandAutocompleteResponse,
  InteractionResponseType,
} from 'discord.js';
import type { Action } from '#src/document/answer.ts';
import { truncate } from '#src/document/truncate.ts';
import { cleanText } from '#src/document/visible.ts';
import { createBoundedMap } from '#src/service/bounded-map.ts';
import { textOptions } from './command-options.ts';
import { limits } from './control-limits.ts';
import { COMMANDS } from './ids.ts';
import type { Services } from './services.ts';

/** Completions kept, about 3 kB each: most people type the same beginnings. */
const MAX_KEPT = 5_000;

export type Completions = (
  interaction: APIApplicationCommandAutocompleteInteraction,
) => Promise<APIApplicationCommandAutocompleteResponse>;

/** The same completion for all who type the same, made once while it is among those asked for last. */
export function createCompletions(services: Pick<Services, 'complete'>): Completions {
  const recent = createBoundedMap<APIApplicationCommandAutocompleteResponse>(MAX_KEPT);
  return async (interaction) => {
    const key = keyOf(interaction.data);
    const known = recent.get(key);
    if (known) return known;
    const made = complete(services, interaction);
    recent.set(key, made);
    return made;
  };
}

/** All that a completion depends on. */
function keyOf({ name, options }: APIApplicationCommandAutocompleteInteraction['data']): string {
  const typed = textOptions(options).map((option) => [
    option.isFocused ? '>' : '',
    option.name,
    option.value.slice(0, MAX_KEY_CHARS),
  ]);
  return JSON.stringify([name, typed]);
}

/** Longer text completes to itself. Characters. */
const MAX_KEY_CHARS = 300;

/**
 * What completes the option that is being typed, from memory and at once: Discord waits 3 s for it and knows no deferral.
 * Where nothing is like a question, what was typed stands there, so that it can be chosen as it is; of a thing to compare
 * there is nothing then, as it would not be known.
 */
function complete(
  services: Pick<Services, 'complete'>,
  { data }: APIApplicationCommandAutocompleteInteraction,
): APIApplicationCommandAutocompleteResponse {
  const options = textOptions(data.options);
  const typed = options.find(({ isFocused }) => isFocused)?.value.trim() ?? '';
  // Cut to the length of a choice it would be another question; without choices it is sent as it stands.
  if (typed.length > limits.optionChars) return choices([]);
  const beside = options.filter(({ isFocused }) => !isFocused).map(({ value }) => value);
  if (data.name === COMMANDS.compare) return choices(services.complete(typed, limits.options, beside));
  const found = services.complete(typed, limits.options);
  return choices(isForItself(typed, found) ? [{ label: typed, query: typed }, ...found] : found);
}

/** Of a whole question: who ends it with the Enter key gets the first choice. Words. */
const MIN_QUESTION_WORDS = 4;

/** Whether what was typed is to be a choice, the first: where nothing is like it, and where it is a question of its own. */
function isForItself(typed: string, [first]: readonly Action[]): boolean {
  if (typed === '') return false;
  if (first === undefined) return true;
  return typed.split(/\s+/u).length >= MIN_QUESTION_WORDS && !first.label.toLowerCase().startsWith(typed.toLowerCase());
}

/** One that is too long would be refused with all the others. */
function choices(actions: readonly Action[]): APIApplicationCommandAutocompleteResponse {
  const fitting = actions.filter(({ query }) => query.length <= limits.optionChars);
  return {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: {
      choices: fitting.slice(0, limits.options).map(({ label, query }) => ({
        name: truncate(cleanText(label).trim() || '-', limits.optionChars),
        value: query,
      })),
    },
  };
}
