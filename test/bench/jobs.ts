import type { Stages } from './engines.ts';

/** What a child process is told to measure. `questions` and `odd` are paths of JSON files. */
export type Job =
  | { readonly kind: 'start'; readonly dir: string }
  | {
      readonly kind: 'speed';
      readonly dir: string;
      readonly questions: string;
      readonly rounds: number;
      readonly oramaMs: number;
    }
  | { readonly kind: 'resident'; readonly dir: string; readonly questions: string }
  | { readonly kind: 'steady'; readonly dir: string; readonly questions: string; readonly after: number }
  | { readonly kind: 'odd'; readonly dir: string; readonly odd: string };

export type Started = Stages & { readonly sections: number; readonly rssMb: number; readonly heapMb: number };
export type Speed = {
  readonly name: string;
  /** Time to be ready: of `ask` from org text, of the others from plain text. */
  readonly openMs: number;
  readonly heapMb: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly asked: number;
  readonly rounds: number;
};
export type Resident = { readonly rssMb: number; readonly maxRssMb: number };
export type Steady = { readonly heapGrowthMb: number; readonly rssGrowthMb: number; readonly heapMb: number };
export type Odd = { readonly name: string; readonly firstMs: number; readonly medianMs: number; readonly kind: string };
export type Outcome = { start: Started; speed: Speed[]; resident: Resident; steady: Steady; odd: Odd[] };
