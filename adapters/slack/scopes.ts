export type NeededScope = {
  readonly scope: string;
  /** Completes "for …". */
  readonly why: string;
  /** Without these nothing works and the program does not start; without another only what it is for is missing. */
  readonly isEssential: boolean;
};

/** Scopes of the bot token. `manifest.json` asks for these and no others; a test compares them. */
export const neededScopes: readonly NeededScope[] = [
  { scope: 'commands', why: 'the command /k8snet and the shortcuts', isEssential: true },
  { scope: 'chat:write', why: 'sending answers', isEssential: true },
  { scope: 'app_mentions:read', why: 'questions that mention @k8snet', isEssential: false },
  { scope: 'im:history', why: 'questions in direct messages and in the agent panel', isEssential: false },
  {
    scope: 'channels:history',
    why: 'follow-ups without a mention and edited questions in public channels it was invited to',
    isEssential: false,
  },
  {
    scope: 'groups:history',
    why: 'follow-ups without a mention and edited questions in private channels it was invited to',
    isEssential: false,
  },
  {
    scope: 'mpim:history',
    why: 'follow-ups without a mention and edited questions in group messages it was added to',
    isEssential: false,
  },
  { scope: 'assistant:write', why: 'status and suggested questions in the agent panel', isEssential: false },
];

/** Scope of the app-level token, which Socket Mode needs. */
export const APP_LEVEL_SCOPE = 'connections:write';

/** Events we subscribe to. The `message.…` ones are what Slack calls `message` by kind of conversation. */
export const neededEvents = [
  'app_home_opened',
  'app_mention',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
] as const;

export type ScopeComparison = { readonly missing: readonly NeededScope[]; readonly extra: readonly string[] };

/** `extra` are those granted that nothing here needs. */
export function compareScopes(granted: readonly string[]): ScopeComparison {
  return {
    missing: neededScopes.filter(({ scope }) => !granted.includes(scope)),
    extra: granted.filter((scope) => !neededScopes.some((needed) => needed.scope === scope)),
  };
}

/** One missing scope a line: its name and what it is for. */
export function listScopes(scopes: readonly NeededScope[]): string {
  return scopes.map(({ scope, why }) => `${scope} (for ${why})`).join(', ');
}

export const ADD_SCOPES_REMEDY =
  'At https://api.slack.com/apps open the app, "OAuth & Permissions", add them under "Bot Token Scopes" ' +
  'and press "Reinstall to Workspace".';
