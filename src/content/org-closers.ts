/** Answers "which line closes this construct" without reading the lines in between again. */
export type Closers = {
  /** First line at or after `from` and before `to` that closes `key`, or -1. */
  readonly find: (key: string, from: number, to: number) => number;
};

/** Keys are `block:NAME` (upper case), `dynamic` (`dynamic:` when its colon is written), `drawer` and `latex:name`. */
export function indexClosers(lines: readonly string[]): Closers {
  const places = new Map<string, number[]>();
  const note = (key: string, line: number) => {
    const list = places.get(key);
    if (list === undefined) places.set(key, [line]);
    else list.push(line);
  };
  lines.forEach((line, index) => {
    for (const key of readClosers(line)) note(key, index);
  });
  const find = (key: string, from: number, to: number) => {
    const list = places.get(key);
    if (list === undefined) return -1;
    const line = list[findFirst(list, from)];
    return line !== undefined && line < to ? line : -1;
  };
  return { find };
}

/** Index of the first value that is `from` or more in an ascending list; the list's length when there is none. */
export function findFirst(list: readonly number[], from: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readClosers(line: string): string[] {
  const keys: string[] = [];
  if (line.includes('#+')) {
    const block = /^[ \t]*#\+END_(\S+)[ \t]*$/i.exec(line);
    if (block) keys.push(`block:${(block[1] as string).toUpperCase()}`);
    if (/^[ \t]*#\+END:?[ \t]*$/i.test(line)) keys.push('dynamic');
    if (/^[ \t]*#\+END:[ \t]*$/i.test(line)) keys.push('dynamic:');
  }
  if (line.includes(':') && /^[ \t]*:END:[ \t]*$/i.test(line)) keys.push('drawer');
  const end = line.lastIndexOf('\\end{');
  if (end >= 0) {
    const name = /^\\end\{([A-Za-z0-9*]+)\}[ \t]*$/i.exec(line.slice(end));
    if (name) keys.push(`latex:${(name[1] as string).toLowerCase()}`);
  }
  return keys;
}
