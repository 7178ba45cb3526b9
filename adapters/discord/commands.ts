import {
  type APIApplicationCommandInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIMessageApplicationCommandInteraction,
  ApplicationCommandType,
} from 'discord.js';
import type { Answer } from '#src/document/answer.ts';
import { answerReply, type Look } from './answer-reply.ts';
import { isSet, textOf, userOf } from './command-options.ts';
import { type Compared, compareThings } from './compare-things.ts';
import { type Asked, askAfter, asSaid } from './exchanges.ts';
import { helpMessage } from './help.ts';
import { COMMANDS, OPTIONS } from './ids.ts';
import { textIn } from './message-text.ts';
import { readableText } from './readable.ts';
import { audienceOf, lineReply, messageReply, type Reply } from './reply.ts';
import type { Services } from './services.ts';
import { topicsMessage } from './topics.ts';

/** The slash commands, and "Look this up" on anybody's message. */
export async function answerCommand(services: Services, interaction: APIApplicationCommandInteraction): Promise<Reply> {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.Message)
    return lookUp(services, interaction as APIMessageApplicationCommandInteraction);
  if (data.type !== ApplicationCommandType.ChatInput) return outdated(interaction);
  const command = interaction as APIChatInputApplicationCommandInteraction;
  switch (data.name) {
    case COMMANDS.ask:
      return answerQuestion(services, command, { asked: await services.askFirst(textOf(data.options, OPTIONS.query)) });
    case COMMANDS.compare:
      return answerQuestion(services, command, await compareThings(services.askFirst, thingsOf(command)));
    case COMMANDS.topics:
      return messageReply((rung) => topicsMessage(services.guide, audienceOf(interaction, true), rung));
    case COMMANDS.help:
      return messageReply((rung) => helpMessage(services.guide, audienceOf(interaction, true), rung));
    default:
      return outdated(interaction);
  }
}

/** Whether the answer to a command was asked for in private; needed before there is one, to defer it. */
export function asksInPrivate({ data }: APIApplicationCommandInteraction): boolean {
  if (data.type !== ApplicationCommandType.ChatInput) return true;
  return isSet(data.options, OPTIONS.private) || data.name === COMMANDS.help || data.name === COMMANDS.topics;
}

function answerQuestion(
  services: Services,
  interaction: APIChatInputApplicationCommandInteraction,
  { asked, note }: Compared,
): Reply {
  const { options } = interaction.data;
  const isPrivate = isSet(options, OPTIONS.private) || isForAskerAlone(asked.exchange.answer);
  const shownTo = isPrivate ? undefined : userOf(options, OPTIONS.for);
  const look: Look = {
    audience: audienceOf(interaction, isPrivate),
    heading: { kind: 'asked', ...(shownTo !== undefined && { shownTo }), ...(note !== undefined && { note }) },
    isWide: isSet(options, OPTIONS.wide),
  };
  return answerReply(services, interaction, { asked, look });
}

/** A channel gains nothing from what we do not know. */
function isForAskerAlone({ kind }: Answer): boolean {
  return kind === 'miss' || kind === 'help' || kind === 'smallTalk';
}

function thingsOf({ data }: APIChatInputApplicationCommandInteraction): string[] {
  const things = [OPTIONS.a, OPTIONS.b, OPTIONS.c].map((name) => textOf(data.options, name));
  return things.filter((thing) => thing !== '');
}

async function lookUp(services: Services, interaction: APIMessageApplicationCommandInteraction): Promise<Reply> {
  const { target_id: targetId, resolved } = interaction.data;
  const text = readableText(textIn(resolved.messages[targetId]));
  if (text === '') return lineReply('That message has no text that I could look up.', audienceOf(interaction, true));
  const asked: Asked = await askAfter(services.ask, [], asSaid(text));
  const look: Look = { audience: audienceOf(interaction, true), heading: { kind: 'from' } };
  return answerReply(services, interaction, { asked, look });
}

function outdated(interaction: APIApplicationCommandInteraction): Reply {
  const line = 'I do not know that command any more. Type `/` to see those that I have.';
  return lineReply(line, audienceOf(interaction, true));
}
