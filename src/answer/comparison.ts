import type { Entity, Fact, Section } from '#src/content/corpus.ts';
import { nameKey } from '#src/content/names.ts';
import type { Action, Answer } from '#src/document/answer.ts';
import { factHeaders, paragraph, strong, table, text } from '#src/document/build.ts';
import type { Block, Inline } from '#src/document/nodes.ts';
import { MAX_COMPARED } from '#src/query/comparing.ts';
import type { Query } from '#src/query/query.ts';
import {
  blockOf,
  entityOf,
  joinValues,
  type Knowledge,
  oldestDate,
  placesOf,
  sectionsAbout,
  sourcesOr,
} from './knowledge.ts';
import { oneLine, saysWhatItIs } from './lookup.ts';
import { CERTAIN } from './tuning.ts';

type Asked = Pick<
  Extract<Query, { intent: 'compare' }>,
  'slugs' | 'leftOut' | 'unlike' | 'attributes' | 'corrections' | 'unknown'
>;
type Row = { readonly attribute: string; readonly key: string; readonly cells: readonly (readonly Fact[])[] };

const NOT_STATED = 'not stated';
/** With so many rows that two things share, those of one alone leave the table. */
const MIN_SHARED_ROWS = 3;
const SUMMARY = 'Summary';

/**
 * Things side by side: the content's own verdict if it has one, then the attributes, those that differ first. Where one
 * attribute is asked for, that comes before the verdict.
 */
export function composeComparison(
  knowledge: Knowledge,
  { slugs, leftOut, unlike, attributes, corrections, unknown }: Asked,
): Answer {
  const entities = slugs.map((slug) => entityOf(knowledge, slug));
  const rows = rowsOf(entities, attributes);
  const verdict = verdictOn(knowledge, slugs);
  const isFocused = rows.some(({ key }) => attributes.includes(key));
  // Of a thing without a section of its own the table rows say all that there is, its summary too.
  const bare = entities.filter((entity) => sectionsAbout(knowledge, entity).length === 0);
  const facts = [...rows.flatMap((row) => row.cells.flat()), ...bare.flatMap((entity) => entity.facts)];
  const sections = [
    ...(verdict ? [verdict] : []),
    ...entities.flatMap((entity) => sectionsAbout(knowledge, entity).slice(0, 1)),
  ];
  const summaries = entities.map((entity) => oneLine(knowledge, entity));
  const shared = rows.filter((row) => holdersOf(row) > 1);
  const isSplit = !isFocused && shared.length >= MIN_SHARED_ROWS;
  const sideBySide = comparisonTable(entities, isSplit ? shared : rows, summaries);
  return {
    kind: 'comparison',
    title: entities.map((entity) => entity.name).join(' vs '),
    blocks: [
      ...unknownNote(unknown),
      ...unlikeNote(knowledge, unlike),
      ...(isFocused ? [sideBySide, ...verdictBlocks(verdict)] : [...verdictBlocks(verdict), sideBySide]),
      ...(isSplit ? loneNotes(entities, rows) : []),
      ...leftOutNote(knowledge, leftOut),
    ],
    corrections,
    entities: [...slugs],
    sources: sourcesOr(
      knowledge,
      [
        ...sections.flatMap((section) => section.sources),
        ...facts.flatMap((fact) => fact.sources),
        ...bare.flatMap((entity) => entity.sources),
      ],
      facts,
    ),
    places: placesOf(knowledge, [...sections, ...facts.map((fact) => fact.place)]),
    ...oldestDate([...sections, ...facts.flatMap((fact) => knowledge.corpus.section.get(fact.sectionId) ?? [])]),
    confidence: CERTAIN,
    actions: entities.map((entity): Action => ({ label: entity.name, query: entity.name })),
    conversation: {
      entities: [...slugs],
      attributes: [...attributes],
      kind: 'comparison',
      shown: verdict ? [verdict.id] : [],
      next: sections.filter((section) => section !== verdict).map((section) => section.id),
    },
  };
}

function unlikeNote(knowledge: Knowledge, unlike: readonly string[]): Block[] {
  const names = unlike.map((slug) => entityOf(knowledge, slug).name);
  return names.length === 0 ? [] : [paragraph(text(`Of another kind, and not set beside these: ${names.join(', ')}.`))];
}

function leftOutNote(knowledge: Knowledge, leftOut: readonly string[]): Block[] {
  const names = leftOut.map((slug) => entityOf(knowledge, slug).name);
  return names.length === 0
    ? []
    : [paragraph(text(`I compare ${MAX_COMPARED} at a time; left out: ${names.join(', ')}.`))];
}

function holdersOf({ cells }: Row): number {
  return cells.filter((facts) => facts.length > 0).length;
}

/** What the content has of one of the things alone cannot be compared; its card shows it. */
function loneNotes(entities: readonly Entity[], rows: readonly Row[]): Block[] {
  const lone = rows.filter((row) => holdersOf(row) === 1);
  return entities.flatMap((entity, at) => {
    const own = lone.filter(({ cells }) => (cells[at]?.length ?? 0) > 0).map(({ attribute }) => attribute);
    return own.length === 0 ? [] : [paragraph(text(`Of ${entity.name} alone I also have: ${own.join(', ')}.`))];
  });
}

function rowsOf(entities: readonly Entity[], attributes: readonly string[]): Row[] {
  const names = new Map<string, string>();
  for (const entity of entities)
    for (const fact of entity.facts)
      if (!saysWhatItIs(fact) && !names.has(fact.key)) names.set(fact.key, fact.attribute);
  const wanted = [...names];
  const asked = wanted.filter(([key]) => attributes.includes(key));
  const rows = (asked.length > 0 ? asked : wanted).map(
    ([key, attribute]): Row => ({
      key,
      attribute,
      cells: entities.map((entity) => entity.facts.filter((fact) => fact.key === key)),
    }),
  );
  return [...rows.filter(isDifferent), ...rows.filter((row) => !isDifferent(row))];
}

function isDifferent({ cells }: Row): boolean {
  return new Set(cells.map((facts) => facts.map((fact) => nameKey(fact.text)).join())).size > 1;
}

function comparisonTable(
  entities: readonly Entity[],
  rows: readonly Row[],
  summaries: readonly (readonly Inline[] | null)[],
): Block {
  const missing: readonly Inline[] = [text(NOT_STATED)];
  const header = [[text(factHeaders.attribute)], ...entities.map((entity) => [text(entity.name)])];
  const summary = summaries.some((line) => line !== null)
    ? [[[text(SUMMARY)], ...summaries.map((line) => line ?? missing)]]
    : [];
  return table([
    header,
    ...summary,
    ...rows.map((row) => [[text(row.attribute)], ...row.cells.map((facts) => joinValues(facts) ?? missing)]),
  ]);
}

/** The section that compares just these things, else the smallest that compares them among others. */
function verdictOn({ corpus }: Knowledge, slugs: readonly string[]): Section | undefined {
  const fitting = corpus.sections.filter(
    (section) => section.body.length > 0 && slugs.every((slug) => section.compares.includes(slug)),
  );
  return fitting.sort((a, b) => a.compares.length - b.compares.length)[0];
}

function verdictBlocks(verdict: Section | undefined): Block[] {
  const first = verdict?.body[0];
  if (!first) return [];
  const block = blockOf(first);
  return block.type === 'paragraph' ? [paragraph(strong('In short: '), ...block.children)] : [block];
}

/** Said before a comparison that may be of other things than were asked for. */
function unknownNote(unknown: readonly string[]): Block[] {
  if (unknown.length === 0) return [];
  const words = unknown.map((word) => `“${word}”`).join(', ');
  return [paragraph(text(`My notes do not hold ${words}; what follows compares what the title names.`))];
}
