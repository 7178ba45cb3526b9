/** Chats that sign requests ask for this: "If the timestamp is older than five minutes … it might be a replay" (Slack). */
export const MAX_CLOCK_DIFFERENCE_S = 300;

/**
 * Why the time stamp header of a signed request (Unix seconds) is not from now; undefined if it is. Held both ways, as a
 * request signed for later could be sent again and again until then.
 */
export function faultOfRequestTime(header: string | readonly string[] | undefined, nowMs: number): string | undefined {
  if (typeof header !== 'string' || !/^\d{1,12}$/u.test(header)) return 'has no valid timestamp';
  const differenceS = Number(header) - Math.floor(nowMs / 1000);
  if (differenceS > MAX_CLOCK_DIFFERENCE_S) return `is dated ${differenceS} s in the future`;
  if (differenceS < -MAX_CLOCK_DIFFERENCE_S) return `is ${-differenceS} s old`;
  return undefined;
}
