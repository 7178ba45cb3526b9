import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pingsIn } from './blocks.ts';
import { decodeArgs } from './decode-args.ts';
import type { Reply } from './faults.ts';
import { answerResponseUrl, respond } from './response-urls.ts';
import { makeSocketSide } from './socket.ts';
import { makeStore, newMessage, newResponseUrl, newTriggerId, recordCall, type Store, withDefaults } from './store.ts';
import type { Ack, FakeSlack, FakeSlackOptions, Json } from './types.ts';
import { makeWaiting } from './waiting.ts';
import { answerCall } from './web-api.ts';

/**
 * A Slack on loopback, on a free port: the Web API at `/api/`, response_urls, and Socket Mode. Point Bolt at it with
 * `clientOptions: { slackApiUrl: fake.apiUrl, retryConfig: { retries: 0 } }`. End it with `stop()`.
 */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const store = makeStore(options);
  const waiting = makeWaiting(store.calls);
  const server = createServer();
  const sockets = makeSocketSide(server, waiting);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${portOf(server)}`;
  const openSocket = () => `${origin.replace('http', 'ws')}${sockets.newLink()}`;
  server.on('request', (request, response) => {
    void answer(store, request, openSocket).then((reply) => {
      if (reply !== 'hang') send(response, reply);
      waiting.changed();
    });
  });
  return {
    apiUrl: `${origin}/api/`,
    ...store.who,
    ...givenOut(store, origin),
    ...seen(store),
    get statuses() {
      return store.statuses;
    },
    failNext: (method, failure = {}) => store.faults.order(method, failure),
    refuseBlocks: (rule, error = 'invalid_blocks') => addRefusal(store, { rule, error }),
    waitFor: waiting.waitFor,
    waitForCall: (method, n = 1) =>
      waiting.waitFor(() => callsOf(store, method)[n - 1], { what: `call ${n} of ${method}` }),
    ...sockets,
    sendEnvelope: async (type, payload, extras) => {
      const ack = await sockets.sendEnvelope(type, payload, extras);
      showAck(store, payload, ack);
      return ack;
    },
    sendDisconnect: (reason = 'refresh_requested') => sockets.sendDisconnect(reason),
    get connections() {
      return sockets.open();
    },
    get openedConnections() {
      return sockets.opened();
    },
    stop: () => stop(server, sockets.closeSockets),
  };
}

function givenOut(store: Store, origin: string) {
  return {
    addUser: (id) => void store.users.add(id),
    newResponseUrl: (target) => newResponseUrl(store, origin, target),
    newTriggerId: (user) => newTriggerId(store, user),
    addChannel: (channel) => void store.channels.set(channel.id, withDefaults(channel)),
    addUserMessage: (channel, { user, text, threadTs }) => {
      const message = newMessage(store, channel, { args: { text }, via: 'person', threadTs });
      store.users.add(user);
      store.messages.push({ ...message, user, botId: undefined });
      return message.ts;
    },
    setScopes: (scopes) => changeToken(store, store.who.botToken, { scopes }),
    revokeToken: (token, error = 'token_revoked') => changeToken(store, token, { refusal: error }),
  } satisfies Partial<FakeSlack>;
}

function seen(store: Store) {
  return {
    calls: store.calls,
    callsOf: (method) => callsOf(store, method),
    messages: (channel) => store.messages.filter((one) => one.channel === channel),
    ephemerals: store.ephemerals,
    views: store.views,
    currentView: (viewId) => store.openViews.get(viewId)?.view,
    statusLog: store.statusLog,
    titles: store.titles,
    prompts: store.prompts,
    pings: () => store.pings,
  } satisfies Partial<FakeSlack>;
}

const callsOf = (store: Store, method: string) => store.calls.filter((call) => call.method === method);

function changeToken(store: Store, token: string, change: { scopes?: readonly string[]; refusal?: string }): void {
  const known = store.tokens.get(token);
  if (known === undefined) throw new Error(`the fake Slack has no token ${token}`);
  store.tokens.set(token, { ...known, ...change });
}

function addRefusal(store: Store, refusal: Store['refusals'][number]): () => void {
  store.refusals.push(refusal);
  return () => void store.refusals.splice(store.refusals.indexOf(refusal), 1);
}

async function answer(store: Store, request: IncomingMessage, openSocket: () => string): Promise<Reply | 'hang'> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const args = decodeArgs(await readBody(request), request.headers['content-type'] ?? '');
  const [, area, name = ''] = pathname.split('/');
  const method = area === 'response' ? 'response_url' : name;
  const call = { method, args, token: tokenOf(request, args), at: store.now() };
  recordCall(store, call);
  const fault = store.faults.take(method);
  if (fault !== undefined) return fault;
  return area === 'response' ? answerResponseUrl(store, name, args) : answerCall(store, call, openSocket);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function tokenOf(request: IncomingMessage, args: Json): string | undefined {
  const bearer = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1];
  return bearer ?? (typeof args.token === 'string' ? args.token : undefined);
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', ...reply.headers });
  response.end(JSON.stringify(reply.body));
}

/** The ack of a command may itself be a message; refused blocks simply do not appear, as in Slack. */
function showAck(store: Store, payload: object, ack: Ack): void {
  if (ack.type !== 'slash_commands' || (ack.payload.text === undefined && ack.payload.blocks === undefined)) return;
  const command: Json = { ...payload };
  const target = { channel: String(command.channel_id), user: String(command.user_id) };
  store.pings.push(...pingsIn(ack.payload));
  respond(store, target, { args: ack.payload, via: 'ack' });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake Slack has no TCP port');
  return address.port;
}

async function stop(server: Server, closeSockets: () => Promise<void>): Promise<void> {
  await closeSockets();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
