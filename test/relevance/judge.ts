import type { Answer, Place } from '#src/document/answer.ts';
import { plainText } from '#src/document/plain-text.ts';
import type { Expectation, RelevanceRow } from './row.ts';

/** The answer to a row's question, and those to the first next questions that it offers. */
export type Hits = { readonly answer: Answer; readonly offered: readonly Answer[] };

export type Verdict = {
  /** The answer meets the expectation; for a row out of scope: it abstained. */
  readonly atOne: boolean;
  /** The answer, or one that it offers, meets the expectation. */
  readonly atThree: boolean;
  readonly abstained: boolean;
  /** What the answer lacks, for a person to read. */
  readonly missing: readonly string[];
};

const ABSTENTIONS: ReadonlySet<Answer['kind']> = new Set<Answer['kind']>(['miss', 'help', 'smallTalk']);

/** Characters up to which a phrase is looked for as a whole word. */
const SHORT = 4;

/** Where each section stands, by its id. */
export type Outline = ReadonlyMap<string, Place>;

/** Measures what came against what the row expects. */
export function judge({ expect }: RelevanceRow, { answer, offered }: Hits, outline: Outline): Verdict {
  const abstained = ABSTENTIONS.has(answer.kind);
  if (expect === 'abstain')
    return { atOne: abstained, atThree: abstained, abstained, missing: abstained ? [] : ['an abstention'] };
  const missing = [...wrongKind(expect, answer), ...wrongContent(expect, answer, outline)];
  const atOne = missing.length === 0;
  return {
    atOne,
    atThree: atOne || offered.some((other) => wrongContent(expect, other, outline).length === 0),
    abstained,
    missing,
  };
}

function wrongKind({ kind }: Expectation, answer: Answer): string[] {
  if (kind === undefined) return [];
  const kinds: readonly string[] = typeof kind === 'string' ? [kind] : kind;
  return kinds.includes(answer.kind) ? [] : [`kind ${kinds.join(' or ')}`];
}

function wrongContent(
  { sections = [], entities = [], not = [], says = [] }: Expectation,
  answer: Answer,
  outline: Outline,
): string[] {
  if (!('sources' in answer)) return ['an answer'];
  const text = normal(`${answer.title}\n${plainText(answer.blocks)}`);
  const has = (slug: string) =>
    answer.entities.includes(slug) || (answer.kind === 'passage' && inWords(text).includes(inWords(slug)));
  const comesFrom = (id: string) => answer.places.some((place) => stands(place, outline.get(id)));
  return [
    ...(sections.length === 0 || sections.some(comesFrom) ? [] : [`section ${sections.join(' or ')}`]),
    ...entities.filter((slug) => !has(slug)).map((slug) => `entity ${slug}`),
    ...not.filter((slug) => answer.entities.includes(slug)).map((slug) => `must not hold ${slug}`),
    ...says.filter((phrase) => !holdsPhrase(text, phrase)).map((phrase) => `“${phrase}”`),
  ];
}

function stands(place: Place, section: Place | undefined): boolean {
  return (
    section !== undefined &&
    place.path === section.path &&
    place.line >= section.line &&
    place.endLine <= section.endLine
  );
}

/** A phrase begins with a word, a version perhaps with a `v`; a short one is a whole word: "NAT" is not in "native". */
function holdsPhrase(text: string, phrase: string): boolean {
  const wanted = normal(phrase);
  const literal = wanted.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const before = /^[a-z0-9]/u.test(wanted) ? '(?<![a-z0-9])v?' : '';
  const after = wanted.length <= SHORT ? 's?(?![a-z0-9])' : '';
  return new RegExp(`${before}${literal}${after}`, 'u').test(text);
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u2010-\u2015]/gu, '-')
    .replace(/\s+/gu, ' ');
}

/** Text as words between single blanks, so that `nsx-t` is found in "VMware NSX-T," and `aci` is not in "capacity". */
function inWords(text: string): string {
  return ` ${normal(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
