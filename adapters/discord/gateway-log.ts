import type { Logger } from '#src/service/logger.ts';
import { loggable } from './discord-error.ts';
import { describeDiscordFault, sentenceOf } from './faults.ts';
import type { ShardFailure, ShardListener } from './gateway-shard.ts';
import { sayNextTry } from './patience.ts';

/** discord.js closes a connection with this to open another one and go on from there. */
const RENEWED = 4200;

/** Says what happens to the connections: once when one is lost, at each attempt that fails, and once when it is back. */
export function createShardLog(logger: Logger, shardCount: () => number): Omit<ShardListener, 'onRefused'> {
  const known = new Set<number>();
  const which = (shardId: number) => (shardCount() > 1 ? ` ${shardId + 1} of ${shardCount()}` : '');
  return {
    onReady: (shardId, isResumed) => {
      const isAgain = known.has(shardId);
      known.add(shardId);
      // The first ones are told of together.
      if (!isAgain) return;
      const missed = isResumed ? 'nothing was missed' : 'what was said meanwhile was missed';
      logger.info(`Discord: connection${which(shardId)} is back; ${missed}.`);
    },
    onLost: (shardId, code) => {
      if (code === RENEWED)
        logger.info(
          `Discord: connection${which(shardId)} is opened anew, as Discord asked for it or answered no more.`,
        );
      else logger.warn(`Discord: connection${which(shardId)} was lost (code ${code}); connecting again.`);
    },
    onFailed: (shardId, failure) => {
      logger.warn(
        `Discord: no connection${which(shardId)}. ${sentenceOfFailure(failure)} ${sayNextTry(failure.delayMs)}`,
      );
    },
    onError: (error) => {
      const fault = loggable(error);
      logger.error(fault, `Discord: what Discord sent could not be taken up: ${fault.error}`);
    },
    onSessionsUsedUp: (resetAfterMs) => {
      logger.warn(`Discord: all session starts of the day are used up. ${sayNextTry(resetAfterMs)}`);
    },
  };
}

/** discord.js keeps to itself why nothing answers, where it is the network. */
function sentenceOfFailure({ code, error }: ShardFailure): string {
  if (error !== undefined) {
    const fault = describeDiscordFault(error);
    if (fault.code !== 'unknown') return sentenceOf(fault);
  }
  const said = error instanceof Error ? loggable(error).error : `code ${code}`;
  return sentenceOf({
    message: `The gateway did not take the connection (${said})`,
    remedy: 'Check that this machine may open WebSockets to Discord (wss, port 443), and proxies on the way.',
  });
}
