import type { Conversation } from '#src/document/answer.ts';
import { attributesIn } from './attributes.ts';
import type { Lexicon } from './lexicon.ts';
import { correctSpelling, findMentions, readWords, restOf } from './words.ts';

const OPENING =
  /^(?:(?:ok(?:ay)?|so|hm+|well)[, ]+)?(?:and(?: what)?(?: about)?|what about|how about|but|also|then|same for|now)\s+(?:(?:the|its|their|for|with)\s+)*/iu;
const PRONOUN = /\b(?:it|its|them|they|their|this one|that one|those|these two|both)\b/iu;
/** A follow-up is short; a longer sentence stands for itself. Words. */
const MAX_FOLLOW_UP_WORDS = 8;

/**
 * The question written out with what the conversation is about: `and cilium?` after a comparison of calico and flannel
 * becomes a comparison of the three. Null if the question stands for itself.
 */
export function resolveFollowUp(lexicon: Lexicon, text: string, conversation: Conversation): string | null {
  if (conversation.entities.length === 0) return null;
  const names = conversation.entities.map((slug) => lexicon.index.corpus.entity.get(slug)?.name ?? slug);
  const words = readWords(lexicon, text);
  if (words.length > MAX_FOLLOW_UP_WORDS) return null;
  const mentions = findMentions(lexicon, words, []);
  const opening = OPENING.exec(text)?.[0];
  if (mentions.length === 0) return withoutName(lexicon, text, opening, names);
  if (PRONOUN.test(text)) return text.replace(PRONOUN, names.slice(0, 2).join(' and '));
  if (opening === undefined) return null;
  const { left, attributes } = attributesIn(lexicon, restOf(words, mentions));
  if (left.length > 0) return null;
  const asked = text.slice(opening.length);
  if (conversation.kind === 'comparison')
    return `compare ${names.join(' and ')} and ${asked}${attributeNames(lexicon, conversation)}`;
  return attributes.length > 0 ? asked : `${asked}${attributeNames(lexicon, conversation)}`;
}

function withoutName(
  lexicon: Lexicon,
  text: string,
  opening: string | undefined,
  names: readonly string[],
): string | null {
  if (PRONOUN.test(text)) return text.replace(PRONOUN, names.join(' and '));
  if (opening === undefined) return null;
  const asked = text.slice(opening.length).replace(/[?!.\s]+$/u, '');
  const rest = restOf(correctSpelling(lexicon, readWords(lexicon, asked), [], []), []);
  const { attributes } = attributesIn(lexicon, rest);
  if (attributes.length > 0 && names.length > 1) return `compare ${names.join(' and ')} ${asked}`;
  return `${names.join(' and ')} ${asked}`;
}

function attributeNames(lexicon: Lexicon, { attributes }: Conversation): string {
  const names = attributes.map((key) => lexicon.attributes.find((attribute) => attribute.key === key)?.name ?? '');
  return names.length === 0 ? '' : ` ${names.join(' ')}`;
}
