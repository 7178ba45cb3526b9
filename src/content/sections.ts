import { z } from 'zod';
import type { Source } from '#src/document/answer.ts';
import { linksIn } from '#src/document/links.ts';
import type { Link } from '#src/document/nodes.ts';
import { inlineText } from '#src/document/plain-text.ts';
import type { Problem, Section } from './corpus.ts';
import { slugOf } from './names.ts';
import type { BodyPart, OrgDocument, OrgSection } from './types.ts';

const isoDate = z.iso.date();

/** A URL that may be shown as a source. */
export function isWebUrl(url: string): boolean {
  return /^https?:\/\/[^\s/]/iu.test(url) && URL.canParse(url);
}

/**
 * The sections of one file that may be shown, without excluded ones and without `about`, which the whole corpus decides.
 * `taken` holds the ids given so far and gains those given here.
 */
export function sectionsOf(
  path: string,
  document: OrgDocument,
  taken: Map<string, string>,
  problems: Problem[],
): Section[] {
  return document.sections
    .filter((section) => !section.excluded && !(section.level === 0 && section.body.length === 0))
    .map((section) => toSection(path, document, section, taken, problems));
}

function toSection(
  path: string,
  document: OrgDocument,
  section: OrgSection,
  taken: Map<string, string>,
  problems: Problem[],
): Section {
  const report = (key: string, message: string) =>
    problems.push({ path, line: section.propertyLines[key] ?? section.line, message });
  const property = propertyReader(section);
  const body = section.archived ? [] : section.body;
  return {
    id: idOf(path, section, property('CUSTOM_ID'), taken, report),
    path,
    line: section.line,
    endLine: section.endLine,
    title: section.title || document.title || fileTitle(path),
    level: section.level,
    outlinePath: document.title ? [document.title, ...section.outlinePath] : section.outlinePath,
    tags: section.allTags,
    body,
    questions: splitList(property('QUESTIONS'), /\s\|\s|\|/u),
    aliases: splitList(property('ALIASES'), /,/u),
    asOf: readDate(property('AS_OF'), report),
    sources: [...readSources(property('SOURCES'), report), ...bodySources(body)],
    compares: splitList(property('COMPARES'), /\s+/u).map(slugOf),
    about: null,
  };
}

function propertyReader(section: OrgSection): (key: string) => string {
  const entries = new Map(Object.entries(section.properties).map(([key, value]) => [key.toUpperCase(), value]));
  return (key) => entries.get(key) ?? '';
}

function idOf(
  path: string,
  section: OrgSection,
  custom: string,
  taken: Map<string, string>,
  report: (key: string, message: string) => void,
): string {
  const place = `${path}:${section.line}`;
  if (custom !== '') {
    const holder = taken.get(custom);
    if (holder === undefined) {
      taken.set(custom, place);
      return custom;
    }
    report('CUSTOM_ID', `the id "${custom}" is taken by ${holder}; give this section another :CUSTOM_ID:`);
  }
  const base = slugOf(custom || section.title) || slugOf(path);
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.set(id, place);
  return id;
}

function fileTitle(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.org$/u, '');
}

function splitList(value: string, separator: RegExp): string[] {
  return value
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function readDate(value: string, report: (key: string, message: string) => void): string | null {
  if (value === '') return null;
  if (isoDate.safeParse(value).success) return value;
  report('AS_OF', `:AS_OF: "${value}" is not a date; write it as 2026-11-23`);
  return null;
}

function readSources(value: string, report: (key: string, message: string) => void): Source[] {
  return splitList(value, /\s+/u).flatMap((url) => {
    if (isWebUrl(url)) return [{ title: titleOfUrl(url), url }];
    report('SOURCES', `:SOURCES: "${url}" is not an http(s) address; write addresses separated by blanks`);
    return [];
  });
}

/** A readable name for an address that comes without one: host and path. */
export function titleOfUrl(url: string): string {
  const { host, pathname } = new URL(url);
  const path = pathname.replace(/\/$/u, '');
  return `${host.replace(/^www\./u, '')}${path}`;
}

function bodySources(body: readonly BodyPart[]): Source[] {
  return linksIn(body.flatMap((part) => (part.kind === 'block' ? [part.block] : [])))
    .filter((link) => isWebUrl(link.url))
    .map((link) => ({ title: titleOfLink(link), url: link.url }));
}

function titleOfLink(link: Link): string {
  const title = inlineText(link.children).trim();
  return title === '' || title === link.url ? titleOfUrl(link.url) : title;
}
