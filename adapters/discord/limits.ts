/**
 * What Discord takes of a text, and what of it we use. "Reference" is docs.discord.com/developers, read in August 2026.
 * Characters are UTF-16 units.
 */
export const textLimits = {
  /** Characters over all text displays of a message. Reference, components. */
  textChars: 4000,
  /** Bytes of UTF-8 over all text displays, with `displayBytes` for each; more is answered by a fault. discord-api-docs issue 8554. */
  textBytes: 10_170,
  displayBytes: 12,
  /** Characters of the content of a message without components. Reference, messages. */
  contentChars: 2000,
  /** Characters of the address of a link button. Reference, components. */
  buttonUrlChars: 512,
} as const;

/** How a message is divided between the answer and what is put around it. */
export const share = {
  /** Characters of an answer's own text displays; the rest of `textChars` is for a line above and for what we misjudge. */
  answerChars: textLimits.textChars - 600,
  /** Components of an answer, its container and what is nested in it counted; a message takes 40. */
  answerComponents: 12,
  /** Characters of the line above: the question, shortened to 300, and whom it is for. */
  headingChars: 350,
  /** Characters of an answer without components: `contentChars` less the line above and one below on how to read on. */
  contentChars: textLimits.contentChars - 410,
} as const;

/** What a person can take in; all of it is judgement, none of it Discord's rule. */
export const textComfort = {
  /** Characters of a body that is shown whole: about three screens of a phone. */
  wholeChars: 2400,
  /** Characters of a page of one that is not. */
  pageChars: 1800,
  /** Characters of a title, escaped. Two lines on a phone hold about 60. */
  titleChars: 150,
  /** Characters of the line that tells how words were read, escaped. */
  correctionChars: 200,
  /** Columns of an aligned table: what a phone shows unwrapped, and what a desktop window does. */
  phoneColumns: 28,
  wideColumns: 60,
  /** Characters of an address that is a link; a longer one takes too much of a page. */
  linkUrlChars: 400,
  /** Characters shown of an address that cannot be a link. */
  shownUrlChars: 80,
  /** Levels that a list is moved in. */
  listLevels: 8,
  /** Share of a page that must be filled before it ends at a border; else what follows is divided. */
  filledShare: 0.5,
  /** How much longer than the mean a page may be when pages are made of one length. */
  evenShare: 1.1,
} as const;

/** Sources and places named under an answer, as the notes hold them all; characters are those of the whole line. */
export const smallPrint = {
  components: { sources: 4, places: 2, sourcesChars: 560, placesChars: 360 },
  /** Here each takes room from the body. */
  content: { sources: 2, places: 1, sourcesChars: 260, placesChars: 200 },
} as const;

/** A cell with nothing in it shows a dash: it reads as "nothing here" and is no word of ours. */
export const EMPTY_CELL = '—';
