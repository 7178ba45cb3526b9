import type { KnownBlock } from '@slack/types';
import type { Exchange } from '#adapters/chat/exchange.ts';
import { MORE } from '#adapters/chat/next-steps.ts';
import type { Guide } from '#src/adapter.ts';
import { type Answer, newConversation } from '#src/document/answer.ts';
import { cleanText } from '#src/document/visible.ts';
import { type Audience, controlBlocks } from './controls.ts';
import { helpMessage } from './help.ts';
import { escapeWithin } from './mrkdwn.ts';
import { renderSlack } from './render.ts';
import type { Rung, SlackMessage } from './slack-message.ts';
import { plain } from './view-parts.ts';

type Setting = { readonly audience: Audience; readonly guide: Guide; readonly sharedBy?: string };

/** The last message made of an answer that begins a conversation: such answers are kept, and then asked for again. */
const composed = new WeakMap<Answer, { readonly key: string; readonly message: SlackMessage }>();

/**
 * The whole message: whose question it answers, the answer, the buttons. A private answer restates the question, as
 * nobody wrote it where it can be read; a shared one says who asked.
 */
export function composeMessage(exchange: Exchange, setting: Setting): (rung: Rung) => SlackMessage {
  const { answer, before, question } = exchange;
  return (rung) => {
    if (before !== newConversation || setting.sharedBy !== undefined) return compose(exchange, setting, rung);
    const key = `${rung} ${setting.audience} ${question}`;
    const known = composed.get(answer);
    if (known?.key === key) return known.message;
    const message = compose(exchange, setting, rung);
    composed.set(answer, { key, message });
    return message;
  };
}

function compose(exchange: Exchange, { audience, guide, sharedBy }: Setting, rung: Rung): SlackMessage {
  if (exchange.answer.kind === 'help') return composeHelp(guide, rung);
  const { text, blocks } = renderSlack(exchange.answer, rung);
  const asked = askedLine(exchange.question, audience, sharedBy);
  if (rung === 'textOnly')
    return { text: asked === null ? text : `${escapeWithin(asked, MAX_QUESTION_CHARS)}\n\n${text}`, blocks: [] };
  return {
    text,
    blocks: [...(asked === null ? [] : [askedBlock(asked)]), ...blocks, ...controlBlocks(exchange, audience, guide)],
  };
}

/** Clean: what somebody typed must not turn the words of a line around. */
/** How to ask, in Slack's own terms: the core knows no commands, threads or shortcuts. */
function composeHelp(guide: Guide, rung: Rung): SlackMessage {
  const { text, blocks } = helpMessage(guide);
  return { text, blocks: rung === 'textOnly' ? [] : blocks };
}

function askedLine(question: string, audience: Audience, sharedBy: string | undefined): string | null {
  const asked = cleanText(question);
  if (sharedBy !== undefined) {
    const who = cleanText(sharedBy);
    return asked === MORE || asked === '' ? `${who} shared this` : `${who} asked: ${asked}`;
  }
  const isPrivate = audience !== 'thread' && audience !== 'modal';
  return isPrivate && asked !== '' ? `You asked: ${asked}` : null;
}

/** Plain text, so that nothing in the question or a name is read as markup. */
function askedBlock(line: string): KnownBlock {
  return { type: 'context', elements: [plain(line, MAX_QUESTION_CHARS)] };
}

/** Of a restated question: about six lines on a phone. Characters. */
const MAX_QUESTION_CHARS = 300;
