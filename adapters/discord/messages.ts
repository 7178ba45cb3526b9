import { type GatewayMessageCreateDispatchData, SnowflakeUtil, userMention } from 'discord.js';
import { isWorthSaying } from '#adapters/chat/asking.ts';
import { askHeard, composeHeard, setApart, trailAfter } from './ask-heard.ts';
import type { Channels, Place } from './channels-of.ts';
import { deliver } from './deliver.ts';
import { createEdits, type Edits } from './edits.ts';
import { type Heard, hear, isCalled } from './heard.ts';
import { createMustWait, type MustWait } from './must-wait.ts';
import { addressesOthers, type Us } from './readable.ts';
import type { Services } from './services.ts';

/** Never rejects; a failure is told to the person and logged under the same reference. */
export type AnswerMessage = (message: GatewayMessageCreateDispatchData) => Promise<void>;

export type Messages = {
  readonly answer: AnswerMessage;
  /** Takes a message as it stands after an edit. */
  readonly answerEdit: AnswerMessage;
};

/** Mentions, direct messages, replies to our answers, and what goes on in threads that we have answered in. */
export function createMessages(services: Services, channels: Channels): Messages {
  const mustWait = createMustWait(services, channels);
  const edits = createEdits(services, channels, mustWait);
  const startedAtMs = Date.now();

  const sayBelow = (message: Heard['message']) => (line: string) => channels.say(message, line);

  /** Told apart from questions: once an edit lets us read it, it is a question that was not asked before. */
  async function tellHidden({ message }: Heard): Promise<void> {
    if (!services.isFirstDelivery(`hidden ${message.id}`)) return;
    const say = sayBelow(message);
    await services.work.run('message', say, async () => {
      if (!(await mustWait(message))) await say(hiddenLine(channels.us(message.guild_id)));
    });
  }

  async function answer(heard: Heard): Promise<void> {
    const { message } = heard;
    if (!services.isFirstDelivery(message.id)) return;
    const say = sayBelow(message);
    const end = edits.expect(message.id);
    await services.work.run('message', say, () =>
      services.conversations.inTurn(message.channel_id, () =>
        answerHeard({ services, channels, heard, mustWait, edits }),
      ),
    );
    end();
  }

  return {
    answer: async (message) => {
      const heard = hear(message, channels.us(message.guild_id));
      if (heard?.isHidden) await tellHidden(heard);
      else if (heard && mayBeForUs(services, channels, heard)) await answer(heard);
    },
    answerEdit: async (message) => {
      const heard = hear(message, channels.us(message.guild_id));
      if (!heard || heard.isHidden) return;
      if (edits.concern(message.id)) await edits.answer(heard);
      // The mention came with the edit. A message from before our start may have been answered then.
      else if (heard.way === 'mention' && SnowflakeUtil.timestampFrom(message.id) > startedAtMs) await answer(heard);
    },
  };
}

/** Where people chose our role from what the client offers; the mention in it is shown and calls nobody. */
function hiddenLine({ userId }: Us): string {
  return (
    'I cannot read that message: it mentions my role, and Discord shows me only what mentions my name. ' +
    `Ask again with ${userMention(userId)} (the one marked **APP**), or with \`/k8snet\`.`
  );
}

type Job = {
  readonly services: Services;
  readonly channels: Channels;
  readonly heard: Heard;
  readonly mustWait: MustWait;
  readonly edits: Edits;
};

/** Without a mention only in threads of ours, and where we are let read it. */
function mayBeForUs({ conversations }: Services, { us }: Channels, { message, way, text }: Heard): boolean {
  if (isCalled(way)) return true;
  if (text === '' || addressesOthers(message.content, us(message.guild_id))) return false;
  return way === 'reply' || conversations.isOurs(message.channel_id);
}

async function answerHeard(job: Job): Promise<void> {
  const { services, channels, heard, mustWait, edits } = job;
  const { message, way, text } = heard;
  if (way !== 'followUp' && (await mustWait(message))) return;
  const place: Place = way === 'direct' ? { isThread: true } : await channels.placeOf(message.channel_id);
  const last = place.isThread ? services.conversations.last(message.channel_id) : undefined;
  // By now we know whether the answer that was under way made the thread ours.
  if (way === 'followUp' && last === undefined) return;
  const found = await askHeard(services, heard, { place, last });
  const { answer } = found.asked.exchange;
  const isAsker = last?.asker === message.author.id;
  const speaker = way === 'reply' || (isAsker && last.isDiscussed !== true) ? 'asker' : 'other';
  // Nobody called on us by name: people comment on answers, and talk to each other in threads too.
  if (!isCalled(way) && !isWorthSaying(answer, text, speaker)) {
    if (last && !isAsker) services.conversations.remember(message.channel_id, { ...last, isDiscussed: true });
    return;
  }
  if (way === 'followUp' && (await mustWait(message))) return;
  const composeApart = composeHeard(services, heard, setApart(found, heard));
  const shown = await deliver(
    composeHeard(services, heard, found),
    async (reply, form) => ({ ...(await channels.reply(message, { reply, apart: () => composeApart(form) })), form }),
    services.logger,
  );
  edits.remember({ questionId: message.id, text, repliedTo: heard.repliedTo, place, last, shown });
  if (!place.isThread) return;
  services.conversations.remember(message.channel_id, {
    trail: trailAfter(found.asked, last),
    asker: message.author.id,
    questionId: message.id,
  });
}
