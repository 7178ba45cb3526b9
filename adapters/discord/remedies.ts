/** What a code means for who runs us. */
export type Remedy = {
  readonly message: string;
  readonly remedy: string;
  /** Repeating this call cannot help. */
  readonly isFatal: boolean;
  /** No call with this token works any more. */
  readonly isTokenDead: boolean;
};

export const PORTAL = 'At https://discord.com/developers/applications open the app';

const RESET_TOKEN = `${PORTAL}, "Bot", "Reset Token", copy the new one to DISCORD_TOKEN and start again.`;

export const ALLOW_INTENT =
  `${PORTAL}, "Bot", "Privileged Gateway Intents", switch on "Message Content Intent" and start again; or unset ` +
  'DISCORD_MESSAGE_CONTENT, and only follow-ups without a mention are missed.';

const REPORT = 'Update k8snet; if it stays, report it to whoever develops it.';

const dead = (message: string, remedy: string): Remedy => ({ message, remedy, isFatal: true, isTokenDead: true });
// One channel or server may refuse what every other allows.
const denied = (message: string, remedy: string): Remedy => ({ message, remedy, isFatal: true, isTokenDead: false });
const passing = (message: string, remedy: string): Remedy => ({ message, remedy, isFatal: false, isTokenDead: false });

export const tokenUnknown = dead('Discord does not know the token in DISCORD_TOKEN', RESET_TOKEN);

const mayNotReply = denied(
  'The bot may not read the message that it answers, and so cannot reply to it',
  'Give its role "Read Message History" there.',
);

/** By Discord's JSON error code: docs.discord.com, "Opcodes and Status Codes". */
const apiRemedies: ReadonlyMap<number, Remedy> = new Map([
  [
    10002,
    denied(
      'Discord does not know the application',
      'Check DISCORD_APPLICATION_ID: "Application ID" on the page "General Information" of the app; or unset it.',
    ),
  ],
  [10003, denied('The channel is gone, or hidden from the bot', 'Let the bot\'s role "View Channel" there.')],
  [10004, denied('Discord does not know the server', 'Check the id, and that the app was added to that server.')],
  [10008, denied('The message is gone', 'Nothing needs to be done.')],
  [
    10062,
    denied(
      'The interaction is gone: it was answered too late, or by another process',
      'Check the load of this machine and its way to Discord, and that only one process runs with this app.',
    ),
  ],
  [10015, denied('The time to answer this interaction is over (15 minutes)', 'Nothing needs to be done.')],
  [20012, denied('The token is not of this application', 'Check DISCORD_APPLICATION_ID, or unset it.')],
  [
    30034,
    denied(
      'Commands were made too often today (Discord allows 200 a day in a server)',
      'Wait a day; the commands that are there go on working.',
    ),
  ],
  [40002, dead('The account of the bot must be verified', `${PORTAL} and see what it asks for.`)],
  [
    40060,
    denied(
      'The interaction was answered already',
      'Check that only one process runs with this app by gateway, or give it DISCORD_PUBLIC_KEY and run it over HTTP.',
    ),
  ],
  [40094, denied('More was said to this interaction than Discord takes (5 messages)', 'Add the app to that server.')],
  [
    50001,
    denied(
      'The app has no access there',
      'Add it to that server with the invite link that "npm start -- doctor" prints; let its role "View Channel".',
    ),
  ],
  [50007, denied('The person takes no direct messages from the bot', 'Nothing needs to be done.')],
  [
    50013,
    denied(
      'The bot lacks a permission there',
      'Give its role View Channel, Send Messages, Send Messages in Threads and Read Message History.',
    ),
  ],
  [50027, denied('The time to answer this interaction is over (15 minutes)', 'Nothing needs to be done.')],
  [50035, denied('Discord refused the form of what we sent', REPORT)],
  [50083, denied('The thread is archived', 'Nothing needs to be done.')],
  [130000, passing('Discord is overloaded', 'See https://discordstatus.com if it lasts.')],
  [160002, mayNotReply],
  [160009, mayNotReply],
]);

/** By the code with which Discord closes a connection to the gateway, those of them that waiting cannot mend. */
const closeRemedies: ReadonlyMap<number, Remedy> = new Map([
  [4004, tokenUnknown],
  [4010, denied('Discord does not know such a shard', 'Set DISCORD_SHARDS to auto and start again.')],
  [4011, denied('The bot is in too many servers for one connection', 'Set DISCORD_SHARDS to auto and start again.')],
  [4012, denied('Discord no longer speaks the version of its gateway that we do', REPORT)],
  [4013, denied('Discord does not know an intent that we ask for', REPORT)],
  [4014, denied('Discord does not allow the intent that DISCORD_MESSAGE_CONTENT asks for', ALLOW_INTENT)],
]);

/** What a code of Discord's API means; undefined for one that nothing more can be said of. */
export function remedyFor(code: number): Remedy | undefined {
  return apiRemedies.get(code);
}

/** What it means that Discord closed a connection with this code; undefined where a new connection may help. */
export function remedyForClose(code: number): Remedy | undefined {
  return closeRemedies.get(code);
}
