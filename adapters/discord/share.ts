import { type APIMessage, type APIMessageComponentInteraction, ComponentType, MessageFlags } from 'discord.js';
import { truncate } from '#src/document/truncate.ts';
import { cleanText } from '#src/document/visible.ts';
import { comfort } from './control-limits.ts';
import { readCustomId } from './custom-ids.ts';
import { type DiscordMessage, flagsFor, NOBODY } from './discord-message.ts';
import { escapeText } from './escape.ts';
import { sharedHeading } from './heading.ts';
import { headingIn, isInComponents } from './press.ts';

/** A component as Discord hands it back; what is not named here stays as it is. */
type Node = {
  readonly type: number;
  readonly id?: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly components?: readonly Node[];
  readonly accessory?: Node;
};

/**
 * The private message for everybody: the same answer under the name of the one who shares it, with the same buttons but
 * the one that shares. Nobody is called on.
 */
export function sharedMessage(
  message: Pick<APIMessage, 'components' | 'content' | 'flags'>,
  name: string,
): DiscordMessage {
  const nodes = ((message.components ?? []) as readonly Node[]).flatMap(publicNode);
  const above = headingIn(message);
  const heading = sharedHeading(above, name);
  if (!isInComponents(message))
    return {
      content: `${heading}\n${message.content.slice(above === null ? 0 : above.length + 1)}`,
      components: asComponents(nodes),
      flags: flagsFor('public', 0),
      allowed_mentions: NOBODY,
    };
  const components = [{ type: ComponentType.TextDisplay, content: heading }, ...nodes.slice(above === null ? 0 : 1)];
  return {
    components: asComponents(components),
    flags: flagsFor('public', MessageFlags.IsComponentsV2),
    allowed_mentions: NOBODY,
  };
}

/** Without the numbers that Discord gives components, and without what a public message must not offer. */
function publicNode({ id: _, ...node }: Node): Node[] {
  if (node.custom_id !== undefined && readCustomId(node.custom_id)?.verb === 'share') return [];
  const components = node.components?.flatMap(publicNode);
  const [accessory] = node.accessory ? publicNode(node.accessory) : [];
  return [{ ...node, ...(components && { components }), ...(accessory && { accessory }) }];
}

/** They were ours when they were sent. */
function asComponents(nodes: readonly Node[]): NonNullable<DiscordMessage['components']> {
  return nodes as unknown as NonNullable<DiscordMessage['components']>;
}

/** What the one who pressed is called here, escaped. */
export function nameOf({ member, user }: APIMessageComponentInteraction): string {
  const person = member?.user ?? user;
  const name = cleanText(member?.nick ?? person?.global_name ?? person?.username ?? '').trim();
  return escapeText(name === '' ? 'Somebody' : truncate(name, comfort.nameChars));
}
