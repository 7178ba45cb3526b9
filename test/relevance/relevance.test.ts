import { beforeAll, describe, expect, test } from 'vitest';
import { askContent, failures, loadContent, type Measured, measure, type Shares, sharesOf } from './measure.ts';
import { questions } from './questions.ts';

/** What the ranking must reach on the relevance set before it is merged. Shares of the rows. */
const MIN_HIT_AT_ONE = 0.95;
const MIN_HIT_AT_THREE = 0.97;
const MIN_RIGHTLY_ABSTAINED = 0.95;
const MAX_WRONGLY_ABSTAINED = 0.03;
const MIN_ROWS = 150;
const MIN_ABSTAIN_ROWS = 40;

describe('the relevance set', () => {
  test('is large enough', () => {
    expect(questions.length).toBeGreaterThanOrEqual(MIN_ROWS);
    expect(questions.filter((row) => row.expect === 'abstain').length).toBeGreaterThanOrEqual(MIN_ABSTAIN_ROWS);
  });

  test('asks no question twice', () => {
    const seen = new Set<string>();
    const twice = questions.filter(({ question }) => seen.size === seen.add(question).size);
    expect(twice).toEqual([]);
  });
});

describe('the ranking on the content', () => {
  let measured: readonly Measured[] = [];
  let shares: Shares;

  beforeAll(async () => {
    const corpus = loadContent();
    measured = await measure(askContent(corpus), corpus.section, questions);
    shares = sharesOf(measured);
  });

  const missesAmong = (wanted: (each: Measured) => boolean) => `\n${failures(measured.filter(wanted)).join('\n')}\n`;

  test('answers with the first answer', () => {
    const misses = missesAmong(({ row }) => row.expect !== 'abstain');
    expect(shares.hitAtOne, misses).toBeGreaterThanOrEqual(MIN_HIT_AT_ONE);
  });

  test('answers with the first answer or the next questions it offers', () => {
    const misses = missesAmong(({ row, verdict }) => row.expect !== 'abstain' && !verdict.atThree);
    expect(shares.hitAtThree, misses).toBeGreaterThanOrEqual(MIN_HIT_AT_THREE);
  });

  test('abstains when the question is about something else', () => {
    const misses = missesAmong(({ row }) => row.expect === 'abstain');
    expect(shares.rightlyAbstained, misses).toBeGreaterThanOrEqual(MIN_RIGHTLY_ABSTAINED);
  });

  test('does not abstain on its own subject', () => {
    const misses = missesAmong(({ row, verdict }) => row.expect !== 'abstain' && verdict.abstained);
    expect(shares.wronglyAbstained, misses).toBeLessThanOrEqual(MAX_WRONGLY_ABSTAINED);
  });
});
