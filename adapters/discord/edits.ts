import type { APIMessage } from 'discord.js';
import { isWorthSaying } from '#adapters/chat/asking.ts';
import { createBoundedMap } from '#src/service/bounded-map.ts';
import { askHeard, type Context, composeHeard, setApart, trailAfter } from './ask-heard.ts';
import type { Channels } from './channels-of.ts';
import { deliver } from './deliver.ts';
import { type Heard, isCalled } from './heard.ts';
import type { MustWait } from './must-wait.ts';
import { addressesOthers } from './readable.ts';
import { createReplace, type Shown } from './replace-answer.ts';
import type { Services } from './services.ts';

/** A message that we have answered, by its id, and where; and the answer, in the form that Discord took. */
export type Answered = Context & {
  readonly questionId: string;
  readonly text: string;
  readonly repliedTo: APIMessage | undefined;
  readonly shown: Shown;
};

export type Edits = {
  /** An answer is on its way: edits of this message wait for it. Call what it gives once that is over. */
  readonly expect: (questionId: string) => () => void;
  readonly remember: (answered: Answered) => void;
  /** Whether a message has been answered, or is about to be. */
  readonly concern: (questionId: string) => boolean;
  /** Answers what the message asks now, in the place of the old answer. Never rejects. */
  readonly answer: (heard: Heard) => Promise<void>;
};

/** Messages whose answer changes with them, some kilobytes each: hours of a busy community. */
const MAX_ANSWERED = 1_000;

/** Discord tells of every change of a message, such as a preview that a link got: only its words count. */
export function createEdits(services: Services, channels: Channels, mustWait: MustWait): Edits {
  const answeredById = createBoundedMap<Answered>(MAX_ANSWERED);
  const expected = new Set<string>();
  const replace = createReplace(channels, services.logger);
  const remember = (answered: Answered) => answeredById.set(answered.questionId, answered);

  async function answerAnew(heard: Heard): Promise<void> {
    const { message, way, text } = heard;
    const before = answeredById.get(message.id);
    if (!before || text === before.text) return;
    const answered: Answered = { ...before, text };
    // Whatever comes of it, it is looked at once.
    remember(answered);
    // The message that it replies to may be gone by now.
    const found = await askHeard(services, { ...heard, repliedTo: before.repliedTo }, before);
    // "Thanks!" in the place of a question asks nothing, and the old answer stays.
    if (!isCalled(way) && !isWorthSaying(found.asked.exchange.answer, text, 'asker')) return;
    if (await mustWait(message)) return;
    const { shown } = before;
    const apart = setApart(found, heard);
    const composeApart = composeHeard(services, heard, apart);
    const replaced = await deliver(
      composeHeard(services, heard, shown.isApart ? apart : found),
      (reply, form) => replace(message, shown, { form, below: { reply, apart: () => composeApart(form) } }),
      services.logger,
      shown.form,
    );
    if (!replaced) return;
    remember({ ...answered, shown: replaced });
    services.conversations.correct(message.channel_id, message.id, trailAfter(found.asked, before.last));
  }

  return {
    expect: (questionId) => {
      expected.add(questionId);
      return () => expected.delete(questionId);
    },
    remember,
    concern: (questionId) => answeredById.has(questionId) || expected.has(questionId),
    answer: async (heard) => {
      const { message, way, text } = heard;
      // Without the mention we may not be let read what it says now.
      if (text === '') return;
      if (!isCalled(way) && addressesOthers(message.content, channels.us(message.guild_id))) return;
      const say = (line: string) => channels.say(message, line);
      await services.work.run('edit', say, () =>
        services.conversations.inTurn(message.channel_id, () => answerAnew(heard)),
      );
    },
  };
}
