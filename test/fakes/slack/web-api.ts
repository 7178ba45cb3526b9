import { setStatus, setSuggestedPrompts, setTitle } from './assistant-methods.ts';
import { postEphemeral, postMessage, remove, replies, update } from './chat-methods.ts';
import type { Reply } from './faults.ts';
import { acceptToken, refused, refuseScope } from './refusals.ts';
import type { Store, Token } from './store.ts';
import type { Call, Json } from './types.ts';
import { openView, publishView, pushView, updateView } from './view-methods.ts';

type Method = {
  /** One of these scopes is needed; none if empty. */
  readonly scopes: (args: Json) => readonly string[];
  readonly token: Token['kind'];
  readonly run: (store: Store, args: Json) => Json;
};

const bot = (scopes: readonly string[], run: Method['run']): Method => ({ scopes: () => scopes, token: 'bot', run });

const methods: ReadonlyMap<string, Method> = new Map([
  ['auth.test', bot([], authTest)],
  ['chat.postMessage', bot(['chat:write'], postMessage)],
  ['chat.postEphemeral', bot(['chat:write'], postEphemeral)],
  ['chat.update', bot(['chat:write'], update)],
  ['chat.delete', bot(['chat:write'], remove)],
  ['assistant.threads.setStatus', bot(['assistant:write', 'chat:write'], setStatus)],
  ['assistant.threads.setTitle', bot(['assistant:write'], setTitle)],
  ['assistant.threads.setSuggestedPrompts', bot(['assistant:write'], setSuggestedPrompts)],
  ['views.open', bot([], openView)],
  ['views.update', bot([], updateView)],
  ['views.publish', bot([], publishView)],
  ['views.push', bot([], pushView)],
  ['conversations.replies', { scopes: historyScopes, token: 'bot', run: replies }],
  ['users.info', bot(['users:read'], userInfo)],
]);

/** Slack's answer to a Web API call; `openSocket` makes the address that apps.connections.open hands out. */
export function answerCall(store: Store, call: Call, openSocket: () => string): Reply {
  const token = call.token === undefined ? undefined : store.tokens.get(call.token);
  const headers = { 'x-oauth-scopes': token?.scopes.join(',') ?? '' };
  return { status: 200, headers, body: answerBody(store, call, openSocket) };
}

function answerBody(store: Store, call: Call, openSocket: () => string): Json {
  const openConnection: Method = {
    scopes: () => ['connections:write'],
    token: 'app',
    run: () => ({ ok: true, url: openSocket() }),
  };
  const method = call.method === 'apps.connections.open' ? openConnection : methods.get(call.method);
  if (method === undefined) return refused('unknown_method', { req_method: call.method });
  const token = acceptToken(store, call.token);
  if ('error' in token) return token;
  if (token.kind !== method.token) return refused('not_allowed_token_type');
  return refuseScope(token, method.scopes(call.args)) ?? method.run(store, call.args);
}

function historyScopes(args: Json): readonly string[] {
  const channel = String(args.channel);
  if (channel.startsWith('D')) return ['im:history'];
  return channel.startsWith('G') ? ['groups:history'] : ['channels:history'];
}

function authTest(store: Store): Json {
  return {
    ok: true,
    url: 'https://examplecorp.slack.com/',
    team: 'Example Corp',
    user: 'k8snet',
    team_id: store.who.teamId,
    user_id: store.who.botUserId,
    bot_id: store.who.botId,
    is_enterprise_install: false,
  };
}

function userInfo(store: Store, args: Json): Json {
  const id = args.user;
  if (typeof id !== 'string' || !store.users.has(id)) return refused('user_not_found');
  const name = id.toLowerCase();
  const isBot = id === store.who.botUserId;
  return {
    ok: true,
    user: {
      id,
      team_id: store.who.teamId,
      name,
      real_name: name,
      deleted: false,
      is_bot: isBot,
      tz: 'Europe/Berlin',
      locale: 'en-US',
      profile: { display_name: name, real_name: name },
    },
  };
}
