import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dumpOrg } from '#src/content/org-dump.ts';

type Row = Readonly<Record<string, unknown>>;
export type Reading = {
  readonly headlines: readonly Row[];
  readonly tables: readonly Row[];
  readonly links: readonly Row[];
};

/** What Emacs says in a gold file, without links from within HTML blocks, which the reader takes for opaque. */
export function readGold(path: string): Reading {
  const gold: Reading = JSON.parse(readFileSync(path, 'utf8'));
  const links = gold.links.filter((link) => !String(link.in).toUpperCase().startsWith('SPECIAL-BLOCK:HTML'));
  return { headlines: gold.headlines, tables: gold.tables, links };
}

/** What the reader says, as plain JSON. */
export function readOurs(path: string): Reading {
  const { headlines, tables, links } = dumpOrg(readFileSync(path, 'utf8'), path);
  return JSON.parse(JSON.stringify({ headlines, tables, links }));
}

/** The org files of a folder that have a gold file with this ending beside them. */
export function listPairs(folder: string, ending: string): { name: string; org: string; gold: string }[] {
  const names = readdirSync(folder);
  return names
    .filter((name) => name.endsWith('.org') && names.includes(name.replace(/\.org$/, ending)))
    .map((name) => ({ name, org: join(folder, name), gold: join(folder, name.replace(/\.org$/, ending)) }));
}
