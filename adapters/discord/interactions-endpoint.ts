import type { IncomingMessage, ServerResponse } from 'node:http';
import { type APIInteraction, InteractionResponseType, InteractionType } from 'discord.js';
import { faultOfRequestTime, MAX_CLOCK_DIFFERENCE_S } from '#adapters/chat/request-time.ts';
import type { RequestHandler } from '#src/service/http-server.ts';
import type { Logger } from '#src/service/logger.ts';
import { createUnderWay } from '#src/service/under-way.ts';
import { loggable } from './discord-error.ts';
import { createReplayGuard } from './replays.ts';
import { INTERACTIONS_PATH } from './settings.ts';
import { createIsSigned } from './signature.ts';

/** What answers Discord's request: a response as JSON, in bytes. */
export type InteractionAnswer = Buffer;

export type EndpointOptions = {
  readonly publicKey: string;
  /** What is for another application is refused. Without it, whatever the key signs is taken. */
  readonly applicationId?: string | undefined;
  readonly logger: Logger;
  readonly mount: (path: string, handler: RequestHandler) => void;
  /** Answers within the 3 s that Discord waits. Rejects where the same interaction came before: that is answered 500. */
  readonly answer: (interaction: APIInteraction) => Promise<InteractionAnswer>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

export type InteractionsEndpoint = {
  /** Takes interactions from now on. */
  readonly open: () => void;
  /** Takes no more; resolves once those under way are answered (bounded). */
  readonly close: () => Promise<void>;
};

/** Bytes. Discord documents none; a command on a message full of embeds stays below 100 kB. */
const MAX_BODY_BYTES = 1024 * 1024;
/** Seconds until it is worth to come again while we start. */
const RETRY_AFTER_S = 5;
/** Longest wait for answers under way: Discord waits for 3 s. Milliseconds. */
const DRAIN_MS = 3_000;

/**
 * A request is good for as long as its time stamp may differ from now in both directions. At 33 a second, a busy
 * server of 100,000 people, all of them are kept; each takes about 60 bytes.
 */
const replayLimits = { windowMs: 2 * MAX_CLOCK_DIFFERENCE_S * 1_000, maxPerHalf: 20_000 };

const PONG: InteractionAnswer = Buffer.from(JSON.stringify({ type: InteractionResponseType.Pong }));

type Refusal = { readonly status: number; readonly why: string; readonly headers?: Readonly<Record<string, string>> };

/**
 * What Discord sends by HTTP: verified and answered. 401 where it is not from Discord or not from now, which Discord
 * tries out when the address is entered; also where the very same request came before. Discord signs each delivery anew,
 * so that one that it repeats passes, and is known by the id of its interaction; what has the same signature was
 * recorded on the way.
 */
export function createInteractionsEndpoint(options: EndpointOptions): InteractionsEndpoint {
  const { logger, mount } = options;
  const underWay = createUnderWay();
  const read = createReader(options);
  let isOpen = false;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const taken = isOpen ? await read(request) : closed;
    if (taken === undefined) return;
    if ('why' in taken) return refuse(taken, response, logger);
    try {
      send(response, taken.type === InteractionType.Ping ? PONG : await options.answer(taken));
    } catch (error) {
      const fault = loggable(error);
      refuse({ status: 500, why: `could not be answered: ${fault.error}` }, response, logger);
    }
  }

  mount(INTERACTIONS_PATH, (request, response) => underWay.add(take(request, response)));
  return {
    open: () => {
      isOpen = true;
      logger.info(`Discord: ready for interactions at ${INTERACTIONS_PATH}.`);
    },
    close: async () => {
      isOpen = false;
      await underWay.finish(DRAIN_MS);
    },
  };
}

const closed: Refusal = {
  status: 503,
  why: 'came while nothing is answered: we start or stop',
  headers: { 'retry-after': String(RETRY_AFTER_S) },
};

/** Undefined where the request was broken off. */
type Read = (request: IncomingMessage) => Promise<APIInteraction | Refusal | undefined>;

function createReader({ publicKey, applicationId, now = Date.now }: EndpointOptions): Read {
  const isSigned = createIsSigned(publicKey);
  const isFirstUse = createReplayGuard(replayLimits, now);
  return async (request) => {
    if (request.method !== 'POST') return { status: 405, why: `is a ${request.method}`, headers: { allow: 'POST' } };
    const { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp } = request.headers;
    const fault = faultOfRequestTime(timestamp, now());
    if (fault !== undefined)
      return { status: 401, why: `${fault}; if it is from Discord, this machine's clock is wrong` };
    if (typeof signature !== 'string') return { status: 401, why: 'has no signature' };
    const body = await readBody(request);
    if (body === undefined) return undefined;
    if (body === 'too long') return { status: 413, why: `is longer than ${MAX_BODY_BYTES} bytes` };
    const time = Buffer.from(String(timestamp));
    const signed = Buffer.concat([time, ...body]);
    if (!(await isSigned(signature, signed)))
      return {
        status: 401,
        why: 'is not signed with DISCORD_PUBLIC_KEY; Discord sends such ones to try the address out',
      };
    if (!isFirstUse(signature)) return { status: 401, why: 'was sent a second time' };
    const interaction = parseInteraction(signed.toString('utf8', time.length));
    if (interaction === undefined) return { status: 400, why: 'is signed, but not an interaction that we know' };
    if (applicationId !== undefined && interaction.application_id !== applicationId)
      return { status: 401, why: `is for the application ${interaction.application_id}, not DISCORD_APPLICATION_ID` };
    return interaction;
  };
}

/** The parts of the body; undefined where it broke off. */
function readBody(request: IncomingMessage): Promise<Buffer[] | 'too long' | undefined> {
  return new Promise((resolve) => {
    if (Number(request.headers['content-length']) > MAX_BODY_BYTES) return resolve('too long');
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) resolve('too long');
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks));
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
  });
}

const KNOWN_TYPES: ReadonlySet<unknown> = new Set(
  Object.values(InteractionType).filter((value) => typeof value === 'number'),
);

/**
 * What Discord has signed has the form that Discord documents: looked at are the fields without which nothing can be
 * answered.
 */
function parseInteraction(text: string): APIInteraction | undefined {
  try {
    const parsed: Partial<APIInteraction> | null = JSON.parse(text);
    const isOne =
      typeof parsed?.id === 'string' &&
      typeof parsed.token === 'string' &&
      typeof parsed.application_id === 'string' &&
      KNOWN_TYPES.has(parsed.type);
    return isOne ? (parsed as APIInteraction) : undefined;
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, body: InteractionAnswer): void {
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  response.writeHead(200, headers).end(body);
}

function refuse({ status, why, headers = {} }: Refusal, response: ServerResponse, logger: Logger): void {
  logger[status === 503 || status === 405 ? 'info' : 'warn'](`Discord: answered a request with ${status} that ${why}.`);
  response.writeHead(status, { 'content-length': 0, ...headers }).end();
}
