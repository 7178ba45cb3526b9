import type { Entity, Group } from '#src/content/corpus.ts';
import type { Action } from '#src/document/answer.ts';
import { truthOf } from '#src/query/truth.ts';
import { askingAbout, askingFor, askingToCompare, read } from './asking.ts';
import type { Knowledge } from './knowledge.ts';

/** Names that are tried for an example; the richest ones come first. */
const MAX_TRIED = 5;
/** How a cell begins that answers yes or no. */
const YES_OR_NO = /^(?:yes|no|none|optional)\b/iu;

/** A question, a comparison, a list and a name that this content is sure to answer, as far as it has them. */
export function examplesFrom(knowledge: Knowledge): Action[] {
  const found = [
    exampleQuestion(knowledge),
    exampleComparison(knowledge),
    exampleList(knowledge),
    exampleName(knowledge),
  ];
  return found.filter((words) => words !== null).map((words) => ({ label: words, query: words }));
}

/** The first title that asks; else the first section that can be asked for. */
function exampleQuestion(knowledge: Knowledge): string | null {
  const shown = knowledge.corpus.sections.filter((section) => section.body.length > 0);
  const asking = shown.filter(({ title }) => title.endsWith('?'));
  return first([...asking, ...shown].slice(0, asking.length + MAX_TRIED), (section) => askingFor(knowledge, section));
}

/** What the content itself compares; else the two things it says most of. */
function exampleComparison(knowledge: Knowledge): string | null {
  const pairs = knowledge.corpus.sections.map(({ compares }) => compares).filter(({ length }) => length === 2);
  const known = pairs.filter((slugs) => slugs.every((slug) => knowledge.corpus.entity.has(slug)));
  const richest = richestOf(knowledge).slice(0, 2);
  const last = richest.length === 2 ? [richest.map(({ slug }) => slug)] : [];
  return first([...known.slice(0, MAX_TRIED), ...last], (slugs) => askingToCompare(knowledge, slugs));
}

function exampleName(knowledge: Knowledge): string | null {
  return first(richestOf(knowledge).slice(0, MAX_TRIED), ({ slug }) => askingAbout(knowledge, slug));
}

function richestOf({ corpus }: Knowledge): Entity[] {
  return corpus.entities.toSorted((a, b) => b.facts.length - a.facts.length);
}

/** The members of the largest group that have what others of it have not; else all members. */
function exampleList(knowledge: Knowledge): string | null {
  const groups = knowledge.corpus.groups.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, MAX_TRIED);
  return (
    first(groups, (group) => listWithCondition(knowledge, group)) ??
    first(groups, (group) => {
      const words = `list ${group.title}`;
      const query = read(knowledge, words);
      return query.intent === 'list' && query.group === group ? words : null;
    })
  );
}

function sizeOf({ entities, attributes }: Group): number {
  return entities.length * attributes.length;
}

/** By an attribute that every member affirms or denies; that which divides them most evenly comes first. */
function listWithCondition(knowledge: Knowledge, group: Group): string | null {
  const dividing = group.attributes
    .map((attribute) => ({ ...attribute, evenness: evennessOf(knowledge, group, attribute.key) }))
    .filter(({ evenness }) => evenness > 0)
    .sort((a, b) => b.evenness - a.evenness);
  return first(dividing, ({ key, name }) => {
    const words = `Which ${group.title} support ${lowered(name)}?`;
    const query = read(knowledge, words);
    const isMeant =
      query.intent === 'list' &&
      query.group === group &&
      query.filters.length === 1 &&
      query.filters.every((filter) => filter.kind === 'has' && filter.wanted && filter.attribute === key);
    return isMeant ? words : null;
  });
}

/** The smaller number of those that say yes and those that say no; 0 if a cell says neither. */
function evennessOf({ corpus }: Knowledge, { entities }: Group, key: string): number {
  const cells = entities.flatMap((slug) => corpus.entity.get(slug)?.facts.filter((fact) => fact.key === key) ?? []);
  const stated = cells.filter(({ text }) => truthOf(text) !== 'unknown');
  if (!stated.every(({ text }) => YES_OR_NO.test(text))) return 0;
  const affirmed = stated.filter(({ text }) => truthOf(text) === 'yes').length;
  return Math.min(affirmed, stated.length - affirmed);
}

/** In the middle of a sentence; `IPv6` and `DNS` stay. */
function lowered(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function first<T>(items: readonly T[], wordsFor: (item: T) => string | null): string | null {
  for (const item of items) {
    const words = wordsFor(item);
    if (words !== null) return words;
  }
  return null;
}
