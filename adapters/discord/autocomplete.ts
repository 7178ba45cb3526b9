import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandAutocompleteResponse,
  InteractionResponseType,
} from 'discord.js';
import { type Action, newConversation } from '#src/document/answer.ts';
import { truncate } from '#src/document/truncate.ts';
import { cleanText } from '#src/document/visible.ts';
import { createBoundedMap } from '#src/service/bounded-map.ts';
import { textOptions } from './command-options.ts';
import { limits } from './control-limits.ts';
import { COMMANDS, OPTIONS } from './ids.ts';
import type { Services } from './services.ts';

/** Completions kept, about 3 kB each: most people type the same beginnings. */
const MAX_KEPT = 5_000;

export type Completions = (
  interaction: APIApplicationCommandAutocompleteInteraction,
) => Promise<APIApplicationCommandAutocompleteResponse>;

/** The same completion for all who type the same, made once while it is among those asked for last. */
export function createCompletions(services: Services): Completions {
  const recent = createBoundedMap<APIApplicationCommandAutocompleteResponse>(MAX_KEPT);
  return async (interaction) => {
    const key = keyOf(interaction.data);
    const known = recent.get(key);
    if (known) return known;
    const made = await complete(services, interaction);
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
 * What completes the option that is being typed, from memory and at once: Discord waits 3 s for it and knows no
 * deferral. Where nothing is known, what was typed stands there, so that it can be chosen as it is.
 */
async function complete(
  services: Services,
  { data }: APIApplicationCommandAutocompleteInteraction,
): Promise<APIApplicationCommandAutocompleteResponse> {
  const options = textOptions(data.options);
  const focused = options.find(({ isFocused }) => isFocused);
  const typed = focused?.value.trim() ?? '';
  if (typed === '' && data.name === COMMANDS.compare)
    return choices(await startingNames(services, options, focused?.name));
  // Cut to the length of a choice it would be another question; without choices it is sent as it stands.
  if (typed.length > limits.optionChars) return choices([]);
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

/** Before anything is typed: what the first thing can be set beside, or what the examples compare. */
async function startingNames(
  { ask, guide }: Services,
  options: ReturnType<typeof textOptions>,
  focused: string | undefined,
): Promise<Action[]> {
  const first = options.find(({ name }) => name === OPTIONS.a)?.value.trim() ?? '';
  const answer = focused === OPTIONS.a || first === '' ? null : await ask({ text: first }, newConversation);
  const comparable =
    answer !== null && 'sources' in answer ? guide.comparableWith(answer.entities, limits.options) : [];
  const names =
    comparable.length > 0
      ? comparable.map(({ label }) => label)
      : guide.examples.filter(({ query }) => query.includes(' vs ')).flatMap(({ query }) => query.split(' vs '));
  return [...new Set(names)].map((name) => ({ label: name, query: name }));
}

function choices(actions: readonly Action[]): APIApplicationCommandAutocompleteResponse {
  return {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: {
      choices: actions.slice(0, limits.options).map(({ label, query }) => ({
        name: truncate(cleanText(label).trim() || '-', limits.optionChars),
        value: query,
      })),
    },
  };
}
