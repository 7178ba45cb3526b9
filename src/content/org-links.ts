/**
 * The link forms of `ol.el`: bracket, bare and angle. Each reader looks at one place of a text and answers with the link
 * there or null; none reads the same stretch twice for different starts.
 */
export type FoundLink = {
  readonly url: string;
  readonly end: number;
  /** Where the description is, for a bracket link that has one. */
  readonly description: readonly [number, number] | null;
};

/** The link types Emacs knows unconfigured: a bare `file:…` is a link to it and hides what it holds. */
export const linkTypes =
  'attachment|bbdb|bibtex|docview|doi|elisp|eww|file\\+emacs|file\\+sys|file|ftp|gnus|help|https|http|id|info|irc|mailto|mhe|news|rmail|shell|w3m';

const openers = '<([';
const closers = '>)]';

/** True for what a bare URL may end in: a letter or digit of any script, `/`, or (since Org 9.6) `-`. */
function endsUrl(char: string): boolean {
  return char === '/' || char === '-' || /[\p{L}\p{N}\p{M}]/u.test(char);
}

/** End of a bracketed group of a bare URL, two deep as in Org, or -1. Kinds of brackets may mix, as in Org. */
function skipGroup(text: string, at: number, end: number): number {
  let depth = 0;
  for (let i = at; i < end; i++) {
    const char = text[i] as string;
    if (char === ' ' || char === '\t' || char === '\n') return -1;
    if (openers.includes(char)) {
      depth += 1;
      if (depth > 2) return -1;
    } else if (closers.includes(char)) {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

/** Reads a bare URL whose path starts at `path`, after the type's colon. It has at least two parts and ends well. */
export function readBareUrl(text: string, start: number, path: number, end: number): FoundLink | null {
  let i = path;
  let parts = 0;
  let last = -1;
  while (i < end) {
    const char = String.fromCodePoint(text.codePointAt(i) as number);
    if (char === ' ' || char === '\t' || char === '\n' || closers.includes(char)) break;
    const group = openers.includes(char);
    const next = group ? skipGroup(text, i, end) : i + char.length;
    if (next < 0) break;
    parts += 1;
    if (parts > 1 && (group || endsUrl(char))) last = next;
    i = next;
  }
  return last < 0 ? null : { url: text.slice(start, last), end: last, description: null };
}

/** Reads `[[target]]` or `[[target][description]]` at `at`. `findEnd` gives the next `]]`, or -1. */
export function readBracketLink(
  text: string,
  at: number,
  end: number,
  findEnd: (from: number) => number,
): FoundLink | null {
  const close = findTargetEnd(text, at + 2, end);
  if (close < 0) return null;
  const url = unescapeTarget(text.slice(at + 2, close).replace(/\s*\n\s*/g, ' '));
  if (text[close + 1] === ']' && close + 2 <= end) return { url, end: close + 2, description: null };
  if (text[close + 1] !== '[') return null;
  const last = findEnd(close + 3);
  if (last < 0 || last + 2 > end) return null;
  return { url, end: last + 2, description: [close + 2, last] };
}

/** The `]` that ends a target, or -1 when there is a `[` first or nothing before it. A backslash protects a bracket. */
function findTargetEnd(text: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const char = text[i];
    if (char === '\\') i += 1;
    else if (char === '[') return -1;
    else if (char === ']') return i > from ? i : -1;
  }
  return -1;
}

/** Halves the backslashes before a bracket or at the end, as `org-link-unescape` does. */
function unescapeTarget(target: string): string {
  if (!target.includes('\\')) return target;
  return target.replace(/(\\+)(?=[[\]]|$)/g, (run) => '\\'.repeat(run.length >> 1));
}

/** Expands `#+LINK:` abbreviations: `%s` is replaced, `%h` in percent form, else the tag is appended. Lisp stays as it is. */
export function expandAbbreviation(url: string, abbreviations: ReadonlyMap<string, string>): string {
  if (abbreviations.size === 0) return url;
  const colon = url.indexOf(':');
  const replacement = abbreviations.get(colon < 0 ? url : url.slice(0, colon));
  if (replacement === undefined || /%\([^)]/.test(replacement)) return url;
  const tag = colon < 0 ? '' : url.slice(url[colon + 1] === ':' ? colon + 2 : colon + 1);
  if (replacement.includes('%s')) return replacement.replace('%s', () => tag);
  if (replacement.includes('%h')) return replacement.replace('%h', () => encodeTag(tag));
  return replacement + tag;
}

function encodeTag(tag: string): string {
  return encodeURIComponent(tag.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * True when a word may start at `at`: a bare URL or `src_` must not continue a word. `'`, `$` and `%` are word characters
 * in org-mode's syntax table; a change of script (a CJK character before a Latin one) is a boundary.
 */
export function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text[at - 1] as string;
  return !/[\p{Script=Latin}\p{M}0-9'$%]/u.test(before);
}
