import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  WebSocketShard,
  WebSocketShardDestroyRecovery,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from '@discordjs/ws';
import type { IContextFetchingStrategy, SessionInfo, WebSocketOptions } from 'discord.js';
import { delayAfter } from '#adapters/chat/retry.ts';
import { pause, settlesWithin } from '#src/service/wait.ts';
import type { WaitForTurn } from './identify-turns.ts';
import { remedyForClose } from './remedies.ts';
import type { GatewayTiming } from './settings.ts';

/** What `@discordjs/ws` calls its WebSocketManager. */
export type WebSockets = Parameters<NonNullable<WebSocketOptions['buildStrategy']>>[0];

/** None came about; the next try is in `delayMs`. `error` is what the network said, if it did. */
export type ShardFailure = { readonly code: number; readonly delayMs: number; readonly error?: unknown };

/** What happens to the connections; `code` is the one that they were closed with. */
export type ShardListener = {
  /** Questions come in. `isResumed` where nothing was missed since it was lost. */
  readonly onReady: (shardId: number, isResumed: boolean) => void;
  /** A connection by which questions came in was lost, or given up to open another one. */
  readonly onLost: (shardId: number, code: number) => void;
  readonly onFailed: (shardId: number, failure: ShardFailure) => void;
  /** Discord closed it with a code that waiting cannot mend. */
  readonly onRefused: (shardId: number, code: number) => void;
  /** Something failed on what Discord sent. */
  readonly onError: (error: unknown) => void;
  readonly onSessionsUsedUp: (resetAfterMs: number) => void;
};

export type ShardOptions = {
  readonly listener: ShardListener;
  readonly timing: GatewayTiming;
  /** Aborted when no connection shall be opened any more. */
  readonly signal: AbortSignal;
};

export type ShardParts = {
  readonly id: number;
  readonly manager: WebSockets;
  readonly known: IContextFetchingStrategy['options'];
  readonly waitForTurn: WaitForTurn;
};

export type KeptShard = {
  /** Resolves once questions come in; never rejects, and stays open where that does not come about. */
  readonly connect: () => Promise<void>;
  /** No connection is opened any more; closes the one that there is (bounded). */
  readonly end: () => Promise<void>;
  readonly send: WebSocketShard['send'];
};

/** After so many failures in a row a session is not resumed: its address may be gone. They take about 15 s. */
const MAX_RESUME_FAILURES = 5;

/** As WebSocket has it for a normal end: Discord drops the session. */
const NORMAL_CLOSE = 1000;

/** `waiting` for the next attempt; `opening` the socket; `open` since Discord said hello; `ready` since questions come in. */
type State = {
  phase: 'waiting' | 'opening' | 'open' | 'ready';
  failures: number;
  readyAtMs: number;
  lastError: unknown;
  isEnded: boolean;
  /** Runs out where a session is not resumed. */
  clock: NodeJS.Timeout | undefined;
};

/** One connection that is opened again whenever it is lost, until it is ended or refused. */
export function keepShard(parts: ShardParts, options: ShardOptions): KeptShard {
  const { id, manager, known, waitForTurn } = parts;
  const state: State = {
    phase: 'waiting',
    failures: 0,
    readyAtMs: 0,
    lastError: undefined,
    isEnded: false,
    clock: undefined,
  };
  const shard: WebSocketShard = new WebSocketShard(
    {
      options: known,
      // Each attempt begins with this question, while the shard is idle; the others come with what Discord sends.
      retrieveSessionInfo: () =>
        shard.status === WebSocketShardStatus.Idle
          ? beginAttempt(parts, options, state)
          : manager.options.retrieveSessionInfo(id),
      updateSessionInfo: (_, session) => manager.options.updateSessionInfo(id, session && withAddress(session, known)),
      waitForIdentify: waitForTurn,
    },
    id,
  );
  follow(shard, options, state);
  forward(shard, parts, options.listener);
  return {
    connect: () =>
      new Promise((resolve) => {
        shard.once(WebSocketShardEvents.Ready, () => resolve());
        // It rejects on errors that the next attempt mends.
        shard.connect().catch(() => {});
      }),
    end: async () => {
      state.isEnded = true;
      // Not while its socket opens: an error of the socket would find no listener, and end the process.
      if (state.phase === 'opening') await settlesWithin(isOpened(shard), options.timing.closeMs);
      if (state.phase === 'open' || state.phase === 'ready') await close(shard, options.timing.closeMs);
    },
    send: (payload) => shard.send(payload),
  };
}

/** The session to resume, if there is one, once it is time. */
async function beginAttempt(
  { id, manager }: ShardParts,
  options: ShardOptions,
  state: State,
): Promise<SessionInfo | null> {
  await pause(delayAfter(state.failures, options.timing), options.signal);
  // Waited for by nobody: the attempt is forgotten here.
  if (state.isEnded || options.signal.aborted) return new Promise<never>(() => {});
  state.phase = 'opening';
  return state.failures < MAX_RESUME_FAILURES ? manager.options.retrieveSessionInfo(id) : null;
}

/** What is no address would be an error that nobody catches. */
function withAddress(session: SessionInfo, { gatewayInformation }: ShardParts['known']): SessionInfo {
  const isAddress = /^wss?:/u.test(session.resumeURL) && URL.canParse(session.resumeURL);
  return isAddress ? session : { ...session, resumeURL: gatewayInformation.url };
}

async function isOpened(shard: WebSocketShard): Promise<void> {
  await Promise.race([once(shard, WebSocketShardEvents.Hello), once(shard, WebSocketShardEvents.Closed)]);
}

async function close(shard: WebSocketShard, closeMs: number): Promise<void> {
  // What waits for an event is told first: it would take the end for a failure, and connect again.
  shard.emit(WebSocketShardEvents.Closed, { code: NORMAL_CLOSE });
  await nextTurn();
  await settlesWithin(shard.destroy({ code: NORMAL_CLOSE, reason: 'it stops' }), closeMs);
}

function follow(shard: WebSocketShard, { listener, timing }: ShardOptions, state: State): void {
  const becomeReady = (isResumed: boolean) => {
    clearTimeout(state.clock);
    state.phase = 'ready';
    state.readyAtMs = Date.now();
    if (!state.isEnded) listener.onReady(shard.id, isResumed);
  };
  shard.on(WebSocketShardEvents.Ready, () => becomeReady(false));
  shard.on(WebSocketShardEvents.Resumed, () => becomeReady(true));
  shard.on(WebSocketShardEvents.Hello, () => {
    state.phase = 'open';
    if (state.isEnded) void close(shard, timing.closeMs);
    else state.clock = setTimeout(() => giveSessionUp(shard), timing.resumeMs).unref();
  });
  shard.on(WebSocketShardEvents.Error, ({ error }) => {
    state.lastError = error;
  });
  shard.on(WebSocketShardEvents.Closed, ({ code }) => {
    const { phase, readyAtMs, lastError, isEnded, clock } = state;
    clearTimeout(clock);
    const wasStable = phase === 'ready' && Date.now() - readyAtMs >= timing.stableAfterMs;
    const failures = wasStable ? 0 : state.failures + 1;
    const isRefused = remedyForClose(code) !== undefined;
    Object.assign(state, {
      phase: 'waiting',
      failures,
      lastError: undefined,
      isEnded: isEnded || isRefused,
    } satisfies Partial<State>);
    if (isEnded) return;
    if (isRefused) listener.onRefused(shard.id, code);
    else if (phase === 'ready') listener.onLost(shard.id, code);
    else listener.onFailed(shard.id, { code, delayMs: delayAfter(failures, timing), error: lastError });
  });
}

/** discord.js waits for ever for a session to be resumed. */
function giveSessionUp(shard: WebSocketShard): void {
  if (shard.status !== WebSocketShardStatus.Resuming) return;
  void shard.destroy({ reason: 'not resumed in time', recover: WebSocketShardDestroyRecovery.Reconnect });
}

/** To discord.js, which takes up what Discord sends: an error there would be one that nobody catches. */
function forward(shard: WebSocketShard, { id: shardId, manager }: ShardParts, { onError }: ShardListener): void {
  const events = WebSocketShardEvents;
  shard.on(events.Dispatch, ({ data }) => {
    try {
      manager.emit(events.Dispatch, { data, shardId });
    } catch (error) {
      onError(error);
    }
  });
  shard.on(events.Closed, ({ code }) => manager.emit(events.Closed, { code, shardId }));
  shard.on(events.Debug, ({ message }) => manager.emit(events.Debug, { message, shardId }));
  shard.on(events.Error, ({ error }) => manager.emit(events.Error, { error, shardId }));
  shard.on(events.Hello, () => manager.emit(events.Hello, { shardId }));
  shard.on(events.Ready, ({ data }) => manager.emit(events.Ready, { data, shardId }));
  shard.on(events.Resumed, () => manager.emit(events.Resumed, { shardId }));
  shard.on(events.HeartbeatComplete, (beat) => manager.emit(events.HeartbeatComplete, { ...beat, shardId }));
}
