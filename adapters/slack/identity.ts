import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { SlackSetupError } from './faults.ts';
import { ADD_SCOPES_REMEDY, compareScopes, listScopes } from './scopes.ts';

/** Whom the bot token speaks for. */
export type SlackIdentity = {
  readonly teamId: string;
  readonly teamName: string;
  readonly botUserId: string;
  readonly botId: string;
  /** Of the bot user, without @. */
  readonly botName: string;
  /** Granted to the token; undefined where Slack, or what stands between, does not tell. */
  readonly scopes: readonly string[] | undefined;
  /** Address of the workspace. */
  readonly url: string;
};

const AuthTest = z.object({
  team_id: z.string(),
  team: z.string().default(''),
  user_id: z.string(),
  user: z.string().default(''),
  bot_id: z.string().optional(),
  url: z.string().default(''),
  is_enterprise_install: z.boolean().default(false),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).default({}),
});

/**
 * Asks Slack whose token this is.
 * @throws SlackSetupError where it is not a bot's in one workspace; the errors of the Web API.
 */
export async function fetchIdentity(client: webApi.WebClient): Promise<SlackIdentity> {
  const parsed = AuthTest.safeParse(await client.auth.test());
  if (!parsed.success)
    throw new SlackSetupError('Slack: auth.test did not say whose token this is. Check SLACK_API_URL.');
  const { team_id, team, user_id, user, bot_id, url, is_enterprise_install, response_metadata } = parsed.data;
  if (bot_id === undefined)
    throw new SlackSetupError(
      'Slack: SLACK_BOT_TOKEN is not a bot\'s token. Copy the "Bot User OAuth Token" (xoxb-…) from "OAuth & Permissions".',
    );
  if (is_enterprise_install)
    throw new SlackSetupError(
      'Slack: the app is installed for a whole organisation. Install it in one workspace and use that token.',
    );
  return {
    teamId: team_id,
    teamName: team,
    botUserId: user_id,
    botId: bot_id,
    botName: user,
    scopes: response_metadata.scopes,
    url,
  };
}

/**
 * Nothing where all scopes are granted, or not told; otherwise what does not work without them, and the remedy.
 * @throws SlackSetupError where an essential one is missing.
 */
export function warningOfScopes({ scopes }: SlackIdentity): string | undefined {
  const missing = scopes ? compareScopes(scopes).missing : [];
  if (missing.length === 0) return undefined;
  const text = `Slack: the app lacks ${missing.length === 1 ? 'the scope' : 'the scopes'} ${listScopes(missing)}. ${ADD_SCOPES_REMEDY}`;
  if (missing.some(({ isEssential }) => isEssential)) throw new SlackSetupError(text);
  return text;
}
