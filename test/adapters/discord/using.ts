import { afterEach } from 'vitest';
import { customId, type Verb } from '#adapters/discord/custom-ids.ts';
import {
  type Acting,
  buttonPress,
  type GivenOption,
  ids,
  selectChoice,
  slashCommand,
} from '#test/fakes/discord/payloads.ts';
import type { FakeDiscord, StoredMessage, StoredResponse } from '#test/fakes/discord/types.ts';
import { allText } from './all-text.ts';
import { type Community, type CommunityOptions, openCommunity } from './community.ts';

/** Opens communities that are closed after the test, which fails where something that was sent breaks a rule or pings. */
export function communities(): (options?: CommunityOptions) => Promise<Community> {
  const opened: Community[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((community) => community.stop()));
  });
  return async (options) => {
    const community = await openCommunity(options);
    opened.push(community);
    return community;
  };
}

/** The id of a window. */
export const customIdOf = (verb: Verb) => customId(verb);

/** A button or menu, as it was sent. */
export type Control = {
  readonly type: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly url?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly emoji?: { readonly name: string };
  readonly options?: readonly { readonly label: string; readonly value: string }[];
};

type Node = Control & { readonly components?: readonly Node[]; readonly accessory?: Node };

/** All buttons and menus of a message, in order. */
export function controlsIn({ components }: { readonly components?: unknown }): Control[] {
  const nodes = (components ?? []) as readonly Node[];
  return nodes.flatMap((node) => [
    ...(node.type === 2 || node.type === 3 ? [node] : []),
    ...controlsIn(node),
    ...(node.accessory ? controlsIn({ components: [node.accessory] }) : []),
  ]);
}

/** What a control says of itself. */
export const labelOf = ({ label, placeholder, emoji }: Control) => label ?? placeholder ?? emoji?.name ?? '';
export const labelsIn = (shown: { readonly components?: unknown }) => controlsIn(shown).map(labelOf);

export function controlIn(shown: { readonly components?: unknown }, label: string): Control {
  const found = controlsIn(shown).find((control) => labelOf(control) === label);
  if (!found) throw new Error(`there is no ${label} among ${labelsIn(shown).join(', ')}`);
  return found;
}

type How = Acting & {
  /** Label of the option chosen; without it the first. */
  readonly choose?: string;
};

/** Presses a control of a message; the first response. */
export function press(
  community: Community,
  message: StoredMessage,
  label: string,
  how: How = {},
): Promise<StoredResponse> {
  const { choose, ...acting } = how;
  const { custom_id: customId = '', options } = controlIn(message, label);
  const pressed = { messageId: message.id, customId, ...acting };
  if (!options) return community.deliver(buttonPress(community.discord, pressed));
  const option = options.find((each) => choose === undefined || each.label === choose);
  if (!option) throw new Error(`there is no ${choose} to choose`);
  return community.deliver(selectChoice(community.discord, { ...pressed, values: [option.value] }));
}

/** The message that a response made or changed. */
export function messageOf({ discord }: Community, { messageId }: StoredResponse): StoredMessage {
  const found = [...discord.ephemerals, ...everyMessage(discord)].find(({ id }) => id === messageId);
  if (!found) throw new Error('the response made no message');
  return found;
}

function everyMessage(discord: FakeDiscord): StoredMessage[] {
  return [ids.channel, ids.otherChannel, ids.dm, ids.thread, ids.post, ids.foreignChannel, ids.groupDm].flatMap(
    (id) => [...discord.messages(id)],
  );
}

type Command = Acting & { readonly name?: string; readonly options?: readonly GivenOption[] };

/** `/k8snet query:…`, or another command; the answer. */
export async function command(community: Community, query: string, given: Command = {}): Promise<StoredMessage> {
  const { name = 'k8snet', options = [], ...acting } = given;
  const all = query === '' ? options : [{ name: 'query', value: query }, ...options];
  return messageOf(
    community,
    await community.deliver(slashCommand(community.discord, { name, options: all, ...acting })),
  );
}

type Saying = Omit<Parameters<FakeDiscord['addUserMessage']>[1], 'content'> & { readonly channelId?: string };

/** Says something in a channel; the message's id. */
export function say({ discord }: Community, content: string, { channelId = ids.channel, ...how }: Saying = {}): string {
  const payload = discord.addUserMessage(channelId, { ...how, content });
  discord.dispatch('MESSAGE_CREATE', payload);
  return String(payload.id);
}

/** Changes what somebody said. */
export function edit({ discord }: Community, messageId: string, content: string): void {
  discord.dispatch('MESSAGE_UPDATE', discord.editUserMessage(messageId, content));
}

/** What we replied to a message. */
export function replyTo({ discord }: Community, messageId: string): Promise<StoredMessage> {
  const { channel_id: channelId } = discord.rawMessage(messageId);
  return discord.waitFor(
    () =>
      discord
        .messages(String(channelId))
        .find(({ reference, author }) => reference === messageId && author.id === discord.botId),
    { what: 'a reply' },
  );
}

/** Title of the answer that a message shows. */
export function titleOf(message: StoredMessage): string | undefined {
  return /^## (.+)$/mu.exec(allText(message))?.[1];
}
