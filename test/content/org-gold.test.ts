import { describe, expect, it } from 'vitest';
import { listPairs, readGold, readOurs } from './org-compare.ts';

const folder = process.env.ORG_GOLD_DIR;

describe.skipIf(folder === undefined)(
  'org files against Emacs (needs ORG_GOLD_DIR, a folder of *.org with *.gold.json)',
  () => {
    const pairs = folder === undefined ? [] : listPairs(folder, '.gold.json');

    it('finds files to compare', () => {
      expect(pairs.length).toBeGreaterThan(0);
    });

    it.each(pairs)('$name', ({ org, gold }) => {
      expect(readOurs(org)).toEqual(readGold(gold));
    });
  },
);
