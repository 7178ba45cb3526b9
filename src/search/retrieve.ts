import type { Section } from '#src/content/corpus.ts';
import type { Index, IndexedSection } from './index.ts';
import { MAX_PASSAGES } from './postings.ts';
import { MAX_CANDIDATES, MAX_LOOKUP_POSTINGS, MAX_LOOKUP_TERMS, MIN_SAME, PART_SHARE, SCORE_WEIGHT } from './tuning.ts';

/** A word of the question: any of its terms may answer it. */
export type QueryTerm = {
  /** The word itself first, then its parts. */
  readonly terms: readonly string[];
  /** Terms that say nearly the same. */
  readonly synonyms: readonly string[];
  readonly weight: number;
  /** Whether it belongs to the name of a thing. */
  readonly named: boolean;
};

/** A section with how well it fits: `score` ranks (no unit), `coverage` is the weighted share of the question it answers, 0 to 1. */
export type Hit = {
  readonly section: Section;
  readonly score: number;
  readonly coverage: number;
  /** Weighted share of the question's words that stand together in that title or wording, 0 to 1. */
  readonly recall: number;
  /** How alike the question is to the section's title or one of its typical wordings, 0 to 1. */
  readonly likeness: number;
  /** The same of the third closest wording, 0 to 1. */
  readonly agreement: number;
  /** Weighted share of the question's words that stand in one paragraph or row, 0 to 1. */
  readonly passage: number;
  /** Mean of the words' saturated frequencies by weight, 0 to 1. */
  readonly frequency: number;
};

/** What a question is retrieved by. */
export type Retrieval = {
  readonly terms: readonly QueryTerm[];
  /** Slugs of the things it names. */
  readonly named: readonly string[];
  /** A verdict answers a comparison; to any other question it is second to the sections on the things themselves. */
  readonly compares: boolean;
};

/** Finds sections by the full-text index and ranks them by BM25F, coverage and likeness to typical wordings; best first. */
export function retrieve(index: Index, retrieval: Retrieval): Hit[] {
  const { terms: query } = retrieval;
  if (query.length === 0) return [];
  const total = query.reduce((sum, { weight }) => sum + weight, 0);
  const sought = query.map((term) => resolve(index, term));
  const candidates = findCandidates(index, query);
  return candidates
    .flatMap((position) => {
      const indexed = index.sections[position];
      return indexed ? [rank(indexed, sought, retrieval, total)] : [];
    })
    .sort((a, b) => b.score - a.score || a.section.id.localeCompare(b.section.id));
}

/**
 * Looks up the rarest terms of the question, its own before their synonyms; where even the rarest is too common, its
 * strongest sections stand in.
 */
function findCandidates(index: Index, query: readonly QueryTerm[]): readonly number[] {
  const own = rarestFirst(
    index,
    query.flatMap(({ terms }) => terms),
  );
  const others = rarestFirst(
    index,
    query.flatMap(({ synonyms }) => synonyms),
  ).filter((term) => !own.includes(term));
  const sought = [...own, ...others].slice(0, MAX_LOOKUP_TERMS);
  let postings = 0;
  const affordable = sought.filter((term) => {
    postings += index.documentFrequency.get(term) ?? 0;
    return postings <= MAX_LOOKUP_POSTINGS;
  });
  if (affordable.length > 0) return index.fullText.find(affordable, MAX_CANDIDATES);
  return [...new Set(sought.flatMap((term) => index.champions.get(term) ?? []))];
}

function rarestFirst(index: Index, terms: readonly string[]): string[] {
  return [...new Set(terms)]
    .filter((term) => index.documentFrequency.has(term))
    .sort((a, b) => index.idf(b) - index.idf(a));
}

/** A word of the question with its terms as numbers, the share of parts and synonyms set. Terms that the index lacks are left out. */
type Sought = {
  readonly weight: number;
  readonly terms: readonly { readonly number: number; readonly share: number }[];
};

function resolve(index: Index, { terms, synonyms, weight }: QueryTerm): Sought {
  const numbered = [...terms, ...synonyms].flatMap((term, at) => {
    const number = index.termNumber(term);
    return number === undefined ? [] : [{ number, share: at === 0 ? 1 : PART_SHARE }];
  });
  return { weight, terms: numbered };
}

function rank(indexed: IndexedSection, sought: readonly Sought[], { named, compares }: Retrieval, total: number): Hit {
  const { section } = indexed;
  const { frequency, coverage, passage } = weighTerms(indexed, sought, total);
  const { likeness, agreement, recall } = likenessTo(indexed, sought, total);
  const isAbout = section.about !== null && named.includes(section.about);
  const isVerdict = !compares && section.compares.length > 0;
  return {
    section,
    coverage,
    likeness,
    agreement,
    recall,
    passage,
    frequency,
    score:
      SCORE_WEIGHT.frequency * frequency +
      SCORE_WEIGHT.coverage * coverage +
      SCORE_WEIGHT.passage * passage +
      SCORE_WEIGHT.likeness * likeness +
      SCORE_WEIGHT.agreement * agreement +
      (isAbout ? SCORE_WEIGHT.about : 0) +
      (isVerdict ? SCORE_WEIGHT.verdict : 0),
  };
}

/** Scratch for `weighTerms`, which is called for every candidate: the weight of the words that each passage holds. */
const byPassage = new Float64Array(MAX_PASSAGES);

/** How often, how strongly and how closely together the section holds the words. */
function weighTerms(
  indexed: IndexedSection,
  sought: readonly Sought[],
  total: number,
): Pick<Hit, 'frequency' | 'coverage' | 'passage'> {
  byPassage.fill(0);
  let frequency = 0;
  let covered = 0;
  for (const { terms, weight } of sought) {
    let best = 0;
    let strength = 0;
    let held = 0;
    for (const { number, share } of terms) {
      const posting = indexed.posting(number);
      if (!posting) continue;
      best = Math.max(best, share * posting.frequency);
      strength = Math.max(strength, share * posting.strength);
      held |= posting.passages;
    }
    frequency += weight * best;
    covered += weight * strength;
    for (let bit = 0; held !== 0; bit += 1, held >>>= 1) if (held & 1) byPassage[bit] = (byPassage[bit] ?? 0) + weight;
  }
  let passage = 0;
  for (const share of byPassage) if (share > passage) passage = share;
  return {
    frequency: frequency / total,
    coverage: covered / total,
    passage: passage / total,
  };
}

/** Weighted Dice coefficient of the question and the closest wordings, and how much of the question the closest holds. */
function likenessTo(
  { wordings }: IndexedSection,
  sought: readonly Sought[],
  total: number,
): Pick<Hit, 'likeness' | 'agreement' | 'recall'> {
  let [likeness, second, agreement, recall] = [0, 0, 0, 0];
  for (const { terms: wording, size } of wordings) {
    let common = 0;
    for (const { terms, weight } of sought)
      for (const { number, share } of terms)
        if (wording.has(number)) {
          common += weight * share;
          break;
        }
    const dice = common === 0 ? 0 : (2 * common) / (total + Math.max(size, common));
    if (dice > likeness) [likeness, second, agreement, recall] = [dice, likeness, second, common / total];
    else if (dice > second) [second, agreement] = [dice, second];
    else if (dice > agreement) agreement = dice;
  }
  return { likeness, agreement: likeness >= MIN_SAME ? likeness : agreement, recall };
}
