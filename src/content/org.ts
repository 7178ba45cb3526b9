import { type Closers, indexClosers } from './org-closers.ts';
import { readElements } from './org-elements.ts';
import { type Headline, isHeadline, isPlanning, parseHeadline, readProperties } from './org-headline.ts';
import { scanInline } from './org-inline.ts';
import { isComment } from './org-lines.ts';
import { toInlines, toPlain } from './org-pieces.ts';
import { type Reader, scanText } from './org-reader.ts';
import { readSettings, type Settings } from './org-settings.ts';
import { isBlank, splitLines } from './org-text.ts';
import type { OrgDocument, OrgSection, OrgTable } from './types.ts';

/** A document with what only a comparison needs: titles as written and every table with its section. */
export type OrgReading = {
  readonly document: OrgDocument;
  readonly settings: Settings;
  readonly rawTitles: ReadonlyMap<OrgSection, string>;
  readonly tables: readonly { readonly table: OrgTable; readonly section: OrgSection }[];
};

/**
 * Reads org text as Emacs does (org-element, Org 9.8 where versions differ). Never throws, on no input; time grows with
 * the length of the text. Excluded sections are there, marked.
 */
export function parseOrg(text: string): OrgDocument {
  return readOrg(text).document;
}

type Ancestor = {
  readonly stars: number;
  readonly title: string;
  readonly tags: readonly string[];
  readonly excluded: boolean;
};
type File = { readonly lines: readonly string[]; readonly closers: Closers; readonly settings: Settings };

export function readOrg(text: string): OrgReading {
  const lines = splitLines(text);
  const closers = indexClosers(lines);
  const settings = readSettings(lines, closers);
  const file: File = { lines, closers, settings };
  const sections: OrgSection[] = [];
  const links: OrgDocument['links'][number][] = [];
  const rawTitles = new Map<OrgSection, string>();
  const tables: OrgReading['tables'][number][] = [];
  const ancestors: Ancestor[] = [];
  const starts = lines.flatMap((line, index) => (isHeadline(line) ? [index] : []));
  const bounds = starts[0] === 0 || lines.length === 0 ? starts : [-1, ...starts];
  bounds.forEach((start, index) => {
    const end = bounds[index + 1] ?? lines.length;
    const found: OrgTable[] = [];
    const headline = start < 0 ? null : parseHeadline(lines[start] as string, settings.todo);
    const section = readSection(file, headline, start, end, ancestors, { links, tables: found });
    sections.push(section);
    rawTitles.set(section, headline?.rawTitle ?? '');
    for (const table of found) tables.push({ table, section });
  });
  const title = settings.title === null ? null : toPlain(scanInline(settings.title, 'text', settings.abbreviations));
  return { document: { title, keywords: settings.keywords, sections, links }, settings, rawTitles, tables };
}

function readSection(
  file: File,
  headline: Headline | null,
  start: number,
  end: number,
  ancestors: Ancestor[],
  found: Pick<Reader, 'links' | 'tables'>,
): OrgSection {
  const stars = headline?.stars ?? 0;
  while (ancestors.length > 0 && (ancestors.at(-1) as Ancestor).stars >= stars) ancestors.pop();
  const parent = ancestors.at(-1);
  const tags = headline?.tags ?? [];
  const allTags = [...new Set([...(parent?.tags ?? file.settings.fileTags), ...tags])];
  const hidden = headline?.commented === true || allTags.some((tag) => file.settings.excludedTags.has(tag));
  const excluded = hidden || parent?.excluded === true;
  const reader: Reader = { ...file, excluded, ...found };
  const pieces = headline === null ? [] : scanText(reader, headline.rawTitle, start, 'headline');
  const title = toPlain(pieces);
  const outlinePath = ancestors.map((ancestor) => ancestor.title);
  if (headline !== null) ancestors.push({ stars, title, tags: allTags, excluded });
  const { properties, propertyLines, next } = readDrawer(file.lines, start, end);
  return {
    level: file.settings.oddLevels && stars > 0 ? 1 + Math.floor(stars / 2) : stars,
    title,
    titleChildren: toInlines(pieces),
    todo: headline?.todo ?? null,
    todoType: headline?.todoType ?? null,
    priority: headline?.priority ?? null,
    tags,
    allTags,
    commented: headline?.commented ?? false,
    archived: tags.includes('ARCHIVE'),
    excluded,
    outlinePath,
    line: Math.max(start, 0) + 1,
    endLine: end,
    properties,
    propertyLines,
    body: readElements(reader, { from: next, to: end, head: null, depth: 0, list: null }),
  };
}

/** The property drawer below a headline and its planning line, or at the top of the file below comments. */
function readDrawer(lines: readonly string[], start: number, end: number) {
  let at = start + 1;
  if (start >= 0 && at < end && isPlanning(lines[at] as string)) at += 1;
  if (start < 0) {
    while (at < end && isBlank(lines[at] as string)) at++;
    while (at < end && isComment(lines[at] as string)) at++;
  }
  return readProperties(lines, at, end) ?? { properties: {}, propertyLines: {}, next: at };
}
