import type { Section } from '#src/content/corpus.ts';
import { nameKey } from '#src/content/names.ts';
import { newConversation } from '#src/document/answer.ts';
import type { Query } from '#src/query/query.ts';
import { understand } from '#src/query/understand.ts';
import { exactSection, isOffTopic } from './evidence.ts';
import { entityOf, type Knowledge, sectionsAbout } from './knowledge.ts';

/** Menus carry no longer words; longer ones are taken where there are no shorter. Characters. */
const MAX_SHORT_CHARS = 75;
/** Asks for no more than the card. */
const WHAT_IS = /^what (?:is|are) (?:(?:an?|the) )?/iu;

/** The words that are sure to lead to this very section: its title, the thing's name, or a typical wording; null if none are. */
export function askingFor(knowledge: Knowledge, section: Section): string | null {
  const name = section.about === null ? [] : [entityOf(knowledge, section.about).name];
  const all = [section.title, ...name, ...section.questions];
  const isShort = (words: string) => words.length <= MAX_SHORT_CHARS;
  const shortFirst = [...all.filter(isShort), ...all.filter((words) => !isShort(words))];
  return shortFirst.find((words) => leadsTo(knowledge, section, words)) ?? null;
}

/** The words that are sure to give the thing's card; null if none are. */
export function askingAbout(knowledge: Knowledge, slug: string): string | null {
  const { name, aliases } = entityOf(knowledge, slug);
  return (
    [name, `what is ${name}`, ...aliases].find((words) => {
      const query = read(knowledge, words);
      return query.intent === 'lookup' && query.slug === slug && !exactSection(knowledge, query);
    }) ?? null
  );
}

/** The words that are sure to set just these things against each other, in this order; null if they do not. */
export function askingToCompare(knowledge: Knowledge, slugs: readonly string[]): string | null {
  const words = slugs.map((slug) => entityOf(knowledge, slug).name).join(' vs ');
  const query = read(knowledge, words);
  return query.intent === 'compare' && isSame(query.slugs, slugs) && !isOffTopic(query) ? words : null;
}

function leadsTo(knowledge: Knowledge, section: Section, words: string): boolean {
  const query = read(knowledge, words);
  switch (query.intent) {
    case 'help':
    case 'smallTalk':
    case 'tooLong':
    case 'more':
      return false;
    case 'compare':
      return isSame(query.slugs, section.compares) && query.attributes.length === 0;
    case 'lookup':
      return exactSection(knowledge, query) === section || isCard(knowledge, section, query);
    case 'list':
    case 'question':
      return exactSection(knowledge, query) === section;
    default:
      return query satisfies never;
  }
}

/** Whether the look-up shows the thing's card, and the card shows the section. A longer question may go elsewhere. */
function isCard(knowledge: Knowledge, section: Section, query: Extract<Query, { intent: 'lookup' }>): boolean {
  if (section.about !== query.slug || query.attributes.length > 0 || exactSection(knowledge, query)) return false;
  const entity = entityOf(knowledge, query.slug);
  const names = [entity.name, ...entity.aliases].map(nameKey);
  const asked = nameKey(query.text.replace(WHAT_IS, ''));
  return names.includes(asked) && sectionsAbout(knowledge, entity)[0] === section;
}

/** As it is read when nothing was asked before. */
export function read({ lexicon }: Knowledge, words: string): Query {
  return understand(lexicon, words, newConversation);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((slug) => some.includes(slug));
}
