import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js';

/** A message as Discord takes it, whether as an answer to an interaction or in a channel. */
export type DiscordMessage = {
  readonly flags: number;
  readonly content?: string;
  readonly components?: APIMessageTopLevelComponent[];
  /** Nobody is ever called on. */
  readonly allowed_mentions: { parse: []; replied_user?: false };
};

/** A message that is the same for everybody but for the id of who asked. */
export type PersonalMessage = (asker: string) => DiscordMessage;

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Who sees a message: one person in a channel, everybody in it, or one person in direct messages with us. */
export type Audience = 'private' | 'public' | 'direct';

export const NOBODY: DiscordMessage['allowed_mentions'] = { parse: [] };

export function flagsFor(audience: Audience, flags: number): number {
  return MessageFlags.SuppressEmbeds | flags | (audience === 'private' ? MessageFlags.Ephemeral : 0);
}

/** A line of our own; it must not hold text of others unless that was escaped. */
export function lineMessage(line: string, audience: Audience): DiscordMessage {
  return { content: line, flags: flagsFor(audience, 0), allowed_mentions: NOBODY };
}

/** The same in the form of components, which a message keeps: an edit may put an answer in its place. */
export function lineInComponents(line: string, audience: Audience): DiscordMessage {
  const components = [{ type: ComponentType.TextDisplay as const, content: line }];
  return { flags: flagsFor(audience, MessageFlags.IsComponentsV2), components, allowed_mentions: NOBODY };
}
