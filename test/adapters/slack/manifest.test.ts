import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { COMMAND, shortcutIds } from '#adapters/slack/ids.ts';
import manifest from '#adapters/slack/manifest.json' with { type: 'json' };
import { neededEvents, neededScopes } from '#adapters/slack/scopes.ts';

const { display_information, features, oauth_config, settings } = manifest;
const schemaPath = process.env.SLACK_MANIFEST_SCHEMA;

/** Which bot scope Slack wants for what, as docs.slack.dev says. Events and methods that are not here are unknown to us. */
const scopeOfEvent: Readonly<Record<string, string | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
};
const scopeOfMethod: Readonly<Record<string, string | undefined>> = {
  'auth.test': undefined,
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'assistant.threads.setStatus': 'assistant:write',
  'assistant.threads.setTitle': 'assistant:write',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'views.open': undefined,
  'views.update': undefined,
  'views.push': undefined,
  'views.publish': undefined,
};

const FOLDER = 'adapters/slack';
const code = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n');

/** What the pattern's first group holds wherever it matches in the adapter's source, each once. */
function inCode(pattern: RegExp): string[] {
  return [...new Set([...code.matchAll(pattern)].map(([, found]) => found ?? ''))].sort();
}

describe('the manifest and the code', () => {
  it('have the same command', () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
  });
  it('have the same shortcuts', () => {
    expect(Object.fromEntries(features.shortcuts.map((each) => [each.callback_id, each.type]))).toEqual({
      [shortcutIds.search]: 'global',
      [shortcutIds.lookUpMessage]: 'message',
    });
  });
  it('have the same scopes', () => {
    expect(oauth_config.scopes.bot).toEqual(neededScopes.map(({ scope }) => scope));
  });
  it('have the same events', () => {
    expect(settings.event_subscriptions.bot_events).toEqual(neededEvents);
  });
  it('subscribe to the events that listeners take, and to no others', () => {
    const listened = [...inCode(/app\.event\(\s*'([a-z_]+)'/gu), ...inCode(/app\.(message)\(/gu)];
    const subscribed = neededEvents.map((event) => event.replace(/\..*/u, ''));
    expect([...new Set(listened)].sort()).toEqual([...new Set(subscribed)].sort());
  });
  it('ask for what events, methods and commands need, and for no more', () => {
    const methods = inCode(/client\s*\.((?:[a-z]+\.)+[a-zA-Z]+)\(/gu);
    expect(methods).toContain('chat.update');
    expect(methods.filter((method) => !(method in scopeOfMethod))).toEqual([]);
    expect(neededEvents.filter((event) => !(event in scopeOfEvent))).toEqual([]);
    const needed = [
      'commands',
      ...neededEvents.flatMap((event) => scopeOfEvent[event] ?? []),
      ...methods.flatMap((method) => scopeOfMethod[method] ?? []),
    ];
    expect([...oauth_config.scopes.bot].sort()).toEqual([...new Set(needed)].sort());
  });
});

describe('the manifest', () => {
  it('is for Socket Mode: no address stands in it', () => {
    expect(settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toMatch(/https?:/u);
  });
  it('lets people write to the app and press its buttons', () => {
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(settings.interactivity.is_enabled).toBe(true);
  });
  it.each<[what: string, text: string, maxChars: number]>([
    ['name', display_information.name, 35],
    ['description', display_information.description, 140],
    ['long description', display_information.long_description, 4000],
    ['display name', features.bot_user.display_name, 80],
    ['agent description', features.agent_view.agent_description, 300],
    ...features.slash_commands.flatMap<[string, string, number]>(({ command, description, usage_hint }) => [
      ['command', command, 32],
      ['description of the command', description, 2000],
      ['usage hint', usage_hint, 1000],
    ]),
    ...features.shortcuts.flatMap<[string, string, number]>(({ name, callback_id, description }) => [
      ['name of a shortcut', name, 24],
      ['callback id', callback_id, 255],
      ['description of a shortcut', description, 150],
    ]),
  ])('keeps the limit of the %s', (_, text, maxChars) => {
    expect([...text].length).toBeGreaterThan(0);
    expect([...text].length).toBeLessThanOrEqual(maxChars);
  });
  it('offers at most four prompts', () => {
    expect(features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4);
  });
  it.skipIf(!schemaPath)("is valid against Slack's own schema, if SLACK_MANIFEST_SCHEMA names it", () => {
    expect(faultsBySchema(manifest)).toEqual([]);
    expect(faultsBySchema({ ...manifest, unknown: 1, features: { ...features, shortcuts: [] } })).not.toEqual([]);
  });
  it.skipIf(!schemaPath)('stays valid with the changes that the README names for HTTP', () => {
    const url = 'https://k8snet.example.com/slack/events';
    const forHttp = {
      ...manifest,
      features: { ...features, slash_commands: features.slash_commands.map((each) => ({ ...each, url })) },
      settings: {
        ...settings,
        event_subscriptions: { ...settings.event_subscriptions, request_url: url },
        interactivity: { ...settings.interactivity, request_url: url, message_menu_options_url: url },
        socket_mode_enabled: false,
      },
    };
    expect(faultsBySchema(forHttp)).toEqual([]);
  });
});

describe('the README', () => {
  it('has the scopes, what each is for, and what goes without', () => {
    const rows = neededScopes.map(
      ({ scope, why, isEssential }) =>
        `| \`${scope}\` | ${why} | ${isEssential ? 'does not start' : 'goes on without'} |`,
    );
    const readme = readFileSync('README.md', 'utf8');
    expect(readme).toContain(`| scope | for | without it |\n|-------|-----|------------|\n${rows.join('\n')}\n\n`);
  });
});

function faultsBySchema(candidate: unknown): unknown[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaPath ?? '', 'utf8')));
  validate(candidate);
  return validate.errors ?? [];
}
