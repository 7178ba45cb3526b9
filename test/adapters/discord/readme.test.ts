import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { checkDiscord } from '#adapters/discord/doctor.ts';
import { COMMANDS, OPTIONS } from '#adapters/discord/ids.ts';
import { neededPermissions } from '#adapters/discord/permissions.ts';
import { INTERACTIONS_PATH } from '#adapters/discord/settings.ts';
import { fakeDiscord, gatewaySettings } from './connection.ts';

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

  test('shows what doctor says before the commands are registered', async () => {
    const fake = await fakeDiscord();
    const shown = [...part.matchAll(/^ +([✓!]) (Discord[^:]*): (.*)$/gmu)];
    const checks = await checkDiscord(gatewaySettings(fake), { host: '127.0.0.1', port: 3000 });
    expect(shown.map(([, mark, name]) => [mark, name])).toEqual(
      checks.map(({ state, name }) => [state === 'ok' ? '✓' : '!', name]),
    );
    // What is each one's own: the address of the API, ids.
    const common = (detail = '') => detail.replace(/https?:\/\/\S+|\d{17,20}|\d+…/gu, '…').split('\n')[0];
    expect(shown.map(([, , , detail]) => common(detail))).toEqual(checks.map(({ detail }) => common(detail)));
  });
});
