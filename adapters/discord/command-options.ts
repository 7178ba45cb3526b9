import {
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
  type InteractionType,
} from 'discord.js';

type Option =
  | APIApplicationCommandInteractionDataOption<InteractionType.ApplicationCommand>
  | APIApplicationCommandInteractionDataOption<InteractionType.ApplicationCommandAutocomplete>;

/** An option that holds text, and whether it is being typed into. */
export type TextOption = { readonly name: string; readonly value: string; readonly isFocused: boolean };

export function textOptions(options: readonly Option[] | undefined): TextOption[] {
  return (options ?? []).flatMap((option) =>
    option.type === ApplicationCommandOptionType.String
      ? [{ name: option.name, value: option.value, isFocused: 'focused' in option && option.focused === true }]
      : [],
  );
}

/** The text of an option, trimmed; empty where it was not given. */
export function textOf(options: readonly Option[] | undefined, name: string): string {
  return (
    textOptions(options)
      .find((option) => option.name === name)
      ?.value.trim() ?? ''
  );
}

export function isSet(options: readonly Option[] | undefined, name: string): boolean {
  return (options ?? []).some(
    (option) => option.name === name && option.type === ApplicationCommandOptionType.Boolean && option.value,
  );
}

/** Id of the user that an option names. */
export function userOf(options: readonly Option[] | undefined, name: string): string | undefined {
  const found = (options ?? []).find((option) => option.name === name);
  return found?.type === ApplicationCommandOptionType.User ? found.value : undefined;
}
