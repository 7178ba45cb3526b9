import { hash } from 'node:crypto';
import type { InputBlock, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { truncate } from '#src/document/truncate.ts';
import { fieldIds, viewIds } from './ids.ts';
import { comfort, limits } from './limits.ts';
import { plain } from './view-parts.ts';

type SearchContent = {
  /** What the field begins with. */
  readonly question?: string;
  /** One line of plain text below the field. */
  readonly notice?: string;
  /** An answer, rendered without blocks that only messages may hold. */
  readonly content?: readonly KnownBlock[];
};

const CUT = 'The answer is longer than this window holds. Ask for a part of it.';

/** The window to ask in, with the answer to what was asked before below the field. */
export function searchModal({ question, notice, content = [] }: SearchContent = {}): ModalView {
  const above = [questionField(question), ...(notice === undefined ? [] : [line(notice)])];
  return {
    type: 'modal',
    callback_id: viewIds.search,
    title: plain('Search k8snet', limits.textObjectChars),
    submit: plain('Search', limits.textObjectChars),
    close: plain('Close', limits.textObjectChars),
    blocks: [...above, ...withinView(content, limits.viewBlocks - above.length)],
  };
}

/** The same window while the answer is on its way. */
export function waitingModal(question: string): ModalView {
  return searchModal({ question, notice: 'Looking it up …' });
}

/** Asks why an answer was no good; `state` is handed back in `private_metadata`. The reason may be left out. */
export function reasonModal(state: string): ModalView {
  return {
    type: 'modal',
    callback_id: viewIds.reason,
    private_metadata: state,
    title: plain('What was wrong?', limits.textObjectChars),
    submit: plain('Send', limits.textObjectChars),
    close: plain('Skip', limits.textObjectChars),
    blocks: [
      {
        type: 'input',
        block_id: fieldIds.reason,
        optional: true,
        label: plain('In a line, what should the answer have said?', limits.textObjectChars),
        element: { type: 'plain_text_input', action_id: fieldIds.reason, max_length: comfort.reasonChars },
      },
    ],
  };
}

function questionField(question: string | undefined): InputBlock {
  return {
    type: 'input',
    block_id: fieldFor(question),
    label: plain('Your question', limits.textObjectChars),
    element: {
      type: 'plain_text_input',
      action_id: fieldIds.question,
      max_length: limits.inputChars,
      placeholder: plain('calico vs cilium', limits.textObjectChars),
      ...(question !== undefined && question !== '' && { initial_value: truncate(question, limits.inputChars) }),
    },
  };
}

/** Slack keeps what was typed into a field of the same id, so that a field with another question is another field. */
function fieldFor(question = ''): string {
  return question === '' ? fieldIds.question : `${fieldIds.question}:${hash('sha256', question)}`;
}

function line(text: string): SectionBlock {
  return { type: 'section', text: plain(text, limits.textObjectChars) };
}

function withinView(content: readonly KnownBlock[], maxBlocks: number): KnownBlock[] {
  return content.length <= maxBlocks ? [...content] : [...content.slice(0, maxBlocks - 1), line(CUT)];
}
