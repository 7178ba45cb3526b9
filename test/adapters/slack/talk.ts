import type { Ask } from '#src/adapter.ts';
import { eventCallback, ids, mention, threadMessage } from '#test/fakes/slack/payloads.ts';
import type { Call, Json, StoredMessage } from '#test/fakes/slack/types.ts';
import { type Mode, openWorkspace, type Workspace } from './workspace.ts';

export type Said = {
  readonly user?: string;
  readonly channel?: string;
  readonly threadTs?: string;
  readonly ts?: string;
};

/** A workspace in which people talk; each function resolves once the app has acknowledged. */
export type Talk = Workspace & {
  /** A mention; resolves with its `ts`. */
  readonly mention: (text: string, said?: Said) => Promise<string>;
  /** A message in a thread without a mention; resolves with its `ts`. */
  readonly say: (
    threadTs: string,
    text: string,
    said?: Omit<Said, 'threadTs'> & { kind?: ChannelKind },
  ) => Promise<string>;
  readonly send: (event: Json, eventId?: string) => Promise<void>;
  /** A mention in a new thread that has been answered; resolves with the thread's `ts`. */
  readonly answered: (text: string, said?: Said) => Promise<string>;
  /** Our messages in a thread. */
  readonly answers: (threadTs: string, channel?: string) => readonly StoredMessage[];
  readonly waitForAnswers: (threadTs: string, count: number, channel?: string) => Promise<readonly StoredMessage[]>;
  /** Every call about a thread, but for those that only decorate it. */
  readonly callsIn: (threadTs: string) => readonly Call[];
};

export type ChannelKind = 'channel' | 'group' | 'mpim';

export async function openTalk(mode: Mode = 'http', ask?: Ask): Promise<Talk> {
  const workspace = await openWorkspace({ mode, ...(ask && { ask }) });
  const { slack } = workspace;
  const send = async (event: Json, eventId?: string) => {
    await workspace.deliver(eventCallback(event, eventId === undefined ? {} : { eventId }));
  };
  /** Slack knows a message before it tells of it. */
  const written = (text: string, { user = ids.user, channel = ids.channel, threadTs, ts }: Said) =>
    ts ?? slack.addUserMessage(channel, { user, text, ...(threadTs !== undefined && { threadTs }) });
  const answers = (threadTs: string, channel: string = ids.channel) =>
    slack.messages(channel).filter((message) => message.threadTs === threadTs && message.botId !== undefined);
  const talk: Talk = {
    ...workspace,
    send,
    mention: async (text, said = {}) => {
      const ts = written(text, said);
      await send(mention({ ...said, text, ts }));
      return ts;
    },
    say: async (threadTs, text, { kind = 'channel', ...said } = {}) => {
      const ts = written(text, { ...said, threadTs });
      await send({ ...threadMessage({ ...said, text, ts, threadTs }), channel_type: kind });
      return ts;
    },
    answered: async (text, said) => {
      const ts = await talk.mention(text, said);
      await talk.waitForAnswers(said?.threadTs ?? ts, 1, said?.channel);
      return ts;
    },
    answers,
    waitForAnswers: (threadTs, count, channel) =>
      slack.waitFor(
        () => {
          const shown = answers(threadTs, channel);
          return shown.length >= count ? shown : undefined;
        },
        { what: `${count} answers`, timeoutMs: WAIT_MS },
      ),
    callsIn: (threadTs) =>
      slack.calls.filter(({ args, method }) => args.thread_ts === threadTs && !method.startsWith('assistant.')),
  };
  return talk;
}

/** Longer than all tries of a call take, on a machine that is busy with other things. */
export const WAIT_MS = 20_000;

/** The title of an answer. */
export function titleOf(message: StoredMessage | undefined): string {
  const header = message?.blocks.find((block) => block.type === 'header') as { text?: { text?: string } } | undefined;
  return header?.text?.text ?? message?.text ?? '';
}
