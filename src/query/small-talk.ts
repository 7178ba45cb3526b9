import type { Query } from './query.ts';

type Phrase = Extract<Query, { intent: 'smallTalk' }>['phrase'];

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** What makes a short text a courtesy and nothing else, the strongest first: "ok thanks, bye" is thanks. */
const KEYS: readonly (readonly [Phrase, ReadonlySet<string>])[] = [
  ['complaint', setOf('wrong incorrect useless nonsense rubbish garbage unhelpful terrible bad')],
  ['thanks', setOf('thanks thank thx tnx thnx thanx ty tysm kthx kthxbye cheers appreciated merci danke gracias')],
  ['farewell', setOf('bye goodbye ciao cya night goodnight later')],
  ['greeting', setOf('hi hey hello hiya yo howdy greetings morning afternoon evening hallo hola bonjour sup')],
  [
    'acknowledgement',
    setOf(
      `ok okay k cool great nice good perfect awesome excellent brilliant amazing got see sense yes yep yeah no nope sure fine
      alright right lol haha wow done mind nevermind interesting sorry np love works worked helped`,
    ),
  ],
];

/** Words that may stand around those and ask for nothing. */
const FILLERS = setOf(
  `a an the there all bot everyone everybody team folks guys k8snet mate man buddy dude pal friend friends i we you u r are
  is was it this that how what's day doing today so very much lot ton million many to for of me my your ur help helping
  please just really and but too then now well one job work answer answers reply makes made never again oh ah hm hmm not
  isn't wasn't have had be am i'm been omg you're youre your's much such`,
);

/** Of a courtesy; a longer text says something. Words. */
const MAX_WORDS = 10;

/** "Not good" and "that didn't help" are no praise. */
const TURNING = /\b(?:not|isn't|wasn't)\b/u;

/** Words that open a question, also behind a courtesy: "thanks, is it good for windows?" asks about a thing. */
const ASKING =
  /^(?:is|are|was|were|does|do|did|can|could|should|would|will|which|why|what|when|where|who|how)\b|[,.!;]\s*(?:and |but |so )?(?:is|are|does|do|did|can|could|should|would|will|which|why|what|when|where|who|how)\b(?! (?:are|r) (?:you|u)\b)|\b(?:but|and|so) (?:is|are|does|do|can|could|should|will|how|what|why|for)\b/u;
const GREETING = /^(?:what'?s up|how (?:are|r) (?:you|u|things)(?: doing)?(?: today)?)$/u;

const HELP =
  /^(?:help|help me|\?|usage|commands?|man|start|what (?:all )?(?:can|could) (?:you|u) (?:do|answer|help with|tell me)|what do (?:you|u) (?:do|know)|(?:who|what) are (?:you|u)|(?:are|r) (?:you|u) (?:a |an )?(?:bot|robot|human|person|real|ai|llm|gpt|chatgpt|language model)|who (?:made|built|created|wrote|runs) (?:you|u)|tell me about (?:you|yourself)|how do(?:es)? (?:i use )?(?:you|this|it)(?: bot)?(?: work)?|(?:how )?(?:can|could|will) (?:you|u) help(?: me)?(?: out)?(?: with (?:this|something|networking|(?:kubernetes|k8s)(?: networking)?))?|(?:i|we) (?:have|had|got|have got) (?:a|one) (?:quick )?(?:question|problem)|(?:i|we) need (?:some )?help|what can i ask(?: you)?|what is this(?: bot)?|what are you for|i (?:don't|do not|dont) (?:understand|get it))$/u;

/** Greetings, thanks, requests for help, an empty question; null for anything else. */
export function readSmallTalk(text: string): Query | null {
  const said = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ?]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (said === '' && text.length === 0) return { intent: 'help' };
  const bare = said.replace(/\s*\?+$/u, '');
  if (/^\?+$/u.test(said) || HELP.test(bare)) return { intent: 'help' };
  if (GREETING.test(bare)) return { intent: 'smallTalk', phrase: 'greeting' };
  const phrase = ASKING.test(text.toLowerCase().trim()) ? null : courtesyIn(bare, /[?？]\s*$/u.test(text));
  return phrase && { intent: 'smallTalk', phrase };
}

/** Emoji alone, as themselves or by their names in chats: a thumb down is a complaint; null where there are none. */
export function readReaction(raw: string): Query | null {
  if (!/\p{Extended_Pictographic}|:[a-z0-9_+-]+:/iu.test(raw)) return null;
  const isComplaint = /👎|😠|😡|:(?:-1|thumbsdown|angry|rage):/iu.test(raw);
  return { intent: 'smallTalk', phrase: isComplaint ? 'complaint' : 'acknowledgement' };
}

function courtesyIn(bare: string, isQuestion: boolean): Phrase | null {
  // What somebody is thanked for may be anything, if it is short.
  const thanked = /^(.{0,40}?\bthank(?:s|x| you)?\b.{0,40}?) (?:for|that) .{0,40}$/u;
  const words = (isQuestion ? bare : bare.replace(thanked, '$1')).split(' ');
  if (words.length > MAX_WORDS) return null;
  const isKey = (word: string) => KEYS.some(([, keys]) => keys.has(word));
  if (!words.every((word) => isKey(word) || FILLERS.has(word))) return null;
  if (/\bmy bad\b|\bsorry\b/u.test(bare)) return 'acknowledgement';
  const found = KEYS.find(([, keys]) => words.some((word) => keys.has(word)))?.[0];
  if (found === undefined) return null;
  return found === 'acknowledgement' && TURNING.test(bare) && words.length > 1 ? 'complaint' : found;
}
