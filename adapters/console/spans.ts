import type { Inline } from '#src/document/nodes.ts';
import { cleanInlineCode, cleanText, cleanUrl } from '#src/document/visible.ts';
import { limits } from './limits.ts';

/** How characters look beside what they say; all of it only adds, none of it carries meaning alone. */
export type Look = {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
  /** Printable ASCII only. The terminal opens it when the text is clicked. */
  readonly url?: string;
};

/** Cleaned text of one look. `whole` is never broken over lines, however long. */
export type Span = { readonly text: string; readonly look: Look; readonly whole?: true };

/** One line of the screen, without its end. */
export type Line = readonly Span[];

/** Says how a link reads, given its label and its url. An empty label means that the url is the label. */
export type WriteLink = (label: readonly Span[], url: string) => readonly Span[];

const plainLook: Look = {};

/** Text that this code wrote or cleaned. */
export function span(text: string, look: Look = plainLook): Span {
  return { text, look };
}

/** Inline content as spans, every leaf cleaned. */
export function inlineSpans(
  children: readonly Inline[],
  writeLink: WriteLink,
  look: Look = plainLook,
): readonly Span[] {
  return children.flatMap((child) => leafSpans(child, writeLink, look));
}

function leafSpans(node: Inline, writeLink: WriteLink, look: Look): readonly Span[] {
  switch (node.type) {
    case 'text':
      return [span(cleanText(node.value), look)];
    case 'inlineCode':
      return [span(`\`${cleanInlineCode(node.value)}\``, { ...look, code: true })];
    case 'strong':
      return inlineSpans(node.children, writeLink, { ...look, bold: true });
    case 'emphasis':
      return inlineSpans(node.children, writeLink, { ...look, italic: true });
    case 'delete':
      // Struck text says the opposite of plain text, so the mark stands without colour, too.
      return [span('~', look), ...inlineSpans(node.children, writeLink, { ...look, strike: true }), span('~', look)];
    case 'link':
      return linkSpans(inlineSpans(node.children, writeLink, look), node.url, writeLink);
    default:
      return node satisfies never;
  }
}

function linkSpans(label: readonly Span[], url: string, writeLink: WriteLink): readonly Span[] {
  const target = cleanUrl(url);
  if (target === '' || target.startsWith('#')) return label;
  const said = label
    .map((part) => part.text)
    .join('')
    .trim();
  return writeLink(said === target || said === '' ? [] : label, target);
}

/** A link outside of tables: clickable, else `label (url)` with the url in full. */
export function linkInText(hyperlinks: boolean): WriteLink {
  return (label, url) => {
    const target = hyperlinks ? hyperlinkTarget(url) : null;
    if (target !== null) return clickable(label, url, target);
    if (label.length === 0) return [{ ...span(url), whole: true }];
    return [...label, span(' '), { ...span(`(${url})`), whole: true }];
  };
}

/**
 * A link inside a table: clickable, else `label [n]`, where n counts from 1 in `references`. The urls are collected
 * there, to be printed in full where no frame cuts them.
 */
export function linkInTable(hyperlinks: boolean, references: string[]): WriteLink {
  return (label, url) => {
    const target = hyperlinks ? hyperlinkTarget(url) : null;
    if (target !== null) return clickable(label, url, target);
    if (!references.includes(url)) references.push(url);
    const mark = span(`[${references.indexOf(url) + 1}]`);
    return label.length === 0 ? [mark] : [...label, span(' '), mark];
  };
}

function clickable(label: readonly Span[], url: string, target: string): readonly Span[] {
  if (label.length === 0) return [span(url, { url: target })];
  return label.map((part) => ({ ...part, look: { url: target, ...part.look } }));
}

/** The url as the hyperlink sequence takes it, or null when a terminal would ignore it or should not open it. */
function hyperlinkTarget(url: string): string | null {
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return null;
  const target = url.replace(/[^\x21-\x7e]/gu, encodeURIComponent);
  return target.length <= limits.maxHyperlinkChars ? target : null;
}
