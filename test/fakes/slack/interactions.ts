import { ids } from './ids.ts';
import { deadTrigger, hex, legacyToken, newTs, spoken, team } from './payload-parts.ts';
import type { Json } from './types.ts';

/** What Slack sends when somebody uses a control, a shortcut or a modal. */

/** Where a control stood: in a message, seen by all or by one user, or in a view. */
export type Container =
  | {
      readonly in: 'message';
      readonly channel?: string;
      readonly ts?: string;
      readonly threadTs?: string;
      readonly isEphemeral?: boolean;
      readonly text?: string;
      readonly blocks?: readonly unknown[];
    }
  | { readonly in: 'view'; readonly viewId: string; readonly view: object };

type Acted = {
  actionId: string;
  blockId?: string;
  /** A button's value. */
  value?: string;
  /** The value of the chosen option of a select or overflow menu. */
  selectedOption?: { value: string; text?: string; type?: 'static_select' | 'external_select' | 'overflow' };
  /** The value of the pressed feedback button. */
  feedback?: string;
  container?: Container;
  responseUrl?: string;
  triggerId?: string;
  user?: string;
};

/** A press of a button, a choice in a menu or a feedback. In a view there is no response_url. */
export function blockAction(acted: Acted) {
  const container = acted.container ?? { in: 'message' };
  return {
    type: 'block_actions',
    ...by(acted.user),
    container: containerField(container),
    trigger_id: acted.triggerId ?? deadTrigger,
    team,
    enterprise: null,
    is_enterprise_install: false,
    ...surroundings(container),
    ...(acted.responseUrl === undefined ? {} : { response_url: acted.responseUrl }),
    actions: [
      {
        ...actionKind(acted),
        action_id: acted.actionId,
        block_id: acted.blockId ?? hex(4),
        action_ts: newTs(),
      },
    ],
  };
}

function actionKind(acted: Acted): Json {
  if (acted.feedback !== undefined)
    return { type: 'feedback_buttons', value: acted.feedback, text: plain(acted.feedback) };
  const option = acted.selectedOption;
  if (option !== undefined)
    return {
      type: option.type ?? 'static_select',
      selected_option: { text: plain(option.text ?? option.value), value: option.value },
    };
  return {
    type: 'button',
    text: plain(acted.actionId),
    ...(acted.value === undefined ? {} : { value: acted.value }),
  };
}

/** An external select asks for its options. */
export function blockSuggestion(asked: {
  actionId: string;
  blockId?: string;
  typed: string;
  container?: Container;
  user?: string;
}) {
  const container = asked.container ?? { in: 'message' };
  return {
    type: 'block_suggestion',
    ...by(asked.user),
    container: containerField(container),
    team,
    enterprise: null,
    is_enterprise_install: false,
    ...surroundings(container),
    action_id: asked.actionId,
    block_id: asked.blockId ?? hex(4),
    value: asked.typed,
  };
}

export function messageShortcut(used: {
  callbackId: string;
  text: string;
  responseUrl: string;
  triggerId: string;
  channel?: string;
  ts?: string;
  user?: string;
}) {
  const channel = used.channel ?? ids.channel;
  const { channel: _inMessage, event_ts: _event, ...message } = spoken({ text: used.text, ts: used.ts ?? newTs() });
  return {
    type: 'message_action',
    ...by(used.user),
    action_ts: newTs(),
    team,
    enterprise: null,
    is_enterprise_install: false,
    callback_id: used.callbackId,
    trigger_id: used.triggerId,
    response_url: used.responseUrl,
    message_ts: message.ts,
    channel: { id: channel, name: 'networking' },
    message,
  };
}

export function globalShortcut(used: { callbackId: string; triggerId: string; user?: string }) {
  const { api_app_id: _notHere, ...who } = by(used.user);
  return {
    type: 'shortcut',
    ...who,
    action_ts: newTs(),
    team,
    enterprise: null,
    is_enterprise_install: false,
    callback_id: used.callbackId,
    trigger_id: used.triggerId,
  };
}

/** `values`: block id, then action id, then the element's state, e.g. `{type: 'plain_text_input', value: 'dns'}`. */
export function viewSubmission(sent: {
  view: object;
  viewId: string;
  values: Record<string, Record<string, Json>>;
  triggerId?: string;
  user?: string;
}) {
  return {
    type: 'view_submission',
    team,
    ...by(sent.user),
    trigger_id: sent.triggerId ?? deadTrigger,
    view: shownView(sent.viewId, sent.view, sent.values),
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  };
}

const by = (user: string = ids.user) => ({
  user: { id: user, username: 'ann', name: 'ann', team_id: ids.team },
  api_app_id: ids.app,
  token: legacyToken,
});

function containerField(container: Container): Json {
  if (container.in === 'view') return { type: 'view', view_id: container.viewId };
  return {
    type: 'message',
    message_ts: container.ts ?? '1548261231.000200',
    channel_id: container.channel ?? ids.channel,
    is_ephemeral: container.isEphemeral ?? false,
    ...(container.threadTs === undefined ? {} : { thread_ts: container.threadTs }),
  };
}

/** Of an ephemeral message Slack does not hand back the content. */
function surroundings(container: Container): Json {
  if (container.in === 'view') return { view: shownView(container.viewId, container.view, {}) };
  const channel = { id: container.channel ?? ids.channel, name: 'networking' };
  if (container.isEphemeral === true) return { channel };
  return {
    channel,
    message: {
      type: 'message',
      bot_id: ids.bot,
      user: ids.botUser,
      app_id: ids.app,
      team: ids.team,
      ts: container.ts ?? '1548261231.000200',
      text: container.text ?? 'text',
      ...(container.blocks === undefined ? {} : { blocks: container.blocks }),
      ...(container.threadTs === undefined ? {} : { thread_ts: container.threadTs }),
    },
    state: { values: {} },
  };
}

const shownView = (viewId: string, view: object, values: object): Json => ({
  id: viewId,
  team_id: ids.team,
  private_metadata: '',
  callback_id: '',
  clear_on_close: false,
  notify_on_close: false,
  close: null,
  submit: null,
  ...view,
  state: { values },
  hash: '156663117.cd33ad1f',
  previous_view_id: null,
  root_view_id: viewId,
  app_id: ids.app,
  external_id: '',
  app_installed_team_id: ids.team,
  bot_id: ids.bot,
});

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });
