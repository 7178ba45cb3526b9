import { InteractionType, TimestampStyles, time } from 'discord.js';
import { answerCommand } from './commands.ts';
import { readCustomId, type Verb } from './custom-ids.ts';
import { answerModal } from './modals.ts';
import { answerPress } from './presses.ts';
import { type Answerable, actorOf, audienceOf, lineReply, type Reply } from './reply.ts';
import type { Services } from './services.ts';

/** What an interaction is answered with: by its kind, or that the person has to wait a moment. */
export async function replyTo(services: Services, interaction: Answerable): Promise<Reply> {
  if (asks(interaction)) {
    const waitMs = services.cooldown(actorOf(interaction));
    if (waitMs > 0) return lineReply(waitLine(waitMs, Date.now()), audienceOf(interaction, true));
  }
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return answerCommand(services, interaction);
    case InteractionType.MessageComponent:
      return answerPress(services, interaction);
    case InteractionType.ModalSubmit:
      return answerModal(services, interaction);
    default:
      return interaction satisfies never;
  }
}

/** Presses that ask nothing: they answer by what is there. */
const FREE: ReadonlySet<Verb> = new Set(['back', 'next', 'share', 'dismiss', 'good', 'bad', 'gap', 'follow', 'topic']);

/** Whether the core is asked. Nobody shall lose a reason that they have typed into a window. */
function asks(interaction: Answerable): boolean {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return true;
    case InteractionType.ModalSubmit:
      return readCustomId(interaction.data.custom_id)?.verb === 'follow';
    case InteractionType.MessageComponent: {
      const verb = readCustomId(interaction.data.custom_id)?.verb;
      return verb !== undefined && !FREE.has(verb);
    }
    default:
      return interaction satisfies never;
  }
}

/** Discord counts the seconds down in the reader's own words. */
export function waitLine(waitMs: number, nowMs: number): string {
  const at = Math.ceil((nowMs + waitMs) / 1000);
  return `That was a lot of questions at once. Please ask again ${time(at, TimestampStyles.RelativeTime)}.`;
}

/** For the log. */
export function nameOf(interaction: Answerable): string {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return `command ${interaction.data.name}`;
    case InteractionType.MessageComponent:
      return `button ${readCustomId(interaction.data.custom_id)?.verb ?? 'unknown'}`;
    case InteractionType.ModalSubmit:
      return 'window';
    default:
      return interaction satisfies never;
  }
}
