import {
  type APIButtonComponentWithURL,
  type APIComponentInContainer,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { linkedPlace, linkTarget } from '#adapters/chat/origin.ts';
import type { Answer, Correction } from '#src/document/answer.ts';
import { cleanText } from '#src/document/visible.ts';
import { escapeWithin, withoutClosingHashes } from './escape.ts';
import { bodyLines } from './flow.ts';
import { share, smallPrint, textComfort, textLimits } from './limits.ts';
import { SIZE_OF_BYTE } from './lines.ts';
import { fillPages, type Room } from './pages.ts';
import { sourceLines } from './sources.ts';

/** `components`: Components V2. `content`: a plain message, for where those are refused. */
export type Form = 'components' | 'content';
/** How wide an aligned table may be: what a phone shows unwrapped, or a desktop window. */
export type Width = 'phone' | 'wide';
/** `page` counts from 0; beyond the last or before the first is the nearest. */
export type RenderOptions = { readonly form: Form; readonly width: Width; readonly page: number };
export type RenderedPage = {
  /** What stands in the container, in order; empty but for the form `components`. */
  readonly container: readonly APIComponentInContainer[];
  /** The page as markdown; empty but for the form `content`. */
  readonly content: string;
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
};

/**
 * One page of an answer: title, how words were read, text, sources. Text that is not ours is escaped for where it stands,
 * so that nothing in it is markup, a mention or a link. Never throws, drops nothing: what does not fit is on other pages.
 */
export function renderDiscord(answer: Answer, { form, width, page }: RenderOptions): RenderedPage {
  const frame = frameOf(answer, form);
  const columns = width === 'wide' ? textComfort.wideColumns : textComfort.phoneColumns;
  const bodies = fillPages(bodyLines(answer.blocks, columns), roomFor(frame, form));
  const pages = Math.max(1, bodies.length);
  const at = Math.min(Math.max(0, Number.isNaN(page) ? 0 : Math.trunc(page)), pages - 1);
  const shown: Shown = { ...frame, body: bodies[at] ?? '', at, pages };
  return form === 'components'
    ? { container: containerOf(shown, notesButton(answer)), content: '', page: at, pages }
    : { container: [], content: contentOf(shown), page: at, pages };
}

/** What stands around every page: markdown, or empty where there is nothing to say. */
type Frame = { readonly title: string; readonly corrections: string; readonly smallPrint: string };
type Shown = Frame & { readonly body: string; readonly at: number; readonly pages: number };

function frameOf(answer: Answer, form: Form): Frame {
  const title = escapeWithin(withoutClosingHashes(cleanText(answer.title)), textComfort.titleChars);
  return {
    title: `## ${title === '' ? 'k8snet' : title}`,
    corrections: correctionsLine(answer.corrections),
    smallPrint: sourceLines(answer, smallPrint[form]).join('\n'),
  };
}

function correctionsLine(corrections: readonly Correction[]): string {
  if (corrections.length === 0) return '';
  const said = corrections.map(({ from, to }) => `Showing results for “${to}” (you typed “${from}”)`).join('; ');
  return `-# ${escapeWithin(said, textComfort.correctionChars)}`;
}

/** Characters of `-# 99 of 99` with its line ends. */
const PAGE_LINE_CHARS = 16;
/** Text displays of a page. */
const DISPLAYS = 5;

function roomFor({ title, corrections, smallPrint }: Frame, form: Form): Room {
  const around = [title, corrections, smallPrint];
  const chars = around.reduce((sum, text) => sum + text.length + 1, PAGE_LINE_CHARS);
  if (form === 'content') return { whole: share.contentChars - chars, page: share.contentChars - chars };
  // A character above takes at most three bytes.
  const bytes = textLimits.textBytes - DISPLAYS * textLimits.displayBytes - 3 * share.headingChars;
  const left = bytes - around.reduce((sum, text) => sum + Buffer.byteLength(text), PAGE_LINE_CHARS);
  const most = Math.min(share.answerChars - chars, Math.floor(left * SIZE_OF_BYTE));
  return { whole: Math.min(textComfort.wholeChars, most), page: Math.min(textComfort.pageChars, most) };
}

/** On its first page an answer says at the end that it goes on; on the others the title says which part this is. */
function containerOf(
  { title, corrections, body, smallPrint, at, pages }: Shown,
  button: APIButtonComponentWithURL | null,
): APIComponentInContainer[] {
  const line = pageLine(at, pages);
  const isFirst = at === 0;
  const heading = display(isFirst ? title : `${title}\n${line}`);
  const texts = isFirst ? [corrections, body, line] : [body];
  const below: APIComponentInContainer[] =
    smallPrint === '' ? [] : [{ type: ComponentType.Separator }, display(smallPrint)];
  return [
    button === null ? heading : { type: ComponentType.Section, components: [heading], accessory: button },
    ...texts.filter((text) => text !== '').map(display),
    ...below,
  ];
}

function contentOf({ title, corrections, body, smallPrint, at, pages }: Shown): string {
  const line = pageLine(at, pages);
  const parts = at === 0 ? [title, corrections, body, line, smallPrint] : [title, line, body, smallPrint];
  return parts.filter((part) => part !== '').join('\n');
}

function pageLine(at: number, pages: number): string {
  return pages === 1 ? '' : `-# ${at + 1} of ${pages}`;
}

function display(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

function notesButton(answer: Answer): APIButtonComponentWithURL | null {
  const url = 'sources' in answer ? linkedPlace(answer)?.url : undefined;
  if (url === undefined || !/^https?:/i.test(url) || linkTarget(url, textLimits.buttonUrlChars) === null) return null;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: 'Open notes', url };
}
