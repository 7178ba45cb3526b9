import { ids } from './ids.ts';
import type { Channel, Json, User } from './types.ts';
import { channelTypes, makeMember, permissions } from './world.ts';

/** The payload of GUILD_CREATE. */
export function makeGuild(id: string, channels: readonly Channel[], bot: User): Json {
  const isThread = (channel: Channel) => channel.type === channelTypes.thread;
  return {
    ...guildFields,
    id,
    name: 'Example Corp',
    owner_id: ids.moderator,
    roles: [everyoneRole(id), ...(id === ids.guild ? [roleOf(bot)] : [])],
    channels: channels.filter((one) => !isThread(one)).map(({ guild_id: _in, ...channel }) => channel),
    threads: channels.filter(isThread),
    members: [{ ...makeMember(), user: bot }],
    member_count: 4,
    joined_at: '2023-04-05T06:07:08.000000+00:00',
  };
}

const everyoneRole = (guildId: string): Json => ({
  id: guildId,
  name: '@everyone',
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: 0,
  permissions: permissions.person,
  managed: false,
  mentionable: false,
  flags: 0,
});

/** Discord makes one for a bot that was invited with permissions; its client offers it beside the bot's own name. */
const roleOf = ({ id, username }: User): Json => ({
  ...everyoneRole(ids.botRole),
  name: username,
  position: 1,
  managed: true,
  tags: { bot_id: id },
});

const guildFields: Json = {
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  features: ['COMMUNITY'],
  emojis: [],
  stickers: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  large: false,
  unavailable: false,
  lazy: true,
  afk_channel_id: null,
  afk_timeout: 300,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw: false,
  nsfw_level: 0,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: 'en-US',
  max_members: 500_000,
  max_video_channel_users: 25,
  vanity_url_code: null,
  incidents_data: null,
};
