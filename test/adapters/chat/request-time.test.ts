import { expect, it } from 'vitest';
import { faultOfRequestTime } from '#adapters/chat/request-time.ts';

const nowMs = 1_700_000_000_000;

it.each([
  ['now', '1700000000', undefined],
  ['300 s ahead', '1700000300', undefined],
  ['301 s ahead', '1700000301', 'is dated 301 s in the future'],
  ['300 s old', '1699999700', undefined],
  ['301 s old', '1699999699', 'is 301 s old'],
  ['no number', 'soon', 'has no valid timestamp'],
  ['in another notation', '1.7e9', 'has no valid timestamp'],
  ['missing', undefined, 'has no valid timestamp'],
  ['empty', '', 'has no valid timestamp'],
])('judges a request that is %s', (_, header, fault) => {
  expect(faultOfRequestTime(header, nowMs)).toBe(fault);
});
