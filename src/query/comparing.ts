import type { Lexicon } from './lexicon.ts';
import type { Mention } from './query.ts';
import type { QuestionWord } from './words.ts';

/** A comparison holds so many things: a fifth column fits on no phone. */
export const MAX_COMPARED = 4;
/** Says that things are set against each other. */
export const COMPARING =
  /\b(?:vs\.?|versus|compar\w*|differ(?:ence|ences|s|ent from|entiate)?|diffs?|distinguish\w*|similarit\w*|apart|side by side|head to head|better|worse|instead of|rather than|against|pros and cons|trade-?offs?)\b/iu;
/** Asks for something about the things named: names alone do not set them against each other. */
const ASKS = /^(?:what|how|why|when|where|should|can|could|does|do|is|are|will)\b/iu;
/** Asks how to do something: two names in it are not set against each other by an "or". */
const HOW_TO = /^how (?:to|do|does|can|could|would)\b/iu;

/** Two to four things that the question sets against each other, or null. */
export function comparedSlugs(
  lexicon: Lexicon,
  words: readonly QuestionWord[],
  mentions: readonly Mention[],
  nothingElse: boolean,
): string[] | null {
  const slugs = [...new Set(mentions.map((mention) => mention.slug))];
  if (slugs.length < 2) return null;
  const text = words.map((word) => word.lower).join(' ');
  const akin = sameGroup(lexicon, slugs);
  const isBareList = nothingElse && akin.length === slugs.length && !ASKS.test(text);
  const isJoined = joinedByOr(words, mentions) && !HOW_TO.test(text);
  if (!COMPARING.test(text) && !isJoined && !isBareList && !weighs(words, mentions, text)) return null;
  if (slugs.length <= 2) return slugs;
  return akin.length >= 2 ? akin : slugs;
}

/** "Is nftables mode faster than IPVS?", but not why or how it is. */
const WEIGHING = /^(?:is|are|does|do|can|will|would)\b.*\b(?:\w+er|more(?: \w+)?|less(?: \w+)?) than\b/iu;

/** One of them stands before the comparative and one right behind "than": "more than one" counts. */
function weighs(words: readonly QuestionWord[], mentions: readonly Mention[], text: string): boolean {
  const than = words.findIndex(({ lower }) => lower === 'than');
  const isArticle = (at: number) => ['a', 'an', 'the'].includes(words[at]?.lower ?? '');
  const after = isArticle(than + 1) ? than + 2 : than + 1;
  return (
    than > 0 &&
    mentions.some(({ to }) => to < than) &&
    mentions.some(({ from }) => from === after) &&
    WEIGHING.test(text)
  );
}
/** Makes "Calico over flannel" a choice; "traffic over BGP" is none. */
const CHOOSING = /\b(?:choos\w*|chose\w*|pick\w*|prefer\w*|advantages?|benefits?|use|take|why|should)\b/iu;

function joinedByOr(words: readonly QuestionWord[], mentions: readonly Mention[]): boolean {
  const isChoice = CHOOSING.test(words.map(({ lower }) => lower).join(' '));
  return mentions.some((mention, at) => {
    const next = mentions[at + 1];
    const joiner = words[mention.to]?.lower ?? '';
    return (
      next !== undefined &&
      next.from === mention.to + 1 &&
      (['or', 'vs', 'v', 'x'].includes(joiner) || (joiner === 'over' && isChoice))
    );
  });
}

/**
 * "Istio gateway vs Gateway API": names of different kinds with a blank between them are one thing that we do not know,
 * or one is where the other is meant.
 */
export function isTangled(
  lexicon: Lexicon,
  words: readonly QuestionWord[],
  mentions: readonly Mention[],
  text: string,
): boolean {
  // Where some of them are of one kind, those are compared.
  if (sameGroup(lexicon, [...new Set(mentions.map(({ slug }) => slug))]).length > 1) return false;
  return mentions.some(({ slug, from, to }, at) => {
    const next = mentions[at + 1];
    if (next === undefined || next.from !== to) return false;
    const both = words.slice(from, next.to).map(({ raw }) => raw);
    return slug !== next.slug && text.includes(both.join(' '));
  });
}

/** Names that are words for a kind of thing, so that what stands before them makes another thing of it. */
const KINDS: ReadonlySet<string> = new Set(
  'gateway gateways ingress mesh service proxy policy controller ipam balancer'.split(' '),
);

/** Words that the content lacks right before the name of a kind: "zuplo gateway" is not our Gateway. */
export function unknownBefore(words: readonly QuestionWord[], mentions: readonly Mention[]): string[] {
  return mentions.flatMap(({ from, to }) => {
    const before = words[from - 1];
    if (!KINDS.has(words[to - 1]?.lower ?? '')) return [];
    const isUnknown = before?.word && !before.known && /^[a-z][a-z-]+$/u.test(before.lower);
    return isUnknown && !COMPARING.test(before.lower) ? [before.raw] : [];
  });
}

/**
 * Of things that are all set against each other, those that are not compared, as two others are of one kind: Istio in
 * "Calico vs Cilium vs Istio". In "kube-proxy: iptables or ipvs" the first is none.
 */
export function unlikeOthers(
  words: readonly QuestionWord[],
  mentions: readonly Mention[],
  compared: readonly string[],
): string[] {
  const areAllJoined = mentions.slice(1).every(({ from }, at) => {
    const between = words.slice(mentions[at]?.to, from).map(({ lower }) => lower);
    return between.length > 0 && between.every((word) => JOINING.has(word) && word !== 'with');
  });
  return areAllJoined ? [...new Set(mentions.map(({ slug }) => slug))].filter((slug) => !compared.includes(slug)) : [];
}

/** The largest set among the things that belong to one group: in "kube-proxy: iptables or ipvs" that is the two modes. */
function sameGroup(lexicon: Lexicon, slugs: readonly string[]): string[] {
  let best: string[] = [];
  for (const { group } of lexicon.groups) {
    const members = slugs.filter((slug) => group.entities.includes(slug));
    if (members.length > best.length) best = members;
  }
  return best;
}

/** "Difference between an Ingress and an ingress controller": two names, with nothing but a joining word between them. */
export function isPair(words: readonly QuestionWord[], mentions: readonly Mention[]): boolean {
  const [first, second, ...others] = mentions;
  if (first === undefined || second === undefined || others.length > 0 || first.slug === second.slug) return false;
  const between = words.slice(first.to, second.from).map(({ lower }) => lower);
  return COMPARING.test(words.map(({ lower }) => lower).join(' ')) && between.every((word) => JOINING.has(word));
}

const JOINING = new Set('vs versus v and or to from with a an the differ differs different compared'.split(' '));
