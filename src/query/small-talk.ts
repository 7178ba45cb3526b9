import type { Query } from './query.ts';

type Phrase = Extract<Query, { intent: 'smallTalk' }>['phrase'];

const PHRASES: readonly (readonly [Phrase, RegExp])[] = [
  [
    'greeting',
    /^(?:hi|hey|hello|hiya|yo|howdy|greetings|good (?:morning|afternoon|evening|day)|hallo|hola|bonjour|sup|what'?s up|how are you(?: doing)?(?: today)?)(?: (?:there|all|bot|everyone|everybody|team|folks|guys|k8snet))?$/u,
  ],
  [
    'thanks',
    /^(?:ok(?:ay)? |great |cool |perfect |awesome |many |nice )?(?:thanks?|thx|ty|cheers|thank you|merci|danke|gracias)(?: (?:you|a lot|so much|very much|a ton|a million|bot|all|everyone)){0,4}(?: (?:for|that) .{0,40})?$/u,
  ],
  [
    'acknowledgement',
    /^(?:ok|okay|k|cool|great|nice|good|perfect|awesome|got it|i see|makes sense|yes|yep|yeah|no|nope|sure|fine|alright|right|lol|haha|wow|good bot|well done|nice one|never ?mind)$/u,
  ],
  ['farewell', /^(?:bye|goodbye|bye bye|see you(?: later)?|good ?night|ciao|cya|later)$/u],
];
const HELP =
  /^(?:help|help me|\?|usage|commands?|man|start|what can you do|what do you (?:do|know)|who are you|what are you|how do(?:es)? (?:i use )?(?:you|this|it)(?: bot)?(?: work)?|how can you help(?: me)?|what can i ask(?: you)?|what is this(?: bot)?|what are you for)$/u;

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
  for (const [phrase, pattern] of PHRASES) if (pattern.test(bare)) return { intent: 'smallTalk', phrase };
  return null;
}
