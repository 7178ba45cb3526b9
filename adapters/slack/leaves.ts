import type { RichTextLink, RichTextText } from '@slack/types';
import { linkTarget } from '#adapters/chat/origin.ts';
import type { Inline, Link } from '#src/document/nodes.ts';
import { truncate } from '#src/document/truncate.ts';
import { cleanInlineCode, cleanText, cleanUrl } from '#src/document/visible.ts';
import { comfort } from './limits.ts';

/** What is inside of a line of rich text. Both are literal: Slack reads no markup in them. */
export type Leaf = RichTextText | RichTextLink;
export type Style = { readonly bold?: true; readonly italic?: true; readonly strike?: true; readonly code?: true };

/** A leaf of text; never give it an empty one. */
export function textLeaf(text: string, style: Style = {}): RichTextText {
  return isPlain(style) ? { type: 'text', text } : { type: 'text', text, style };
}

/** A leaf that opens `url`. An empty label, or one that repeats the address, shows the address. */
export function linkLeaf(url: string, label: string, style: Style = {}): RichTextLink {
  const said = label.trim() === '' || label === url ? {} : { text: label };
  return { type: 'link', url, ...said, ...(isPlain(style) ? {} : { style }) };
}

/** Inline content, every leaf cleaned, none empty, neighbours of one look joined. */
export function inlineLeaves(children: readonly Inline[], style: Style = {}): Leaf[] {
  return joinLeaves(children.flatMap((child) => leavesOf(child, style)));
}

function leavesOf(node: Inline, style: Style): Leaf[] {
  switch (node.type) {
    case 'text':
      return textLeaves(cleanText(node.value), style);
    case 'inlineCode':
      return textLeaves(cleanInlineCode(node.value), { ...style, code: true });
    case 'strong':
      return inlineLeaves(node.children, { ...style, bold: true });
    case 'emphasis':
      return inlineLeaves(node.children, { ...style, italic: true });
    case 'delete':
      return inlineLeaves(node.children, { ...style, strike: true });
    case 'link':
      return linkLeaves(node, style);
    default:
      return node satisfies never;
  }
}

function textLeaves(text: string, style: Style): Leaf[] {
  return text === '' ? [] : [textLeaf(text, style)];
}

/** A link that Slack would not open becomes text; a link inside the content has no address to show. */
function linkLeaves({ url, children }: Link, style: Style): Leaf[] {
  const label = inlineLeaves(children, style);
  const target = linkTarget(url);
  if (target !== null) {
    if (leavesText(label).trim() === '') return [linkLeaf(target, '', style)];
    return label.map((leaf) => (leaf.type === 'link' ? leaf : linkLeaf(target, leaf.text, styleOf(leaf))));
  }
  const address = cleanUrl(url);
  if (address === '' || address.startsWith('#')) return label;
  return [...label, textLeaf(` (${truncate(address, comfort.shownUrlChars)})`, style)];
}

export function joinLeaves(leaves: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = [];
  for (const leaf of leaves) {
    const last = joined.at(-1);
    if (leaf.type === 'text' && last?.type === 'text' && isSameStyle(styleOf(leaf), styleOf(last)))
      joined[joined.length - 1] = { ...last, text: last.text + leaf.text };
    else joined.push(leaf);
  }
  return joined;
}

/** What is read; a link without a label reads as its address. */
export function leafText(leaf: Leaf): string {
  return leaf.type === 'link' ? (leaf.text ?? leaf.url) : leaf.text;
}

export function leavesText(leaves: readonly Leaf[]): string {
  return leaves.map(leafText).join('');
}

/** Characters that leaves take of a message; addresses count, as nobody documents that they do not. */
export function leavesChars(leaves: readonly Leaf[]): number {
  return leaves.reduce((sum, leaf) => sum + (leaf.type === 'link' ? leaf.url.length : 0) + (leaf.text?.length ?? 0), 0);
}

/** The leaves within `maxChars`, at least 1; the end of what is cut is marked by `…`. A link is whole or only its text. */
export function cutLeaves(leaves: readonly Leaf[], maxChars: number): Leaf[] {
  if (leavesChars(leaves) <= maxChars) return [...leaves];
  const kept: Leaf[] = [];
  let room = maxChars - 1;
  for (const leaf of leaves) {
    const chars = leavesChars([leaf]);
    if (chars > room) return joinLeaves([...kept, textLeaf(truncate(`${leafText(leaf)}…`, room + 1), styleOf(leaf))]);
    kept.push(leaf);
    room -= chars;
  }
  return kept;
}

export function styleOf({ style }: Leaf): Style {
  return (style ?? {}) as Style;
}

function isPlain(style: Style): boolean {
  return !(style.bold || style.italic || style.strike || style.code);
}

function isSameStyle(one: Style, other: Style): boolean {
  return (
    one.bold === other.bold && one.italic === other.italic && one.strike === other.strike && one.code === other.code
  );
}
