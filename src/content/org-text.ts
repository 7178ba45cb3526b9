/**
 * Splits org text into lines. CRLF and a leading byte order mark go; only `\n` ends a line, so U+2028 and a lone CR stay
 * what they are in Emacs: ordinary characters. Line numbers are those of the text as given.
 */
export function splitLines(text: string): string[] {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const lines = text.slice(start).replaceAll('\r\n', '\n').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** True for a line of blanks and tabs only; a lone CR counts as blank, as Emacs skips it between elements. */
export function isBlank(line: string): boolean {
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code !== 32 && code !== 9 && code !== 13) return false;
  }
  return true;
}

/** Column of the first character that is no blank; a tab goes to the next multiple of eight. */
export function measureIndent(line: string): number {
  let column = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 32) column += 1;
    else if (code === 9) column += 8 - (column % 8);
    else break;
  }
  return column;
}

/** Trims what Emacs' `org-trim` trims: blanks, tabs and line ends. A no-break space is text. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isTrimmed(text.charCodeAt(start))) start++;
  while (end > start && isTrimmed(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Makes each run of blanks and line ends one blank. */
export function collapseBlanks(text: string): string {
  return text.replace(/[ \t\n\r\f\v]+/g, ' ');
}

function isTrimmed(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
