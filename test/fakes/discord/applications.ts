import { commandViolations } from './check-commands.ts';
import { apiErrors, type Reply } from './faults.ts';
import { openApiCommands, withSecond } from './openapi.ts';
import { refusePayload } from './refusals.ts';
import { snowflake } from './snowflake.ts';
import type { Store } from './store.ts';
import type { Json } from './types.ts';

/** `/applications/…`, `/users/@me` and `/gateway/bot`, with the bot's token. */

/** Bits of an application's flags: the text of messages, for those in up to 100 servers. */
const messageContentLimited = 1 << 19;

export function application(store: Store, publicKey: string): Json {
  return {
    id: store.bot.id,
    name: 'k8snet',
    icon: null,
    description: 'Answers about Kubernetes networking.',
    summary: '',
    type: null,
    bot: store.bot,
    is_monetized: false,
    is_verified: false,
    is_discoverable: false,
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: {
      '0': { oauth2_install_params: { scopes: ['applications.commands', 'bot'], permissions: '2048' } },
      '1': { oauth2_install_params: { scopes: ['applications.commands'], permissions: '0' } },
    },
    install_params: { scopes: ['applications.commands', 'bot'], permissions: '2048' },
    verify_key: publicKey,
    flags: store.hasMessageContent ? messageContentLimited : 0,
    hook: true,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    event_webhooks_status: 1,
    approximate_guild_count: store.guilds.length,
    approximate_user_install_count: 1,
    owner: null,
    team: null,
    ...store.options.application,
  };
}

export const currentUser = (store: Store): Json => ({ ...store.bot, verified: true, mfa_enabled: true, email: null });

export function gatewayInfo(store: Store, url: string): Json {
  const { shards, maxConcurrency, remaining } = store.gateway;
  return {
    url,
    shards,
    session_start_limit: { total: 1000, remaining, reset_after: 14_400_000, max_concurrency: maxConcurrency },
  };
}

/** `guildId` is '' for commands that are everywhere. Undefined where the bot may use the commands there. */
export function refuseScope(store: Store, application: string, guildId: string): Reply | undefined {
  if (application !== store.bot.id) return apiErrors.foreignApplication;
  return guildId === '' || store.guilds.some((id) => id === guildId) ? undefined : apiErrors.missingAccess;
}

export const commandsOf = (store: Store, guildId: string): readonly Json[] => store.commands.get(guildId) ?? [];

/** Overwrites all commands of the scope; one of the same type and name keeps its id. */
export function putCommands(store: Store, guildId: string, body: unknown): Reply {
  const what = `commands of ${guildId === '' ? 'everywhere' : guildId}`;
  const violations = withSecond(commandViolations(body), () => openApiCommands(body));
  const refusal = refusePayload(store, what, violations);
  if (refusal !== undefined) return refusal;
  const before = commandsOf(store, guildId);
  const list: Json[] = Array.isArray(body) ? body.map((one) => registered(store, guildId, { one, before })) : [];
  store.commands.set(guildId, list);
  return { status: 200, body: list };
}

function registered(store: Store, guildId: string, { one, before }: { one: Json; before: readonly Json[] }): Json {
  const type = one.type ?? 1;
  const known = before.find((other) => other.type === type && other.name === one.name);
  return {
    id: known?.id ?? snowflake(),
    application_id: store.bot.id,
    version: snowflake(),
    default_member_permissions: null,
    type,
    description: '',
    nsfw: false,
    ...(guildId === '' ? { dm_permission: true, contexts: null, integration_types: [0] } : { guild_id: guildId }),
    ...one,
  };
}
