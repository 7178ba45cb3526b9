import { beforeAll, describe, expect, test } from 'vitest';
import { askContent, failures, loadContent, type Measured, measure, type Shares, sharesOf } from './measure.ts';
import { chosen, elsewhereBySection, questions, toEachSection } from './questions.ts';
import type { RelevanceRow } from './row.ts';

/**
 * What the ranking must reach before it is merged, as shares of the rows. The questions to each section are harder than
 * the chosen ones: sections stand close to one another, and only one of them is the expected.
 */
const CHOSEN = { hitAtOne: 0.95, hitAtThree: 0.97, rightlyAbstained: 0.93, wronglyAbstained: 0.03 };
const TO_EACH_SECTION = { hitAtOne: 0.84, hitAtThree: 0.92, rightlyAbstained: 0.95, wronglyAbstained: 0.05 };
const MIN_ROWS = 150;
const MIN_ABSTAIN_ROWS = 40;
/** The whole set takes seconds; a busy machine gets more. Milliseconds. */
const TIMEOUT_MS = 120_000;

describe('the relevance set', () => {
  test('is large enough', () => {
    expect(questions.length).toBeGreaterThanOrEqual(MIN_ROWS);
    expect(questions.filter((row) => row.expect === 'abstain').length).toBeGreaterThanOrEqual(MIN_ABSTAIN_ROWS);
  });

  test('asks no question twice', () => {
    const seen = new Set<string>();
    const twice = questions.filter(({ question }) => seen.size === seen.add(question).size);
    expect(twice.map(({ question }) => question)).toEqual([]);
  });
});

describe.each([
  ['the chosen questions', chosen.flatMap(({ rows }) => rows), CHOSEN],
  ['the questions to each section', [...toEachSection, ...elsewhereBySection], TO_EACH_SECTION],
] as const)('the ranking on %s', (_, rows: readonly RelevanceRow[], limits) => {
  let measured: readonly Measured[] = [];
  let shares: Shares;

  beforeAll(async () => {
    const corpus = loadContent();
    measured = await measure(askContent(corpus), corpus.section, rows);
    shares = sharesOf(measured);
  }, TIMEOUT_MS);

  const missesAmong = (wanted: (each: Measured) => boolean) => `\n${failures(measured.filter(wanted)).join('\n')}\n`;

  test('answers with the first answer', () => {
    const misses = missesAmong(({ row }) => row.expect !== 'abstain');
    expect(shares.hitAtOne, misses).toBeGreaterThanOrEqual(limits.hitAtOne);
  });

  test('answers with the first answer or the next questions it offers', () => {
    const misses = missesAmong(({ row, verdict }) => row.expect !== 'abstain' && !verdict.atThree);
    expect(shares.hitAtThree, misses).toBeGreaterThanOrEqual(limits.hitAtThree);
  });

  test('abstains when the question is about something else', () => {
    const misses = missesAmong(({ row }) => row.expect === 'abstain');
    expect(shares.rightlyAbstained, misses).toBeGreaterThanOrEqual(limits.rightlyAbstained);
  });

  test('does not abstain on its own subject', () => {
    const misses = missesAmong(({ row, verdict }) => row.expect !== 'abstain' && verdict.abstained);
    expect(shares.wronglyAbstained, misses).toBeLessThanOrEqual(limits.wronglyAbstained);
  });
});
