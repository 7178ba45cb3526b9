import { linkedSource, type Origin, originOf, placeOrigin } from '#adapters/chat/origin.ts';
import type { Answer } from '#src/document/answer.ts';
import type { Block, Blockquote, Code, List, Table } from '#src/document/nodes.ts';
import { cleanCode, cleanText } from '#src/document/visible.ts';
import { gridOf } from './cells.ts';
import { inlineLeaves, joinLeaves, type Leaf, leafText, leavesText, textLeaf } from './leaves.ts';
import { limits } from './limits.ts';
import { escapeEntities, escapeMrkdwn, escapeWithin, mrkdwnLink } from './mrkdwn.ts';

/** A block as lines of mrkdwn. Between `fence`s nothing is read as markup. */
type Paragraph = { readonly lines: readonly string[]; readonly isFenced?: true };

/** The most that each part may take, so that none leaves no room for the others. Characters. */
const share = { title: 400, corrections: 300, date: 60, link: 500, notice: 640, line: 1500 } as const;
/** A beginning of a line shorter than this says nothing. Characters. */
const MIN_CUT_CHARS = 40;
const FENCE = '```';

/**
 * The answer as mrkdwn, for notifications, screen readers, and where Slack takes no blocks: title, text, tables as
 * `Name: value` lines, date and first source, all escaped. Never empty, whole lines only; what is cut is said.
 */
export function fallbackText(answer: Answer, origin = originOf(answer)): string {
  const head = headOf(answer);
  const tail = tailOf(answer);
  const around = [...head, ...tail].reduce((sum, part) => sum + part.length + 2, 0);
  const room = limits.fallbackChars - around - share.notice;
  const { shown, left } = fill(answer.blocks.map(paragraphOf), room);
  const notice = left === 0 ? [] : [noticeOf(left, origin)];
  const text = [...head, ...shown, ...notice, ...tail].join('\n\n');
  return text === '' ? 'k8snet' : text;
}

function headOf({ title, corrections }: Answer): string[] {
  const name = escapeWithin(cleanText(title).trim().replaceAll('*', '∗'), share.title);
  const said = corrections.map(({ from, to }) => `Showing results for “${to}” (you typed “${from}”)`).join('; ');
  return [
    ...(name === '' ? [] : [`*${name}*`]),
    ...(said === '' ? [] : [escapeWithin(cleanText(said), share.corrections)]),
  ];
}

function tailOf(answer: Answer): string[] {
  if (!('sources' in answer)) return [];
  const { asOf, places } = answer;
  const source = linkedSource(answer);
  const [place] = places;
  const parts = [
    ...(asOf === undefined ? [] : [`As of ${escapeWithin(cleanText(asOf), share.date)}`]),
    ...(source === null ? [] : [`Source: ${shortLink(source)}`]),
    ...(place === undefined ? [] : [`From ${shortLink(placeOrigin(place))}`]),
  ];
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

function noticeOf(left: number, origin: Origin | null): string {
  const missing = `… ${left} ${left === 1 ? 'line' : 'lines'} cut short or left out here`;
  return origin === null ? `${missing}.` : `${missing}; all of it: ${shortLink(origin)}`;
}

/** A link, or where its address is too long the label alone. */
function shortLink(origin: Origin): string {
  const link = mrkdwnLink(origin);
  return link.length <= share.link ? link : escapeWithin(origin.label, share.link);
}

/** As many paragraphs as fit, and the number of lines that are not shown or not to their end. */
function fill(paragraphs: readonly Paragraph[], maxChars: number): { shown: string[]; left: number } {
  const shown: string[] = [];
  let room = maxChars;
  let left = 0;
  for (const { lines, isFenced } of paragraphs) {
    const fitting = linesWithin(lines, room - (isFenced ? 2 * FENCE.length + 2 : 0));
    left += fitting.left;
    if (fitting.isFull) room = 0;
    if (fitting.lines.length === 0) continue;
    const text = fitting.lines.join('\n');
    const whole = isFenced ? `${FENCE}\n${text}\n${FENCE}` : text;
    shown.push(whole);
    room -= whole.length + 2;
  }
  return { shown, left };
}

function linesWithin(lines: readonly string[], maxChars: number): { lines: string[]; left: number; isFull: boolean } {
  const kept: string[] = [];
  let room = maxChars;
  let left = 0;
  for (const [at, whole] of lines.entries()) {
    const most = Math.min(room, share.line);
    const shown = whole.length <= most ? whole : cutLine(whole, most);
    if (shown !== null) kept.push(shown);
    if (shown !== whole) left += 1;
    if (shown !== whole && most < share.line) return { lines: kept, left: left + lines.length - at - 1, isFull: true };
    room -= (shown?.length ?? 0) + 1;
  }
  return { lines: kept, left, isFull: false };
}

/** The beginning of a line of mrkdwn, no link, entity or grapheme torn; null if that would say nothing. */
function cutLine(line: string, maxChars: number): string | null {
  if (maxChars < MIN_CUT_CHARS) return null;
  const tokens = line.match(/<[^<>]*>|&(?:amp|lt|gt);|[^<>&]/gsu) ?? [];
  let text = '';
  for (const token of joinGraphemes(tokens)) {
    if (text.length + token.length > maxChars - 1) break;
    text += token;
  }
  return text === '' ? null : `${text}…`;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters that make one grapheme become one token. */
function joinGraphemes(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  let run = '';
  const flush = () => {
    for (const { segment } of segmenter.segment(run)) joined.push(segment);
    run = '';
  };
  for (const token of tokens) {
    if (token.startsWith('<') || token.length > 2) {
      flush();
      joined.push(token);
    } else run += token;
  }
  flush();
  return joined;
}

function paragraphOf(block: Block): Paragraph {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { lines: line(inlineLeaves(block.children)) };
    case 'code':
      return codeParagraph(block);
    case 'blockquote':
      return { lines: nestedLines(block) };
    case 'list':
      return { lines: listLines(block) };
    case 'table':
      return { lines: tableLines(block) };
    default:
      return block satisfies never;
  }
}

/** One line of mrkdwn, or none if there is nothing to read. */
function line(leaves: readonly Leaf[]): string[] {
  const whole = leavesText(leaves);
  if (whole.trim() === '') return [];
  const parts = leaves.map((leaf) =>
    leaf.type === 'link'
      ? mrkdwnLink({ label: leafText(leaf), url: leaf.url }, whole)
      : escapeMrkdwn(leaf.style?.strike ? `(struck out: ${leaf.text})` : leaf.text, whole),
  );
  return [parts.join('')];
}

function codeParagraph({ value }: Code): Paragraph {
  const lines = cleanCode(value);
  if (lines.every((each) => each.trim() === '')) return { lines: [] };
  return { lines: lines.map((each) => escapeEntities(each.replaceAll(FENCE, 'ˋˋˋ'))), isFenced: true };
}

/** Blocks inside of others, without a fence, as those cannot be nested. */
function nestedLines({ children }: Blockquote | List['children'][number]): string[] {
  return children.flatMap((child) =>
    child.type === 'code' ? cleanCode(child.value).map((each) => escapeMrkdwn(each)) : paragraphOf(child).lines,
  );
}

function listLines({ ordered, children }: List): string[] {
  return children.flatMap((item, at) => {
    const [first = '', ...rest] = nestedLines(item);
    return [`${ordered ? `${at + 1}.` : '•'} ${first}`, ...rest.map((each) => `    ${each}`)];
  });
}

/** `Name: value`, or with more columns the name and below it `Header: value` lines. */
function tableLines(table: Table): string[] {
  const { header, body } = gridOf(table);
  if (body.length === 0) return line(joinLeaves(header.flatMap((cell) => [...cell, textLeaf(' ')])));
  return body.flatMap(([name = [], ...cells]) => {
    if (cells.length === 1) return line(joinLeaves([...name, textLeaf(': '), ...cells.flat()]));
    const values = cells.flatMap((cell, at) => line(joinLeaves([...(header[at + 1] ?? []), textLeaf(': '), ...cell])));
    return [...line(name), ...values.map((value) => `    ${value}`)];
  });
}
