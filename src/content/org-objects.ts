import { startsWord } from './org-links.ts';
import type { Scan } from './org-scan.ts';

/** Where a scan goes on after an object that holds no link and no emphasis. `hidden` is not shown to readers. */
export type Skipped = { readonly end: number; readonly hidden: boolean };

const skip = (end: number, hidden = false): Skipped => ({ end, hidden });

/** `a_b`, `x^2`, `a_*`: a sub- or superscript keeps its source and keeps `_` from opening an underline. */
export function skipScript(scan: Scan, at: number, start: number, end: number): Skipped | null {
  if (at === start || /\s/.test(scan.text[at - 1] as string)) return null;
  const next = scan.text[at + 1];
  if (next === '*') return at + 2 <= end ? skip(at + 2) : null;
  let i = at + 1;
  if (next === '+' || next === '-') i += 1;
  let last = -1;
  for (; i < end; i++) {
    const char = scan.text[i] as string;
    if (/[\p{L}\p{N}]/u.test(char)) last = i + 1;
    else if (!/[.,\\]/.test(char)) break;
  }
  return last < 0 ? null : skip(last);
}

/** LaTeX: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, `\name[…]{…}`. Their content is formula, not org. */
export function skipLatex(scan: Scan, at: number, start: number, end: number): Skipped | null {
  const next = scan.text[at + 1] ?? '';
  if (scan.text[at] === '$') return skipDollar(scan, at, start, end);
  if (next === '\\') return skipLineBreak(scan, at, end);
  if (next === '(' || next === '[') {
    const close = scan.find(next === '(' ? '\\)' : '\\]', at + 2);
    return close >= 0 && close + 2 <= end ? skip(close + 2) : null;
  }
  const macro = /\\[a-zA-Z]+\*?(?:\[[^\][\n{}]*\]|\{[^{}\n]*\})*/y;
  macro.lastIndex = at;
  const match = macro.exec(scan.text);
  return match && at + match[0].length <= end ? skip(at + match[0].length) : null;
}

function skipDollar(scan: Scan, at: number, start: number, end: number): Skipped | null {
  const { text } = scan;
  const next = text[at + 1] ?? '';
  if (next === '$') {
    const close = scan.find('$$', at + 2);
    return close >= 0 && close + 2 <= end ? skip(close + 2) : null;
  }
  if ((at > start && text[at - 1] === '$') || next === '' || ' \t\n,.;'.includes(next)) return null;
  const close = scan.find('$', at + 1);
  if (close < 0 || close >= end || ' \t\n,.'.includes(text[close - 1] as string)) return null;
  return close + 1 === end ||
    (/[\s\p{P}^`]/u.test(text[close + 1] as string) && !/[-_*&/%]/.test(text[close + 1] as string))
    ? skip(close + 1)
    : null;
}

/** `\\` at the end of a line breaks it; elsewhere the first backslash is text. */
function skipLineBreak(scan: Scan, at: number, end: number): Skipped | null {
  let i = at + 2;
  while (i < end && (scan.text[i] === ' ' || scan.text[i] === '\t')) i++;
  const ends = i === end || scan.text[i] === '\n';
  return ends && scan.text[at - 1] !== '\\' ? skip(at + 2, true) : null;
}

/** `@@html:…@@` */
export function skipSnippet(scan: Scan, at: number, end: number): Skipped | null {
  const opening = /@@[-A-Za-z0-9]{1,60}:/y;
  opening.lastIndex = at;
  const match = opening.exec(scan.text);
  if (!match) return null;
  const close = scan.find('@@', at + match[0].length);
  return close >= 0 && close + 2 <= end ? skip(close + 2, true) : null;
}

/** `{{{name}}}`, `{{{name(arguments)}}}` */
export function skipMacro(scan: Scan, at: number, end: number): Skipped | null {
  const opening = /\{\{\{[a-zA-Z][-a-zA-Z0-9_]{0,60}(\(|\}\}\})/y;
  opening.lastIndex = at;
  const match = opening.exec(scan.text);
  if (!match) return null;
  if (match[1] !== '(') return at + match[0].length <= end ? skip(at + match[0].length) : null;
  const close = scan.find(')}}}', at + match[0].length);
  return close >= 0 && close + 4 <= end ? skip(close + 4) : null;
}

/** `<<target>>`, and `<<<radio>>>`, whose text is shown. Also active time stamps, which no `/` or `+` within may break. */
export function skipAngle(scan: Scan, at: number, end: number): Skipped | null {
  const object =
    /<<<[^<>\n\s](?:[^<>\n]*[^<>\s])?>>>|<<[^<>\n\s](?:[^<>\n]*[^<>\s])?>>|<\d{4}-\d\d-\d\d[^\][<>\n]*>|<%%\([^>\n]{1,200}\)>/y;
  object.lastIndex = at;
  const match = object.exec(scan.text);
  if (!match || at + match[0].length > end) return null;
  return skip(at + match[0].length, match[0].startsWith('<<') && !match[0].startsWith('<<<'));
}

/** `src_lang[…]{…}` and `call_name[…](…)[…]` at the start of a word. */
export function skipInlineCode(scan: Scan, at: number, end: number): Skipped | null {
  if (!startsWord(scan.text, at)) return null;
  const opening = /(?:src_[^\s[{]{1,60}(?=[[{])|call_[^\s[(]{1,60}(?=[[(]))/y;
  opening.lastIndex = at;
  const match = opening.exec(scan.text);
  if (!match) return null;
  let i = skipPair(scan, at + match[0].length, '[');
  const body = skipPair(scan, i, match[0].startsWith('src_') ? '{' : '(');
  if (body === i) return null;
  i = match[0].startsWith('call_') ? skipPair(scan, body, '[') : body;
  return i <= end ? skip(i) : null;
}

function skipPair(scan: Scan, at: number, opening: string): number {
  return scan.text[at] === opening ? Math.max(at, scan.findPair(at)) : at;
}
