import type { APIMessage } from 'discord.js';
import type { Logger } from '#src/service/logger.ts';
import type { Below, Channels, Posted } from './channels-of.ts';
import type { Rung } from './compose.ts';
import { discordErrorCode, loggable } from './discord-error.ts';

/** An answer to a message, as it stands. */
export type Shown = Posted & { readonly form: Rung };

/**
 * Puts a new answer to a message in the place of the old one. A message keeps the form that it has: in another form it is
 * a new one, and the old one goes. Undefined where somebody has taken the old one away.
 */
export type Replace = (
  question: Pick<APIMessage, 'id' | 'channel_id'>,
  old: Shown,
  next: { readonly form: Rung; readonly below: Below },
) => Promise<Shown | undefined>;

export function createReplace(channels: Channels, logger: Logger): Replace {
  return async (question, old, { form, below }) => {
    const ours = { id: old.id, channel_id: question.channel_id };
    if ((form === 'components') !== (old.form === 'components')) {
      const posted = await channels.replyAgain(question, below);
      // The new answer stands: that the old one stays as well is nothing to tell anybody but us.
      await channels
        .remove(ours)
        .catch((error: unknown) => logger.warn(loggable(error), 'Discord: an old answer could not be taken away'));
      return { ...posted, form };
    }
    try {
      await channels.edit(ours, below.reply);
      return { ...old, form };
    } catch (error) {
      if (discordErrorCode(error) === UNKNOWN_MESSAGE) return undefined;
      throw error;
    }
  };
}

const UNKNOWN_MESSAGE = 10_008;
