import { STATUS_KEY } from '#src/content/attribute-keys.ts';
import { stem } from '#src/search/tokenize.ts';
import type { AttributeName, Lexicon } from './lexicon.ts';
import type { QuestionWord } from './words.ts';

/** Words that ask for an attribute by another name than its column has. */
export const STATUS_WORDS: ReadonlySet<string> = new Set([
  'maintained',
  'unmaintained',
  'archived',
  'dead',
  'alive',
  'abandoned',
  'deprecated',
  'retired',
  'active',
  'status',
  'discontinued',
  'supported',
  'still',
]);

/** Everyday words for a column: the term of its header that they stand for. */
const SYNONYMS = new Map(
  Object.entries({
    version: 'release',
    repo: 'repository',
    github: 'repository',
    license: 'licence',
    vendor: 'maintainer',
    nics: 'interfaces',
    docs: 'documentation',
  }).map(([word, header]) => [stem(word), stem(header)]),
);

/** The attributes that the words name, longest names first, and the words that name none. `has` tells which can be meant. */
export function attributesIn(
  lexicon: Lexicon,
  rest: readonly QuestionWord[],
  has: (key: string) => boolean = () => true,
): { attributes: string[]; left: QuestionWord[] } {
  const attributes: string[] = [];
  let left = [...rest];
  const take = (key: string, isNamed: (word: QuestionWord) => boolean) => {
    attributes.push(key);
    left = left.filter((word) => !isNamed(word));
  };
  if (lexicon.attributes.some(({ key }) => key === STATUS_KEY) && has(STATUS_KEY) && left.some(isStatusWord))
    take(STATUS_KEY, isStatusWord);
  const possible = lexicon.attributes.filter((attribute) => has(attribute.key));
  for (const { key, terms } of possible) {
    const isWhole = (word: QuestionWord) => isOnly(lexicon, possible, key, word);
    const isPart = (word: QuestionWord) =>
      isWhole(word) || terms.some((term) => word.word?.terms.includes(term) ?? false);
    const isNamed = left.some(isWhole) || terms.every((term) => left.some((word) => word.word?.terms.includes(term)));
    if (terms.length > 0 && isNamed && !attributes.includes(key)) take(key, isPart);
  }
  return { attributes, left: left.filter((word) => !LINKING.has(word.word?.terms[0] ?? '')) };
}

/** Words that only link a thing with its attribute. */
export const LINKING = new Set(
  'support enforce provide offer implement run allow able capable available'.split(' ').map(stem),
);

/**
 * Whether the word, or what it is an everyday word for, stands in this attribute's name and in no other's, or at least in
 * that of no other attribute that can be meant.
 */
function isOnly(
  { attributeByTerm }: Lexicon,
  possible: readonly AttributeName[],
  key: string,
  { word }: QuestionWord,
): boolean {
  const term = word?.terms[0] ?? '';
  const sought = SYNONYMS.get(term) ?? term;
  const sole = attributeByTerm.get(sought);
  if (sole !== undefined || !SYNONYMS.has(term)) return sole === key;
  const holders = possible.filter(({ terms }) => terms.includes(sought));
  return holders.length === 1 && holders[0]?.key === key;
}

function isStatusWord({ lower }: QuestionWord): boolean {
  return STATUS_WORDS.has(lower);
}

/** Whether any of the things has the attribute, or stands in a table with it: others are not asked for beside them. */
export function isOfAny({ attributesOf }: Lexicon, slugs: readonly string[], key: string): boolean {
  return slugs.some((slug) => attributesOf.get(slug)?.has(key) ?? false);
}
