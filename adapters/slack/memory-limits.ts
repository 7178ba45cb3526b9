/** How much is remembered between messages; each entry takes well under a kilobyte. */
export const memory = {
  /** Threads whose conversation can go on without a mention: months of a busy workspace. */
  threads: 10_000,
  /** Questions that must not be answered again when an edit makes a mention of them; weeks of a busy workspace. */
  answeredQuestions: 10_000,
  /** Deliveries known by their id. Slack repeats one for about five minutes and sends at most 30,000 an hour. */
  deliveries: 5_000,
  /** Response URLs whose uses are counted: Slack takes one for 30 minutes. */
  responseUrls: 5_000,
  /** Answers kept with their composed messages, about 10 kB each; by far most of what is asked is among them. */
  answers: 2_000,
  /** A longer question is hardly asked twice. Characters. */
  answerKeyChars: 200,
} as const;
