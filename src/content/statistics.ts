import type { Corpus } from './corpus.ts';

/** Counts over a corpus. `sources` counts different addresses; `oldestAsOf` is an ISO date, null if no section has one. */
export type Statistics = {
  readonly files: number;
  readonly sections: number;
  readonly entities: number;
  readonly facts: number;
  readonly sources: number;
  readonly oldestAsOf: string | null;
};

export function statisticsOf({ sections, entities }: Corpus): Statistics {
  const sources = [...sections, ...entities].flatMap((each) => each.sources.map(({ url }) => url));
  return {
    files: new Set(sections.map(({ path }) => path)).size,
    sections: sections.length,
    entities: entities.length,
    facts: entities.reduce((sum, { facts }) => sum + facts.length, 0),
    sources: new Set(sources).size,
    oldestAsOf: sections.flatMap(({ asOf }) => asOf ?? []).sort()[0] ?? null,
  };
}
