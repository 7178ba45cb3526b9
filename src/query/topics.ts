import { MEANING_KEY } from '#src/content/attribute-keys.ts';
import type { Group } from '#src/content/corpus.ts';
import { wordsIn } from '#src/search/tokenize.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention } from './query.ts';

/** The name of a whole group (`CNI`, `network plugin`): what a question is about only when nothing else is asked. */
export function isTopic(lexicon: Lexicon, { slug }: Mention): boolean {
  const entity = lexicon.index.corpus.entity.get(slug);
  const isMember = lexicon.groups.some(({ group }) => group.entities.includes(slug) && !isGlossary(group));
  return [slug, ...(entity?.aliases ?? [])].some((alias) => namesGroup(lexicon, alias, isMember));
}

/** A table of words and their meanings: its rows have nothing else in common. */
function isGlossary({ attributes }: Group): boolean {
  return attributes.every(({ key }) => key === MEANING_KEY);
}

/** A heading of more words names a topic beside its group ("Ingress vs Gateway API"). */
const MAX_GROUP_WORDS = 2;

/** Whether the words are the name of a group, or at least a part of it. */
function namesGroup(lexicon: Lexicon, alias: string, wholly: boolean): boolean {
  const terms = wordsIn(alias).map((word) => word.terms[0] ?? '');
  return lexicon.groups.some(
    ({ title }) =>
      title.size <= MAX_GROUP_WORDS &&
      terms.length > 0 &&
      terms.every((term) => title.has(term)) &&
      (!wholly || terms.length === title.size),
  );
}
