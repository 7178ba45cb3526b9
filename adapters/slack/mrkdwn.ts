import type { Origin } from '#adapters/chat/origin.ts';
import { truncate } from '#src/document/truncate.ts';

/** Looks like the mark, and does not format. Slack has no escape for these. */
const LOOKALIKE: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** A mark that is not inside of a word: only there Slack formats by it. */
const OUTER_MARK = /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu;

/**
 * Clean text as mrkdwn that shows just it: nothing is a link, a mention, a mark, an emoji or a quote. A mark that could
 * pair with another of the same `line` would vanish, so it is replaced by its lookalike.
 */
export function escapeMrkdwn(text: string, line = text): string {
  const unpaired = /[*_~`]/u.test(text) ? withoutPairs(text, line) : text;
  const literal =
    unpaired.includes(':') || unpaired.startsWith('>')
      ? unpaired.replace(/^>/u, '›').replace(/:(?=[a-z0-9_+'-]+:)/giu, '∶')
      : unpaired;
  return escapeEntities(literal);
}

function withoutPairs(text: string, line: string): string {
  const paired = Object.keys(LOOKALIKE).filter((mark) => line.indexOf(mark) !== line.lastIndexOf(mark));
  return text.replace(OUTER_MARK, (mark) => (paired.includes(mark) ? (LOOKALIKE[mark] ?? mark) : mark));
}

/** The only escapes that Slack knows: `& < >`. */
export function escapeEntities(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

/** As `escapeMrkdwn`, the result within `maxChars`; what is cut is marked by `…`. */
export function escapeWithin(text: string, maxChars: number): string {
  let raw = maxChars;
  for (;;) {
    const escaped = escapeMrkdwn(truncate(text, raw));
    if (escaped.length <= maxChars || raw <= 1) return escaped;
    raw = Math.max(1, raw - Math.max(1, Math.floor((escaped.length - maxChars) / 4)));
  }
}

/** `<url|label>`, or the label alone where there is no address. Neither can break out of it. */
export function mrkdwnLink({ label, url }: Origin, line = label): string {
  const said = escapeMrkdwn(label, line);
  if (url === undefined) return said;
  return `<${linkAddress(url)}|${said.replaceAll('|', '¦')}>`;
}

function linkAddress(url: string): string {
  return url.replace(/[<>|`"\\^{}\s\p{Cc}]/gu, encodeURIComponent).replace(/&/gu, '&amp;');
}
