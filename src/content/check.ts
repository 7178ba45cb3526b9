import { linksIn } from '#src/document/links.ts';
import { checkWhole } from './check-whole.ts';
import type { Corpus, Problem, Section } from './corpus.ts';
import { readEntityTable } from './tables.ts';
import type { OrgTable } from './types.ts';

/** Fewer wordings leave most people's question unheard. */
const MIN_QUESTIONS = 3;

/**
 * Everything an author should mend, in the order of files and lines: what the corpus could not read, and the rules
 * that `content/README.md` explains.
 */
export function checkCorpus(corpus: Corpus): Problem[] {
  const found = corpus.sections.flatMap((section) => checkSection(corpus, section));
  return [...corpus.problems, ...found, ...checkWhole(corpus)].sort(
    (a, b) => a.path.localeCompare(b.path) || a.line - b.line,
  );
}

function checkSection(corpus: Corpus, section: Section): Problem[] {
  const at = (line: number, message: string): Problem => ({ path: section.path, line, message });
  return [
    ...checkBody(corpus, section).map((message) => at(section.line, message)),
    ...checkReview(section).map((message) => at(section.line, message)),
    ...checkLinks(corpus, section, at),
    ...section.compares
      .filter((slug) => !corpus.entity.has(slug))
      .map((slug) =>
        at(
          section.line,
          `:COMPARES: names "${slug}", which is no entity; use the slugs of things in tables or sections`,
        ),
      ),
    ...section.body.flatMap((part) => (part.kind === 'table' ? checkTable(section, part.table, at) : [])),
  ];
}

/** What finding, trusting and renewing the answer need. */
function checkReview({ title, body, questions, asOf }: Section): string[] {
  if (body.length === 0) return [];
  return [
    ...(questions.length < MIN_QUESTIONS
      ? [`"${title}" has ${questions.length} of at least ${MIN_QUESTIONS} :QUESTIONS:; add how people ask for it`]
      : []),
    ...(asOf === null ? [`"${title}" does not say when it was reviewed; add :AS_OF: with the date`] : []),
  ];
}

type At = (line: number, message: string) => Problem;

function checkBody(corpus: Corpus, section: Section): string[] {
  const hasChildren = corpus.sections.some(
    (other) =>
      other.path === section.path &&
      other.line > section.line &&
      other.outlinePath.at(-1) === section.title &&
      other.level > section.level,
  );
  if (section.body.length === 0)
    return hasChildren
      ? []
      : [`"${section.title}" has neither text nor table; write its answer or remove the headline`];
  const hasSource =
    section.sources.length > 0 ||
    section.body.some(
      (part) => part.kind === 'table' && part.table.rows.some((row) => row.cells.some((cell) => cell.links.length > 0)),
    );
  return hasSource ? [] : [`"${section.title}" states facts without a source; add :SOURCES: or a link`];
}

function checkLinks(corpus: Corpus, section: Section, at: At): Problem[] {
  return section.body.flatMap((part) =>
    (part.kind === 'block'
      ? linksIn([part.block]).map((link) => link.url)
      : part.table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.links.map((link) => link.url)))
    )
      .filter((url) => url.startsWith('#') && !corpus.section.has(url.slice(1)))
      .map((url) => at(part.line, `the link ${url} points nowhere; no section has this :CUSTOM_ID:`)),
  );
}

function checkTable(section: Section, table: OrgTable, at: At): Problem[] {
  const empty = table.rows.flatMap((row) =>
    row.cells.flatMap((cell, column) =>
      cell.text === ''
        ? [at(row.line, `empty cell in column ${column + 1}; write the value, "none" or "not stated"`)]
        : [],
    ),
  );
  const naming = readEntityTable(table);
  const unsourced =
    naming && section.sources.length === 0 && naming.sources.length === 0
      ? naming.rows.filter((row) => [row.name, ...row.cells].every((cell) => cell.links.length === 0))
      : [];
  return [
    ...empty,
    ...unsourced.map((row) =>
      at(row.line, `the facts about ${row.name.text} have no source; add a link to the row, a Link row, or :SOURCES:`),
    ),
  ];
}
