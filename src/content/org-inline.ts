import {
  expandAbbreviation,
  type FoundLink,
  linkTypes,
  readBareUrl,
  readBracketLink,
  startsWord,
} from './org-links.ts';
import {
  type Skipped,
  skipAngle,
  skipInlineCode,
  skipLatex,
  skipMacro,
  skipScript,
  skipSnippet,
} from './org-objects.ts';
import type { LinkPiece, Piece } from './org-pieces.ts';
import { isSpaceAt, type Scan, startScan } from './org-scan.ts';
import { trimBlanks } from './org-text.ts';

/** Where a text stands decides what it may hold: a table cell no inline code, a link's description no links. */
export type Place = 'text' | 'cell' | 'description';

type Frame = {
  readonly scan: Scan;
  readonly place: Place;
  readonly abbreviations: ReadonlyMap<string, string>;
  readonly depth: number;
};

const marks: Readonly<Record<string, 'strong' | 'emphasis' | 'delete' | 'underline'>> = {
  '*': 'strong',
  '/': 'emphasis',
  '+': 'delete',
  _: 'underline',
};
// Emphasis in emphasis beyond this depth is read as text; each level costs one more pass over its text.
const maxDepth = 40;

/**
 * Reads the objects of one stretch of org text (a paragraph, a title, a cell), as `org-element--object-lex` does: from
 * left to right, the first object that fits, emphasis and scripts by what stands around their markers.
 */
export function scanInline(text: string, place: Place, abbreviations: ReadonlyMap<string, string>): Piece[] {
  if (!/[*/~=+_^\\$@{<[:]/.test(text)) return text === '' ? [] : [{ kind: 'text', value: text }];
  return scanRange({ scan: startScan(text), place, abbreviations, depth: 0 }, 0, text.length);
}

function scanRange(frame: Frame, start: number, end: number): Piece[] {
  const { text } = frame.scan;
  const candidates = new RegExp(`[*/~=+_^\\\\$@{<[]|(?:${linkTypes}):|src_|call_`, 'gi');
  const pieces: Piece[] = [];
  let done = start;
  let at = start;
  while (at < end) {
    candidates.lastIndex = at;
    const match = candidates.exec(text);
    if (!match || match.index >= end) break;
    at = match.index;
    const found = readObject(frame, at, start, end, match[0]);
    if (found === null) {
      at += 1;
      continue;
    }
    if (found.piece !== null) {
      if (at > done) pieces.push({ kind: 'text', value: text.slice(done, at) });
      pieces.push(found.piece);
      done = found.end;
    }
    at = found.end;
  }
  if (end > done) pieces.push({ kind: 'text', value: text.slice(done, end) });
  return pieces;
}

/** A piece of null means: text as written, but go on after `end`. */
type Found = { readonly piece: Piece | null; readonly end: number };

function readObject(frame: Frame, at: number, start: number, end: number, match: string): Found | null {
  const { scan } = frame;
  const char = match[0] as string;
  if (match.length > 1) return readWord(frame, at, end, match);
  if (char === '_' || char === '^') {
    const group = readScriptGroup(frame, at, start, end);
    if (group) return group;
    const script = skipScript(scan, at, start, end);
    if (script) return keepSource(scan, at, script);
    return char === '_' ? readMarked(frame, at, start, end) : null;
  }
  if (char === '=' || char === '~') return readVerbatim(frame, at, start, end);
  if (marks[char] !== undefined) return readMarked(frame, at, start, end);
  if (char === '$' || char === '\\') return keepSource(scan, at, skipLatex(scan, at, start, end));
  if (char === '@') return keepSource(scan, at, skipSnippet(scan, at, end));
  if (char === '{') return keepSource(scan, at, skipMacro(scan, at, end));
  if (frame.place === 'description' || (char === '[' && frame.depth >= maxDepth)) return null;
  if (char === '<') return keepSource(scan, at, skipAngle(scan, at, end)) ?? readAngle(frame, at, end);
  if (scan.text[at + 1] !== '[') return null;
  const link = readBracketLink(scan.text, at, end, (from) => scan.find(']]', from));
  return link ? toLink(frame, link, at, 'bracket', true) : null;
}

function keepSource(scan: Scan, at: number, skipped: Skipped | null): Found | null {
  if (skipped === null) return null;
  const piece: Piece | null = skipped.hidden ? { kind: 'hidden', source: scan.text.slice(at, skipped.end) } : null;
  return { piece, end: skipped.end };
}

function readWord(frame: Frame, at: number, end: number, match: string): Found | null {
  if (!match.endsWith(':')) {
    return frame.place === 'cell' ? null : keepSource(frame.scan, at, skipInlineCode(frame.scan, at, end));
  }
  const { text } = frame.scan;
  if (frame.place === 'description') return null;
  const quoted = text[at - 1] === "'" && /^(?:https?|mailto):$/i.test(match);
  if (!quoted && !startsWord(text, at)) return null;
  // The closing quote ends a quoted URL: what comes after it is read as Emacs reads it.
  const quote = quoted ? frame.scan.find("'", at) : -1;
  const link = readBareUrl(text, at, at + match.length, quote < 0 ? end : Math.min(end, quote));
  return link ? toLink(frame, link, at, 'plain', !quoted) : null;
}

/** `<https://…>`: runs to the next `>`, over a line break if need be. */
function readAngle(frame: Frame, at: number, end: number): Found | null {
  const { text } = frame.scan;
  const type = new RegExp(`<(?:${linkTypes}):`, 'iy');
  type.lastIndex = at;
  if (!type.test(text)) return null;
  const close = frame.scan.find('>', at);
  if (close < 0 || close >= end) return null;
  const url = text.slice(at + 1, close).replace(/\s*\n\s*/g, '');
  return toLink(frame, { url, end: close + 1, description: null }, at, 'angle', true);
}

function toLink(frame: Frame, link: FoundLink, at: number, format: LinkPiece['format'], inEmacs: boolean): Found {
  const url = format === 'bracket' ? expandAbbreviation(link.url, frame.abbreviations) : link.url;
  const description =
    link.description === null
      ? null
      : scanRange({ ...frame, place: 'description', depth: frame.depth + 1 }, link.description[0], link.description[1]);
  return { piece: { kind: 'link', format, url: trimBlanks(url), description, at, inEmacs }, end: link.end };
}

function readVerbatim(frame: Frame, at: number, start: number, end: number): Found | null {
  const close = findEmphasisEnd(frame.scan, at, start, end);
  if (close < 0) return null;
  return { piece: { kind: 'code', value: frame.scan.text.slice(at + 1, close) }, end: close + 1 };
}

function readMarked(frame: Frame, at: number, start: number, end: number): Found | null {
  if (frame.depth >= maxDepth) return null;
  const close = findEmphasisEnd(frame.scan, at, start, end);
  const mark = marks[frame.scan.text[at] as string];
  if (close < 0 || mark === undefined) return null;
  // Within emphasis everything may stand, also where the place around it has limits.
  const children = scanRange({ ...frame, place: 'text', depth: frame.depth + 1 }, at + 1, close);
  return { piece: { kind: 'marked', mark, children }, end: close + 1 };
}

/** `x_{…}`, `x^(…)`: written as it is, but a stretch of its own, so that an URL in it ends before the bracket. */
function readScriptGroup(frame: Frame, at: number, start: number, end: number): Found | null {
  const { scan } = frame;
  const opening = scan.text[at + 1];
  if (opening !== '{' && opening !== '(') return null;
  if (at === start || isSpaceAt(scan.text, at - 1) || frame.depth >= maxDepth) return null;
  const close = scan.findPair(at + 1);
  if (close < 0 || close > end) return null;
  const inner = scanRange({ ...frame, place: 'text', depth: frame.depth + 1 }, at + 2, close - 1);
  const children: Piece[] = [
    { kind: 'text', value: scan.text.slice(at, at + 2) },
    ...inner,
    { kind: 'text', value: scan.text.slice(close - 1, close) },
  ];
  return { piece: { kind: 'marked', mark: 'underline', children }, end: close };
}

/** The closing marker of emphasis at `at`, which may span one line break, or -1 when `at` opens none. */
function findEmphasisEnd(scan: Scan, at: number, start: number, end: number): number {
  const { text } = scan;
  if (at > start && !isSpaceAt(text, at - 1) && !'-(\'"{'.includes(text[at - 1] as string)) return -1;
  if (at + 2 >= end || isSpaceAt(text, at + 1)) return -1;
  const close = scan.findMark(text[at] as string, at, end);
  if (close < 0) return -1;
  const firstBreak = scan.find('\n', at);
  if (firstBreak < 0 || firstBreak > close) return close;
  const secondBreak = text.indexOf('\n', firstBreak + 1);
  return secondBreak < 0 || secondBreak > close ? close : -1;
}
