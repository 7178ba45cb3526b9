import type { Source } from '#src/document/answer.ts';
import type { Entity, Fact, Group, Lines, Problem, Section } from './corpus.ts';
import { buildGroups } from './groups.ts';
import { formsOf, nameKey, singularKey, slugOf, wordsOf } from './names.ts';
import { type EntityRow, type EntityTable, readEntityTable, sourcesOfCell } from './tables.ts';

/** A table that names things, with the section it stands in. */
export type NamingTable = { readonly section: Section; readonly table: EntityTable; readonly slugs: string[] };

type Draft = {
  slug: string;
  name: string;
  named: 'section' | 'table';
  readonly aliases: Map<string, string>;
  readonly facts: Fact[];
  readonly sectionIds: string[];
  readonly places: Lines[];
  readonly sources: Source[];
};

type Built = { readonly entities: Entity[]; readonly groups: Group[]; readonly about: ReadonlyMap<string, string> };

/** A title of more words is a topic or a question, not the name of a thing. */
const MAX_TITLE_WORDS = 3;

/**
 * The things of the corpus: first from sections that are about one (they have the better names and the aliases),
 * then from every table row that names one in its first column.
 */
export function buildEntities(sections: readonly Section[], problems: Problem[]): Built {
  const drafts = new Map<string, Draft>();
  const byKey = new Map<string, Draft>();
  const about = new Map<string, string>();
  for (const section of sections.filter(isAboutThing)) addSection(section, drafts, byKey, about, problems);
  const tables = namingTables(sections);
  for (const naming of tables) addTable(naming, drafts, byKey);
  for (const section of sections) {
    const draft = about.has(section.id) ? undefined : byKey.get(nameKey(section.title));
    if (!draft || section.level === 0) continue;
    about.set(section.id, draft.slug);
    addSectionContent(draft, section);
  }
  return {
    entities: [...drafts.values()].map(toEntity),
    groups: buildGroups(tables, new Set(drafts.keys())),
    about,
  };
}

function toEntity({ named: _, aliases, ...draft }: Draft): Entity {
  return { ...draft, aliases: [...aliases.values()] };
}

function isAboutThing(section: Section): boolean {
  if (section.level === 0 || section.compares.length > 0) return false;
  return (
    section.aliases.length > 0 ||
    (section.questions.length > 0 && section.id === slugOf(section.title) && isNameLike(section.title))
  );
}

/** "Gateway API" is a name, "Which plugins are archived?" and "CNI plugins: status" are not. */
function isNameLike(title: string): boolean {
  return title.split(/\s+/u).length <= MAX_TITLE_WORDS && !/[?:]/u.test(title);
}

function addSection(
  section: Section,
  drafts: Map<string, Draft>,
  byKey: Map<string, Draft>,
  about: Map<string, string>,
  problems: Problem[],
): void {
  const name =
    isNameLike(section.title) || section.id === slugOf(section.title)
      ? section.title
      : (section.aliases[0] ?? section.title);
  const draft = drafts.get(section.id) ?? newDraft(section.id, name, 'section', drafts);
  about.set(section.id, draft.slug);
  for (const form of [section.id, ...(name === section.title ? formsOf(name) : []), ...section.aliases]) {
    const holder = byKey.get(nameKey(form));
    if (holder && holder !== draft)
      problems.push({
        path: section.path,
        line: section.line,
        message: `the alias "${form}" already names ${holder.name}; remove it from one of the two`,
      });
    else addAlias(draft, form, byKey);
  }
  addSectionContent(draft, section);
}

function addSectionContent(draft: Draft, section: Section): void {
  draft.sectionIds.push(section.id);
  draft.sources.push(...section.sources);
}

function newDraft(slug: string, name: string, named: Draft['named'], drafts: Map<string, Draft>): Draft {
  const draft: Draft = { slug, name, named, aliases: new Map(), facts: [], sectionIds: [], places: [], sources: [] };
  drafts.set(slug, draft);
  return draft;
}

function addAlias(draft: Draft, form: string, byKey: Map<string, Draft>): void {
  const key = nameKey(form);
  if (key.length < 2 || byKey.has(key)) return;
  byKey.set(key, draft);
  if (!draft.aliases.has(key)) draft.aliases.set(key, form);
}

function namingTables(sections: readonly Section[]): NamingTable[] {
  return sections.flatMap((section) =>
    section.body.flatMap((part) => {
      const table = part.kind === 'table' ? readEntityTable(part.table) : null;
      return table ? [{ section, table, slugs: [] }] : [];
    }),
  );
}

function addTable(naming: NamingTable, drafts: Map<string, Draft>, byKey: Map<string, Draft>): void {
  const names = naming.table.rows.map((row) => row.name.text);
  for (const row of naming.table.rows) {
    const name = fullerName(row.name.text, names, naming.section);
    const draft = findDraft(name, byKey) ?? newDraft(freeSlug(slugOf(name), drafts), name, 'table', drafts);
    for (const form of [...formsOf(name), ...formsOf(row.name.text)]) addAlias(draft, form, byKey);
    if (!naming.slugs.includes(draft.slug)) naming.slugs.push(draft.slug);
    addRow(draft, row, naming);
  }
  if (naming.table.sources.length === 0) return;
  const named = naming.slugs.flatMap((slug) => drafts.get(slug) ?? []);
  for (const draft of named) {
    const isOnAnother = isOnOneOf(
      named.filter((other) => other !== draft).map(({ aliases }) => ({ aliases: aliases.values() })),
    );
    draft.sources.push(...naming.table.sources.filter((source) => !isOnAnother(source)));
  }
}

/** Whether pages are on one of the things, by the words of title and address: "flannel backends" is no source on Calico. */
export function isOnOneOf(things: readonly { readonly aliases: Iterable<string> }[]): (source: Source) => boolean {
  const names = things.flatMap(({ aliases }) => [...aliases].map(wordsOf)).filter((words) => words.length > 0);
  return ({ title, url }) => {
    const held = new Set(wordsOf(`${title} ${url}`));
    return names.some((words) => words.every((word) => held.has(word)));
  };
}

function findDraft(name: string, byKey: Map<string, Draft>): Draft | undefined {
  const key = nameKey(name);
  return (
    byKey.get(key) ??
    byKey.get(singularKey(key)) ??
    formsOf(name)
      .map((form) => byKey.get(nameKey(form)))
      .find((draft) => draft !== undefined)
  );
}

function freeSlug(slug: string, drafts: Map<string, Draft>): string {
  let free = slug;
  for (let count = 2; drafts.has(free); count += 1) free = `${slug}-${count}`;
  return free;
}

/**
 * Two rows name one thing when the longer name only adds a word of the headings above to the shorter:
 * `weave` and `Weave Net` below "Kubernetes Networking". Returns the longer name.
 */
function fullerName(name: string, names: readonly string[], section: Section): string {
  const domain = [...section.outlinePath, section.title].flatMap(wordsOf);
  const words = wordsOf(name);
  const addsOnlyDomainWords = (other: string) => {
    const longer = wordsOf(other);
    const added = longer.slice(words.length);
    return (
      added.length > 0 &&
      words.every((word, index) => word === longer[index]) &&
      added.every((word) => word.length > 2 && domain.some((known) => known.startsWith(word)))
    );
  };
  return names.find(addsOnlyDomainWords) ?? name;
}

function addRow(draft: Draft, row: EntityRow, { section, table }: NamingTable): void {
  const place: Lines = { path: section.path, line: row.line, endLine: row.line };
  draft.places.push(place);
  draft.sources.push(...sourcesOfCell(row.name), ...row.cells.flatMap(sourcesOfCell));
  for (const [column, cell] of row.cells.entries()) {
    const attribute = table.attributes[column];
    if (!attribute || cell.text === '') continue;
    const fact = {
      attribute,
      key: nameKey(attribute),
      value: cell.children,
      text: cell.text,
      sources: sourcesOfCell(cell),
      place,
      sectionId: section.id,
    };
    if (!draft.facts.some((known) => known.key === fact.key && nameKey(known.text) === nameKey(fact.text)))
      draft.facts.push(fact);
  }
}
