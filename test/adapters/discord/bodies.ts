import { ComponentType, MessageFlags } from 'discord.js';
import { share } from '#adapters/discord/limits.ts';
import { type Form, type RenderedPage, type RenderOptions, renderDiscord } from '#adapters/discord/render.ts';
import type { Answer } from '#src/document/answer.ts';
import type { Block } from '#src/document/nodes.ts';
import { plainAnswer } from '#test/adapters/answers.ts';
import { checkMessage } from '#test/fakes/discord/check-message.ts';
import { pingsIn } from '#test/fakes/discord/pings.ts';

export const forms: readonly Form[] = ['components', 'content'];
export const widths = ['phone', 'wide'] as const;

export function allPages(answer: Answer, options: Omit<RenderOptions, 'page'>): RenderedPage[] {
  const { pages } = renderDiscord(answer, { ...options, page: 0 });
  return Array.from({ length: pages }, (_, page) => renderDiscord(answer, { ...options, page }));
}

/** Every text display, those in sections, too. */
export function textsOf({ container }: RenderedPage): string[] {
  return container.flatMap((part) => {
    if (part.type === ComponentType.TextDisplay) return [part.content];
    return part.type === ComponentType.Section ? part.components.map(({ content }) => content) : [];
  });
}

/** What is shown of the blocks on each page, in the form `components`, without title and page line. */
export function bodiesOf(blocks: readonly Block[], width: RenderOptions['width'] = 'phone'): string[] {
  const pages = allPages(plainAnswer(blocks), { form: 'components', width });
  return pages.map((page) => textsOf(page)[1] ?? '');
}

/** The same where all is on one page. */
export function bodyOf(...blocks: readonly Block[]): string {
  return bodiesOf(blocks).join('\n════\n');
}

/** What a message of the page alone breaks: Discord's rules, or the share that leaves room for what is put around it. */
export function violationsOf(page: RenderedPage, form: Form): string[] {
  const message = form === 'components' ? componentsMessage(page) : contentMessage(page);
  const own = form === 'components' ? shareOfComponents(page) : shareOfContent(page);
  return [...checkMessage(message, 'create'), ...pingsIn(message, 'everybody'), ...own];
}

function componentsMessage({ container }: RenderedPage) {
  return {
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
    components: [{ type: ComponentType.Container, components: container }],
    allowed_mentions: { parse: [] },
  };
}

function contentMessage({ content }: RenderedPage) {
  return { content, flags: MessageFlags.SuppressEmbeds, allowed_mentions: { parse: [] } };
}

/** 341 characters of up to three bytes may stand above, in a display of their own. */
function shareOfComponents(page: RenderedPage): string[] {
  const texts = textsOf(page);
  const chars = texts.reduce((sum, { length }) => sum + length, 0);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 341 * 3 + 12);
  const components = page.container.reduce((sum, part) => sum + (part.type === ComponentType.Section ? 3 : 1), 1);
  return [
    ...(page.content === '' ? [] : ['has content']),
    ...(chars <= 3400 ? [] : [`${chars} characters`]),
    ...(bytes <= 10_170 ? [] : [`${bytes} bytes`]),
    ...(components <= share.answerComponents ? [] : [`${components} components`]),
    ...texts.filter((text) => text.trim() === '').map(() => 'an empty text display'),
  ];
}

/** Of 2,000 characters 341 may stand above, 58 below, each in a line of its own. */
function shareOfContent({ container, content }: RenderedPage): string[] {
  return [
    ...(container.length === 0 ? [] : ['has components']),
    ...(content.length + 341 + 58 + 2 <= 2000 ? [] : [`${content.length} characters`]),
    ...(content.trim() === '' ? ['empty'] : []),
  ];
}
