import type { Closers } from './org-closers.ts';
import { isHeadline } from './org-headline.ts';
import { trimBlanks } from './org-text.ts';

export type Keyword = { readonly key: string; readonly value: string; readonly line: number };

/** What a file says about itself, wherever in the file it says so. */
export type Settings = {
  readonly keywords: readonly Keyword[];
  readonly title: string | null;
  readonly todo: ReadonlyMap<string, 'todo' | 'done'>;
  readonly fileTags: readonly string[];
  /** `noexport` and the tags of both the present and the Org 7 keyword: what either names must not be shown. */
  readonly excludedTags: ReadonlySet<string>;
  readonly abbreviations: ReadonlyMap<string, string>;
  readonly oddLevels: boolean;
};

const verbatimBlocks = /^[ \t]*#\+BEGIN_(SRC|EXAMPLE|EXPORT|COMMENT|VERSE|HTML|LATEX)(?=\s|$)/i;

/**
 * Reads every `#+KEY: value` line outside verbatim blocks, in any position and at any indentation. A block ends at its
 * own closing line before the next headline, else it is no block.
 */
export function readSettings(lines: readonly string[], closers: Closers): Settings {
  const keywords = collectKeywords(lines, closers);
  const values = (...keys: string[]) => keywords.filter((k) => keys.includes(k.key)).map((k) => k.value);
  const words = (...keys: string[]) => values(...keys).flatMap((v) => v.split(/[\s:]+/).filter((w) => w !== ''));
  const titles = values('TITLE').filter((v) => v !== '');
  const startup = words('STARTUP');
  return {
    keywords,
    title: titles.length > 0 ? titles.join(' ') : null,
    todo: readTodoWords(values('TODO', 'SEQ_TODO', 'TYP_TODO')),
    fileTags: [...new Set(words('FILETAGS'))],
    excludedTags: new Set(['noexport', ...words('EXCLUDE_TAGS', 'EXPORT_EXCLUDE_TAGS')]),
    abbreviations: readAbbreviations(values('LINK')),
    oddLevels: startup.lastIndexOf('odd') > startup.lastIndexOf('oddeven'),
  };
}

function collectKeywords(lines: readonly string[], closers: Closers): Keyword[] {
  const headlines = lines.flatMap((line, index) => (isHeadline(line) ? [index] : []));
  const keywords: Keyword[] = [];
  let next = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    while (next < headlines.length && (headlines[next] as number) <= i) next++;
    if (!line.includes('#+')) continue;
    const block = verbatimBlocks.exec(line);
    if (block) {
      const key = `block:${(block[1] as string).toUpperCase()}`;
      const end = closers.find(key, i + 1, headlines[next] ?? lines.length);
      if (end >= 0) i = end;
      continue;
    }
    const found = readKeyword(line);
    if (found) keywords.push({ ...found, line: i + 1 });
  }
  return keywords;
}

/** The key (upper case) and value of a `#+KEY: value` line. The key ends at its first colon. */
export function readKeyword(line: string): { key: string; value: string } | null {
  const match = /^[ \t]*#\+([^\s:]+):/.exec(line);
  if (!match) return null;
  return { key: (match[1] as string).toUpperCase(), value: trimBlanks(line.slice(match[0].length)) };
}

/** Several lines add up; the words after `|`, or else the last one, are done states; `(t!)` keys are dropped. */
function readTodoWords(values: readonly string[]): Map<string, 'todo' | 'done'> {
  const words = new Map<string, 'todo' | 'done'>();
  for (const value of values) {
    const all = value.split(/[ \t]+/).map((word) => (word.endsWith(')') ? word.replace(/\(.*$/, '') : word));
    const list = all.filter((word) => word !== '');
    const bar = list.indexOf('|');
    const firstDone = bar >= 0 ? bar : list.length - 1;
    list.forEach((word, index) => {
      if (word !== '|' && !words.has(word)) words.set(word, index >= firstDone ? 'done' : 'todo');
    });
  }
  if (words.size === 0) return new Map([['TODO', 'todo'] as const, ['DONE', 'done'] as const]);
  return words;
}

function readAbbreviations(values: readonly string[]): Map<string, string> {
  const map = new Map<string, string>();
  for (const value of values) {
    const match = /^(\S+)[ \t]+(\S[^\n]*)$/.exec(value);
    if (match) map.set(match[1] as string, match[2] as string);
  }
  return map;
}
