import { isDrawerStart, isItem } from './org-list.ts';
import type { Reader } from './org-reader.ts';
import { isBlank, trimBlanks } from './org-text.ts';

/** `# text` or a lone `#`. */
export function isComment(line: string): boolean {
  return /^[ \t]*#(?: |$)/.test(line);
}

/**
 * True when the line cannot go on a paragraph (`org-element-paragraph-separate`). Lines that open a drawer, a block or a
 * LaTeX environment do so only when it is closed before `to`.
 */
export function endsParagraph(reader: Reader, at: number, to: number): boolean {
  const line = reader.lines[at] as string;
  const first = /[^ \t]/.exec(line)?.[0] ?? '';
  if (first === '' || first === '|' || isBlank(line)) return true;
  if (first === '#') return endsAtHash(reader, at, to, line);
  if (first === ':') {
    if (isDrawerStart(line)) return reader.closers.find('drawer', at + 1, to) >= 0;
    return /^[ \t]*:(?: |$)/.test(line);
  }
  if (first === '\\') {
    const name = /^[ \t]*\\begin\{([A-Za-z0-9*]+)\}/i.exec(line)?.[1];
    return name !== undefined && reader.closers.find(`latex:${name.toLowerCase()}`, at, to) >= 0;
  }
  if ((first === 'C' || first === 'c') && /^[ \t]*CLOCK:/i.test(line)) return true;
  if (first === '[') return /^\[fn:[-_'$%\p{L}\p{N}\p{M}]+\]/u.test(line);
  return isItem(line) || /^(?:%%\(|[ \t]*(?:-{5,}|\+(?:-+\+)+)[ \t]*$)/.test(line);
}

function endsAtHash(reader: Reader, at: number, to: number, line: string): boolean {
  const block = /^[ \t]*#\+BEGIN_(\S+)/i.exec(line);
  if (block) return reader.closers.find(`block:${(block[1] as string).toUpperCase()}`, at + 1, to) >= 0;
  return isComment(line) || /^[ \t]*#\+(?:\S+:|(?:CAPTION|RESULTS)\[[^\n]*\]:)/i.test(line);
}

const affiliated =
  /^[ \t]*#\+(?:(CAPTION|RESULTS?)(?:\[[^\n]*\])?|(DATA|HEADERS?|LABEL|NAME|PLOT|RESNAME|SOURCE|SRCNAME|TBLNAME|ATTR_[-_A-Za-z0-9]+)):[ \t]*/i;

/**
 * Reads the keywords that belong to the element right below them. Keywords with a blank line or nothing below belong to
 * no element (`alone`).
 */
export function readAffiliated(
  reader: Reader,
  at: number,
  to: number,
): { caption: string | null; name: string | null; next: number; alone: boolean } {
  const captions: string[] = [];
  let name: string | null = null;
  let next = at;
  for (; next < to; next++) {
    const line = reader.lines[next] as string;
    const match = affiliated.exec(line);
    if (!match) break;
    const key = (match[1] ?? match[2] ?? '').toUpperCase();
    const value = trimBlanks(line.slice(match[0].length));
    if (key === 'CAPTION') captions.push(value);
    else if (/^(?:NAME|DATA|LABEL|RESNAME|SOURCE|SRCNAME|TBLNAME)$/.test(key)) name = value;
  }
  const alone = next >= to || isBlank(reader.lines[next] as string);
  return { caption: captions.length > 0 ? captions.join(' ') : null, name, next, alone };
}
