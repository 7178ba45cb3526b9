import { randomUUID } from 'node:crypto';
import { checkView } from './blocks.ts';
import { refused, refuseViolations } from './refusals.ts';
import type { Store } from './store.ts';
import type { Json, ViewEvent } from './types.ts';

const triggerLifeMs = 3000;

type Shown = { readonly viewId: string; readonly user: string; readonly view: Json };

export const openView = (store: Store, args: Json): Json => openByTrigger(store, args, 'opened');
export const pushView = (store: Store, args: Json): Json => openByTrigger(store, args, 'pushed');

/** A trigger_id is spent only when the view is accepted. */
function openByTrigger(store: Store, args: Json, how: 'opened' | 'pushed'): Json {
  const trigger = store.triggers.get(String(args.trigger_id));
  if (trigger === undefined) return refused('invalid_trigger_id');
  if (trigger.used) return refused('exchanged_trigger_id');
  if (store.now() - trigger.madeAt > triggerLifeMs) return refused('expired_trigger_id');
  const view = viewIn(args, 'modal');
  if (view.ok === false) return view;
  trigger.used = true;
  return show(store, how, { viewId: newViewId(), user: trigger.user, view });
}

export function updateView(store: Store, args: Json): Json {
  const found = findView(store, args);
  if (found === undefined) return refused('not_found');
  const [viewId, open] = found;
  if (args.hash !== undefined && args.hash !== open.hash) return refused('hash_conflict');
  const view = viewIn(args, 'modal');
  return view.ok === false ? view : show(store, 'updated', { viewId, user: open.user, view });
}

function findView(store: Store, args: Json) {
  const externalId = args.external_id;
  return [...store.openViews].find(([id, open]) =>
    externalId === undefined ? id === args.view_id : open.view.external_id === externalId,
  );
}

export function publishView(store: Store, args: Json): Json {
  const user = args.user_id;
  if (typeof user !== 'string' || !store.users.has(user)) return refused('user_not_found');
  const known = [...store.openViews].find(([, open]) => open.user === user && open.view.type === 'home');
  if (args.hash !== undefined && known !== undefined && args.hash !== known[1].hash) return refused('hash_conflict');
  const view = viewIn(args, 'home');
  return view.ok === false ? view : show(store, 'published', { viewId: known?.[0] ?? newViewId(), user, view });
}

function viewIn(args: Json, type: 'modal' | 'home'): Json {
  const view: unknown = args.view;
  const refusal = refuseViolations(checkView(view));
  if (refusal !== undefined) return refusal;
  const given: Json = { ...(typeof view === 'object' ? view : {}) };
  if (given.type === type) return given;
  const message = `[ERROR] must be a ${type} view [json-pointer:/view/type]`;
  return refused('invalid_arguments', { response_metadata: { messages: [message] } });
}

function show(store: Store, how: ViewEvent['how'], shown: Shown): Json {
  const hash = `${Math.floor(store.now() / 1000)}.${randomUUID().slice(0, 8)}`;
  store.openViews.set(shown.viewId, { user: shown.user, view: shown.view, hash });
  store.views.push({ how, ...shown, at: store.now() });
  return {
    ok: true,
    view: { id: shown.viewId, team_id: store.who.teamId, bot_id: store.who.botId, hash, ...shown.view },
  };
}

const newViewId = (): string => `V${randomUUID().replaceAll('-', '').slice(0, 9).toUpperCase()}`;
