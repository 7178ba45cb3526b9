import type { Line, Look, Span } from './spans.ts';

const ESC = '\u001b';
/** On and off of each look, as ECMA-48 "select graphic rendition" numbers them. */
const rendition = { bold: [1, 22], italic: [3, 23], strike: [9, 29], code: [36, 39] } as const;
const painted = ['bold', 'italic', 'strike', 'code'] as const;

/**
 * Lines as text, joined by `\n`. The only place that writes escape sequences; each span ends what it began, so nothing
 * runs into the next line or into a frame. Without `color` no SGR, and spans carry a url only where links are clickable.
 */
export function paintLines(lines: readonly Line[], color: boolean): string {
  return lines.map((line) => line.map((part) => paintSpan(part, color)).join('')).join('\n');
}

function paintSpan({ text, look }: Span, color: boolean): string {
  const colored = color ? paintLook(text, look) : text;
  return look.url === undefined ? colored : `${ESC}]8;;${look.url}${ESC}\\${colored}${ESC}]8;;${ESC}\\`;
}

function paintLook(text: string, look: Look): string {
  return painted
    .filter((name) => look[name])
    .reduce((inner, name) => `${ESC}[${rendition[name][0]}m${inner}${ESC}[${rendition[name][1]}m`, text);
}
