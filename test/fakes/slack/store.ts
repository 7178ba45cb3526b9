import { randomUUID } from 'node:crypto';
import { makeFaults } from './faults.ts';
import { ids } from './ids.ts';
import { pingsIn } from './pings.ts';
import type {
  Call,
  Channel,
  FakeSlackOptions,
  Json,
  Prompts,
  RefuseRule,
  ResponseUrlTarget,
  Status,
  StoredEphemeral,
  StoredMessage,
  Title,
  ViewEvent,
} from './types.ts';

export type Token = { readonly kind: 'bot' | 'app'; scopes: readonly string[]; refusal: string | undefined };
export type OpenUrl = { readonly target: ResponseUrlTarget; readonly madeAt: number; uses: number };
export type Trigger = { readonly user: string; readonly madeAt: number; used: boolean };
export type OpenView = { readonly user: string; readonly view: Json; readonly hash: string };

/** Everything the fake remembers. */
export type Store = ReturnType<typeof makeStore>;

const defaultScopes = ['commands', 'chat:write', 'app_mentions:read', 'im:history', 'assistant:write'];

export function makeStore(options: FakeSlackOptions) {
  const who = {
    botToken: options.botToken ?? 'xoxb-fake-bot-token',
    appToken: options.appToken ?? 'xapp-fake-app-token',
    teamId: options.teamId ?? ids.team,
    botUserId: options.botUserId ?? ids.botUser,
    botId: options.botId ?? ids.bot,
    agentView: options.agentView ?? true,
  };
  const botScopes = options.scopes ?? defaultScopes;
  const now = options.now ?? Date.now;
  return {
    who,
    now,
    nextTs: makeTs(now),
    tokens: new Map<string, Token>([
      [who.botToken, { kind: 'bot', scopes: botScopes, refusal: undefined }],
      [who.appToken, { kind: 'app', scopes: ['connections:write'], refusal: undefined }],
    ]),
    channels: new Map<string, Channel>(defaultChannels().map((channel) => [channel.id, channel])),
    users: new Set<string>([ids.user, ids.otherUser, who.botUserId]),
    messages: [] as StoredMessage[],
    ephemerals: [] as StoredEphemeral[],
    views: [] as ViewEvent[],
    openViews: new Map<string, OpenView>(),
    statuses: [] as Status[],
    statusLog: [] as Status[],
    titles: [] as Title[],
    prompts: [] as Prompts[],
    calls: [] as Call[],
    pings: [] as string[],
    responseUrls: new Map<string, OpenUrl>(),
    triggers: new Map<string, Trigger>(),
    refusals: [] as { rule: RefuseRule; error: string }[],
    faults: makeFaults(),
  };
}

export function withDefaults(channel: Partial<Channel> & { readonly id: string }): Channel {
  const isPrivate = channel.id.startsWith('D') || channel.id.startsWith('G');
  return { name: channel.id.toLowerCase(), isMember: true, isArchived: false, isPrivate, ...channel };
}

const defaultChannels = (): Channel[] => [
  withDefaults({ id: ids.channel, name: 'networking' }),
  withDefaults({ id: ids.foreignChannel, name: 'random', isMember: false }),
  withDefaults({ id: ids.archivedChannel, name: 'old-project', isArchived: true }),
  withDefaults({ id: ids.dm, name: 'directmessage' }),
];

/** Slack's message ids: Unix seconds with six decimals, each later than the one before. */
function makeTs(now: () => number): () => string {
  let lastMicros = 0;
  return () => {
    lastMicros = Math.max(lastMicros + 100, Math.floor(now()) * 1000);
    const seconds = Math.floor(lastMicros / 1_000_000);
    return `${seconds}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
  };
}

export function newResponseUrl(store: Store, origin: string, target: ResponseUrlTarget): string {
  const id = randomUUID();
  store.users.add(target.user);
  store.responseUrls.set(id, { target, madeAt: store.now(), uses: 0 });
  return `${origin}/response/${id}`;
}

export function newTriggerId(store: Store, user: string): string {
  const id = `${Math.floor(store.now())}.${ids.team.length}${store.triggers.size}.${randomUUID().replaceAll('-', '')}`;
  store.users.add(user);
  store.triggers.set(id, { user, madeAt: store.now(), used: false });
  return id;
}

export function recordCall(store: Store, call: Call): void {
  store.calls.push(call);
  store.pings.push(...pingsIn(call.args));
}

/** The message that a payload makes; who and where is for the caller. */
export function newMessage(
  store: Store,
  channel: string,
  sent: { args: Json; via: StoredMessage['via']; threadTs?: string | undefined },
): StoredMessage {
  return {
    channel,
    ts: store.nextTs(),
    threadTs: sent.threadTs,
    user: store.who.botUserId,
    botId: store.who.botId,
    ...contentOf(sent.args),
    args: sent.args,
    edits: [],
    via: sent.via,
    violations: [],
  };
}

/** The message with the payload's text and blocks; without `blocks` the old ones stay, as in chat.update. */
export function changedMessage<M extends StoredMessage>(store: Store, message: M, args: Json): M {
  const edit = { text: message.text, blocks: message.blocks, at: store.now() };
  const content = contentOf(args);
  const blocks = args.blocks === undefined ? message.blocks : content.blocks;
  return { ...message, text: content.text, blocks, args, edits: [...message.edits, edit] };
}

const contentOf = (args: Json): { text: string; blocks: readonly Json[] } => ({
  text: typeof args.text === 'string' ? args.text : '',
  blocks: Array.isArray(args.blocks) ? args.blocks : [],
});

/** Puts `next` in the place of the message with its ts. */
export function replaceIn<M extends StoredMessage>(list: M[], next: M): void {
  const index = list.findIndex((one) => one.ts === next.ts && one.channel === next.channel);
  if (index >= 0) list[index] = next;
}

export function removeFrom<M extends StoredMessage>(list: M[], gone: M): void {
  const index = list.indexOf(gone);
  if (index >= 0) list.splice(index, 1);
}
