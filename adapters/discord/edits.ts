import { isWorthSaying } from '#adapters/chat/asking.ts';
import { createBoundedMap } from '#src/service/bounded-map.ts';
import { askHeard, type Context, trailAfter } from './ask-heard.ts';
import type { Channels } from './channels-of.ts';
import { composeMessage } from './compose.ts';
import { deliver } from './deliver.ts';
import { discordErrorCode } from './discord-error.ts';
import { lineMessage } from './discord-message.ts';
import { type Heard, hear, isCalled } from './heard.ts';
import type { MustWait } from './must-wait.ts';
import type { Services } from './services.ts';

/** A message that we answer, by its id, and where; `replyId` once the answer is there. */
export type Answered = Context & { readonly questionId: string; readonly text: string; readonly replyId?: string };

export type Edits = {
  readonly remember: (answered: Answered) => void;
  /** Answers what the message asks now, in the place of the old answer. Never rejects. */
  readonly answer: (message: Heard['message']) => Promise<void>;
};

/** Messages whose answer changes with them: nobody edits what they asked weeks ago. */
const MAX_ANSWERED = 5_000;

/** Discord tells of every change of a message, such as a preview that a link got: only its words count. */
export function createEdits(services: Services, channels: Channels, mustWait: MustWait): Edits {
  const answeredById = createBoundedMap<Answered>(MAX_ANSWERED);
  const remember = (answered: Answered) => answeredById.set(answered.questionId, answered);

  async function answerAnew(heard: Heard): Promise<void> {
    const answered = answeredById.get(heard.message.id);
    if (answered?.replyId === undefined || heard.text === answered.text) return;
    const { place, last, replyId } = answered;
    const { message, way, text } = heard;
    if (await mustWait(message)) return;
    const { asked, heading } = await askHeard(services, heard, { place, last });
    // "Thanks!" in the place of a question asks nothing, and the old answer stays.
    if (!isCalled(way) && !isWorthSaying(asked.exchange.answer, text, 'asker')) return;
    const compose = composeMessage(asked, {
      guide: services.guide,
      audience: way === 'direct' ? 'direct' : 'public',
      asker: message.author.id,
      heading,
    });
    const to = { id: replyId, channel_id: message.channel_id };
    if (!(await deliver(compose, (composed) => isReplaced(channels.edit(to, composed)), services.logger))) return;
    remember({ ...answered, text });
    services.conversations.correct(message.channel_id, message.id, trailAfter(asked, last));
  }

  return {
    remember,
    answer: async (message) => {
      if (!answeredById.has(message.id)) return;
      const heard = hear(message, channels.botId());
      // Without the mention we may not be let read what it says now.
      if (!heard || heard.text === '') return;
      const say = (line: string) => channels.reply(message, lineMessage(line, 'public'));
      await services.work.run('edit', say, () =>
        services.conversations.inTurn(message.channel_id, () => answerAnew(heard)),
      );
    },
  };
}

const UNKNOWN_MESSAGE = 10_008;

/** False where somebody has taken the answer away. */
async function isReplaced(editing: Promise<unknown>): Promise<boolean> {
  try {
    await editing;
    return true;
  } catch (error) {
    if (discordErrorCode(error) === UNKNOWN_MESSAGE) return false;
    throw error;
  }
}
