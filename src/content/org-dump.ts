import { readOrg } from './org.ts';

/**
 * What Emacs can be asked about an org file, in one flat object: headlines, tables and links, as plain data. Made to hold
 * the reader against another one.
 */
export function dumpOrg(text: string, source: string) {
  const { document, rawTitles, tables } = readOrg(text);
  const headlines = document.sections
    .filter((section) => section.level > 0)
    .map((section) => ({
      level: section.level,
      title: section.title,
      rawTitle: rawTitles.get(section) ?? '',
      todo: section.todo,
      todoType: section.todoType,
      priority: section.priority,
      tags: section.tags,
      allTags: section.allTags,
      commented: section.commented,
      archived: section.archived,
      excluded: section.excluded,
      line: section.line,
      path: section.outlinePath,
      properties: section.properties,
    }));
  return {
    source,
    headlines,
    tables: tables.map(({ table, section }) => ({
      path: section.level === 0 ? [] : [...section.outlinePath, section.title],
      line: table.line,
      endLine: table.endLine,
      kind: table.kind,
      excluded: section.excluded,
      header: table.header,
      rules: table.rules,
      rowLines: table.rows.map((row) => row.line),
      rows: table.rows.map((row) => row.cells.map((cell) => cell.text)),
      cellLinks: table.rows.map((row) => row.cells.map((cell) => cell.links)),
    })),
    links: document.links.map((link) => ({ ...link, type: nameType(link.url) })),
  };
}

/** The kind of target, as org-element names it. */
function nameType(url: string): string {
  if (/^(?:[/~]|\.\.?\/)/.test(url)) return 'file';
  const type =
    /^(attachment|bbdb|bibtex|docview|doi|elisp|eww|file|ftp|gnus|help|https?|id|info|irc|mailto|mhe|news|rmail|shell|w3m)(?:\+[a-z]+)?:/.exec(
      url,
    );
  if (type) return type[1] as string;
  if (/^\([^\n]*\)$/.test(url)) return 'coderef';
  return url.startsWith('#') ? 'custom-id' : 'fuzzy';
}
