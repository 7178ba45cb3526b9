/**
 * What Slack takes, and what of it we use: each number with its unit and where it comes from. "Reference" is
 * docs.slack.dev/reference/block-kit, read in September 2026. Characters are UTF-16 units.
 */
export const limits = {
  /** Characters of a header block. Reference. */
  headerChars: 150,
  /** Characters of one text object, such as a line of context. Reference. */
  textObjectChars: 3000,
  /** Blocks that an answer takes of the 50 of a message (reference); ten are left for a question and buttons. */
  contentBlocks: 40,
  /** Characters in all blocks of an answer; Slack refused messages from about 13,200 on (bolt-js issue 2509). */
  messageChars: 12_000,
  /** Characters of the text beside the blocks. 4,000 is Slack's advice, and the text is escaped already. */
  fallbackChars: 3900,
  /** Levels that a list may be moved in. Reference. */
  listIndent: 8,
  /** Rows of a table, the header among them. Reference, for `table`; `data_table` takes 201. */
  tableRows: 100,
  /** Columns of a table. Reference. */
  tableColumns: 20,
  /** Characters over all cells. Reference, for `table`; `data_table` takes 20,000. */
  tableChars: 10_000,
  /** Blocks of a Home tab or modal. Reference. */
  viewBlocks: 100,
  /** Elements of an actions block. Reference. */
  actionsElements: 25,
  /** Characters of a button's text. Reference. */
  buttonChars: 75,
  /** Characters of a button's value. Reference. */
  buttonValueChars: 2000,
  /** Options of a select, and of what an external select is answered with. Reference. */
  options: 100,
  /** Characters of an option's text, and of the label of a group of options. Reference. */
  optionChars: 75,
  /** Characters of an option's value. The reference says 150, @slack/types 3.2 says 75. */
  optionValueChars: 75,
  /** Characters that a plain_text_input can be told to take, and of what it begins with. Reference. */
  inputChars: 3000,
  /** Questions suggested in the agent panel, and characters of a thread's title there. docs.slack.dev/reference/methods, assistant.threads.* */
  prompts: 4,
  threadTitleChars: 100,
} as const;

/** What a person can take in; all of it is judgement, none of it Slack's rule. */
export const comfort = {
  /** Body rows that are seen at a glance; a longer table is one with pages. A phone shows about so many lines. */
  plainTableRows: 8,
  /** Columns that need no sorting and filtering to be compared. */
  plainTableColumns: 4,
  /** Rows of a page of a table with pages: what a phone shows without scrolling. */
  pageRows: 10,
  /** Body rows from which on a table is worth the only native one of the message. */
  nativeTableRows: 2,
  /** Characters of one cell; more is a text, not a cell. */
  cellChars: 2000,
  /** Characters of one paragraph, list or code, so that a huge one leaves room for others. A third of the message. */
  blockChars: 4000,
  /** Characters that must be left for a table to be begun at all. */
  minTableChars: 400,
  /** Columns of an aligned table in monospace: what Slack's desktop window shows unwrapped. */
  monospaceColumns: 72,
  /** Characters of the line that tells how words were read. */
  correctionChars: 300,
  /** Characters kept for one notice of what is missing, beside its link. */
  noticeChars: 200,
  /** Characters of a table's caption. */
  captionChars: 150,
  /** Characters shown of an address that cannot be a link. */
  shownUrlChars: 200,
  /** Sources named under an answer; the notes hold them all. */
  sources: 4,
  /** Places named under an answer. */
  places: 3,
  /** Characters of a reason for feedback, which is one line. */
  reasonChars: 300,
  /** Characters shown of a commit. */
  revisionChars: 12,
  /** Controls offered as next steps of an answer: more would wrap into a third line on a phone. */
  steps: 4,
} as const;

/** Slack refuses a cell without text; a dash reads as "nothing here" and is no word of ours. */
export const EMPTY_CELL = '—';

/** How much is remembered between messages; each entry takes well under a kilobyte. */
export const memory = {
  /** Threads whose conversation can go on without a mention: months of a busy workspace. */
  threads: 10_000,
  /** Questions that must not be answered again when an edit makes a mention of them; weeks of a busy workspace. */
  answeredQuestions: 10_000,
  /** Response URLs whose uses are counted: Slack takes one for 30 minutes. */
  responseUrls: 5_000,
} as const;
