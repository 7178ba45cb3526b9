/** The numbers of the terminal surface, each with its unit and its reason. */
export const limits = {
  /** Columns when the output has none (a pipe, a file): the width terminals have had since the VT100. */
  defaultWidth: 80,
  /** Columns below which no table is framed: two columns of eight, their frame, and one to spare. */
  minFrameWidth: 24,
  /** Columns a table column keeps before the table becomes cards: most words of the field still stand unbroken. */
  minColumnWidth: 8,
  /** Columns that text keeps inside lists and quotes; a level that would leave less is not indented. */
  minNestedWidth: 12,
  /** Columns that code, and the second line of a card's value, stand in from the left. */
  indent: 2,
  /** Characters of a URL that terminals accept in a hyperlink; VTE and iTerm2 ignore longer ones. */
  maxHyperlinkChars: 2083,
  /** First VTE that shows hyperlinks: 0.50, as `VTE_VERSION` writes it. */
  minVteVersion: 5000,
  /** Questions kept for the up arrow, in memory and in the history file. */
  historyEntries: 500,
  /** Characters of a question that history keeps; a longer one is a paste, not something to recall. */
  historyEntryChars: 1000,
  /** Names offered at one press of Tab: readline lists them on one screen without asking. */
  completions: 20,
  /** Characters of a fault's message: it stays on about two lines of a terminal. */
  errorChars: 160,
} as const;

/** An answer in a JSON line is at most so long: about what a chat shows at once. UTF-16 units. */
export const MAX_JSON_ANSWER_CHARS = 4000;
