import { wordsOf } from '#src/content/names.ts';
import type { Lexicon } from '#src/query/lexicon.ts';
import type { Choice } from './choices.ts';

/** Names of more words are rarely written out in a question. */
const MAX_MENTION_WORDS = 3;

/** A text by which a choice is found, and its words as `wordsOf` gives them. */
export type Form = { readonly choice: Choice; readonly text: string; readonly words: readonly string[] };

/** The texts of choices, each list in the order in which they shall be found. */
export type Forms = {
  readonly names: readonly Form[];
  readonly titles: readonly Form[];
  readonly wordings: readonly Form[];
};

/** Names first, then aliases, those of the things first that the content speaks of most; titles and wordings by length. */
export function formsFrom({ names }: Lexicon, choices: readonly Choice[]): Forms {
  const titles = shortFirst(formsOf(choices, (choice) => choice.titles));
  const wordings = shortFirst(formsOf(choices, (choice) => choice.wordings));
  const things = oftenMentionedFirst(choices, countMentions(names, [...titles, ...wordings]));
  return {
    names: [...formsOf(things, (thing) => thing.names), ...shortFirst(formsOf(things, (thing) => thing.aliases))],
    titles,
    wordings,
  };
}

function formsOf(choices: readonly Choice[], textsOf: (choice: Choice) => readonly string[]): Form[] {
  return choices.flatMap((choice) => textsOf(choice).map((text) => ({ choice, text, words: wordsOf(text) })));
}

/** How often titles and expected questions name each thing: its slug and the number. */
function countMentions(names: Lexicon['names'], forms: readonly Form[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of forms)
    for (const at of words.keys())
      for (let [key, to] = ['', at]; to < Math.min(words.length, at + MAX_MENTION_WORDS); to += 1) {
        key += words[to] ?? '';
        const slug = names.get(key);
        if (slug !== undefined) counts.set(slug, (counts.get(slug) ?? 0) + 1);
      }
  return counts;
}

function oftenMentionedFirst(choices: readonly Choice[], mentions: ReadonlyMap<string, number>): Choice[] {
  const count = ({ slug }: Choice) => mentions.get(slug ?? '') ?? 0;
  return choices.filter(({ slug }) => slug !== null).sort((a, b) => count(b) - count(a));
}

/** What was typed is more of a short text than of a long one. */
function shortFirst(forms: readonly Form[]): Form[] {
  return forms.toSorted((a, b) => a.words.length - b.words.length);
}
