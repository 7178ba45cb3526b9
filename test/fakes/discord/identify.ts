import { intentBits, privilegedIntents } from './content-intent.ts';
import { makeGuild } from './guilds.ts';
import { dispatchTo, type Session } from './sessions.ts';
import { shardOf } from './snowflake.ts';
import type { Store } from './store.ts';

/** Codes with which Discord closes a connection. */
export const closeCodes = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  rateLimited: 4008,
  sessionTimedOut: 4009,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

/** The first bit that is no intent. */
const beyondIntents = 1 << 26;

export type Identify = {
  readonly token: unknown;
  readonly intents: unknown;
  readonly shard: number;
  readonly shards: number;
};

/** With what an identification is turned away, if it is. */
export function closeFor(store: Store, { token, intents, shard, shards }: Identify): [number, string] | undefined {
  if (token !== store.token || store.isRevoked || store.gateway.remaining <= 0)
    return [closeCodes.authenticationFailed, 'Authentication failed.'];
  if (!(shard >= 0 && shard < shards)) return [closeCodes.invalidShard, 'Invalid shard.'];
  if (typeof intents !== 'number' || !(intents >= 0 && intents < beyondIntents))
    return [closeCodes.invalidIntents, 'Invalid intent(s).'];
  const isDisallowed = !store.hasMessageContent && (intents & privilegedIntents) !== 0;
  return isDisallowed ? [closeCodes.disallowedIntents, 'Disallowed intent(s).'] : undefined;
}

const defaultWindowMs = 5000;

/** One identification within the window for each remainder of shards by `max_concurrency`. */
export function makeTurns(store: Store): (shard: number) => boolean {
  const lastAt = new Map<number, number>();
  return (shard) => {
    const key = shard % store.gateway.maxConcurrency;
    const at = performance.now();
    const last = lastAt.get(key);
    if (last !== undefined && at - last < (store.options.identifyWindowMs ?? defaultWindowMs)) return false;
    lastAt.set(key, at);
    return true;
  };
}

/** READY, and the servers of the shard where they are asked for. */
export function greet(store: Store, session: Session, resumeUrl: string): void {
  const guilds = store.guilds.filter((id) => shardOf(id, session.shards) === session.shard);
  dispatchTo(session, 'READY', {
    v: 10,
    user: { ...store.bot, verified: true, mfa_enabled: true, email: null, flags: 0 },
    guilds: guilds.map((id) => ({ id, unavailable: true })),
    private_channels: [],
    relationships: [],
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: resumeUrl,
    shard: [session.shard, session.shards],
    application: { id: store.bot.id, flags: 0 },
    _trace: [],
  });
  if ((session.intents & intentBits.guilds) === 0) return;
  for (const id of guilds) {
    const channels = [...store.channels.values()].filter((channel) => channel.guild_id === id);
    dispatchTo(session, 'GUILD_CREATE', makeGuild(id, channels, store.bot));
  }
}
