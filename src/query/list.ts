import type { Group } from '#src/content/corpus.ts';
import type { Index } from '#src/search/index.ts';
import { attributesIn } from './attributes.ts';
import { readFilters } from './filters.ts';
import { genericTerms } from './generic-words.ts';
import type { GroupName, Lexicon } from './lexicon.ts';
import type { Filter, Mention } from './query.ts';
import { isWithin, type QuestionWord, restOf } from './words.ts';

const ASKS_FOR_ALL =
  /^(?:please )?(?:list|show|enumerate|name|give)\b|\b(?:all (?:the |of the )?|every |types? of|different|list of|how many)\b|\bare there\b|\b(?:exist|available)\b/iu;
const WHICH = /\b(?:which|what|who)\b/iu;
const ONE_THING = /\bwhat(?:'s| is| does| do)\b|\bhow (?:to|do|does|can)\b|\bwhy\b/iu;
/** Opens a condition: the noun before it stands for all of its kind ("cni with encryption"). */
const CONDITION = /^(?:with|without|that|which|having|supporting)$/iu;
const EXCEPT = /^(?:except|excluding|besides|other than|apart from|not counting|without counting)\b/iu;
const ASKING =
  /^(?:list|show|enumerate|name|give|which|what|who|types?|different|available|exist|many|one|ones|except|excluding|besides|other|than|apart|counting)$/iu;
/** A question that weighs options wants advice, not a list. */
const ADVICE = /\b(?:should|choose|pick|best|recommend\w*|better|prefer)\b/iu;

/** A question for several members of a group, with its conditions; null if it is none. */
export function readList(
  lexicon: Lexicon,
  words: readonly QuestionWord[],
  mentions: readonly Mention[],
  topics: readonly Mention[],
): { group: Group; filters: Filter[]; attributes: string[]; except: string[] } | null {
  const text = words.map((word) => word.lower).join(' ');
  const asks = ASKS_FOR_ALL.test(text) || (WHICH.test(text) && !ONE_THING.test(text));
  if (ADVICE.test(text) || (!asks && ONE_THING.test(text)) || asksOfOne(lexicon, words, mentions, text)) return null;
  const rest = restOf(words, []);
  for (const name of groupsNamed(lexicon, rest, { asks: asks || hasCondition(words), head: headOf(words) })) {
    const excepted = mentionsExcepted(words, mentions, name);
    const left = leftOver(words, [...topics, ...excepted], name);
    const filters = readFilters(lexicon, name.group, left, name.terms);
    if (!filters || (filters.length + excepted.length === 0 && !asks)) continue;
    return {
      group: name.group,
      filters,
      except: excepted.map(({ slug }) => slug),
      attributes: attributesIn(lexicon, rest).attributes.filter((key) =>
        name.group.attributes.some((attribute) => attribute.key === key),
      ),
    };
  }
  return null;
}

/** "All plugins except calico and canal": members named behind the word that leaves them out. */
function mentionsExcepted(
  words: readonly QuestionWord[],
  mentions: readonly Mention[],
  { group }: GroupName,
): Mention[] {
  const from = words.findIndex(({ lower }, at) => EXCEPT.test(`${lower} ${words[at + 1]?.lower ?? ''}`));
  return from < 0 ? [] : mentions.filter((mention) => mention.from > from && group.entities.includes(mention.slug));
}

/** Whether the words ask for several things whatever they are. */
export function asksForAll(words: readonly QuestionWord[]): boolean {
  return ASKS_FOR_ALL.test(words.map((word) => word.lower).join(' '));
}

function hasCondition(words: readonly QuestionWord[]): boolean {
  return words.some(({ lower }) => CONDITION.test(lower));
}

/** "Which layer does calico work on": one thing is named and no group in the plural, so it is not a list that is wanted. */
function asksOfOne(
  lexicon: Lexicon,
  words: readonly QuestionWord[],
  mentions: readonly Mention[],
  text: string,
): boolean {
  const named = mentions.filter(({ slug }) => lexicon.groups.some(({ group }) => group.entities.includes(slug)));
  if (named.length === 0 || ASKS_FOR_ALL.test(text)) return false;
  const isPluralOfGroup = ({ lower, word }: QuestionWord, at: number) =>
    (/s$/iu.test(lower) || CONDITION.test(words[at + 1]?.lower ?? '')) &&
    !isWithin(named, at) &&
    lexicon.groups.some(({ title }) => title.has(word?.terms[0] ?? ''));
  return !words.some(isPluralOfGroup);
}

/** The first telling word behind the asking one, mostly the noun that is asked for: "CNIs" in "which CNIs can encrypt". */
function headOf(words: readonly QuestionWord[]): QuestionWord | undefined {
  const from = words.findIndex(({ lower }) => WHICH.test(lower) || ASKS_FOR_ALL.test(lower)) + 1;
  return words.slice(from).find(({ word }) => word !== null);
}

type Asked = { readonly asks: boolean; readonly head: QuestionWord | undefined };

/** Groups that the words name, the best first: in the plural, or by any of their words where the question asks for several. */
function groupsNamed(lexicon: Lexicon, rest: readonly QuestionWord[], asked: Asked): GroupName[] {
  return lexicon.groups
    .map((name) => ({ name, score: groupScore(lexicon.index, name, rest, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ name }) => name);
}

/** A group is meant from this share of its title's words on, by their weight: "service" alone does not mean "Symptoms: Services". */
const MIN_TITLE_SHARE = 0.45;
/** Added to a group that the noun asked for belongs to: as much as its whole title named. */
const HEAD_BONUS = 2;

function groupScore(index: Index, name: GroupName, rest: readonly QuestionWord[], { asks, head }: Asked): number {
  const { group, terms, title, noun, headers, outline } = name;
  const named = rest.filter(isNamedBy(terms));
  const plural = named.some(isPlural);
  if (named.length === 0 || !(plural || asks)) return 0;
  const titleShare = shareNamed(index, title, rest);
  const isHead =
    head !== undefined &&
    isPlural(head) &&
    Math.max(shareNamed(index, noun, [head]), shareNamed(index, headers, [head])) >= MIN_TITLE_SHARE;
  if (!isHead && titleShare < MIN_TITLE_SHARE) return 0;
  const above = rest.filter(isNamedBy(outline)).length;
  const size = Math.min(group.entities.length, 20) / 100;
  return named.length + (plural ? 1 : 0) + (isHead ? HEAD_BONUS : 0) + 2 * titleShare + 0.3 * above + size;
}

function isNamedBy(terms: ReadonlySet<string>): (word: QuestionWord) => boolean {
  return ({ word }) => terms.has(word?.terms[0] ?? '');
}

/** How much of the title the words name, by weight, 0 to 1. */
function shareNamed(index: Index, title: ReadonlySet<string>, rest: readonly QuestionWord[]): number {
  const said = new Set(rest.map(({ word }) => word?.terms[0] ?? ''));
  let named = 0;
  let total = 0;
  for (const term of title) {
    if (genericTerms.has(term) && title.size === 1) continue;
    total += index.idf(term);
    if (said.has(term)) named += index.idf(term);
  }
  return total === 0 ? 0 : named / total;
}

function isPlural({ lower }: QuestionWord): boolean {
  return /s$/iu.test(lower) && lower.length > 3;
}

/** The words that are neither the group's name nor how one asks, with the negations and conjunctions between them. */
function leftOver(words: readonly QuestionWord[], topics: readonly Mention[], { terms }: GroupName): string {
  return words
    .filter(({ word, lower }, at) => !ASKING.test(lower) && !isWithin(topics, at) && !terms.has(word?.terms[0] ?? ''))
    .map((word) => word.raw)
    .join(' ');
}
