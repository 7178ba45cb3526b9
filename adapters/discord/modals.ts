import {
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmitInteraction,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { OUTDATED } from '#adapters/chat/wording.ts';
import { answerReply, type Look } from './answer-reply.ts';
import { comfort, limits } from './control-limits.ts';
import { customId, fieldIds, readCustomId } from './custom-ids.ts';
import { askAfter, asSaid } from './exchanges.ts';
import { audienceOfMessage, reportedOf, stateOf } from './press.ts';
import { audienceOf, lineReply, type Reply } from './reply.ts';
import type { Services } from './services.ts';

/** Asks why an answer was no good; the reason may be left out. What it is about stands in the message below it. */
export function reasonModal(): APIModalInteractionResponseCallbackData {
  return modal('bad', 'What was wrong?', {
    label: 'What should the answer have said?',
    field: fieldIds.reason,
    maxChars: comfort.reasonChars,
    isRequired: false,
  });
}

/** Asks what to look up next in the same conversation. */
export function followUpModal(): APIModalInteractionResponseCallbackData {
  return modal('follow', 'Follow up', {
    label: 'Your question, such as “and flannel?”',
    field: fieldIds.question,
    maxChars: limits.inputChars,
    isRequired: true,
  });
}

/** A window that was filled in. */
export async function answerModal(services: Services, interaction: APIModalSubmitInteraction): Promise<Reply> {
  const verb = readCustomId(interaction.data.custom_id)?.verb;
  const { message } = interaction;
  const state = message && stateOf(message);
  if (!message || !state || (verb !== 'bad' && verb !== 'follow'))
    return lineReply(OUTDATED, audienceOf(interaction, true));
  const audience = audienceOfMessage({ message, context: interaction.context });
  if (verb === 'bad') {
    const reason = typedIn(interaction, fieldIds.reason);
    if (reason !== '')
      services.report({ kind: 'feedback', surface: 'discord', verdict: 'bad', ...reportedOf(state, message), reason });
    return lineReply('Thank you. Those who write the notes will see it.', audience);
  }
  const asked = await askAfter(services.ask, state.trail, asSaid(typedIn(interaction, fieldIds.question)));
  const look: Look = {
    audience: audience === 'direct' ? 'direct' : 'private',
    heading: { kind: 'asked' },
    isWide: state.isWide,
  };
  return answerReply(services, interaction, { asked, look });
}

type Field = {
  readonly label: string;
  readonly field: string;
  readonly maxChars: number;
  readonly isRequired: boolean;
};

function modal(
  verb: 'bad' | 'follow',
  title: string,
  { label, field, maxChars, isRequired }: Field,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId(verb),
    title,
    components: [
      {
        type: ComponentType.Label,
        label,
        component: {
          type: ComponentType.TextInput,
          custom_id: field,
          style: TextInputStyle.Paragraph,
          max_length: maxChars,
          required: isRequired,
        },
      },
    ],
  };
}

type Node = {
  readonly custom_id?: string;
  readonly value?: string;
  readonly component?: Node;
  readonly components?: readonly Node[];
};

/** What stands in a field, trimmed; older clients wrap fields in rows instead of labels. */
function typedIn({ data }: APIModalSubmitInteraction, field: string): string {
  const nodesOf = (node: Node): Node[] => [
    node,
    ...[node.component ?? [], node.components ?? []].flat().flatMap(nodesOf),
  ];
  const found = (data.components as readonly Node[]).flatMap(nodesOf).find(({ custom_id: id }) => id === field);
  return found?.value?.trim() ?? '';
}
