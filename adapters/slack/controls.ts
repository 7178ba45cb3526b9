import type {
  ActionsBlock,
  Button,
  ContextActionsBlock,
  KnownBlock,
  PlainTextOption,
  StaticSelect,
} from '@slack/types';
import type { Exchange } from '#adapters/chat/exchange.ts';
import { MORE, nextSteps } from '#adapters/chat/next-steps.ts';
import type { Guide } from '#src/adapter.ts';
import type { Action, Answer } from '#src/document/answer.ts';
import { actionIds } from './ids.ts';
import { comfort, limits } from './limits.ts';
import { encodeState } from './state.ts';
import { askButton, optionsFor, plain } from './view-parts.ts';

/**
 * Who sees the message: `private` one person alone in a channel, `aside` one person alone in a thread of one, `direct`
 * one person alone in direct messages, `thread` everybody in a conversation, `modal` one person in a window (Slack
 * refuses feedback buttons there).
 */
export type Audience = 'private' | 'aside' | 'direct' | 'thread' | 'modal';

/** Longer labels Slack may cut on a button: https://docs.slack.dev/reference/block-kit/block-elements/button-element. Characters. */
const MAX_READABLE_CHARS = 30;

/** The buttons under an answer, as at most three blocks. They carry all that they need, so they outlive a restart. */
export function controlBlocks(exchange: Exchange, audience: Audience, guide: Guide): KnownBlock[] {
  const { answer } = exchange;
  const next = nextSteps(answer, guide, { steps: comfort.steps, comparable: limits.options });
  const more = encodeState({ question: MORE, conversation: answer.conversation });
  const steps = [
    ...stepControls(next.steps, answer),
    ...(next.hasMore ? [button(actionIds.more, 'More', more)] : []),
    ...select(actionIds.compareWith, 'Compare with…', optionsFor(next.comparable)),
  ];
  const gap = answer.kind === 'miss' && answer.reason === 'unknown' ? [gapButton(exchange)] : [];
  return [
    ...actionsBlock(steps),
    ...actionsBlock([...gap, ...privateButtons(exchange, audience)]),
    ...('sources' in answer && audience !== 'modal' ? [feedbackBlock(exchange)] : []),
  ];
}

function actionsBlock(elements: (Button | StaticSelect)[]): ActionsBlock[] {
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** What is too long to be read on a button is chosen from a menu. */
function stepControls(steps: readonly Action[], answer: Answer): (Button | StaticSelect)[] {
  const cut = optionsFor(steps.filter(({ label }) => label.length > MAX_READABLE_CHARS));
  // A menu with a single entry takes two taps to read it.
  const long = cut.length > 1 ? cut : [];
  const buttons = steps.filter(({ query }) => !long.some(({ value }) => value === query)).map(askButton);
  return [
    ...buttons,
    ...select(actionIds.pickTopic, 'sources' in answer ? 'Related questions…' : 'Try one of these…', long),
  ];
}

function select(actionId: string, placeholder: string, options: PlainTextOption[]): StaticSelect[] {
  if (options.length === 0) return [];
  return [{ type: 'static_select', action_id: actionId, placeholder: plain(placeholder, limits.buttonChars), options }];
}

const SHARE_LABELS = { private: 'Share to channel', aside: 'Share to thread', direct: 'Post it here' } as const;

/** Direct messages are no channel; there sharing keeps the answer, for a private one is gone with the next reload. */
function privateButtons(exchange: Exchange, audience: Audience): Button[] {
  if (audience === 'thread' || audience === 'modal') return [];
  const label = SHARE_LABELS[audience];
  const share =
    'sources' in exchange.answer
      ? [{ ...button(actionIds.share, label, stateOf(exchange)), style: 'primary' as const }]
      : [];
  return [...share, button(actionIds.dismiss, 'Dismiss')];
}

function gapButton(exchange: Exchange): Button {
  return button(actionIds.reportGap, 'Report this gap', encodeState({ question: exchange.question }));
}

/** Only under an answer that has sources: nobody needs to judge an error or a help text. */
function feedbackBlock(exchange: Exchange): ContextActionsBlock {
  const { question, answer } = exchange;
  const state = encodeState({ question, title: answer.title }, limits.buttonValueChars - VERDICT_CHARS);
  const judge = (label: string, verdict: 'good' | 'bad') => ({
    text: plain(label, limits.buttonChars),
    accessibility_label: label,
    value: `${verdict} ${state}`,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: actionIds.feedback,
        positive_button: judge('This answered it', 'good'),
        negative_button: judge('This did not help', 'bad'),
      },
    ],
  };
}

/** Of `good ` before the state. */
const VERDICT_CHARS = 5;

/** What it takes to give the same answer again: the question and the conversation that it was asked in. */
function stateOf({ question, before }: Exchange): string {
  return encodeState({ question, conversation: before });
}

function button(actionId: string, label: string, value?: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(label, limits.buttonChars),
    ...(value === undefined ? {} : { value }),
  };
}
