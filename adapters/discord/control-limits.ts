/**
 * What Discord takes of buttons, menus and windows, and what of it we use. "Reference" is
 * docs.discord.com/developers/components/reference, read in August 2026. Characters are UTF-16 units.
 */
export const limits = {
  /** Rows of a message with content; one of components alone takes more. Reference. */
  rows: 5,
  /** Buttons of a row. Reference. */
  rowButtons: 5,
  /** Characters of a button's label. Reference. */
  buttonChars: 80,
  /** Options of a menu, and choices of an autocompletion. Reference. */
  options: 25,
  /** Characters of the label and of the value of an option or choice. Reference. */
  optionChars: 100,
  /** Characters of a menu's placeholder. Reference. */
  placeholderChars: 150,
  /** Characters that a text input can be told to take. Reference. */
  inputChars: 4000,
} as const;

/** What a person can take in; all of it is judgement, none of it Discord's rule. */
export const comfort = {
  /** Buttons offered as next steps of an answer; with "More" they make one row. */
  steps: 4,
  /** Characters of a button's label that a phone shows whole; the reference advises 34 to 38. */
  buttonChars: 38,
  /** Characters of the line that restates a question, escaped. About six lines on a phone. */
  headingChars: 300,
  /** Characters of what is said above an answer of what was asked, escaped; the question has the rest of its line. */
  noteChars: 200,
  /** Characters in it of a name that was typed. */
  nameInNoteChars: 60,
  /** Characters of the name of the one who shares an answer; Discord's longest is 32. */
  nameChars: 32,
  /** Characters of a reason for feedback, which is one line. */
  reasonChars: 300,
  /** Topics named in the text beside the menus. A phone shows about so many lines. */
  topicsListed: 25,
  /** Characters of a topic's title, escaped: a line. So many of them fit a message with content. */
  topicChars: 60,
  /** Of the bar beside an answer, and beside what is none. Colours carry no meaning: the words say it as well. */
  accentColor: 0x32_6c_e5,
  quietColor: 0x80_84_8e,
} as const;
