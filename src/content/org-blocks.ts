import {
  blockPart,
  keepBlocks,
  keepTables,
  type Reader,
  readParagraph,
  type Step,
  type Stretch,
} from './org-reader.ts';
import { measureIndent } from './org-text.ts';
import type { BodyPart } from './types.ts';

// `#+BEGIN_HTML` and its kind are special blocks since Org 9; what is in them was never meant as org text.
const markupBlocks =
  /^(?:EXPORT|COMMENT|HTML|LATEX|TEX|ASCII|UTF-?8|MD|MARKDOWN|BEAMER|ODT|TEXINFO|MAN|DOCBOOK|XML|CSS|JS|JAVASCRIPT)$/;

/** How the text within a block is read; handed in, as blocks and elements hold one another. */
export type ReadElements = (reader: Reader, stretch: Stretch) => BodyPart[];

/** Reads the `#+BEGIN_…` block at `at`; null when it is not closed and so is ordinary text. */
export function readBlock(reader: Reader, stretch: Stretch, at: number, readElements: ReadElements): Step | null {
  const opening = /^[ \t]*#\+BEGIN_(\S+)/i.exec(reader.lines[at] as string);
  const name = (opening?.[1] ?? '').toUpperCase();
  const end = reader.closers.find(`block:${name}`, at + 1, stretch.to);
  if (end < 0) return null;
  const inner: Stretch = { from: at + 1, to: end, head: null, depth: stretch.depth + 1, list: null };
  return { parts: readContents(reader, inner, name, readElements), next: end + 1 };
}

function readContents(reader: Reader, inner: Stretch, name: string, readElements: ReadElements): readonly BodyPart[] {
  const { from, to } = inner;
  if (markupBlocks.test(name)) return [];
  if (name === 'SRC' || name === 'EXAMPLE') {
    return [blockPart(from - 1, to + 1, readCode(reader.lines, name, from - 1, to))];
  }
  if (name === 'VERSE') return from < to ? readParagraph(reader, from, to, null) : [];
  const parts = readElements(reader, inner);
  if (name !== 'QUOTE') return parts;
  const children = keepBlocks(parts);
  const quote = children.length > 0 ? [blockPart(from - 1, to + 1, { type: 'blockquote', children })] : [];
  return [...quote, ...keepTables(parts)];
}

/** The code of a block: the comma that protects `*` and `#+` goes, and so does the indentation the block itself has. */
function readCode(lines: readonly string[], name: string, at: number, end: number) {
  const opening = lines[at] as string;
  const lang = name === 'SRC' ? /^[ \t]*#\+BEGIN_SRC[ \t]+([^\s]+)/i.exec(opening)?.[1] : undefined;
  const code = lines.slice(at + 1, end).map((line) => line.replace(/^([ \t]*),(,*(?:\*|#\+))/, '$1$2'));
  const value = removeIndent(code, measureIndent(opening)).join('\n');
  return lang === undefined ? { type: 'code' as const, value } : { type: 'code' as const, lang, value };
}

/** Takes away what all lines share, up to `most` columns. Lines with tabs in their indentation stay as they are. */
export function removeIndent(lines: readonly string[], most: number): string[] {
  let common = most;
  for (const line of lines) {
    const blanks = /^ */.exec(line)?.[0].length ?? 0;
    if (blanks < line.length) common = Math.min(common, blanks);
  }
  return lines.map((line) => line.slice(Math.min(common, /^ */.exec(line)?.[0].length ?? 0)));
}

/** Lines of the form `: text`. */
export function readFixedWidth(reader: Reader, stretch: Stretch, at: number): Step {
  let end = at;
  const code: string[] = [];
  while (end < stretch.to) {
    const match = /^[ \t]*:(?: |$)/.exec(reader.lines[end] as string);
    if (!match) break;
    code.push((reader.lines[end] as string).slice(match[0].length));
    end += 1;
  }
  return { parts: [blockPart(at, end, { type: 'code', value: code.join('\n') })], next: end };
}
