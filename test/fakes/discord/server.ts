import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { apiErrors, type Cut, type Fault, type Reply } from './faults.ts';
import { type Gateway, gatewayPath, makeGateway } from './gateway.ts';
import { ids } from './ids.ts';
import { makeIncoming } from './incoming.ts';
import { answerCall, type Surroundings } from './rest.ts';
import { opcodes } from './sessions.ts';
import { makeKeys } from './signed-post.ts';
import { makeStore, type Store } from './store.ts';
import type { Call, FakeDiscord, FakeDiscordOptions, RefuseRule } from './types.ts';
import { makeWaiting } from './waiting.ts';
import { worldOf } from './world-changes.ts';

export { apiErrors, rateLimited } from './faults.ts';
export { ids } from './ids.ts';

/**
 * A Discord on loopback, on a free port: REST v10 at `/api/v10`, the gateway, and signed interactions over HTTP. Point
 * discord.js at it with `rest: { api: fake.apiUrl }`. End it with `stop()`.
 */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const store = makeStore(options);
  const waiting = makeWaiting(store.calls);
  const { publicKey, privateKey } = makeKeys();
  const server = createServer();
  const gateway = makeGateway(server, store, waiting);
  store.onEvent = (type, payload) => void gateway.dispatch(type, payload);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${portOf(server)}`;
  gateway.state.url = `${origin.replace('http', 'ws')}${gatewayPath}`;
  const around: Surroundings = { gatewayUrl: gateway.state.url, publicKey };
  server.on('request', (request, response) => {
    void answer(store, request, around).then(({ fault, reply }) => {
      finish(response, fault, reply);
      waiting.changed();
    });
  });
  const fake = {
    ...identityOf(store),
    publicKey,
    apiUrl: `${origin}/api`,
    ...seen(store),
    ...worldOf(store),
    ...faultsOf(store, gateway),
    frames: gateway.frames,
    reconnect: gateway.reconnect,
    invalidSession: gateway.invalidSession,
    closeConnections: gateway.closeConnections,
    dispatch: (type: string, payload: object) => void gateway.dispatch(type, { ...payload }),
    ...makeIncoming(store, { dispatch: gateway.dispatch, waiting, privateKey }),
    waitFor: waiting.waitFor,
    stop: () => stop(server, gateway.stop),
  };
  return withLive(fake, store, gateway);
}

const identityOf = (store: Store) => ({
  applicationId: store.bot.id,
  botId: store.bot.id,
  token: store.token,
  guildId: ids.guild,
  channelId: ids.channel,
  dmChannelId: ids.dm,
});

function seen(store: Store) {
  return {
    calls: store.calls,
    callsOf: (path, method) =>
      store.calls.filter((call) => path.test(call.path) && (method ?? call.method) === call.method),
    responses: store.responses,
    messages: (channelId) => store.messages.filter((one) => one.channelId === channelId),
    commands: (guildId = '') => store.commands.get(guildId) ?? [],
    pings: () => store.pings,
    violations: store.violations,
  } satisfies Partial<FakeDiscord>;
}

function faultsOf(store: Store, gateway: Gateway) {
  return {
    failNext: (path, failure = {}) => store.faults.order(path, failure),
    refuse: (rule) => addRefusal(store, rule),
    revokeToken: () => {
      store.isRevoked = true;
      gateway.closeConnections(4004);
    },
    disallowIntents: () => {
      store.hasMessageContent = false;
    },
    setGateway: (limits) => void Object.assign(store.gateway, limits),
  } satisfies Partial<FakeDiscord>;
}

type Live = 'ephemerals' | 'identifies' | 'resumes' | 'connections' | 'openedConnections' | 'ackHeartbeats';

/** Adds what is looked up anew at each reading. */
function withLive(fake: Omit<FakeDiscord, Live>, store: Store, gateway: Gateway): FakeDiscord {
  const framesOf = (op: number) => gateway.frames.filter((frame) => frame.op === op);
  return {
    ...fake,
    get ephemerals() {
      return store.ephemerals;
    },
    get identifies() {
      return framesOf(opcodes.identify);
    },
    get resumes() {
      return framesOf(opcodes.resume);
    },
    get connections() {
      return gateway.connections.size;
    },
    get openedConnections() {
      return gateway.state.opened;
    },
    get ackHeartbeats() {
      return gateway.state.ackHeartbeats;
    },
    set ackHeartbeats(isOn) {
      gateway.state.ackHeartbeats = isOn;
    },
  };
}

function addRefusal(store: Store, rule: RefuseRule): () => void {
  store.refusals.push(rule);
  return () => void store.refusals.splice(store.refusals.indexOf(rule), 1);
}

/** What is ordered to go wrong, and what the call gets else; it is done when it is asked for. */
type Answer = { readonly fault: Fault | undefined; readonly reply: () => Reply };

async function answer(store: Store, request: IncomingMessage, around: Surroundings): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const text = await readBody(request);
  const body = parsed(text);
  const call: Call = {
    method: request.method ?? '',
    path: decodeURIComponent(url.pathname.replace(/^\/api\/v10/, '')),
    query: Object.fromEntries(url.searchParams),
    authorization: request.headers.authorization,
    body: body === broken ? text : body,
    at: store.now(),
  };
  store.calls.push(call);
  const reply = () => {
    if (!url.pathname.startsWith('/api/v10/')) return apiErrors.notFound;
    return body === broken ? apiErrors.brokenJson : answerCall(store, call, around);
  };
  return { fault: store.faults.take(call), reply };
}

const broken = Symbol('JSON that cannot be read');

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return broken;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function finish(response: ServerResponse, fault: Fault | undefined, reply: () => Reply): void {
  if (fault === 'hang') return;
  if (fault === undefined) send(response, reply());
  else if ('cut' in fault) cutOff(response, fault.cut, reply);
  else send(response, fault);
}

function cutOff(response: ServerResponse, cut: Cut['cut'], reply: () => Reply): void {
  const body = cut === 'unheard' ? '' : JSON.stringify(reply().body ?? '');
  if (cut !== 'amid') return void response.destroy();
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake Discord has no TCP port');
  return address.port;
}

async function stop(server: Server, closeSockets: () => Promise<void>): Promise<void> {
  await closeSockets();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
