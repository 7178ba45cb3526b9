import type { Guide } from '#src/adapter.ts';
import { STATUS_KEY } from '#src/content/attribute-keys.ts';
import type { Corpus, Group } from '#src/content/corpus.ts';
import type { Action } from '#src/document/answer.ts';
import { MAX_COMPARED } from '#src/query/comparing.ts';
import { hasEnded } from '#src/query/truth.ts';
import { askingAbout, askingToCompare } from './asking.ts';
import { entityOf, type Knowledge } from './knowledge.ts';
import { saysWhatItIs } from './lookup.ts';

/**
 * Two things of one group are alike if they have this share of their attributes in common, summaries aside; 0 to 1. At
 * 0.4 a plugin that also serves the Gateway API is set against plugins, and not against controllers that do only that.
 */
const MIN_ALIKE = 0.4;

/** How many sections and groups each thing shares with another: the other's slug and the number, nearest first. */
type Nearness = ReadonlyMap<string, number>;

/** Comparisons whose wording is kept: all pairs that can be compared are some thousands. */
const MAX_COMPARISONS = 10_000;

/** What stands beside things in the tables and verdicts of the content. Names with no sure question are left out. */
export function createNeighbours(knowledge: Knowledge): Pick<Guide, 'relatedTo' | 'comparableWith'> {
  const { corpus } = knowledge;
  const circles = circlesOf(corpus);
  const pastFor = pastOf(corpus);
  const cards = new Map(corpus.entities.map(({ slug }) => [slug, askingAbout(knowledge, slug)]));
  const partners = partnersOf(corpus);
  // Reading the words of twenty comparisons takes longer than the answer below which they stand.
  const comparisons = new Map<string, string | null>();
  const comparing = (slugs: readonly string[]) => {
    const key = slugs.join(' ');
    const known = comparisons.get(key);
    if (known !== undefined) return known;
    const query = askingToCompare(knowledge, slugs);
    const [oldest] = comparisons.keys();
    if (comparisons.size >= MAX_COMPARISONS && oldest !== undefined) comparisons.delete(oldest);
    comparisons.set(key, query);
    return query;
  };
  const nameOf = (slug: string) => entityOf(knowledge, slug).name;
  return {
    relatedTo: (slugs, limit) =>
      nearest(nearnessOf(circles, slugs), pastFor(slugs))
        .flatMap((slug): Action[] => {
          const query = cards.get(slug) ?? null;
          return query === null ? [] : [{ label: nameOf(slug), query }];
        })
        .slice(0, limit),
    comparableWith: (slugs, limit) => {
      if (slugs.length === 0 || slugs.length >= MAX_COMPARED) return [];
      const fitting = nearest(nearnessOf(circles, slugs), pastFor(slugs)).filter((other) =>
        slugs.every((slug) => partners.get(slug)?.has(other)),
      );
      const found: Action[] = [];
      for (const other of fitting) {
        if (found.length >= limit) break;
        const query = comparing([...slugs, other]);
        if (query !== null) found.push({ label: nameOf(other), query });
      }
      return found;
    },
  };
}

/** For each thing the sets it stands in: each table, each group, each verdict, in the order of the content. */
function circlesOf({ entities, groups, sections }: Corpus): ReadonlyMap<string, readonly (readonly string[])[]> {
  const tables = new Map<string, string[]>();
  for (const group of groups)
    for (const id of group.sectionIds)
      tables.set(id, [
        ...(tables.get(id) ?? []),
        ...entities
          .filter(({ slug, facts }) => group.entities.includes(slug) && facts.some(({ sectionId }) => sectionId === id))
          .map(({ slug }) => slug),
      ]);
  const sets = [
    ...groups.map((group) => group.entities),
    ...tables.values(),
    ...sections.map((section) => section.compares),
  ];
  const circles = new Map<string, (readonly string[])[]>();
  for (const set of sets) for (const slug of new Set(set)) circles.set(slug, [...(circles.get(slug) ?? []), set]);
  return circles;
}

function nearnessOf(circles: ReturnType<typeof circlesOf>, slugs: readonly string[]): Nearness {
  const nearness = new Map<string, number>();
  for (const slug of slugs)
    for (const circle of circles.get(slug) ?? [])
      for (const other of circle) if (!slugs.includes(other)) nearness.set(other, (nearness.get(other) ?? 0) + 1);
  return nearness;
}

/**
 * Those that share most come first; among equals the order of the tables, which insertion has kept. What has ended comes
 * last, but where the content itself compares it with these.
 */
function nearest(nearness: Nearness, isPast: (slug: string) => boolean): string[] {
  return [...nearness]
    .sort(([slug, a], [other, b]) => Number(isPast(slug)) - Number(isPast(other)) || b - a)
    .map(([slug]) => slug);
}

/** Whether a thing has ended and is of interest to nobody who asks for these. */
function pastOf({ entities, sections }: Corpus): (slugs: readonly string[]) => (slug: string) => boolean {
  const ended = new Set(
    entities
      .filter(({ facts }) => facts.some(({ key, text }) => key === STATUS_KEY && hasEnded(text)))
      .map(({ slug }) => slug),
  );
  return (slugs) => {
    const compared = new Set(
      sections.flatMap(({ compares }) => (slugs.some((slug) => compares.includes(slug)) ? compares : [])),
    );
    return (slug) => ended.has(slug) && !compared.has(slug);
  };
}

/**
 * With what each thing may be set side by side: what the content compares it with, and the members of its groups that
 * are described by much the same attributes. A group counts if several tables describe it or the content compares two
 * of its members: words of a glossary, or symptoms, stand in one table for no comparison.
 */
function partnersOf(corpus: Corpus): ReadonlyMap<string, ReadonlySet<string>> {
  const partners = new Map<string, Set<string>>();
  const join = (slug: string, other: string) =>
    slug !== other &&
    corpus.entity.has(other) &&
    partners.set(slug, (partners.get(slug) ?? new Set<string>()).add(other));
  for (const { compares } of corpus.sections)
    for (const slug of compares) for (const other of compares) join(slug, other);
  const keys = new Map(
    corpus.entities.map(({ slug, facts }) => [
      slug,
      new Set(facts.filter((fact) => !saysWhatItIs(fact)).map(({ key }) => key)),
    ]),
  );
  const isAlike = (slug: string, other: string) =>
    likeness(keys.get(slug) ?? new Set(), keys.get(other) ?? new Set()) >= MIN_ALIKE;
  for (const group of corpus.groups.filter((candidate) => isCompared(corpus, candidate)))
    for (const slug of group.entities) for (const other of group.entities) if (isAlike(slug, other)) join(slug, other);
  return partners;
}

/** What two sets have in common, as a share of both together: 0 to 1. */
function likeness(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const common = [...some].filter((key) => others.has(key)).length;
  return common / Math.max(1, some.size + others.size - common);
}

function isCompared({ sections }: Corpus, { entities, sectionIds }: Group): boolean {
  return (
    sectionIds.length > 1 ||
    sections.some(({ compares }) => compares.filter((slug) => entities.includes(slug)).length > 1)
  );
}
