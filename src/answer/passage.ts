import type { Section } from '#src/content/corpus.ts';
import { isReferenceRow, sourcesOfCell } from '#src/content/tables.ts';
import type { BodyPart } from '#src/content/types.ts';
import type { Action, Answer } from '#src/document/answer.ts';
import { paragraph, text } from '#src/document/build.ts';
import type { Block } from '#src/document/nodes.ts';
import { plainText } from '#src/document/plain-text.ts';
import type { Query } from '#src/query/query.ts';
import type { Hit, QueryTerm } from '#src/search/retrieve.ts';
import { termsIn } from '#src/search/tokenize.ts';
import { blockOf, type Knowledge, oldestDate, placesOf, tableOf, uniqueSources } from './knowledge.ts';
import { MAX_EXCERPT_ROWS, MAX_PASSAGE_CHARS, MIN_NEAR_COVERAGE, RUNNERS_UP } from './tuning.ts';

type Asked = Pick<Extract<Query, { intent: 'question' }>, 'terms' | 'corrections' | 'mentions'>;

/** The section that answers, its answering parts first in mind, and up to two runners-up as next questions. */
export function composePassage(
  knowledge: Knowledge,
  { terms, corrections, mentions }: Asked,
  hits: readonly Hit[],
): Answer {
  const [best, ...others] = hits;
  if (!best) throw new Error('a passage needs a hit; ask for a miss instead');
  const { section } = best;
  const runnersUp = others.filter((hit) => hit.coverage >= MIN_NEAR_COVERAGE).slice(0, RUNNERS_UP);
  const named = mentions.map((mention) => mention.slug);
  return {
    kind: 'passage',
    title: section.title,
    blocks: excerpt(section, terms),
    corrections,
    entities: [...new Set([...(section.about === null ? [] : [section.about]), ...section.compares, ...named])],
    sources: sourcesOf(section),
    places: placesOf(knowledge, [section]),
    ...oldestDate([section]),
    confidence: Math.min(1, Math.max(best.coverage, best.likeness)),
    actions: runnersUp.map((hit): Action => ({ label: hit.section.title, query: hit.section.title })),
    conversation: {
      entities: named.length > 0 ? named.slice(0, 4) : section.about === null ? [] : [section.about],
      attributes: [],
      kind: 'passage',
      shown: [section.id],
      next: others.slice(0, 5).map((hit) => hit.section.id),
    },
  };
}

/** A section as its own answer, for "more". */
export function composeSection(knowledge: Knowledge, section: Section, conversation: Answer['conversation']): Answer {
  return {
    kind: 'passage',
    title: section.title,
    blocks: section.body.map(blockOf),
    corrections: [],
    entities: section.about === null ? [] : [section.about],
    sources: sourcesOf(section),
    places: placesOf(knowledge, [section]),
    ...oldestDate([section]),
    confidence: 1,
    actions: [],
    conversation,
  };
}

function sourcesOf(section: Section) {
  const inTables = section.body.flatMap((part) =>
    part.kind === 'table' ? part.table.rows.flatMap((row) => row.cells.flatMap(sourcesOfCell)) : [],
  );
  return uniqueSources([...section.sources, ...inTables]);
}

/** A short section whole; of a long one its first paragraph and the parts that speak of the question, in their order. */
function excerpt(section: Section, terms: readonly QueryTerm[]): Block[] {
  const parts = section.body.map((part) => ({ part, ...shorten(part, terms) }));
  const total = parts.reduce((sum, { chars }) => sum + chars, 0);
  if (total <= MAX_PASSAGE_CHARS) return parts.flatMap(({ blocks }) => blocks);
  const ranked = parts
    .map((each, at) => ({ ...each, at, rank: at === 0 ? Number.POSITIVE_INFINITY : relevance(each.part, terms) }))
    .sort((a, b) => b.rank - a.rank || a.at - b.at);
  let chars = 0;
  const kept = ranked.filter((each, rank) => {
    chars += each.chars;
    return rank < 2 || chars <= MAX_PASSAGE_CHARS;
  });
  const blocks = kept.sort((a, b) => a.at - b.at).flatMap((each) => each.blocks);
  return kept.length === parts.length
    ? blocks
    : [...blocks, paragraph(text('There is more in the section linked below.'))];
}

function relevance(part: BodyPart, terms: readonly QueryTerm[]): number {
  const held = new Set(termsIn(plainText([blockOf(part)])));
  return terms.reduce((sum, term) => sum + (term.terms.some((form) => held.has(form)) ? term.weight : 0), 0);
}

/** A long table shows the rows that speak of the question, else its first ones, and says how many there are. */
function shorten(part: BodyPart, terms: readonly QueryTerm[]): { blocks: Block[]; chars: number } {
  const rows =
    part.kind === 'table' ? part.table.rows.slice(part.table.header).filter((row) => !isReferenceRow(row)).length : 0;
  if (part.kind !== 'table' || rows <= MAX_EXCERPT_ROWS) {
    const block = blockOf(part);
    return { blocks: [block], chars: plainText([block]).length };
  }
  const { table } = part;
  const scores = table.rows.map((row, at) => ({
    at,
    score:
      at < table.header || isReferenceRow(row) ? -1 : rowScore(row.cells.map((cell) => cell.text).join(' '), terms),
  }));
  const best = scores
    .filter(({ at }) => at >= table.header)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, MAX_EXCERPT_ROWS);
  const shown = new Set(best.map(({ at }) => at));
  const blocks = [
    tableOf(table, (row) => shown.has(row)),
    paragraph(text(`${shown.size} of ${rows} rows; the whole table is in the section linked below.`)),
  ];
  return { blocks, chars: plainText(blocks).length };
}

function rowScore(row: string, terms: readonly QueryTerm[]): number {
  const held = new Set(termsIn(row));
  return terms.reduce((sum, term) => sum + (term.terms.some((form) => held.has(form)) ? term.weight : 0), 0);
}
