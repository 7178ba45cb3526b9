import { type Backoff, delayAfter } from '#adapters/chat/retry.ts';
import type { Logger } from '#src/service/logger.ts';
import { describeSlackFault, SlackSetupError, sentenceOf } from './faults.ts';
import type { TokenName } from './remedies.ts';

/**
 * For `tryUntilDone`: logs what is wrong with calls made with this token, and when the next try is.
 * @throws SlackSetupError where waiting cannot help.
 */
export function createPatience(logger: Logger, backoff: Backoff, token: TokenName) {
  return (error: unknown, failures: number): number => {
    if (error instanceof SlackSetupError) throw error;
    const fault = describeSlackFault(error, token);
    if (fault.isFatal) throw new SlackSetupError(`Slack: ${sentenceOf(fault)}`, { cause: error });
    const delayMs = Math.max(delayAfter(failures, backoff), fault.retryAfterMs ?? 0);
    logger.warn(`Slack: no connection. ${sentenceOf(fault)} Next try in ${delayMs / 1000} s.`);
    return delayMs;
  };
}
