import type { Section } from '#src/content/corpus.ts';
import type { Answer } from '#src/document/answer.ts';
import type { Query } from '#src/query/query.ts';
import { truthOf } from '#src/query/truth.ts';
import { termsIn, wordsIn } from '#src/search/tokenize.ts';
import { entityOf, type Knowledge, placesOf, uniqueSources } from './knowledge.ts';
import { cellTable } from './lookup.ts';

/** Asks whether something is so. */
const YES_OR_NO = /^(?:does|do|is|are|can|could|would|will|has|have)(?:n't)?\b/iu;

/** Where a section on many things answers, what the tables say of the one that was asked about stands before it. */
export function withCells(
  knowledge: Knowledge,
  query: Extract<Query, { intent: 'question' | 'lookup' }>,
  section: Section,
  answer: Answer,
): Answer {
  const [slug, ...others] = [...new Set(query.mentions.map((mention) => mention.slug))];
  if (slug === undefined || others.length > 0 || section.about === slug) return answer;
  if (section.compares.length > 0 || !YES_OR_NO.test(query.text)) return answer;
  const entity = entityOf(knowledge, slug);
  const asked = new Set(termsIn(query.text));
  const facts = entity.facts.filter(
    ({ key, attribute, text }) =>
      query.attributes.includes(key) && isWhollyNamed(attribute, asked) && truthOf(text) !== 'unknown',
  );
  if (facts.length === 0 || !('sources' in answer)) return answer;
  return {
    ...answer,
    blocks: [cellTable(entity, facts), ...answer.blocks],
    sources: uniqueSources([...answer.sources, ...facts.flatMap((fact) => fact.sources)]),
    places: placesOf(knowledge, [section, ...facts.map((fact) => fact.place)]),
  };
}

/** A part of a longer name may stand in a question by chance: "run" of "Where it runs". */
function isWhollyNamed(attribute: string, asked: ReadonlySet<string>): boolean {
  const words = wordsIn(attribute);
  return words.length === attribute.split(/\s+/u).length && words.every(({ terms: [first = ''] }) => asked.has(first));
}
