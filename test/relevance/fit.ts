/**
 * What `src/answer/tuning.ts` says of sureness: `npm run relevance:fit`. Asks the relevance set and all held-out
 * wordings, fits the weights of the features of `sureness` by logistic regression, and prints them beside what they
 * would answer and decline in ten-fold cross-validation. Also how often ranking finds the section of a held-out wording.
 */
import { features, findHits, type Understood } from '#src/answer/evidence.ts';
import type { Corpus } from '#src/content/corpus.ts';
import { newConversation } from '#src/document/answer.ts';
import { createLexicon } from '#src/query/lexicon.ts';
import { understand } from '#src/query/understand.ts';
import { createIndex } from '#src/search/index.ts';
import { heldOutWordings } from './held-out.ts';
import { loadContent } from './measure.ts';
import { questions } from './questions.ts';

type Kind = 'set' | 'heldOut' | 'elsewhere';
type Example = { readonly kind: Kind; readonly values: readonly number[] };
/** What one kind of example weighs in all: those to decline as much as those to answer. */
const SHARE: Readonly<Record<Kind, number>> = { set: 0.25, heldOut: 0.25, elsewhere: 0.5 };
/** Keeps weights small that the examples do not ask for. */
const RIDGE = 2;
const STEPS = 12;
const FOLDS = 10;
/** A single word is judged otherwise. */
const MIN_TERMS = 2;
const THRESHOLDS = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75];

const corpus = loadContent();
const names: string[] = [];
const examples: Example[] = [...ofSet(corpus), ...ofHeldOut(corpus)];
const { mean, deviation } = scaleOf(examples);
const rows = examples.map(({ values }) => [
  ...values.map((value, at) => (value - nth(mean, at)) / nth(deviation, at)),
  1,
]);
const weights = regress(rows.map((_, at) => at));
const raw = weights.slice(0, -1).map((weight, at) => weight / nth(deviation, at));
const bias = (weights.at(-1) ?? 0) - raw.reduce((sum, weight, at) => sum + weight * nth(mean, at), 0);
print(`bias ${bias.toFixed(2)}, ${names.map((name, at) => `${name} ${nth(raw, at).toFixed(2)}`).join(', ')}`);
const scores = crossValidated();
for (const threshold of THRESHOLDS) {
  const share = (kind: Kind) => {
    const own = examples.flatMap((example, at) => (example.kind === kind ? [nth(scores, at)] : []));
    return ((100 * own.filter((score) => score >= threshold).length) / own.length).toFixed(1);
  };
  print(
    `from ${threshold}: answers ${share('set')} % of the set, ${share('heldOut')} % of the held-out wordings, ` +
      `declines ${(100 - Number(share('elsewhere'))).toFixed(1)} %`,
  );
}

/** Rows of the set whose section is found, and those to decline. */
function* ofSet(content: Corpus): Generator<Example> {
  const lexicon = createLexicon(createIndex(content));
  for (const { question, expect } of questions) {
    const query = understand(lexicon, question, newConversation);
    const best = query.intent === 'question' ? findHits({ lexicon }, query)[0] : undefined;
    if (!best || query.intent !== 'question' || query.terms.length < MIN_TERMS) continue;
    if (expect === 'abstain') yield example('elsewhere', best, query);
    else if (expect.sections?.includes(best.section.id)) yield example('set', best, query);
  }
}

function* ofHeldOut(content: Corpus): Generator<Example> {
  const ranks: number[] = [];
  for (const { id, query, hits } of heldOutWordings(content)) {
    const rank = hits.findIndex(({ section }) => section.id === id);
    ranks.push(rank);
    if (rank === 0 && hits[0] && query.terms.length >= MIN_TERMS) yield example('heldOut', hits[0], query);
  }
  const share = (limit: number) =>
    ((100 * ranks.filter((rank) => rank >= 0 && rank < limit).length) / ranks.length).toFixed(1);
  print(`${ranks.length} held-out wordings: section first for ${share(1)} %, among the first three for ${share(3)} %`);
}

function example(kind: Kind, hit: Parameters<typeof features>[0], query: Understood): Example {
  const found = Object.entries(features(hit, query));
  if (names.length === 0) names.push(...found.map(([name]) => name));
  return { kind, values: found.map(([, value]) => value) };
}

function scaleOf(all: readonly Example[]): { mean: number[]; deviation: number[] } {
  const columns = names.map((_, at) => all.map(({ values }) => nth(values, at)));
  const mean = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
  const deviation = columns.map(
    (column, at) =>
      Math.sqrt(column.reduce((sum, value) => sum + (value - nth(mean, at)) ** 2, 0) / column.length) || 1,
  );
  return { mean, deviation };
}

/** Weights of a weighted logistic regression over the examples at these positions, by Newton's method. */
function regress(positions: readonly number[]): number[] {
  const size = names.length + 1;
  const counts = { set: 0, heldOut: 0, elsewhere: 0 };
  for (const { kind } of examples) counts[kind] += 1;
  let found = Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = found.map((weight, at) => (at < size - 1 ? -RIDGE * weight : 0));
    const hessian: number[][] = found.map((_, row) =>
      found.map((__, at) => (row === at ? (row < size - 1 ? RIDGE : 1e-6) : 0)),
    );
    for (const position of positions) {
      const row = rows[position] ?? [];
      const kind = examples[position]?.kind ?? 'set';
      const importance = (SHARE[kind] / counts[kind]) * 2 * counts.elsewhere;
      const chance = logistic(dot(row, found));
      const error = (kind === 'elsewhere' ? 0 : 1) - chance;
      for (let at = 0; at < size; at += 1) {
        gradient[at] = nth(gradient, at) + importance * error * nth(row, at);
        const line = hessian[at] ?? [];
        for (let other = 0; other < size; other += 1)
          line[other] = nth(line, other) + importance * chance * (1 - chance) * nth(row, at) * nth(row, other);
      }
    }
    const change = solve(hessian, gradient);
    found = found.map((weight, at) => weight + nth(change, at));
  }
  return found;
}

function crossValidated(): number[] {
  const found = Array<number>(rows.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const held = rows.map((_, at) => at).filter((at) => at % FOLDS === fold);
    const learnt = regress(rows.map((_, at) => at).filter((at) => at % FOLDS !== fold));
    for (const at of held) found[at] = logistic(dot(rows[at] ?? [], learnt));
  }
  return found;
}

/** Solves `matrix · x = vector` by Gaussian elimination; the matrix is positive definite. */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const lines = matrix.map((line, at) => [...line, nth(vector, at)]);
  for (const [pivot, line] of lines.entries())
    for (const [at, other] of lines.entries()) {
      if (at === pivot) continue;
      const factor = nth(other, pivot) / nth(line, pivot);
      for (let column = pivot; column < other.length; column += 1)
        other[column] = nth(other, column) - factor * nth(line, column);
    }
  return lines.map((line, at) => (line.at(-1) ?? 0) / nth(line, at));
}

function dot(some: readonly number[], others: readonly number[]): number {
  return some.reduce((sum, value, at) => sum + value * nth(others, at), 0);
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function nth(list: readonly number[], at: number): number {
  return list[at] ?? 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
