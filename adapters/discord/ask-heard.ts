import { userMention } from 'discord.js';
import type { Place } from './channels-of.ts';
import { composeMessage, type Rung } from './compose.ts';
import type { Turn } from './conversations.ts';
import { type DiscordMessage, lineInComponents, lineMessage } from './discord-message.ts';
import { type Asked, askAfter, asSaid } from './exchanges.ts';
import type { Heading } from './heading.ts';
import type { Heard } from './heard.ts';
import { COMMANDS } from './ids.ts';
import { isKeptFromUs, textIn } from './message-text.ts';
import { stateOf } from './press.ts';
import { readableText } from './readable.ts';
import type { Services } from './services.ts';

/** Where a message stands: its channel, and what was said there before, where a talk goes on without replies. */
export type Context = { readonly place: Place; readonly last: Turn | undefined };

/** What is said instead of the answer is a line of markdown. */
type Found = { readonly asked: Asked; readonly heading: Heading; readonly instead?: string };

/**
 * What the message asks in its own words, which may lean on what it points at; where they find nothing, what it points at,
 * restated.
 */
export async function askHeard(services: Services, heard: Heard, context: Context): Promise<Found> {
  const { ask } = services;
  const { text, repliedTo } = heard;
  const before = (repliedTo && stateOf(repliedTo)?.trail) ?? context.last?.trail ?? [];
  const pointed = await askPointedAt(services, heard, before.length === 0 ? context.place.postTitle : undefined);
  if (text === '')
    return pointed ?? { asked: await askAfter(ask, [], asSaid('help')), heading: NONE, ...insteadOf(heard) };
  const isOfUse = pointed !== undefined && isFound(pointed.asked);
  const asked = await askAfter(ask, isOfUse ? pointed.asked.trail : before, asSaid(text));
  if (isFound(asked) || asksNothing(asked)) return { asked, heading: NONE };
  return isOfUse ? pointed : { asked, heading: NONE, ...insteadOf(heard) };
}

/** The message of somebody else that a mention replies to, or the title of the post that it stands in. */
async function askPointedAt({ ask }: Services, heard: Heard, title: string | undefined): Promise<Found | undefined> {
  const words = isOther(heard) ? readableText(textIn(heard.repliedTo)) : '';
  const said = words === '' ? undefined : await askAfter(ask, [], asSaid(words));
  if (said && (isFound(said) || !title)) return { asked: said, heading: { kind: 'from' } };
  const post = title ? await askAfter(ask, [], asSaid(title)) : undefined;
  if (post && isFound(post)) return { asked: post, heading: { kind: 'asked' } };
  return said && { asked: said, heading: { kind: 'from' } };
}

/** Whether a mention points at what somebody else wrote. */
function isOther({ way, repliedTo, us }: Heard): boolean {
  return way === 'mention' && repliedTo !== undefined && repliedTo.author.id !== us.userId;
}

function isFound({ exchange }: Asked): boolean {
  return 'sources' in exchange.answer;
}

/** Thanks and goodbyes; a greeting, which has something to offer, may stand before what is pointed at. */
function asksNothing({ exchange: { answer } }: Asked): boolean {
  return answer.kind === 'smallTalk' && answer.actions.length === 0;
}

/** Where the words lean on a message that Discord keeps from us. */
function insteadOf(heard: Heard): Pick<Found, 'instead'> {
  return isOther(heard) && heard.repliedTo && isKeptFromUs(heard.repliedTo)
    ? { instead: `I may not read that message. Right click (or hold) it, **Apps**, **${COMMANDS.lookUp}**.` }
    : {};
}

/** The answer as it is shown where the message stands. */
export function composeHeard(
  { guide }: Services,
  { message, way }: Heard,
  { asked, heading, instead }: Found,
): (rung: Rung) => DiscordMessage {
  const audience = way === 'direct' ? 'direct' : 'public';
  if (instead !== undefined)
    return (rung) => (rung === 'components' ? lineInComponents : lineMessage)(instead, audience);
  return composeMessage(asked, { guide, audience, asker: message.author.id, heading });
}

/** For where the answer cannot stand below the question: it says whose it is and restates it. */
export function setApart({ asked, instead }: Found, { message: { author } }: Heard): Found {
  const found: Found = { asked, heading: { kind: 'asked', shownTo: author.id } };
  return instead === undefined ? found : { ...found, instead: `${userMention(author.id)} ${instead}` };
}

/** The questions that what is said next goes on from: what we did not know takes the talk nowhere. */
export function trailAfter({ exchange, trail }: Asked, last: Turn | undefined): readonly string[] {
  return 'sources' in exchange.answer ? trail : (last?.trail ?? []);
}

const NONE: Heading = { kind: 'none' };
