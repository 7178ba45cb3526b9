/** Slack: "If the timestamp is older than five minutes from local time it might be a replay"; we hold it both ways. */
export const MAX_CLOCK_DIFFERENCE_S = 300;

/**
 * Why a request's `x-slack-request-timestamp` (Unix seconds) is not from now; undefined if it is. Bolt refuses old
 * ones alone, so that a request signed for later could be sent again and again until then.
 */
export function faultOfRequestTime(header: string | readonly string[] | undefined, nowMs: number): string | undefined {
  if (typeof header !== 'string' || !/^\d{1,12}$/u.test(header)) return 'has no valid timestamp';
  const differenceS = Number(header) - Math.floor(nowMs / 1000);
  if (differenceS > MAX_CLOCK_DIFFERENCE_S) return `is dated ${differenceS} s in the future`;
  if (differenceS < -MAX_CLOCK_DIFFERENCE_S) return `is ${-differenceS} s old`;
  return undefined;
}
