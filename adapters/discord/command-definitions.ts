import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { COMMANDS, OPTIONS } from './ids.ts';

/** Characters of a question; Discord would allow 6,000. */
const MAX_QUESTION_CHARS = 500;
/** Characters of the name of a thing. */
const MAX_NAME_CHARS = 100;

/** Everywhere: in servers, in direct messages with the bot, in other chats; for apps of a server and of a person. */
const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

const isPrivate: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Boolean,
  name: OPTIONS.private,
  description: 'True: only you see the answer. Otherwise everybody here does.',
};

const isWide: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Boolean,
  name: OPTIONS.wide,
  description: 'True: tables as wide as they are, for a large window. Otherwise they fit a phone.',
};

/** The commands as Discord is told them. Names and descriptions are plain text of Discord's, 100 characters at most. */
export function commandDefinitions(): RESTPostAPIApplicationCommandsJSONBody[] {
  return [
    {
      ...everywhere,
      type: ApplicationCommandType.ChatInput,
      name: COMMANDS.ask,
      description: 'Ask about Kubernetes networking: what something is, how things differ, why it does not work.',
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: OPTIONS.query,
          description: 'Type a name or a question: calico, or: iptables vs ipvs, or: which CNIs encrypt?',
          max_length: MAX_QUESTION_CHARS,
          autocomplete: true,
        },
        isPrivate,
        {
          type: ApplicationCommandOptionType.User,
          name: OPTIONS.for,
          description: 'The answer says that it is for this person, who is not notified.',
        },
        isWide,
      ],
    },
    {
      ...everywhere,
      type: ApplicationCommandType.ChatInput,
      name: COMMANDS.compare,
      description: 'Put two or three things of Kubernetes networking side by side.',
      options: [
        thing(OPTIONS.a, 'The first thing: type a few letters, such as cal, and choose.', true),
        thing(OPTIONS.b, 'The second thing; what goes with the first one is offered.', true),
        thing(OPTIONS.c, 'A third thing, if you like.', false),
        isPrivate,
        isWide,
      ],
    },
    {
      ...everywhere,
      type: ApplicationCommandType.ChatInput,
      name: COMMANDS.topics,
      description: 'See all that can be asked, by topic. Only you see it.',
    },
    {
      ...everywhere,
      type: ApplicationCommandType.ChatInput,
      name: COMMANDS.help,
      description: 'How to ask, with examples to begin with. Only you see it.',
    },
    { ...everywhere, type: ApplicationCommandType.Message, name: COMMANDS.lookUp },
  ];
}

function thing(name: string, description: string, required: boolean): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.String,
    name,
    description,
    required,
    max_length: MAX_NAME_CHARS,
    autocomplete: true,
  };
}
