import { describeContract, type OpenWith, type Place } from '#test/adapters/contract.ts';
import { botMessage, eventCallback, ids, mention, threadMessage } from '#test/fakes/slack/payloads.ts';
import { allText } from './all-text.ts';
import { type Mode, modes, openWorkspace } from './workspace.ts';

/** A place is a thread of one channel: the first question opens it with a mention, the others need none. */
const openIn =
  (mode: Mode): OpenWith =>
  async (ask) => {
    const workspace = await openWorkspace({ mode, ask });
    const { slack } = workspace;
    const threads = new Map<Place, string>();
    let last: object = {};
    const shown = (place: Place) => {
      const threadTs = threads.get(place);
      const privately = slack.ephemerals.filter((message) => message.threadTs === threadTs);
      const publicly = slack.messages(ids.channel).filter((message) => message.threadTs === threadTs && message.botId);
      return [...publicly, ...privately].map(allText);
    };
    return {
      ask: async (place, text) => {
        const threadTs = threads.get(place);
        const ts = slack.addUserMessage(ids.channel, { user: ids.user, text, ...(threadTs && { threadTs }) });
        threads.set(place, threadTs ?? ts);
        last = eventCallback(threadTs === undefined ? mention({ text, ts }) : threadMessage({ text, ts, threadTs }));
        await workspace.deliver(last);
      },
      redeliver: async () => {
        await workspace.deliver(last, { retryNum: 1, retryReason: 'http_timeout' });
        await workspace.quiet();
      },
      overhear: async (place, text) => {
        const said = { text, channel: ids.channel, threadTs: threads.get(place) ?? '' };
        await workspace.deliver(eventCallback(botMessage(said)));
        await workspace.deliver(eventCallback({ ...threadMessage(said), user: ids.botUser, bot_id: ids.bot }));
        await workspace.quiet();
      },
      shown,
      waitForShown: async (place, count) => {
        await slack.waitFor(() => (shown(place).length >= count ? true : undefined), { what: `${count} shown` });
      },
      pings: slack.pings,
      refuseRichForms: () => {
        slack.refuseBlocks((blocks) => blocks.length > 0);
      },
      log: workspace.log,
      stop: workspace.stop,
    };
  };

for (const mode of modes) describeContract(`Slack by ${mode}`, openIn(mode));
