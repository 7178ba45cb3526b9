import { STATUS_KEY } from '#src/content/attribute-keys.ts';
import type { Entity, Group } from '#src/content/corpus.ts';
import { isOnOneOf } from '#src/content/entities.ts';
import type { Answer, Source } from '#src/document/answer.ts';
import { paragraph, table, text } from '#src/document/build.ts';
import type { Block, Inline } from '#src/document/nodes.ts';
import { matches } from '#src/query/filter-matches.ts';
import type { Filter, Query } from '#src/query/query.ts';
import {
  entityOf,
  joinValues,
  type Knowledge,
  oldestDate,
  placesOf,
  sectionsAbout,
  uniqueSources,
} from './knowledge.ts';
import { oneLine } from './lookup.ts';
import { CERTAIN, MAX_LIST_COLUMNS } from './tuning.ts';

type Asked = Pick<
  Extract<Query, { intent: 'list' }>,
  'group' | 'filters' | 'attributes' | 'except' | 'corrections' | 'text'
>;

/** The members of a group that meet the conditions, with the cells that show it. */
export function composeList(
  knowledge: Knowledge,
  { group, filters, attributes, except, corrections, text: asked }: Asked,
): Answer {
  const members = group.entities.filter((slug) => !except.includes(slug)).map((slug) => entityOf(knowledge, slug));
  const truths = new Map(
    members.map((entity) => [entity.slug, filters.map((filter) => matches(knowledge.lexicon, entity, filter))]),
  );
  const inside = members.filter((entity) => truths.get(entity.slug)?.every((truth) => truth === 'yes'));
  const unknown = members.filter(
    (entity) => truths.get(entity.slug)?.every((truth) => truth !== 'no') && !inside.includes(entity),
  );
  const columns = columnsOf(group, filters, attributes);
  const reasons = inside.flatMap((entity) =>
    entity.facts.filter((fact) => columns.length === 0 || columns.includes(fact.key)),
  );
  const sections = group.sectionIds
    .flatMap((id) => knowledge.corpus.section.get(id) ?? [])
    .filter((section) => reasons.some((fact) => fact.sectionId === section.id));
  return {
    kind: 'list',
    title: titleOf(knowledge, { group, filters, except }, inside.length),
    blocks: [...listBlocks(knowledge, group, inside, columns), ...unknownNote(unknown)],
    corrections,
    entities: inside.map((entity) => entity.slug),
    sources: uniqueSources([
      ...sections.flatMap((section) => section.sources).filter(isOnShown(members, inside)),
      ...reasons.flatMap((fact) => fact.sources),
    ]),
    places: placesOf(
      knowledge,
      sections.length > 0 ? sections : group.sectionIds.flatMap((id) => knowledge.corpus.section.get(id) ?? []),
    ),
    ...oldestDate(sections),
    confidence: CERTAIN,
    actions: inside.slice(0, 3).map((entity) => ({ label: entity.name, query: entity.name })),
    conversation: {
      entities: inside.slice(0, 4).map((entity) => entity.slug),
      attributes: columns,
      kind: 'list',
      list: asked,
      shown: [],
      next: inside.flatMap((entity) =>
        sectionsAbout(knowledge, entity)
          .slice(0, 1)
          .map((section) => section.id),
      ),
    },
  };
}

/** A page on a member that is not in the list is no source of it; a page on none of them is one of the whole table. */
function isOnShown(members: readonly Entity[], inside: readonly Entity[]): (source: Source) => boolean {
  const isOnListed = isOnOneOf(inside);
  const isOnOther = isOnOneOf(members.filter((entity) => !inside.includes(entity)));
  return (source) => isOnListed(source) || !isOnOther(source);
}

/** What the list shows beside the names: what was asked for and why each is in; of a small table everything. */
function columnsOf(group: Group, filters: readonly Filter[], attributes: readonly string[]): string[] {
  if (filters.length === 0 && attributes.length === 0) return [];
  if (group.attributes.length <= MAX_LIST_COLUMNS) return group.attributes.map(({ key }) => key);
  return [...new Set([...filters.map((filter) => filter.attribute), ...attributes])];
}

function titleOf(
  knowledge: Knowledge,
  { group, filters, except }: Pick<Asked, 'group' | 'filters' | 'except'>,
  count: number,
): string {
  const nameOf = (key: string) => group.attributes.find((attribute) => attribute.key === key)?.name ?? key;
  const left = except.map((slug) => entityOf(knowledge, slug).name).join(', ');
  const conditions = [
    ...filters.map((filter) => describe(nameOf(filter.attribute), filter)),
    ...(left === '' ? [] : [`without ${left}`]),
  ];
  const total = group.entities.length;
  return conditions.length === 0
    ? `${group.title} (${total})`
    : `${group.title}: ${conditions.join('; ')} (${count} of ${total})`;
}

function describe(attribute: string, filter: Filter): string {
  if (filter.kind === 'value') return `${attribute} ${filter.wanted ? 'says' : 'does not say'} “${filter.label}”`;
  if (filter.attribute === STATUS_KEY) return filter.wanted ? 'still maintained' : 'no longer maintained';
  return `${attribute}: ${filter.wanted ? 'yes' : 'no'}`;
}

function listBlocks(
  knowledge: Knowledge,
  group: Group,
  inside: readonly Entity[],
  columns: readonly string[],
): Block[] {
  if (inside.length === 0) return [paragraph(text(`None of the ${group.entities.length} that the content lists.`))];
  const names = columns.map((key) => group.attributes.find((attribute) => attribute.key === key)?.name ?? key);
  const first = group.headers[0] ?? 'Name';
  const header = [first, ...(columns.length === 0 ? ['Summary'] : names)].map((name) => [text(name)]);
  return [
    table([header, ...inside.map((entity) => [[text(entity.name)], ...reasonCells(knowledge, entity, columns)])]),
  ];
}

function reasonCells(knowledge: Knowledge, entity: Entity, columns: readonly string[]): (readonly Inline[])[] {
  if (columns.length === 0) return [oneLine(knowledge, entity) ?? [text('not stated')]];
  return columns.map((key) => joinValues(entity.facts.filter((fact) => fact.key === key)) ?? [text('not stated')]);
}

function unknownNote(unknown: readonly Entity[]): Block[] {
  return unknown.length === 0
    ? []
    : [paragraph(text(`Not stated for: ${unknown.map((entity) => entity.name).join(', ')}.`))];
}
