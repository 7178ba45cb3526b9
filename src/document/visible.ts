/**
 * Takes away what a surface would act on, or let vanish, instead of showing. Text comes from people and from content, so
 * each leaf passes here before it is measured or shown.
 */

/** Most text is this, and then there is nothing to look for. */
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** C0, DEL and C1, whatever white space they left behind. */
const CONTROL = /\p{Cc}/gu;

/** A joiner or selector that makes one emoji out of several characters. */
const EMOJI_JOIN =
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})' +
  '|(?<=\\p{Extended_Pictographic})[\\uFE0E\\uFE0F]|(?<=[0-9#*])\\uFE0F(?=\\u20E3)';

/**
 * Characters without a picture: zero-width, bidi overrides and isolates, tags, fillers. Surfaces disagree on their
 * width, and they make text read differently from what it says. Emoji keep theirs.
 */
const INVISIBLE = new RegExp(`(?!${EMOJI_JOIN})[\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB]`, 'gu');

const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;
const WHITE_SPACE = /[\t\n\v\f\r\u0085\u2028\u2029 ]/gu;

function showOnly(value: string): string {
  if (PRINTABLE_ASCII.test(value)) return value;
  return value.toWellFormed().replace(INVISIBLE, '').replace(CONTROL, '\uFFFD');
}

/** One line of prose: line ends and tabs become spaces, runs of spaces one space, other control characters `�`. */
export function cleanText(value: string): string {
  if (PRINTABLE_ASCII.test(value)) return value.includes('  ') ? value.replace(/ {2,}/g, ' ') : value;
  return showOnly(value.replace(WHITE_SPACE, ' ')).replace(/ {2,}/g, ' ');
}

/** One line of code: as `cleanText`, but runs of spaces stay. */
export function cleanInlineCode(value: string): string {
  return showOnly(value.replace(WHITE_SPACE, ' '));
}

/** Code as its lines. A tab stays: it moves no further than the line, and code can depend on it. */
export function cleanCode(value: string): string[] {
  return value.split(LINE_ENDS).map((line) => line.split('\t').map(showOnly).join('\t'));
}

/** A URL without anything a surface would act on; white space is percent-encoded, so that it stays one word. */
export function cleanUrl(value: string): string {
  return showOnly(value.trim().replace(WHITE_SPACE, '%20')).replace(/\p{Zs}/gu, encodeURIComponent);
}
