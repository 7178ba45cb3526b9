import { stem } from '#src/search/tokenize.ts';

/** Words for a project that nobody should start with. */
export const ENDED = new Set(
  [
    'archived',
    'unmaintained',
    'dead',
    'abandoned',
    'inactive',
    'deprecated',
    'retired',
    'discontinued',
    'obsolete',
    'eol',
    'defunct',
    'dormant',
    'stale',
    'outdated',
    'removed',
    'legacy',
  ].map(stem),
);

export type Truth = 'yes' | 'no' | 'unknown';

/** Reads a cell as yes or no: by its first word, as the content's rules ask for. */
export function truthOf(text: string): Truth {
  if (/^(?:not stated|unknown|unclear|\?|per delegate|depends)/iu.test(text)) return 'unknown';
  return /^(?:no\b|none\b|not\b|never\b|n\/a|[-–—]+$|false\b)/iu.test(text) ? 'no' : 'yes';
}

/** Whether a status cell speaks of something that has ended. */
export function hasEnded(status: string): boolean {
  return ENDED.has(stem(/^\p{L}+/u.exec(status.toLowerCase())?.[0] ?? ''));
}
