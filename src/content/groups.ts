import type { Group } from './corpus.ts';
import type { NamingTable } from './entities.ts';
import { nameKey } from './names.ts';

/** Tables that share at least this part of the smaller one's things speak of one group. */
const MIN_SHARED = 0.6;

type Draft = {
  titles: { readonly title: string; readonly cells: number }[];
  headers: string[];
  outline: string[];
  entities: string[];
  attributes: { key: string; name: string }[];
  sectionIds: string[];
};

/** Puts the tables that speak of the same things together. */
export function buildGroups(tables: readonly NamingTable[], known: ReadonlySet<string>): Group[] {
  const groups: Draft[] = [];
  for (const naming of tables) {
    const slugs = naming.slugs.filter((slug) => known.has(slug));
    if (slugs.length === 0) continue;
    const group = groups.find(
      (candidate) => shared(candidate.entities, slugs) >= MIN_SHARED && sameHeader(candidate, naming),
    );
    addTo(group ?? newGroup(groups), naming, slugs);
  }
  return groups.map(({ titles, ...group }) => ({ ...group, title: titleOf(titles) }));
}

function newGroup(groups: Draft[]): Draft {
  const group: Draft = { titles: [], headers: [], outline: [], entities: [], attributes: [], sectionIds: [] };
  groups.push(group);
  return group;
}

function shared(some: readonly string[], others: readonly string[]): number {
  const common = others.filter((slug) => some.includes(slug)).length;
  return common / Math.min(some.length, others.length);
}

/** A two-row excerpt about two members of a big group is not that group. */
function sameHeader(group: Draft, naming: NamingTable): boolean {
  return (
    group.headers.some((name) => nameKey(name) === nameKey(naming.table.firstHeader)) ||
    group.entities.length <= naming.slugs.length * 2
  );
}

function addTo(group: Draft, { section, table }: NamingTable, slugs: readonly string[]): void {
  const add = (list: string[], items: readonly string[]) =>
    list.push(...items.filter((item) => item !== '' && !list.includes(item)));
  group.titles.push({ title: section.title, cells: slugs.length * table.attributes.length });
  add(group.headers, [table.firstHeader]);
  add(group.outline, section.outlinePath);
  add(group.entities, slugs);
  add(group.sectionIds, [section.id]);
  for (const name of table.attributes)
    if (!group.attributes.some((attribute) => attribute.key === nameKey(name)))
      group.attributes.push({ key: nameKey(name), name });
}

/**
 * "CNI plugins" for "CNI plugins: status" and "CNI plugins: policy". Where the titles share no beginning, that of the
 * largest table: a small table about the same things stands below a question of its own.
 */
function titleOf(titles: Draft['titles']): string {
  const [first = [], ...others] = titles.map(({ title }) => title.split(' '));
  let length = first.length;
  for (const other of others)
    while (length > 0 && first.slice(0, length).some((word, at) => bare(word) !== bare(other[at] ?? ''))) length -= 1;
  const largest = titles.toSorted((a, b) => b.cells - a.cells)[0]?.title ?? 'List';
  return bare(length === 0 ? largest : first.slice(0, length).join(' '));
}

function bare(text: string): string {
  return text.replace(/[:,;–-]+$/u, '');
}
