import type { InputBlock, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { truncate } from '#src/document/truncate.ts';
import { fieldIds, viewIds } from './ids.ts';
import { MAX_INPUT_CHARS, MAX_REASON_CHARS, MAX_TEXT_CHARS, MAX_VIEW_BLOCKS } from './view-limits.ts';
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
    title: plain('Search k8snet', MAX_TEXT_CHARS),
    submit: plain('Search', MAX_TEXT_CHARS),
    close: plain('Close', MAX_TEXT_CHARS),
    blocks: [...above, ...withinView(content, MAX_VIEW_BLOCKS - above.length)],
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
    title: plain('What was wrong?', MAX_TEXT_CHARS),
    submit: plain('Send', MAX_TEXT_CHARS),
    close: plain('Skip', MAX_TEXT_CHARS),
    blocks: [
      {
        type: 'input',
        block_id: fieldIds.reason,
        optional: true,
        label: plain('In a line, what should the answer have said?', MAX_TEXT_CHARS),
        element: { type: 'plain_text_input', action_id: fieldIds.reason, max_length: MAX_REASON_CHARS },
      },
    ],
  };
}

function questionField(question: string | undefined): InputBlock {
  return {
    type: 'input',
    block_id: fieldIds.question,
    label: plain('Your question', MAX_TEXT_CHARS),
    element: {
      type: 'plain_text_input',
      action_id: fieldIds.question,
      max_length: MAX_INPUT_CHARS,
      placeholder: plain('calico vs cilium', MAX_TEXT_CHARS),
      ...(question !== undefined && question !== '' && { initial_value: truncate(question, MAX_INPUT_CHARS) }),
    },
  };
}

function line(text: string): SectionBlock {
  return { type: 'section', text: plain(text, MAX_TEXT_CHARS) };
}

function withinView(content: readonly KnownBlock[], maxBlocks: number): KnownBlock[] {
  return content.length <= maxBlocks ? [...content] : [...content.slice(0, maxBlocks - 1), line(CUT)];
}
