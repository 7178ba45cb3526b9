import type { Conversation } from '#src/document/answer.ts';
import { attributesIn, isOfAny, STATUS_WORDS } from './attributes.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention } from './query.ts';
import { correctSpelling, findMentions, readWords, restOf } from './words.ts';

const OPENING =
  /^(?:(?:ok(?:ay)?|so|hm+|well)[, ]+)?(?:and(?: what)?(?: about)?|what about|how about|but|also|then|same for|now)\s+(?:(?:the|its|their|for|with)\s+)*/iu;
/** Sets something beside what was talked about. */
const BESIDE = /^(?:(?:and|ok(?:ay)?|so|but|now)[, ]+)*(?:vs\.?|versus|compared (?:to|with)|against)\s+/iu;
/** Takes something away from a comparison. */
const WITHOUT =
  /^(?:(?:and|ok(?:ay)?|so|but|now)[, ]+)*(?:without|drop|minus|remove|leave out|forget(?: about)?|ignore)\s+/iu;
/** "The first one", and not "the first packet". */
const FIRST = /\bthe (?:former|first(?: one\b|(?=\s*(?:$|[?!.,]))))/iu;
const SECOND = /\bthe (?:latter|(?:second|last)(?: one\b|(?=\s*(?:$|[?!.,]))))/iu;
const WHICH_ONE = /\bwhich (?:one|of them|of those|of the two)\b/iu;
const PRONOUN = /\b(?:it|its|them|they|their|this one|that one|those|these two|both)\b/iu;
/** "Is that still maintained": of anything else it asks for an opinion. */
const DEMONSTRATIVE = /(?<=^(?:is|was) )(?:that|this)(?= (?:(?:still|already|also|not) )*(\w+))/iu;
/** "And which ports must be open for Kubernetes?" stands for itself. */
const WHOLE_QUESTION = /^(?:which|what|how|why|when|where|who|can|could|should|does|do|is|are)(?:\s+\S+){4}/iu;
/** A follow-up is short; a longer sentence stands for itself. Words. */
const MAX_FOLLOW_UP_WORDS = 8;
/** Shorter texts without a name may leave out what they are about. Words. */
const MAX_ELLIPSIS_WORDS = 6;
/** What people ask for next in a word or two, whatever the talk was about; a general answer to it is seldom meant. */
const NEXT_WORDS: ReadonlySet<string> = new Set(
  `default defaults value values port ports range ranges licence license version alternative alternatives difference
  differences`.split(/\s+/u),
);
/** Said to us or to people, or of the asker: "can you answer this?", "what is my ip". */
const ADDRESSED =
  /\b(?:you|your|yours|u|my|mine|me|our|answer|ideas?|thoughts|anyone|anybody|someone|somebody)\b|^(?:who|where)\b/iu;
/** What may stand around those. */
const AROUND: ReadonlySet<string> = new Set(
  "and or so ok okay a an the any some what whats what's which is are show give me its do i need please minimal simple".split(
    ' ',
  ),
);

/**
 * The question written out with what the conversation is about: `and cilium?` after a comparison of calico and flannel
 * becomes a comparison of the three. Null if the question stands for itself.
 */
export function resolveFollowUp(lexicon: Lexicon, text: string, conversation: Conversation): string | null {
  const names = subjectsOf(lexicon, conversation);
  const words = readWords(lexicon, text);
  if (names.length === 0 || words.length > MAX_FOLLOW_UP_WORDS) return null;
  const mentions = findMentions(lexicon, words, []);
  const changed = besideOrWithout(lexicon, text, mentions, conversation);
  if (changed !== null) return changed;
  const pointed = withPointers(text, names);
  if (pointed !== text) return pointed;
  const opening = OPENING.exec(text)?.[0];
  if (mentions.length === 0) return withoutName(lexicon, text, opening, conversation);
  const pronoun = pronounIn(text);
  if (pronoun) return text.replace(pronoun, names.slice(0, 2).join(' and '));
  if (opening === undefined) return null;
  const { left, attributes } = attributesIn(lexicon, restOf(words, mentions));
  if (left.length > 0) return null;
  const asked = text.slice(opening.length);
  if (conversation.kind === 'comparison')
    return `compare ${names.join(' and ')} and ${asked}${attributeNames(lexicon, conversation)}`;
  return attributes.length > 0 ? asked : `${asked}${attributeNames(lexicon, conversation)}`;
}

/** A short text that names nothing, with what the conversation is about in front; null where it cannot be short for that. */
export function withSubject(lexicon: Lexicon, text: string, conversation: Conversation): string | null {
  const names = subjectsOf(lexicon, conversation);
  const words = readWords(lexicon, text);
  if (names.length === 0 || words.length > MAX_ELLIPSIS_WORDS || ADDRESSED.test(text)) return null;
  return findMentions(lexicon, words, []).length > 0 ? null : `${names.join(' and ')} ${text}`;
}

/** "vs cilium" adds, "without cilium" takes away. */
function besideOrWithout(
  lexicon: Lexicon,
  text: string,
  mentions: readonly Mention[],
  conversation: Conversation,
): string | null {
  const names = subjectsOf(lexicon, conversation);
  const beside = BESIDE.exec(text)?.[0];
  if (beside !== undefined && mentions.length > 0)
    return `compare ${names.join(' and ')} and ${text.slice(beside.length)}`;
  if (!WITHOUT.test(text) || conversation.kind !== 'comparison' || !saysNothingElse(lexicon, text, mentions))
    return null;
  const left = conversation.entities.filter((slug) => !mentions.some((mention) => mention.slug === slug));
  if (left.length === conversation.entities.length || left.length === 0) return null;
  const kept = left.map((slug) => nameOf(lexicon, slug));
  return kept.length > 1 ? `compare ${kept.join(' and ')}` : (kept[0] ?? null);
}

/** Beside the names only words that join: "without kube-proxy, how does cilium do it?" asks something. */
function saysNothingElse(lexicon: Lexicon, text: string, mentions: readonly Mention[]): boolean {
  const words = readWords(lexicon, text);
  return words.every(
    ({ lower }, at) =>
      mentions.some(({ from, to }) => at >= from && at < to) || LEAVING_WORDS.has(lower) || AROUND.has(lower),
  );
}

const LEAVING_WORDS: ReadonlySet<string> = new Set(
  'without drop minus remove leave out forget about ignore but now from it'.split(' '),
);

/** With names in the place of "the first one" and "which one". */
function withPointers(text: string, names: readonly string[]): string {
  const [first, second] = names;
  if (first === undefined || second === undefined) return text;
  return text
    .replace(FIRST, first)
    .replace(SECOND, second)
    .replace(WHICH_ONE, `which of ${names.join(' and ')}`);
}

function withoutName(
  lexicon: Lexicon,
  text: string,
  opening: string | undefined,
  conversation: Conversation,
): string | null {
  const names = subjectsOf(lexicon, conversation);
  const pronoun = pronounIn(text);
  if (pronoun) return text.replace(pronoun, names.join(' and '));
  const asked = text.slice(opening?.length ?? 0).replace(/[?!.\s]+$/u, '');
  if (WHOLE_QUESTION.test(asked)) return null;
  const rest = restOf(correctSpelling(lexicon, readWords(lexicon, asked), [], []), []);
  const { attributes, left } = attributesIn(lexicon, rest, (key) => isOfAny(lexicon, conversation.entities, key));
  const isElliptic = asksNext(lexicon, text) || (attributes.length > 0 && left.length === 0);
  if (opening === undefined && !isElliptic) return null;
  if (attributes.length > 0 && names.length > 1) return `compare ${names.join(' and ')} ${asked}`;
  return `${names.join(' and ')} ${asked}`;
}

function pronounIn(text: string): RegExp | null {
  if (PRONOUN.test(text)) return PRONOUN;
  return STATUS_WORDS.has(DEMONSTRATIVE.exec(text)?.[1]?.toLowerCase() ?? '') ? DEMONSTRATIVE : null;
}

function asksNext(lexicon: Lexicon, text: string): boolean {
  const words = readWords(lexicon, text).map(({ lower }) => lower);
  return words.some((word) => NEXT_WORDS.has(word)) && words.every((word) => NEXT_WORDS.has(word) || AROUND.has(word));
}

function subjectsOf(lexicon: Lexicon, { entities }: Conversation): string[] {
  return entities.map((slug) => nameOf(lexicon, slug));
}

function nameOf(lexicon: Lexicon, slug: string): string {
  return lexicon.index.corpus.entity.get(slug)?.name ?? slug;
}

function attributeNames(lexicon: Lexicon, { attributes }: Conversation): string {
  const names = attributes.map((key) => lexicon.attributes.find((attribute) => attribute.key === key)?.name ?? '');
  return names.length === 0 ? '' : ` ${names.join(' ')}`;
}
