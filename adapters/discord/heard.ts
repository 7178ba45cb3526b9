import { type APIMessage, type GatewayMessageCreateDispatchData, MessageType } from 'discord.js';
import { mentionsUs, readableText, type Us } from './readable.ts';

/** How a message calls on us; `followUp` does not, but stands in a thread of ours. */
export type Way = 'direct' | 'mention' | 'reply' | 'followUp';

/** By name, or with nobody else there: what is said is for us. */
export function isCalled(way: Way): boolean {
  return way === 'direct' || way === 'mention';
}

/** A message that a person wrote, in the parts that matter here. */
export type Heard = {
  readonly message: GatewayMessageCreateDispatchData;
  readonly way: Way;
  /** As a person reads it, without mentions. */
  readonly text: string;
  /** It calls on us by our role alone, for which Discord does not let us read it. */
  readonly isHidden: boolean;
  /** The message it replies to. */
  readonly repliedTo: APIMessage | undefined;
  /** What we are called by where it was written. */
  readonly us: Us;
};

/** What a person wrote that may be for us; undefined for anything else: bots, webhooks, ourselves, joins and pins. */
export function hear(message: GatewayMessageCreateDispatchData, us: Us): Heard | undefined {
  const isPersons =
    message.author !== undefined && !message.author.bot && !message.author.system && message.webhook_id === undefined;
  if (!isPersons || !(message.type === MessageType.Default || message.type === MessageType.Reply)) return undefined;
  const repliedTo = message.referenced_message ?? undefined;
  const text = readableText(message.content);
  const isHidden = message.content === '' && us.roleId !== undefined && message.mention_roles.includes(us.roleId);
  return { message, way: wayOf(message, us), text, isHidden, repliedTo, us };
}

function wayOf(
  { guild_id: guild, content, referenced_message: repliedTo }: GatewayMessageCreateDispatchData,
  us: Us,
): Way {
  if (guild === undefined) return 'direct';
  if (mentionsUs(content, us)) return 'mention';
  return repliedTo?.author.id === us.userId ? 'reply' : 'followUp';
}
