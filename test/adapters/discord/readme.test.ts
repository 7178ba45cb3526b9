import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { COMMANDS, OPTIONS } from '#adapters/discord/ids.ts';
import { neededPermissions } from '#adapters/discord/permissions.ts';
import { INTERACTIONS_PATH } from '#adapters/discord/settings.ts';

const [, part = ''] = /^## Connect Discord$(.*?)^## /msu.exec(readFileSync('README.md', 'utf8')) ?? [];

describe("the README's part on Discord", () => {
  it.each(Object.values(COMMANDS))('names the command %s', (name) => {
    expect(part).toContain(name);
  });

  it.each(Object.values(OPTIONS))('names the option %s', (name) => {
    expect(part).toContain(`${name}:`);
  });

  test('has the permissions that are asked for, and no other', () => {
    const table = /^\| permission \| for \|$(.*?)^$/msu.exec(part)?.[1] ?? '';
    const rows = [...table.matchAll(/^\| ([A-Z][^|]*) \| ([^|]*) \|$/gmu)].map(([, name]) => name);
    expect(rows).toEqual(neededPermissions.map(({ name }) => name));
  });

  test('gives the address that is served', () => {
    expect(part).toContain(`https://<your name>${INTERACTIONS_PATH}`);
  });
});
