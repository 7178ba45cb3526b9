import { linkTarget } from '#adapters/chat/origin.ts';
import type { Inline, Link } from '#src/document/nodes.ts';
import { truncate } from '#src/document/truncate.ts';
import { cleanInlineCode, cleanText, cleanUrl } from '#src/document/visible.ts';
import { linkAddress } from './escape.ts';
import { textComfort } from './limits.ts';

export type Style = { readonly strong?: true; readonly emphasis?: true; readonly strike?: true };

/** A stretch of one line in one look; clean, never empty. What a reader sees is `text`; markdown is written last. */
export type Run =
  | { readonly kind: 'text' | 'code'; readonly text: string; readonly style: Style }
  | { readonly kind: 'link'; readonly text: string; readonly url: string; readonly style: Style };

export const PLAIN: Style = {};

export function textRun(text: string, style: Style = PLAIN): Run {
  return { kind: 'text', text, style };
}

/** Inline content as runs, neighbours of one look joined. */
export function inlineRuns(children: readonly Inline[], style: Style = PLAIN): Run[] {
  return joinRuns(children.flatMap((child) => runsOf(child, style)));
}

function runsOf(node: Inline, style: Style): Run[] {
  switch (node.type) {
    case 'text':
      return textRuns(cleanText(node.value), style);
    case 'inlineCode':
      return codeRuns(cleanInlineCode(node.value), style);
    case 'strong':
      return inlineRuns(node.children, { ...style, strong: true });
    case 'emphasis':
      return inlineRuns(node.children, { ...style, emphasis: true });
    case 'delete':
      return inlineRuns(node.children, { ...style, strike: true });
    case 'link':
      return linkRuns(node, style);
    default:
      return node satisfies never;
  }
}

function textRuns(text: string, style: Style): Run[] {
  return text === '' ? [] : [textRun(text, style)];
}

/** Code that shows nothing is but a space. */
function codeRuns(text: string, style: Style): Run[] {
  return text.trim() === '' ? textRuns(text.slice(0, 1), style) : [{ kind: 'code', text, style }];
}

/** A link that Discord would not open becomes its label and its address; one inside of the content has none to show. */
function linkRuns({ url, children }: Link, style: Style): Run[] {
  const label = inlineRuns(children, style);
  const text = runsText(label);
  const target = linkTarget(url);
  if (target !== null && isOpened(target)) return openedRuns(label, target, style);
  const address = addressText(target ?? cleanUrl(url));
  if (address === '' || address.startsWith('#') || text.trim() === address) return label;
  if (text.trim() === '') return textRuns(address, style);
  return [...label, textRun(` (${truncate(address, textComfort.shownUrlChars)})`, style)];
}

/** Discord makes no link of an address for mail. */
function isOpened(target: string): boolean {
  return /^https?:/i.test(target) && linkAddress(target).length <= textComfort.linkUrlChars;
}

function addressText(url: string): string {
  return url.replace(/^mailto:/i, '');
}

/** A label has one look; the spaces at its ends stand outside. */
function openedRuns(label: readonly Run[], url: string, style: Style): Run[] {
  const text = runsText(label);
  if (text.trim() === '') return [{ kind: 'link', text: url, url, style }];
  const look = commonStyle(label);
  const said = label.map((run) => (run.style.strike && !look.strike ? `~${run.text}~` : run.text)).join('');
  const start = said.length - said.trimStart().length;
  const end = said.trimEnd().length;
  return [
    ...textRuns(said.slice(0, start), style),
    { kind: 'link', text: said.slice(start, end), url, style: look },
    ...textRuns(said.slice(end), style),
  ];
}

function commonStyle(runs: readonly Run[]): Style {
  const [first, ...others] = runs;
  if (first && others.length === 0) return first.style;
  const all = (name: keyof Style) => runs.every(({ style }) => style[name]);
  return {
    ...(all('strong') && { strong: true }),
    ...(all('emphasis') && { emphasis: true }),
    ...(all('strike') && { strike: true }),
  };
}

export function joinRuns(runs: readonly Run[]): Run[] {
  if (runs.length < 2) return [...runs];
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && last.kind === run.kind && run.kind !== 'link' && isSameStyle(last.style, run.style))
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

export function isSameStyle(one: Style, other: Style): boolean {
  return (
    one === other || (one.strong === other.strong && one.emphasis === other.emphasis && one.strike === other.strike)
  );
}

export function withStyle(runs: readonly Run[], added: Style): Run[] {
  return runs.map((run) => ({ ...run, style: { ...run.style, ...added } }));
}

export function runsText(runs: readonly Run[]): string {
  return runs.length === 1 ? (runs[0]?.text ?? '') : runs.map(({ text }) => text).join('');
}

export function isBlank(runs: readonly Run[]): boolean {
  return runs.every(({ text }) => text.trim() === '');
}

/** The runs from one offset in their text to another. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  let start = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += run.text.length;
    return text === '' ? [] : [{ ...run, text }];
  });
}

/** Without the spaces at both ends of the line. */
export function trimRuns(runs: readonly Run[]): readonly Run[] {
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return runs;
  if (!(isLoose(first, /^\s/) || isLoose(last, /\s$/))) return runs;
  const kept = [...runs];
  while (kept[0]?.kind === 'text' && /^\s/.test(kept[0].text)) {
    const [{ text, style }] = kept as [Run];
    kept.splice(0, 1, ...textRuns(text.trimStart(), style));
  }
  for (let end = kept.at(-1); end?.kind === 'text' && /\s$/.test(end.text); end = kept.at(-1))
    kept.splice(-1, 1, ...textRuns(end.text.trimEnd(), end.style));
  return kept;
}

function isLoose({ kind, text }: Run, edge: RegExp): boolean {
  return kind === 'text' && edge.test(text);
}
