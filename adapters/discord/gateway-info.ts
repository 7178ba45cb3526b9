import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { NotDiscordError, SessionsUsedUpError } from './faults.ts';

/** What Discord tells of its gateway; `reset_after` in milliseconds. */
export type GatewayInfo = z.infer<typeof Info>;

const Info = z.object({
  url: z.url({ protocol: /^wss?$/u }),
  /** Recommended. */
  shards: z.int().min(1),
  session_start_limit: z.object({
    total: z.int(),
    remaining: z.int(),
    reset_after: z.number(),
    max_concurrency: z.int().min(1),
  }),
});

/** @throws NotDiscordError; the errors of the API. */
export async function fetchGatewayInfo(rest: REST, signal?: AbortSignal): Promise<GatewayInfo> {
  const answer = await rest.get(Routes.gatewayBot(), signal && { signal });
  const parsed = Info.safeParse(answer);
  if (!parsed.success) throw new NotDiscordError('what answered for /gateway/bot is not the Discord API');
  return parsed.data;
}

/** Asks for what needs no token. @throws NotDiscordError; the errors of the API. */
export async function assertReachable(rest: REST): Promise<void> {
  const answer = await rest.get(Routes.gateway(), { auth: false });
  if (!Info.pick({ url: true }).safeParse(answer).success)
    throw new NotDiscordError('what answered for /gateway is not the Discord API');
}

/** @throws SessionsUsedUpError where so many connections cannot be started any more. */
export function assertSessionsLeft(
  { shards: recommended, session_start_limit: limit }: GatewayInfo,
  shards: 'auto' | number,
): void {
  const needed = shards === 'auto' ? recommended : shards;
  if (limit.remaining < needed) throw new SessionsUsedUpError(limit.total, limit.reset_after);
}
