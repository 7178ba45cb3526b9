import { ids } from './ids.ts';
import { deadTrigger, hex, legacyToken, newTs, nowSeconds, type Said, spoken } from './payload-parts.ts';
import type { Json } from './types.ts';

export { ids } from './ids.ts';
export { blockAction, blockSuggestion, globalShortcut, messageShortcut, viewSubmission } from './interactions.ts';
export { postSigned, sign } from './signed-post.ts';

/** What Slack sends to the app; every field that it documents, with ids of one workspace (`ids`). */

const installed = { token: legacyToken, team_id: ids.team, api_app_id: ids.app };

/** `should_escape` is on: mentions in `text` come as `<@U…|name>`. */
export function slashCommand(command: {
  text: string;
  responseUrl: string;
  command?: string;
  channel?: string;
  user?: string;
  triggerId?: string;
}) {
  const channel = command.channel ?? ids.channel;
  return {
    ...installed,
    team_domain: ids.teamDomain,
    channel_id: channel,
    channel_name: channel.startsWith('D') ? 'directmessage' : 'networking',
    user_id: command.user ?? ids.user,
    user_name: 'ann',
    command: command.command ?? '/k8snet',
    text: command.text,
    response_url: command.responseUrl,
    trigger_id: command.triggerId ?? deadTrigger,
    is_enterprise_install: 'false',
  };
}

/** Give the same `eventId` again for a repeated delivery. */
export function eventCallback(event: Json, options: { eventId?: string } = {}) {
  return {
    ...installed,
    context_team_id: ids.team,
    context_enterprise_id: null,
    event,
    type: 'event_callback',
    event_id: options.eventId ?? `Ev${hex(8)}`,
    event_time: nowSeconds(),
    authorizations: [
      { enterprise_id: null, team_id: ids.team, user_id: ids.botUser, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${hex(24)}`,
  };
}

/** An app_mention event; the mention itself is put before the text. */
export const mention = (said: Said): Json => ({
  ...spoken({ ...said, text: `<@${ids.botUser}> ${said.text}` }),
  type: 'app_mention',
});

/** A message in a thread of a channel that does not mention the app. */
export const threadMessage = (said: Said & { threadTs: string }): Json => ({
  ...spoken(said),
  channel_type: 'channel',
  parent_user_id: ids.botUser,
});

/** A message to the app itself; a thread's in the messages tab too. */
export const directMessage = (said: Said): Json => ({ ...spoken({ channel: ids.dm, ...said }), channel_type: 'im' });

export const messageChanged = (said: Said & { before?: string }): Json => {
  const message = spoken({ channel: ids.dm, ...said });
  return {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    channel: message.channel,
    channel_type: 'im',
    message: { ...message, edited: { user: message.user, ts: newTs() } },
    previous_message: { ...message, text: said.before ?? 'before' },
    ts: newTs(),
    event_ts: newTs(),
  };
};

/** Another app's message: it has a bot_id, and no user when posted by an incoming webhook. */
export const botMessage = (said: Said & { botId?: string }): Json => {
  const { user: _nobody, client_msg_id: _none, ...message } = spoken({ channel: ids.dm, ...said });
  return {
    ...message,
    subtype: 'bot_message',
    bot_id: said.botId ?? 'B0OTHERBOT',
    username: 'other-bot',
    channel_type: 'im',
  };
};

export const appHomeOpened = (tab: 'home' | 'messages', user: string = ids.user): Json => ({
  type: 'app_home_opened',
  user,
  channel: ids.dm,
  tab,
  event_ts: newTs(),
});
