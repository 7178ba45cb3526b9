import type { Corpus, Entity, Fact, Lines, Section } from '#src/content/corpus.ts';
import { isReferenceRow } from '#src/content/tables.ts';
import type { BodyPart, OrgTable } from '#src/content/types.ts';
import type { Place, Source } from '#src/document/answer.ts';
import { table, text } from '#src/document/build.ts';
import type { Block, Inline, Table } from '#src/document/nodes.ts';
import type { Lexicon } from '#src/query/lexicon.ts';

/** What every composer works with. `linkTo` gives the address of lines at the indexed revision, if there is one. */
export type Knowledge = {
  readonly corpus: Corpus;
  readonly lexicon: Lexicon;
  readonly linkTo: (lines: Lines) => string | undefined;
};

/** The sections about a thing that have something to show. */
export function sectionsAbout({ corpus }: Knowledge, entity: Entity): Section[] {
  return entity.sectionIds.flatMap((id) => corpus.section.get(id) ?? []).filter((section) => section.body.length > 0);
}

/** Places with their links, each once. */
export function placesOf(knowledge: Knowledge, all: readonly Lines[]): Place[] {
  const seen = new Map<string, Place>();
  for (const { path, line, endLine } of all) {
    const url = knowledge.linkTo({ path, line, endLine });
    const place = url === undefined ? { path, line, endLine } : { path, line, endLine, url };
    seen.set(`${path}:${line}`, seen.get(`${path}:${line}`) ?? place);
  }
  return [...seen.values()];
}

/** Sources, each address once, the first title kept. */
export function uniqueSources(sources: readonly Source[]): Source[] {
  const seen = new Map<string, Source>();
  for (const source of sources) if (!seen.has(source.url)) seen.set(source.url, source);
  return [...seen.values()];
}

/** Those sources; where there are none, those of the sections that hold the facts, so that no answer stands without. */
export function sourcesOr({ corpus }: Knowledge, sources: readonly Source[], facts: readonly Fact[]): Source[] {
  if (sources.length > 0) return uniqueSources(sources);
  return uniqueSources(facts.flatMap(({ sectionId }) => corpus.section.get(sectionId)?.sources ?? []));
}

/** The oldest review date: an answer is as fresh as its oldest part. */
export function oldestDate(sections: readonly Section[]): { asOf?: string } {
  const dates = sections.flatMap((section) => section.asOf ?? []).sort();
  return dates[0] === undefined ? {} : { asOf: dates[0] };
}

/** A part of a section as a block. A table without a header has its first row for one. */
export function blockOf(part: BodyPart): Block {
  return part.kind === 'table' ? tableOf(part.table) : part.block;
}

/** The table with the rows that `keep` lets through, without reference rows (they are shown as sources); short rows are filled up, none is widened away. */
export function tableOf(orgTable: OrgTable, keep: (row: number) => boolean = () => true): Table {
  const width = Math.max(...orgTable.rows.map((row) => row.cells.length));
  const rows = orgTable.rows.filter(
    (row, at) => at < Math.max(1, orgTable.header) || (keep(at) && !isReferenceRow(row)),
  );
  return table(
    rows.map((row) => Array.from({ length: width }, (_, column) => row.cells[column]?.children ?? [text('')])),
  );
}

/** The slug's thing; the corpus made the slug, so it is there. */
export function entityOf({ corpus }: Knowledge, slug: string): Entity {
  const entity = corpus.entity.get(slug);
  if (!entity) throw new Error(`no entity "${slug}" in the corpus; slugs must come from the same corpus`);
  return entity;
}

/** All that the content says of one attribute: several cells with a semicolon between them; null if there is none. */
export function joinValues(facts: readonly Fact[]): readonly Inline[] | null {
  if (facts.length === 0) return null;
  return facts.flatMap((fact, at) => (at === 0 ? fact.value : [text('; '), ...fact.value]));
}
