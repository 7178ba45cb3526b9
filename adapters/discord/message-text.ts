import { type APIMessage, MessageType } from 'discord.js';
import { textsIn } from './press.ts';

/** What a message says, wherever it stands: a forwarded one, an embed, or components as our own answers have it. */
export function textIn(message: APIMessage | undefined): string {
  const forwarded = message?.message_snapshots?.[0]?.message.content;
  const embedded = message?.embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']).join('\n');
  const texts = [message?.content, forwarded, message && textsIn(message.components).join('\n'), embedded];
  return texts.find((text) => text !== undefined && text.trim() !== '') ?? '';
}

/** What people and apps write; others, such as joins and pins, have no text to hide. */
const WRITTEN: ReadonlySet<MessageType> = new Set([
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
]);

/** Whether Discord keeps from us what a message says: without the intent for it all that it may hold comes empty. */
export function isKeptFromUs({ type, content, embeds, attachments, components, ...rest }: APIMessage): boolean {
  const parts = [embeds, attachments, components, rest.message_snapshots, rest.sticker_items];
  return WRITTEN.has(type) && content === '' && !rest.poll && parts.every((part) => (part?.length ?? 0) === 0);
}
