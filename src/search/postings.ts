import { B, FIELD_WEIGHT, type Field, K1 } from './tuning.ts';

/**
 * A term's part in one section: its saturated weighted frequency and the strongest field it stands in, both 0 to 1, and
 * the passages of the body that hold it, a bit each.
 */
export type Posting = { readonly frequency: number; readonly strength: number; readonly passages: number };

/** The terms of one section, by field, repeated as often as they stand there; those of the body by paragraph or table row. */
export type Fields = { readonly [field in Exclude<Field, 'body'>]: readonly string[] } & {
  readonly body: readonly (readonly string[])[];
};

/** Numbers for terms, given in the order in which they are first seen. */
export type TermNumbers = Map<string, number>;

/** Postings of one section as parallel arrays, ordered by term number: a map per section would cost five times the memory. */
export type Postings = {
  readonly terms: readonly string[];
  readonly numbers: Uint32Array;
  readonly frequencies: Float32Array;
  readonly strengths: Float32Array;
  readonly passages: Uint32Array;
};

/** Passages of a section that are told apart; those behind share the last bit. */
export const MAX_PASSAGES = 32;

/** Counts one section's terms by BM25F: weights by field, body length against the average, saturation. */
export function weighFields(fields: Fields, averageBody: number, numbers: TermNumbers): Postings {
  const counted = new Map<string, { frequency: number; strength: number; passages: number }>();
  const bodyLength = 1 - B + (B * lengthOf(fields)) / Math.max(1, averageBody);
  const count = (terms: readonly string[], field: Field, weight: number, passage: number) => {
    const { strength } = FIELD_WEIGHT[field];
    for (const term of terms) {
      const entry = counted.get(term);
      if (entry) {
        entry.frequency += weight;
        entry.strength = Math.max(entry.strength, strength);
        entry.passages |= passage;
      } else counted.set(term, { frequency: weight, strength, passages: passage });
    }
  };
  for (const field of ['title', 'questions', 'names', 'outline'] as const)
    count(fields[field], field, FIELD_WEIGHT[field].frequency, 0);
  for (const [at, terms] of fields.body.entries())
    count(terms, 'body', FIELD_WEIGHT.body.frequency / bodyLength, 1 << Math.min(at, MAX_PASSAGES - 1));
  for (const term of counted.keys()) if (!numbers.has(term)) numbers.set(term, numbers.size);
  const ordered = [...counted].sort(([a], [b]) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
  return {
    terms: ordered.map(([term]) => term),
    numbers: Uint32Array.from(ordered, ([term]) => numbers.get(term) ?? 0),
    frequencies: Float32Array.from(ordered, ([, { frequency }]) => frequency / (K1 + frequency)),
    strengths: Float32Array.from(ordered, ([, { strength }]) => strength),
    passages: Uint32Array.from(ordered, ([, { passages }]) => passages),
  };
}

/** Terms in the body of a section. */
export function lengthOf({ body }: Fields): number {
  return body.reduce((sum, terms) => sum + terms.length, 0);
}

/** The posting of the term with this number, if the section has it. */
export function postingOf(
  { numbers, frequencies, strengths, passages }: Postings,
  wanted: number,
): Posting | undefined {
  let low = 0;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = numbers[middle] ?? 0;
    if (value === wanted)
      return {
        frequency: frequencies[middle] ?? 0,
        strength: strengths[middle] ?? 0,
        passages: passages[middle] ?? 0,
      };
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/**
 * For each term that stands in more than `commonFrom` sections, the positions of the `keep` sections in which it weighs
 * most. Looking such a term up in full costs more than any answer is worth.
 */
export function championsOf(
  all: readonly Postings[],
  frequency: ReadonlyMap<string, number>,
  commonFrom: number,
  keep: number,
): Map<string, number[]> {
  const held = new Map<string, { position: number; weight: number }[]>();
  for (const [position, { terms, frequencies }] of all.entries())
    for (const [at, term] of terms.entries()) {
      if ((frequency.get(term) ?? 0) <= commonFrom) continue;
      const list = held.get(term) ?? [];
      list.push({ position, weight: frequencies[at] ?? 0 });
      held.set(term, list.length > 2 * keep ? strongest(list, keep) : list);
    }
  return new Map([...held].map(([term, list]) => [term, strongest(list, keep).map(({ position }) => position)]));
}

function strongest<T extends { readonly position: number; readonly weight: number }>(list: T[], keep: number): T[] {
  return list.sort((a, b) => b.weight - a.weight || a.position - b.position).slice(0, keep);
}
