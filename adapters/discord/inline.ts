import {
  bareAddress,
  codeSpan,
  escapeClean,
  linkAddress,
  type Traps,
  withoutClosingHashes,
  withoutClosingTilde,
} from './escape.ts';
import { isSameStyle, joinRuns, PLAIN, type Run, type Style, trimRuns } from './runs.ts';

/** `traps` are those of all code of the answer. */
export type Writing = { readonly isHeading: boolean; readonly traps: Traps };

/** One line of runs as markdown that closes what it opens, without spaces at its ends. */
export function writeRuns(runs: readonly Run[], { isHeading, traps }: Writing): string {
  const trimmed = trimRuns(runs);
  const styled = joinRuns(withoutClashes(isHeading ? headingRuns(trimmed) : trimmed));
  const last = styled.length - 1;
  let written = '';
  for (let at = 0; at <= last; ) {
    const style = styled[at]?.style ?? PLAIN;
    let end = at + 1;
    while (end <= last && isSameStyle(styled[end]?.style ?? PLAIN, style)) end += 1;
    let inner = '';
    for (let of = at; of < end; of += 1)
      inner += writeRun(styled[of] as Run, of === 0 || (of === at && style !== PLAIN), traps);
    written += wrap(inner, style);
    at = end;
  }
  return written;
}

function headingRuns(runs: readonly Run[]): readonly Run[] {
  const last = runs.at(-1);
  if (last?.kind !== 'text' || !last.text.endsWith('#')) return runs;
  return [...runs.slice(0, -1), { ...last, text: withoutClosingHashes(last.text) }];
}

function writeRun(run: Run, startsLine: boolean, traps: Traps): string {
  switch (run.kind) {
    case 'text':
      return escapeClean(run.style.strike ? withoutClosingTilde(run.text) : run.text, {
        startsLine,
        isStrict: traps.underscore,
      });
    case 'code':
      return codeSpan(run.text);
    case 'link':
      return writeLink(run.text, run.url, traps);
    default:
      return run satisfies never;
  }
}

/** `[label](<url>)`, `<url>` where the label is the address, both where a label could be misread. `url` is http or https. */
export function writeLink(label: string, url: string, { underscore, bracket }: Traps): string {
  if (withoutSlash(label) === withoutSlash(url)) return `<${bareAddress(url)}>`;
  // Discord shows a link as it is written if its label looks like an address.
  const said = /:\/\/|^www\./i.test(label) ? label.replace(/[a-z]{0,20}:\/\//gi, '').replace(/^www\./i, '') : label;
  if (said.trim() === '') return `<${bareAddress(url)}>`;
  const text = said.replaceAll('[', '［').replaceAll(']', '］');
  const written = escapeClean(text, { startsLine: true, isStrict: underscore });
  return bracket ? `${written} (<${bareAddress(url)}>)` : `[${written}](<${linkAddress(url)}>)`;
}

function withoutSlash(address: string): string {
  return address.endsWith('/') ? address.slice(0, -1) : address;
}

/** A mark next to a space does not open or close, so the spaces at the ends stand outside. */
function wrap(inner: string, { strong, emphasis, strike }: Style): string {
  if (!(strong || emphasis || strike)) return inner;
  const text = inner.trim();
  if (text === '') return inner;
  const start = inner.indexOf(text);
  const open = `${strike ? '~~' : ''}${strong ? '**' : ''}${emphasis ? '*' : ''}`;
  const close = `${emphasis ? '*' : ''}${strong ? '**' : ''}${strike ? '~~' : ''}`;
  return `${inner.slice(0, start)}${open}${text}${close}${inner.slice(start + text.length)}`;
}

/** Drops what could not be read back: a style around code that holds its mark, and emphasis that touches other stars. */
function withoutClashes(runs: readonly Run[]): readonly Run[] {
  if (runs.every(({ style }) => style === PLAIN)) return runs;
  let kept: readonly Run[] = runs.map((run) => (isClashing(run) ? { ...run, style: PLAIN } : run));
  while (kept.some(({ style }) => style.emphasis)) {
    const before: readonly Run[] = joinRuns(kept);
    const touching = new Set(before.flatMap((run, at) => (touches(before[at - 1], run) ? [at - 1, at] : [])));
    kept = before.map((run, at) => (touching.has(at) ? withoutEmphasis(run) : run));
    if (kept.every((run, at) => run === before[at])) break;
  }
  return kept;
}

function isClashing({ kind, text, style }: Run): boolean {
  if (kind !== 'code') return false;
  return (hasStars({ style }) && text.includes('*')) || (style.strike === true && text.includes('~~'));
}

function touches(one: Run | undefined, other: Run): boolean {
  return (
    one !== undefined &&
    !isSameStyle(one.style, other.style) &&
    Boolean(one.style.emphasis || other.style.emphasis) &&
    hasStars(one) &&
    hasStars(other) &&
    !(endsInSpace(one) || endsInSpace({ ...other, text: other.text.slice(0, 1) }))
  );
}

function hasStars({ style }: Pick<Run, 'style'>): boolean {
  return Boolean(style.strong || style.emphasis);
}

function endsInSpace({ kind, text }: Run): boolean {
  return kind === 'text' && /\s$/.test(text);
}

function withoutEmphasis(run: Run): Run {
  if (!run.style.emphasis) return run;
  const { emphasis: _, ...style } = run.style;
  return { ...run, style };
}
