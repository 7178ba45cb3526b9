import { application, commandsOf, currentUser, gatewayInfo, putCommands, refuseScope } from './applications.ts';
import {
  getMessage,
  listMessages,
  openChannel,
  openMessage,
  patchMessage,
  postMessage,
  removeMessage,
} from './channels.ts';
import { apiErrors, type Reply } from './faults.ts';
import { respond } from './interactions.ts';
import type { Store } from './store.ts';
import type { Call, Json } from './types.ts';
import { deleteResponse, editResponse, followUp, getResponse, openInteraction } from './webhooks.ts';

/** What routes need beside the store. */
export type Surroundings = { readonly gatewayUrl: string; readonly publicKey: string };

type Handle = (store: Store, call: Call, parts: readonly string[], around: Surroundings) => Reply;
type Route = { readonly method: string; readonly path: RegExp; readonly isOpen: boolean; readonly run: Handle };

/** `:` stands for one part of the path. */
function route(line: string, run: Handle, isOpen = false): Route {
  const [method = '', path = ''] = line.split(' ');
  return { method, path: new RegExp(`^${path.replaceAll(':', '([^/]+)')}$`), isOpen, run };
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const isReply = (value: object): value is Reply => 'status' in value && typeof value.status === 'number';

const routes: readonly Route[] = [
  route('GET /gateway/bot', (store, _call, _parts, { gatewayUrl }) => ok(gatewayInfo(store, gatewayUrl))),
  route('GET /gateway', (_store, _call, _parts, { gatewayUrl }) => ok({ url: gatewayUrl }), true),
  route('GET /users/@me', (store) => ok(currentUser(store))),
  route('GET /applications/@me', (store, _call, _parts, { publicKey }) => ok(application(store, publicKey))),
  route('GET /oauth2/applications/@me', (store, _call, _parts, { publicKey }) => ok(application(store, publicKey))),
  route('GET /applications/:/commands', (store, _call, [id = '']) => listCommands(store, id, '')),
  route('PUT /applications/:/commands', (store, { body }, [id = '']) => overwrite(store, id, '', body)),
  route('GET /applications/:/guilds/:/commands', (store, _call, [id = '', guild = '']) =>
    listCommands(store, id, guild),
  ),
  route('PUT /applications/:/guilds/:/commands', (store, { body }, [id = '', guild = '']) =>
    overwrite(store, id, guild, body),
  ),
  route(
    'GET /channels/:',
    inChannel((_store, channel) => ok(channel)),
  ),
  route(
    'GET /channels/:/messages',
    inChannel((store, channel, { query }) => listMessages(store, channel, query)),
  ),
  route(
    'POST /channels/:/messages',
    inChannel((store, channel, call) => postMessage(store, channel, objectOf(call.body))),
  ),
  route(
    'POST /channels/:/typing',
    inChannel(() => ({ status: 204 })),
  ),
  route(
    'GET /channels/:/messages/:',
    onMessage((store, message) => getMessage(store, message)),
  ),
  route(
    'PATCH /channels/:/messages/:',
    onMessage((store, message, { body }) => patchMessage(store, message, objectOf(body))),
  ),
  route(
    'DELETE /channels/:/messages/:',
    onMessage((store, message) => removeMessage(store, message)),
  ),
  route(
    'POST /interactions/:/:/callback',
    (store, { body, query }, [id = '', token = '']) => {
      const delivered = store.interactions.get(token);
      const isKnown = delivered !== undefined && delivered.id === id;
      return respond(store, isKnown ? delivered : undefined, body, query.with_response === 'true');
    },
    true,
  ),
  route(
    'POST /webhooks/:/:',
    withToken((store, one, { body }) => followUp(store, one, objectOf(body))),
    true,
  ),
  route(
    'GET /webhooks/:/:/messages/:',
    withToken((store, one, _call, id) => getResponse(store, one, id)),
    true,
  ),
  route(
    'PATCH /webhooks/:/:/messages/:',
    withToken((store, one, { body }, id) => editResponse(store, one, id, objectOf(body))),
    true,
  ),
  route(
    'DELETE /webhooks/:/:/messages/:',
    withToken((store, one, _call, id) => deleteResponse(store, one, id)),
    true,
  ),
];

/** Discord's answer to a REST call. Calls that belong to an interaction need no bot token. */
export function answerCall(store: Store, call: Call, around: Surroundings): Reply {
  const found = routes.find(({ method, path }) => method === call.method && path.test(call.path));
  if (!found?.isOpen && call.authorization !== `Bot ${store.token}`) return apiErrors.unauthorized;
  if (!found?.isOpen && store.isRevoked) return apiErrors.unauthorized;
  if (found === undefined)
    return routes.some(({ path }) => path.test(call.path)) ? apiErrors.methodNotAllowed : apiErrors.notFound;
  const [, ...parts] = found.path.exec(call.path) ?? [];
  return found.run(store, call, parts, around);
}

function listCommands(store: Store, id: string, guildId: string): Reply {
  return refuseScope(store, id, guildId) ?? ok(commandsOf(store, guildId));
}

function overwrite(store: Store, id: string, guildId: string, body: unknown): Reply {
  return refuseScope(store, id, guildId) ?? putCommands(store, guildId, body);
}

type Opened<T> = Exclude<T, Reply>;
type InChannel = (store: Store, channel: Opened<ReturnType<typeof openChannel>>, call: Call) => Reply;
type OnMessage = (store: Store, message: Opened<ReturnType<typeof openMessage>>, call: Call) => Reply;
type WithToken = (store: Store, delivered: Opened<ReturnType<typeof openInteraction>>, call: Call, id: string) => Reply;

function inChannel(run: InChannel): Handle {
  return (store, call, [id = '']) => {
    const channel = openChannel(store, id);
    return isReply(channel) ? channel : run(store, channel, call);
  };
}

function onMessage(run: OnMessage): Handle {
  return (store, call, [channelId = '', id = '']) => {
    const channel = openChannel(store, channelId);
    if (isReply(channel)) return channel;
    const message = openMessage(store, channel, id);
    return isReply(message) ? message : run(store, message, call);
  };
}

function withToken(run: WithToken): Handle {
  return (store, call, [id = '', token = '', messageId = '']) => {
    const delivered = openInteraction(store, id, token);
    return isReply(delivered) ? delivered : run(store, delivered, call, messageId);
  };
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
