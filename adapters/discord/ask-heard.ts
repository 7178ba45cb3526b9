import type { Place } from './channels-of.ts';
import { composeMessage, type Rung } from './compose.ts';
import type { Turn } from './conversations.ts';
import type { DiscordMessage } from './discord-message.ts';
import { type Asked, askAfter, asSaid } from './exchanges.ts';
import type { Heading } from './heading.ts';
import type { Heard } from './heard.ts';
import { stateOf } from './press.ts';
import { readableText } from './readable.ts';
import type { Services } from './services.ts';

/** Where a message stands: its channel, and what was said there before, where a talk goes on without replies. */
export type Context = { readonly place: Place; readonly last: Turn | undefined };

/** What is answered, and under which line. */
export type Found = { readonly asked: Asked; readonly heading: Heading };

/** What the message asks: in its own words, those of the message it points at, or the title of the post it stands in. */
export async function askHeard({ ask }: Services, heard: Heard, { place, last }: Context): Promise<Found> {
  const { text, way, repliedTo } = heard;
  const shown = repliedTo && stateOf(repliedTo);
  const trail = shown?.trail ?? last?.trail ?? [];
  const pointedAt = way === 'mention' && !shown && repliedTo ? readableText(repliedTo.content) : '';
  if (text === '' && pointedAt !== '') {
    const asked = await askAfter(ask, [], asSaid(pointedAt));
    return { asked, heading: { kind: 'asked' } };
  }
  const title = trail.length === 0 && place.postTitle ? await askAfter(ask, [], asSaid(place.postTitle)) : undefined;
  const post = title && 'sources' in title.exchange.answer ? title : undefined;
  if (text === '') return { asked: post ?? (await askAfter(ask, [], asSaid('help'))), heading: NONE };
  const asked = await askAfter(ask, post?.trail ?? trail, asSaid(text));
  const isFound = 'sources' in asked.exchange.answer;
  return isFound || !post ? { asked, heading: NONE } : { asked: post, heading: { kind: 'asked' } };
}

/** The answer as it is shown where the message stands. */
export function composeHeard(
  { guide }: Services,
  { message, way }: Heard,
  { asked, heading }: Found,
): (rung: Rung) => DiscordMessage {
  const audience = way === 'direct' ? 'direct' : 'public';
  return composeMessage(asked, { guide, audience, asker: message.author.id, heading });
}

/** For where the answer cannot stand below the question: it says whose it is and restates it. */
export function setApart({ asked }: Found, { message }: Heard): Found {
  return { asked, heading: { kind: 'asked', shownTo: message.author.id } };
}

/** The questions that what is said next goes on from: what we did not know takes the talk nowhere. */
export function trailAfter({ exchange, trail }: Asked, last: Turn | undefined): readonly string[] {
  return 'sources' in exchange.answer ? trail : (last?.trail ?? []);
}

const NONE: Heading = { kind: 'none' };
