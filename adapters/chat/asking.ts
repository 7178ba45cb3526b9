import type { Answer } from '#src/document/answer.ts';

/** Questions looked for in a longer message: more of them in one are rare. */
const MAX_SENTENCES = 5;

/** The sentences that ask something, if there is anything beside them. */
export function questionsIn(text: string): string[] {
  const sentences = sentencesIn(text);
  return sentences.length === 1 ? [] : sentences.filter(isQuestion).slice(0, MAX_SENTENCES);
}

/** Sentences and lines, as a person reads them. */
function sentencesIn(text: string): string[] {
  return text
    .slice(0, MAX_READ_CHARS)
    .split('\n')
    .flatMap((line) =>
      line
        .replace(/\s+/gu, ' ')
        .trim()
        .split(/(?<=[.!?])\s+|(?<=[。！？])/u),
    )
    .filter((sentence) => sentence !== '');
}

/** Of a message, when it is looked through for questions: more is a pasted file. Characters. */
const MAX_READ_CHARS = 8000;

/** Who wrote a line in a thread: the one whom we answered last and who talks to nobody else there, or anybody else. */
export type Speaker = 'asker' | 'other';

/**
 * Whether to answer a line that does not call on us. The asker also hears of a miss, if it was a question, and may say
 * just the name of the next thing.
 */
export function isWorthSaying(answer: Answer, text: string, speaker: Speaker): boolean {
  const isAsked = looksAsked(text);
  if ('sources' in answer) return isAsked || (speaker === 'asker' && isFragment(text));
  const isWorthAMiss = wordsOf(text).length >= MIN_MISSED_WORDS;
  return speaker === 'asker' && isAsked && isWorthAMiss && answer.kind !== 'smallTalk';
}

/** "Really?" and "how so?" are said to people. Words. */
const MIN_MISSED_WORDS = 3;

/** Whether a line asks something of whoever knows, and not of somebody who did something. */
export function looksAsked(text: string): boolean {
  return sentencesIn(text).some((sentence) => isQuestion(sentence) && !isForPeople(withoutFillers(sentence).rest));
}

function isQuestion(sentence: string): boolean {
  const { rest, isContinued } = withoutFillers(sentence);
  if (rest === '') return false;
  return (
    /[?？؟][)\]"'”»!]*$/u.test(withoutEmoji(sentence)) ||
    OPENINGS.some((opening) => opening.test(rest)) ||
    ((isContinued || /\b(?:vs|versus)\b/iu.test(rest)) && isFragment(rest))
  );
}

/** How questions begin that people do not end in a question mark; not "what a mess", "which is why", "will do". */
const OPENINGS: readonly RegExp[] = [
  /^(?:what|who|where|when|why|how)(?:['’](?:s|re)|s| (?:is|are|was|do|does|did|can|could|should|would|will|has|about|if|to|many|much|kind|type))\b/iu,
  /^which (?!is\b|was\b|are\b|were\b|will\b|would\b|should\b|could\b|has\b|does\b|did\b|means\b|makes\b|explains\b|i\b|we\b|you\b|they\b|he\b|she\b)\w/iu,
  /^(?!do (?:it|an?|the)\b)(?:is|are|do|does|can|could|should|has)(?:n['’]t)? (?:it|there|they|these|those|the|an?|any|all|both|either|i)\b/iu,
  /^(?:is|are|does|can|could|should|has) (?!not\b|be\b|been\b|do\b|work|also\b|what\b|why\b|how\b|so\b|this\b|that\b)[\p{L}\p{N}.-]+ \p{L}/iu,
  /^(?:please |pls )?(?:compare|list|explain|describe|define|look up|(?:show|tell|give|remind) me|show(?: \S+){1,5}$)\b(?! (?:is|was|are)\b)/iu,
  /^more(?:$| (?:please|pls|about|on|of)\b)/iu,
];

/**
 * Asks a person what they did, have or think: "did you restart it?", "what do you use?", "are we on cilium?". "How do you
 * do it" and "can you compare …" are for whoever knows.
 */
function isForPeople(rest: string): boolean {
  if (
    /^(?:can|could|would|will) (?:you|u) (?:please |pls |also )?(?:compare|show|list|explain|tell|give|describe|define|look up)\b/iu.test(
      rest,
    )
  )
    return false;
  return [
    /^(?:you|u|we|he|she|any(?:one|body)|some(?:one|body)|every(?:one|body))\b/iu,
    /(?<!\bhow )\b(?:do|does|did|are|were|have|has|had|can|could|would|will|should)(?:n['’]t)? (?:you|u|he|she|any(?:one|body)|some(?:one|body))\b/iu,
    /\b(?:did|are|were|have|had|will) we\b|(?<!\bhow )\bdo we (?!need\b|have to\b)/iu,
    /\byours?\b|\byou(?: guys| all|['’]re|['’]ve)\b/iu,
  ].some((pattern) => pattern.test(rest));
}

/** A few words that state nothing: "cilium", "and with ipvs", "calico vs flannel". */
function isFragment(text: string): boolean {
  const words = wordsOf(withoutEmoji(text));
  const isPlain =
    /^[\p{L}\p{N}\s,&+'’()/_.:-]*[\p{L}\p{N})]$/u.test(withoutEmoji(text)) && !/:\/\/|(?:^|\s)-/u.test(text);
  return isPlain && words.length > 0 && words.length <= MAX_FRAGMENT_WORDS && !words.some((word) => STATING.has(word));
}

/** A longer line without a verb is rare. Words. */
const MAX_FRAGMENT_WORDS = 6;

/** Words that make a line a statement or a courtesy: pronouns, verbs of being, having and doing, yes and no, thanks. */
const STATING: ReadonlySet<string> = new Set(
  `i im i'm i'll i've i'd we we're we'll we've you you're he she they they're me us my our your his her their it its it's
  that that's thats this there am is are was were be been isn't wasn't aren't do does did don't doesn't didn't done has have
  had can can't cannot could will won't would should might must not no nope yes yep yeah yup never still already thanks
  thank thx ty cheers great nice cool good perfect awesome excellent ok okay kk lol haha hah lgtm sure agreed right exactly
  sorry hello hi hey bye morning fine wow oh ah maybe probably let's lets use used uses using try tried trying run ran runs
  running go going went got get work works worked working fix fixed help helped helps look looks looked seem seems sound
  sounds make makes made guess think thought know known wish hope see saw said say says love like hate prefer merged
  deployed restarted rolled broke broken failed fails solved resolved closing closed`.split(/\s+/u),
);

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}'._/-]+/gu) ?? []
  );
}

/** Without what stands before the matter itself; `isContinued` if that ties it to what was said before. */
function withoutFillers(sentence: string): { rest: string; isContinued: boolean } {
  const text = withoutEmoji(sentence);
  const [fillers = ''] = FILLERS.exec(text) ?? [];
  return { rest: text.slice(fillers.length), isContinued: /\b(?:and|or|also)\b/iu.test(fillers) };
}

const FILLERS =
  /^(?:(?:and|or|also|but|so|then|now|ok|okay|hm+|um+|oh|ah|well|yes|yeah|no|right|great|cool|nice|perfect|thanks|thank you|thx|hi|hey|hello|sorry|actually|btw|one more)(?: (?:all|team|folks|everyone|everybody|there))?[\s,.!:;–—-]+)+/iu;

/** Chats write an emoji as itself or as `:name:`. Also without a closing "please" or "thanks". */
function withoutEmoji(text: string): string {
  return text
    .replace(/:[a-z0-9_+'-]+:|\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}\u{fe0f}\u{200d}]/giu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<![\s,])[\s,]+(?:please|pls|plz|thanks|thank you|thx|ty)[.!]*$/iu, '');
}
