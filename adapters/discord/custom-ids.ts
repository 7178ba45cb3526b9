/** What a button or menu does when it is pressed. */
export const verbs = [
  'ask',
  'related',
  'compare',
  'more',
  'back',
  'next',
  'share',
  'dismiss',
  'good',
  'bad',
  'follow',
  'gap',
  'topic',
  'section',
] as const;
export type Verb = (typeof verbs)[number];

/** Fields of our modals. */
export const fieldIds = { reason: 'reason', question: 'question' } as const;

/** What a custom id says. `at` tells several of one verb, or the parts of a state, apart. */
export type CustomId = { readonly verb: Verb; readonly at: number; readonly payload: string };

/** Characters of a custom id. https://docs.discord.com/developers/components/reference#anatomy-of-a-component */
const MAX_CHARS = 100;
/** Of the form below; another form gets another number, and buttons of the old one are then told to be too old. */
const VERSION = '1';
const FORM = /^(?<version>[^:]*):(?<verb>[a-z]+):(?<at>\d{1,2}):(?<payload>.*)$/su;

/** Characters that a payload may have: the longest verb and two digits leave this. */
export const PAYLOAD_CHARS = MAX_CHARS - `${VERSION}:related:99:`.length;

export function customId(verb: Verb, at = 0, payload = ''): string {
  return `${VERSION}:${verb}:${at}:${payload}`;
}

/** What the id says, or null for one that this version did not write. */
export function readCustomId(id: string): CustomId | null {
  const { version, verb, at, payload } = FORM.exec(id)?.groups ?? {};
  const known = verbs.find((each) => each === verb);
  if (version !== VERSION || known === undefined || at === undefined || payload === undefined) return null;
  return { verb: known, at: Number(at), payload };
}
