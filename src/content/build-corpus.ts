import type { Corpus, Problem, Section } from './corpus.ts';
import { buildEntities } from './entities.ts';
import { parseOrg } from './org.ts';
import { sectionsOf } from './sections.ts';
import { readEntityTable } from './tables.ts';
import type { SourceFile } from './types.ts';

/**
 * Reads all files into sections, the things they are about, and the groups those belong to.
 * Nothing is lost to a malformed piece: it is named in `problems` and the rest stands.
 */
export function buildCorpus(files: readonly SourceFile[]): Corpus {
  const problems: Problem[] = [];
  const taken = new Map<string, string>();
  const sections = files.flatMap((file) => sectionsOf(file.path, parseOrg(file.text), taken, problems));
  reportRaggedTables(sections, problems);
  const { entities, groups, about } = buildEntities(sections, problems);
  const described = sections.map((section) => ({ ...section, about: about.get(section.id) ?? null }));
  return {
    sections: described,
    entities,
    groups,
    problems,
    section: new Map(described.map((section) => [section.id, section])),
    entity: new Map(entities.map((entity) => [entity.slug, entity])),
  };
}

function reportRaggedTables(sections: readonly Section[], problems: Problem[]): void {
  for (const section of sections)
    for (const part of section.body) {
      if (part.kind !== 'table') continue;
      const width = part.table.rows[0]?.cells.length ?? 0;
      for (const row of part.table.rows)
        if (row.cells.length !== width)
          problems.push({
            path: section.path,
            line: row.line,
            message: `the row has ${row.cells.length} cells where its table has ${width}; add or remove cells${readEntityTable(part.table) ? '' : ' (the table is shown as it is)'}`,
          });
    }
}
