import { Client, Events, GatewayIntentBits, Options } from 'discord.js';
import type { Logger } from '#src/service/logger.ts';
import { hideSecrets, loggable } from './discord-error.ts';
import type { ShardOptions } from './gateway-shard.ts';
import { createShards } from './gateway-shards.ts';
import { DEFAULT_API_URL, type GatewaySettings } from './settings.ts';

/**
 * discord.js' own client, which keeps servers, channels and threads in mind and nothing of people. Its calls are those
 * for the gateway alone; answers go by another REST, since this one forgets the token where a login fails.
 */
export function createClient(settings: GatewaySettings, options: ShardOptions, logger: Logger): Client {
  const client = new Client({
    intents: intentsOf(settings),
    ...(settings.shards === 'auto' ? { shards: 'auto' } : shardsOf(settings.shards)),
    makeCache: Options.cacheWithLimits(forgotten),
    allowedMentions: { parse: [], repliedUser: false },
    rest: {
      api: settings.apiUrl ?? DEFAULT_API_URL,
      timeout: options.timing.apiCallMs,
      retries: 0,
      rejectOnRateLimit: () => true,
    },
    ws: { buildStrategy: (manager) => createShards(manager, options) },
  });
  // Without a listener for this one event, what fails in any other listener would end the process.
  client.on(Events.Error, (error) => {
    const fault = loggable(error);
    logger.error(fault, `Discord: a listener failed: ${fault.error}`);
  });
  client.on(Events.Warn, (text) => logger.warn(`Discord: ${hideSecrets(text)}`));
  client.on(Events.Debug, (text) => {
    if (logger.isLevelEnabled('trace')) logger.trace(`discord.js: ${hideSecrets(text)}`);
  });
  client.on(Events.Invalidated, () => logger.error('Discord: the session was invalidated; start again.'));
  return client;
}

/** The privileged one is asked for only where the settings want it: Discord closes the connection where it is not allowed. */
function intentsOf({ messageContent }: GatewaySettings): GatewayIntentBits[] {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  return [Guilds, GuildMessages, DirectMessages, ...(messageContent ? [MessageContent] : [])];
}

function shardsOf(count: number): { shards: number[]; shardCount: number } {
  return { shards: Array.from({ length: count }, (_, id) => id), shardCount: count };
}

/** What discord.js would remember of each: none is looked at, and it would grow with every message. */
const forgotten = {
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
};
