/** The workspace that payloads and fake agree on. */
export const ids = {
  team: 'T061EG9R6',
  teamDomain: 'examplecorp',
  app: 'A0KRD7HC3',
  botUser: 'U0LAN0Z89',
  bot: 'B0G9QF9GW',
  /** A public channel the bot is in. */
  channel: 'C2147483705',
  /** A public channel the bot is not in. */
  foreignChannel: 'C2147483799',
  archivedChannel: 'C2147483766',
  /** The direct messages of `user` with the bot. */
  dm: 'D024BE7LR',
  user: 'U2147483697',
  otherUser: 'U2147483698',
} as const;
