import {
  type APIMessage,
  type APIMessageComponentInteraction,
  ComponentType,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { type CustomId, readCustomId } from './custom-ids.ts';
import type { Audience } from './discord-message.ts';
import { actorOf } from './reply.ts';
import { readState, type State } from './state.ts';

/** A press of a button or a choice from a menu, in the parts that matter here. */
export type Press = {
  readonly interaction: APIMessageComponentInteraction;
  readonly id: CustomId;
  readonly actor: string;
  /** Who sees the message that was pressed. */
  readonly audience: Audience;
};

/** The press, or null where the button is of another version of us. */
export function readPress(interaction: APIMessageComponentInteraction): Press | null {
  const id = readCustomId(interaction.data.custom_id);
  return id && { interaction, id, actor: actorOf(interaction), audience: audienceOfMessage(interaction) };
}

/** Who sees the message that an interaction comes from. */
export function audienceOfMessage({
  message,
  context,
}: {
  readonly message: Pick<APIMessage, 'flags'>;
  readonly context?: InteractionContextType | undefined;
}): Audience {
  if (((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0) return 'private';
  return context === InteractionContextType.BotDM ? 'direct' : 'public';
}

/** What was chosen from a menu. */
export function chosenIn({ interaction: { data } }: Press): string | undefined {
  return data.component_type === ComponentType.StringSelect ? data.values[0] : undefined;
}

/** The state that the buttons of the message carry. */
export function stateOf(message: Readable): State | null {
  return readState(customIdsIn(message.components));
}

/** Id of the one who asked, as the button that takes the answer away knows it. */
export function askerOf({ components }: Readable): string | undefined {
  const dismiss = customIdsIn(components)
    .flatMap((id) => readCustomId(id) ?? [])
    .find(({ verb }) => verb === 'dismiss');
  return dismiss?.payload;
}

/** Whether the one who pressed may take messages of others away in this channel. */
export function isModerator({ member }: APIMessageComponentInteraction): boolean {
  return member !== undefined && (BigInt(member.permissions) & PermissionFlagsBits.ManageMessages) !== 0n;
}

/** Title of the answer that the message shows, as markdown; to know the answer again. */
export function titleIn({ components, content }: Readable): string {
  const texts = [...textsIn(components), content ?? ''];
  return texts.map((text) => /^## (.+)$/mu.exec(text)?.[1]).find((title) => title !== undefined) ?? '';
}

/** What stands above the answer and says whose question it is, or null. */
export function headingIn({ components, content }: Readable): string | null {
  const [first] = (components ?? []) as readonly Node[];
  const above = isNode(first, ComponentType.TextDisplay) ? first.content : content?.split(/\n(?=## )/u)[0];
  return above?.startsWith('-# ') ? above : null;
}

/** Whether the message has the form of components alone, which it then keeps. */
export function isInComponents({ flags }: Pick<APIMessage, 'flags'>): boolean {
  return ((flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
}

/** What a report says of the answer that a message shows. */
export function reportedOf({ trail }: State, message: Readable): { question: string; title: string } {
  return { question: trail.join(' › '), title: titleIn(message).replace(/\\(?=[\p{P}\p{S}])/gu, '') };
}

/** A message of ours, as Discord hands it back or as it is sent. */
type Readable = { readonly components?: readonly unknown[] | undefined; readonly content?: string | undefined };

type Node = {
  readonly type?: number;
  readonly custom_id?: string;
  readonly content?: string;
  readonly components?: readonly Node[];
};

function isNode(node: Node | undefined, type: ComponentType): node is Node {
  return node?.type === type;
}

function nodesIn(components: readonly unknown[] | undefined): Node[] {
  return ((components ?? []) as readonly Node[]).flatMap((node) => [node, ...nodesIn(node.components)]);
}

function customIdsIn(components: readonly unknown[] | undefined): string[] {
  return nodesIn(components).flatMap(({ custom_id: id }) => id ?? []);
}

/** The text of components, in order. */
export function textsIn(components: readonly unknown[] | undefined): string[] {
  return nodesIn(components).flatMap(({ content }) => content ?? []);
}
