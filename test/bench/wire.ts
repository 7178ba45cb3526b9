/** What the bench and its processes say to each other. */
export type Asked = 'usage' | 'memory';

/** `cpuMs` since its start; `rss` and `held` (heap and what hangs on it; after a collection if `memory` was asked) in bytes. */
export type Usage = { readonly cpuMs: number; readonly rss: number; readonly held: number };
export type Told = { readonly port: number } | Usage;
