import { PermissionFlagsBits } from 'discord.js';

export type NeededPermission = {
  /** As Discord's settings of a role name it. */
  readonly name: string;
  readonly bit: bigint;
  /** Completes "for …". */
  readonly why: string;
};

/**
 * What answering a mention takes in a channel (docs.discord.com, "Create Message"). Commands, buttons and direct
 * messages need none of these: they are answered with what Discord hands out for the one interaction.
 */
export const neededPermissions: readonly NeededPermission[] = [
  { name: 'View Channel', bit: PermissionFlagsBits.ViewChannel, why: 'hearing that it is mentioned' },
  { name: 'Send Messages', bit: PermissionFlagsBits.SendMessages, why: 'answering in channels' },
  {
    name: 'Send Messages in Threads',
    bit: PermissionFlagsBits.SendMessagesInThreads,
    why: 'answering in threads and posts',
  },
  {
    name: 'Read Message History',
    bit: PermissionFlagsBits.ReadMessageHistory,
    why: 'answering as a reply to the question: Discord shows what a reply belongs to only to who may read it',
  },
];

const AUTHORIZE = 'https://discord.com/oauth2/authorize';

/** Adds the app to a server, with exactly the permissions that it needs. */
export function inviteLink(applicationId: string): string {
  const permissions = neededPermissions.reduce((sum, { bit }) => sum | bit, 0n);
  return `${AUTHORIZE}?client_id=${applicationId}&permissions=${permissions}&integration_type=0&scope=bot+applications.commands`;
}

/** Adds the app to a person's own account, who then has its commands in every server and chat. */
export function userInstallLink(applicationId: string): string {
  return `${AUTHORIZE}?client_id=${applicationId}&integration_type=1&scope=applications.commands`;
}
