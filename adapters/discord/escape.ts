import { truncate } from '#src/document/truncate.ts';
import { cleanText } from '#src/document/visible.ts';

/** Where a text stands, as some marks count only there. */
export type Spot = {
  /** Nothing but marks of ours stands before it in its line, or in its style or label, which some read like a line. */
  readonly startsLine: boolean;
  /** An underscore inside of a word is escaped as well: see `Traps`. */
  readonly isStrict: boolean;
};

/**
 * What code can hold that ends a mark begun before it: some readers do not see that it stands in code. An underscore at
 * the end of a word closes one inside of a word, `](` closes the label of a link.
 */
export type Traps = { readonly underscore: boolean; readonly bracket: boolean };

/** Any short text that is not ours, literal wherever it stands in a line. */
export function escapeText(text: string): string {
  return escapeClean(cleanText(text), { startsLine: true, isStrict: true });
}

/** As `escapeText`, the result within `maxChars`; what is cut is marked by `…`. */
export function escapeWithin(text: string, maxChars: number): string {
  const clean = cleanText(text).trim();
  let escaped = escapeText(clean);
  for (let chars = maxChars; escaped.length > maxChars && chars > 0; ) {
    escaped = escapeText(truncate(clean, chars));
    // An escape doubles a character at most.
    chars -= Math.max(1, Math.ceil((escaped.length - maxChars) / 2));
  }
  return escaped.length > maxChars ? '…' : escaped;
}

/** Clean text as markdown that shows just it. A mark is escaped only where it could count. */
export function escapeClean(text: string, { startsLine, isStrict }: Spot): string {
  return text.replace(marksFor(startsLine, isStrict), '\\$&');
}

/** The traps in all code of a message. */
export function trapsIn(codes: readonly string[]): Traps {
  return {
    underscore: codes.some((code) => code.includes('_') && /_(?![0-9A-Za-z_])/.test(code)),
    bracket: codes.some((code) => code.includes('](')),
  };
}

/** What counts wherever it stands. */
const ANYWHERE = [
  '[*`[]',
  // Behind a link of ours its bracket could be taken for the end of the label; an escape of it would not help.
  '\\((?<=\\]\\()',
  // Before anything but a letter or a digit it could be an escape itself.
  '\\\\(?![0-9A-Za-z])',
  // Two make a strike, or a spoiler; at an edge the other may be one of ours.
  '~(?:(?=~|\\s*$)|(?<=(?:~|^\\s*)~))',
  '\\|(?<=\\|\\|)',
  // A mention, a time stamp, an emoji, a command, an address.
  '<(?!\\s|[=-]\\s)',
  ':(?=//)',
  '\\.(?<=discord(?:app)?\\.)(?=[a-z]+/)',
  '@(?=everyone|here)',
  // `:tada:`; of plain numbers only these two are names of emoji.
  ':(?=(?:100|1234|\\d*[a-z_+-][\\w+-]*):)',
];
/** Underscores inside of a word count only where a loose one follows. */
const OUTER_UNDERSCORE = '_(?![0-9A-Za-z])|(?<![0-9A-Za-z])_';
/** Headings, quotes, lists, small print. */
const AT_START = ['[#>](?<=^\\s*.)', '[-+](?<=^\\s*.)(?=[\\s#]|$)', '\\.(?<=^\\s*\\d+.)(?=\\s|$)'];

const patterns = new Map<number, RegExp>();

function marksFor(startsLine: boolean, isStrict: boolean): RegExp {
  const key = (startsLine ? 1 : 0) + (isStrict ? 2 : 0);
  const known = patterns.get(key);
  if (known) return known;
  const parts = [...ANYWHERE, isStrict ? '_' : OUTER_UNDERSCORE, ...(startsLine ? AT_START : [])];
  const made = new RegExp(parts.join('|'), 'gi');
  patterns.set(key, made);
  return made;
}

/**
 * Clean text as it may end a heading: hashes there can be read as the heading's own, and then an escape would not help.
 */
export function withoutClosingHashes(text: string): string {
  const whole = text.trimEnd();
  let end = whole.length;
  while (whole[end - 1] === '#') end -= 1;
  return whole.slice(0, end) + '＃'.repeat(whole.length - end);
}

/** Clean text as it may end struck text: the end of that is sought without regard to escapes. */
export function withoutClosingTilde(text: string): string {
  return text.includes('~') ? text.replace(/~(?=\s*$)/, '∼') : text;
}

/** Looks like a backtick, and fences nothing. */
const BACKTICK_LOOKALIKE = 'ˋ';

/** Code as it may stand between fences: three backticks in a row would end it. */
export function withoutFences(code: string): string {
  return code.includes('```') ? code.replace(/`{3,}/g, (run) => BACKTICK_LOOKALIKE.repeat(run.length)) : code;
}

/** One line of code between backticks that it does not hold itself. It must not be empty. */
export function codeSpan(code: string): string {
  const text = withoutFences(code);
  if (!text.includes('`')) return `\`${text}\``;
  const hasOne = /(?<!`)`(?!`)/.test(text);
  // Three would be a fence.
  if (hasOne && text.includes('``')) return `\`${text.replaceAll('`', BACKTICK_LOOKALIKE)}\``;
  const fence = hasOne ? '``' : '`';
  // Discord takes away one space at an edge where a backtick is the next thing to be seen.
  return `${fence}${/^ *`/.test(text) ? ' ' : ''}${text}${/` *$/.test(text) ? ' ' : ''}${fence}`;
}

/** An address as it may stand between `<` and `>`: nothing in it ends them, or counts as a mark. */
export function bareAddress(url: string): string {
  return url.replace(/[<>\\`*"\s]|~(?=~)|(?<=~)~|(?<=\|)\||_(?![0-9A-Za-z_])/g, percent);
}

/** The same between `(<` and `>)`. */
export function linkAddress(url: string): string {
  return bareAddress(url).replace(/[()]/g, percent);
}

/** Only called for ASCII characters. */
function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
