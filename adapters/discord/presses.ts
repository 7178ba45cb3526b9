import type { APIMessageComponentInteraction } from 'discord.js';
import { MORE } from '#adapters/chat/next-steps.ts';
import { GAP_REPORTED, OUTDATED } from '#adapters/chat/wording.ts';
import { plainText } from '#src/document/plain-text.ts';
import { answerReply, type Look } from './answer-reply.ts';
import { composeMessage, type Rung } from './compose.ts';
import { escapeText } from './escape.ts';
import { type Asked, askAfter, asSaid, replay } from './exchanges.ts';
import { type Heading, headingBeside } from './heading.ts';
import { followUpModal, reasonModal } from './modals.ts';
import {
  askerOf,
  chosenIn,
  headingIn,
  isInComponents,
  isModerator,
  type Press,
  readPress,
  reportedOf,
  stateOf,
  titleIn,
} from './press.ts';
import { lineReply, type Reply } from './reply.ts';
import type { Services } from './services.ts';
import { nameOf, sharedMessage } from './share.ts';
import type { State } from './state.ts';
import { topicMessage } from './topics.ts';
import { CHANGED } from './wording.ts';

/** Buttons and menus. Their state is in the message that holds them, so they work however old it is. */
export async function answerPress(services: Services, interaction: APIMessageComponentInteraction): Promise<Reply> {
  const press = readPress(interaction);
  if (!press) return lineReply(OUTDATED, 'private');
  switch (press.id.verb) {
    case 'ask':
      return askNew(services, press, press.id.payload);
    case 'related':
    case 'compare':
    case 'section':
      return askNew(services, press, chosenIn(press) ?? '');
    case 'more':
      return withState(press, (state) => askMore(services, press, state));
    case 'back':
      return withState(press, (state) => turnPage(services, press, { ...state, page: state.page - 1 }));
    case 'next':
      return withState(press, (state) => turnPage(services, press, { ...state, page: state.page + 1 }));
    case 'share':
      return share(services, press);
    case 'dismiss':
      return dismiss(press);
    case 'good':
      return withState(press, (state) => judge(services, press, { verdict: 'good', state }));
    case 'bad':
      return withState(press, (state) => judge(services, press, { verdict: 'bad', state }));
    case 'gap':
      return withState(press, (state) => reportGap(services, press, state));
    case 'follow':
      return withState(press, async () => ({ kind: 'modal', modal: followUpModal() }));
    case 'topic':
      return showTopic(services, press);
    default:
      return press.id.verb satisfies never;
  }
}

async function withState(press: Press, act: (state: State) => Promise<Reply>): Promise<Reply> {
  const state = stateOf(press.interaction.message);
  return state === null ? lineReply(OUTDATED, press.audience) : act(state);
}

async function askNew(services: Services, press: Press, question: string): Promise<Reply> {
  if (question === '') return lineReply(OUTDATED, press.audience);
  const isWide = stateOf(press.interaction.message)?.isWide ?? false;
  return answerAside(services, press, { asked: await askAfter(services.ask, [], asSaid(question)), isWide });
}

async function askMore(services: Services, press: Press, { trail, isWide }: State): Promise<Reply> {
  const asked = await askAfter(services.ask, trail, asSaid(MORE));
  const { answer } = asked.exchange;
  // Nothing was asked that the notes lack: a line says it.
  if (answer.kind === 'miss') return lineReply(escapeText(plainText(answer.blocks)), press.audience);
  return answerAside(services, press, { asked, isWide });
}

/** To the one who pressed alone, who can share it: reading on must not fill everybody's channel. */
function answerAside(services: Services, { audience, interaction }: Press, { asked, isWide }: Aside): Reply {
  const look: Look = { audience: audience === 'direct' ? 'direct' : 'private', heading: { kind: 'asked' }, isWide };
  return answerReply(services, interaction, { asked, look });
}

type Aside = { readonly asked: Asked; readonly isWide: boolean };

/** In its place for whom it is; others get the page for themselves, as somebody may be reading the one that is shown. */
async function turnPage(services: Services, press: Press, { trail, page, isWide }: State): Promise<Reply> {
  const { audience, actor } = press;
  const { message } = press.interaction;
  const asked = await replay(services.ask, trail);
  const asker = askerOf(message) ?? actor;
  const isTheirs = audience !== 'public' || asker === actor;
  const line = headingIn(message);
  const heading: Heading = isTheirs ? { kind: 'kept', line } : headingBeside(line);
  const compose = composeMessage(asked, {
    guide: services.guide,
    page,
    isWide,
    heading,
    ...(isTheirs ? { audience, asker } : { audience: 'private', asker: actor }),
  });
  const form = isInComponents(message) ? 'components' : 'content';
  if (titleIn(compose(form)) !== titleIn(message)) return lineReply(CHANGED, audience);
  // A message keeps the form that it has.
  return { kind: 'message', isUpdate: isTheirs, compose: (rung) => compose(rung === 'components' ? form : rung) };
}

/** What stands in the message is what is shared, so that nobody shares what they have not read. */
async function share(services: Services, press: Press): Promise<Reply> {
  const { interaction, audience } = press;
  const { message } = interaction;
  const shared = sharedMessage(message, nameOf(interaction));
  const key = `share ${message.id}`;
  const isFirst = await services.onlyOnce(key, async () => {});
  if (!isFirst) return lineReply('That is shared already.', audience);
  const onFailed = () => services.onlyOnce.forget(key);
  return { kind: 'message', isUpdate: false, compose: () => shared, cleanUp: { messageId: message.id }, onFailed };
}

function dismiss({ interaction, id, audience, actor }: Press): Reply {
  const mayDismiss = audience !== 'public' || id.payload === actor || isModerator(interaction);
  if (mayDismiss) return { kind: 'nothing', cleanUp: { messageId: '@original' } };
  return lineReply('Whoever asked can take this away, and so can moderators (Manage Messages).', audience);
}

type Judgement = { readonly verdict: 'good' | 'bad'; readonly state: State };

/** The verdict counts at once; a reason may follow. */
async function judge(services: Services, press: Press, { verdict, state }: Judgement): Promise<Reply> {
  const { message } = press.interaction;
  await services.onlyOnce(`${verdict} ${message.id} ${press.actor} ${state.trail.join('\n')}`, async () =>
    services.report({ kind: 'feedback', surface: 'discord', verdict, ...reportedOf(state, message) }),
  );
  if (verdict === 'bad') return { kind: 'modal', modal: reasonModal() };
  return lineReply('Thank you for telling.', press.audience);
}

async function reportGap(services: Services, press: Press, { trail }: State): Promise<Reply> {
  await services.onlyOnce(`gap ${press.interaction.message.id} ${press.actor} ${trail.join('\n')}`, async () =>
    services.report({ kind: 'gap', surface: 'discord', question: trail.join(' › ') }),
  );
  return lineReply(GAP_REPORTED, press.audience);
}

/** In the place of the menu where nobody else reads it. */
function showTopic({ guide }: Services, press: Press): Reply {
  const compose = topicMessage(guide, chosenIn(press) ?? '', press.audience === 'direct' ? 'direct' : 'private');
  if (compose === null) return lineReply(CHANGED, press.audience);
  const isUpdate = press.audience !== 'public';
  // A message keeps the form that it has.
  const best: Rung = isUpdate && !isInComponents(press.interaction.message) ? 'content' : 'components';
  return { kind: 'message', isUpdate, compose: (rung) => compose(rung === 'components' ? best : rung) };
}
