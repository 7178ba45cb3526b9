import type { Conversation, Correction } from '#src/document/answer.ts';
import { rewordPhrases, stem } from '#src/search/tokenize.ts';
import { attributesIn, isOfAny } from './attributes.ts';
import { cleanQuestion } from './clean.ts';
import { COMPARING, comparedSlugs, isPair, isTangled, MAX_COMPARED, unknownBefore, unlikeOthers } from './comparing.ts';
import { resolveFollowUp } from './follow-up.ts';
import { genericTerms } from './generic-words.ts';
import type { Lexicon } from './lexicon.ts';
import { asksForAll, readList } from './list.ts';
import type { Mention, Query } from './query.ts';
import { readReaction, readSmallTalk } from './small-talk.ts';
import { commonShare, knownShare, nameWords, queryTerms } from './terms.ts';
import { isTopic } from './topics.ts';
import { correctSpelling, findMentions, type QuestionWord, readWords, restOf } from './words.ts';

/** Asks what something is, at the end of a sentence that may begin anyhow. */
const FRAME = /\b(?:what(?:'?s| is| are)|wh?at is|wots|explain|define|about)\s+(?:(?:the|a|an)\s+)?(.{2,40})$/iu;
/**
 * Other ways to say the same: "what is meant by X" and "what does X stand for" ask what X is; a kind of thing is no
 * `kind` cluster.
 */
const MEANT = /\bwhat(?:'?s| is| are| do you| does one)? (?:is |it )?mean(?:t|s)? by\b/iu;
const STANDS_FOR = /\bwhat (?:do|does|did) (.{2,40}?) (?:stand for|abbreviate|stand 4)\b/iu;
const MADE_BY =
  /\b(?:(?:which|what) company (?:makes?|is behind|owns?|builds?|develops?)|who (?:makes|owns|builds|develops))\b/iu;
/** A bare name among commas is what is asked for only where the rest speaks of our field ("Romana, the Time Lady"). 0 to 1. */
const MIN_KNOWN_BESIDE_CLAUSE = 0.4;
/** Asks for the members of some group; where we have no such group, a passage would be a guess. */
const LISTING = /^(?:please )?(?:list|show|enumerate|name)\b|\b(?:types?|list) of\b/iu;
/** Says in so many words that Kubernetes is meant. */
const IN_FIELD = /\b(?:kubernetes|k8s|kube\w*|cni|cnis)\b/iu;
/** Clauses that are tried by themselves: a pasted log has hundreds. */
const MAX_CLAUSES = 8;
/** How people ask to be told: what stands behind it is the question. */
const POLITE =
  /^(?:please )?(?:can|could|would|will) (?:you|u|some(?:one|body)|any(?:one|body)) (?:please |pls )?(?:help(?: me| us)?(?: out)? with|tell (?:me|us)(?: more)? about|explain(?: to me)?)\s+(?=\S)/iu;
const MORE =
  /^(?:more|show more|tell me more|go on|continue|next|what else|anything else|and more|more please)[.!? ]*$/iu;

/** Reads a question: cleans it, finds what it names and how it asks. Nothing here is random or slow. */
export function understand(lexicon: Lexicon, raw: string, conversation: Conversation): Query {
  const { text: said, tooLong } = cleanQuestion(raw);
  if (tooLong) return { intent: 'tooLong' };
  const text = said.replace(POLITE, '');
  if (MORE.test(text)) return { intent: 'more' };
  const smallTalk = raw.trim() === '' || said !== '' ? readSmallTalk(said) : readReaction(raw);
  if (smallTalk) return smallTalk;
  const narrowed = narrowList(lexicon, text, conversation);
  if (narrowed) return narrowed;
  const followUp = resolveFollowUp(lexicon, text, conversation);
  return followUp ? readText(lexicon, followUp) : (readClause(lexicon, text) ?? readText(lexicon, text));
}

/** "Only the maintained ones" after a list: the same list with one condition more. */
function narrowList(lexicon: Lexicon, text: string, { list }: Conversation): Query | null {
  if (list === undefined || text.length > MAX_CONDITION_CHARS) return null;
  const condition = NARROWING.exec(text)?.[1] ?? NARROWING_AWAY.exec(text)?.[1];
  if (condition === undefined || NO_CONDITION.test(condition)) return null;
  const before = readText(lexicon, list);
  const narrowed = readText(lexicon, `${list.replace(/[?!.\s]+$/u, '')} and ${condition}`);
  if (before.intent !== 'list' || narrowed.intent !== 'list' || before.group !== narrowed.group) return null;
  const isMember = narrowed.mentions.length > before.mentions.length;
  const attributes = narrowed.filters.map(({ attribute }) => attribute);
  const isTwice = new Set(attributes).size < attributes.length;
  return !isMember && !isTwice && narrowed.filters.length > before.filters.length ? narrowed : null;
}

/** What is longer says more than a condition. */
const MAX_CONDITION_CHARS = 100;
/** Asks or weighs something. */
const NO_CONDITION = /\b(?:what|why|how|who|when|where|way|ways|idea|reason|good|best|better|recommend\w*|should)\b/iu;
/** A condition by itself: "and encryption?", "only the maintained ones", "which of them support IPv6". */
const NARROWING =
  /^(?:(?:ok(?:ay)?|so|and|but|now)[, ]+)*(?:(?:what about|how about|only|just|and|but|with|which(?: ones?| of (?:them|those|these))?(?: are| have| support| can| do)?|are any|any)\s+)+((?:(?!ones?\b).)+?)(?:\s+ones?)?[?!.\s]*$/iu;
const NARROWING_AWAY = /^(?:(?:ok(?:ay)?|so|and|but|now|only|any|those|ones)[, ]+)*(without\s.+?)[?!.\s]*$/iu;

/** "What is romana? And now …": a plain look-up in front is answered whatever comes behind it. */
function readClause(lexicon: Lexicon, text: string): Query | null {
  return firstPlain(
    lexicon,
    text.split(/(?<=[?!.])\s+/u).filter((clause) => clause.endsWith('?')),
  );
}

/**
 * "quick q: cilium?", "no idea what's in here... what is flannel": a clause that is a look-up or comparison by itself.
 * For questions that no section answers as a whole.
 */
export function findClause(
  lexicon: Lexicon,
  { text, knownRestShare }: Extract<Query, { intent: 'question' }>,
): PlainQuery | null {
  const clauses = text.match(/[^?!.,:;…]+[?!.,:;…]*/gu) ?? [];
  const askedOrNear = clauses.filter((clause) => clause.endsWith('?') || knownRestShare >= MIN_KNOWN_BESIDE_CLAUSE);
  const framed = FRAME.exec(text)?.[1];
  return firstPlain(lexicon, [...(clauses.length > 1 ? askedOrNear : []), ...(framed === undefined ? [] : [framed])]);
}

type PlainQuery = Extract<Query, { intent: 'lookup' | 'compare' }>;

function firstPlain(lexicon: Lexicon, clauses: readonly string[]): PlainQuery | null {
  for (const clause of clauses.slice(0, MAX_CLAUSES)) {
    const query = readText(lexicon, clause);
    if (query.intent === 'lookup' || query.intent === 'compare') return query;
  }
  return null;
}

/** Whether a name holds what would be reworded, as "Ingress does nothing" does. */
function namesPhrase(lexicon: Lexicon, text: string): boolean {
  if (rewordPhrases(text) === text) return false;
  const words = readWords(lexicon, text);
  return findMentions(lexicon, words, []).some(({ from, to }) => {
    const name = words
      .slice(from, to)
      .map(({ raw }) => raw)
      .join(' ');
    return rewordPhrases(name) !== name;
  });
}

function reworded(text: string): string {
  return rewordPhrases(text.replace(MEANT, 'what is').replace(STANDS_FOR, 'what is $1'))
    .replace(/\bwhat kinds?\b/giu, 'what type')
    .replace(MADE_BY, 'maintainer of');
}

/** Reads a whole question or a clause of one; `text` of what is understood stays as it was asked. */
function readText(lexicon: Lexicon, asked: string): Query {
  const text = namesPhrase(lexicon, asked) ? asked : reworded(asked);
  const corrections: Correction[] = [];
  const written = readWords(lexicon, text);
  const all = findMentions(lexicon, written, corrections);
  const words = correctSpelling(lexicon, written, all, corrections);
  const topics = all.filter((mention) => isTopic(lexicon, mention));
  const mentions = all.filter((mention) => !topics.includes(mention) || isAlone(words, mention) || isPair(words, all));
  const rest = restOf(words, mentions);
  const columns = attributesIn(lexicon, rest);
  const understood = {
    text: asked,
    mentions,
    terms: queryTerms(lexicon, nameWords(lexicon, words, mentions), rest),
    knownRestShare: knownShare(lexicon, rest),
    commonRestShare: commonShare(lexicon, rest),
    comparing: COMPARING.test(text),
    listing: LISTING.test(text),
    inField: IN_FIELD.test(text),
    columns: columns.attributes,
    columnsOnly: columns.attributes.length > 0 && columns.left.length === 0,
    corrections,
  };
  const named = mentions.map(({ slug }) => slug);
  const { attributes, left } =
    named.length === 0 ? columns : attributesIn(lexicon, rest, (key) => isOfAny(lexicon, named, key));
  const slugs = comparedSlugs(lexicon, words, mentions, left.length === 0);
  const carried = attributes.length > 0 ? CARRIED : NOTHING;
  const plain = left.filter(
    (word) => !isDomainWord(lexicon, word, mentions) && !carried.has(word.word?.terms[0] ?? ''),
  );
  if (slugs)
    return {
      ...understood,
      intent: 'compare',
      slugs: slugs.slice(0, MAX_COMPARED),
      leftOut: slugs.slice(MAX_COMPARED),
      unlike: unlikeOthers(words, mentions, slugs),
      attributes,
      rest: left.map((word) => word.lower),
      tangled: isTangled(lexicon, words, mentions, text),
      unknown: unknownBefore(words, mentions),
    };
  const isName = mentions.length === 1 && rest.length === 0;
  const list = isName && !asksForAll(words) ? null : readList(lexicon, words, mentions, topics);
  if (list) return { ...understood, intent: 'list', ...list };
  const [slug, ...others] = [...new Set(mentions.map((mention) => mention.slug))];
  if (slug !== undefined && others.length === 0 && plain.length === 0)
    return { ...understood, intent: 'lookup', slug, attributes };
  return { ...understood, intent: 'question', attributes };
}

function isAlone(words: readonly QuestionWord[], { from, to }: Mention): boolean {
  return words.every(
    ({ word }, at) => word === null || (at >= from && at < to) || genericTerms.has(word.terms[0] ?? ''),
  );
}

/** What an attribute is of, whatever it is: "does Antrea encrypt traffic". */
const CARRIED: ReadonlySet<string> = new Set(['traffic', 'packets', 'pod', 'pods'].map(stem));
const NOTHING: ReadonlySet<string> = new Set();

/** The field as a whole: it says nothing about the thing asked for, though it may be part of a condition. */
const FIELD = new Set(['network', 'networking', 'container', 'linux'].map(stem));

/** A word that only says which field the thing is from: "calico cni", "ACI with k8s". */
function isDomainWord(lexicon: Lexicon, { word }: QuestionWord, mentions: readonly Mention[]): boolean {
  const term = word?.terms[0] ?? '';
  if (genericTerms.has(term) || FIELD.has(term)) return true;
  return lexicon.groups.some(
    (group) => group.terms.has(term) && mentions.some(({ slug }) => group.group.entities.includes(slug)),
  );
}
