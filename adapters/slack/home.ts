import type { ActionsBlock, ContextBlock, HeaderBlock, HomeView, KnownBlock, SectionBlock } from '@slack/types';
import type { Guide, Topic } from '#src/adapter.ts';
import { actionIds, COMMAND } from './ids.ts';
import { comfort, limits } from './limits.ts';
import { askButton, optionsFor, plain } from './view-parts.ts';

const WHAT_I_DO =
  'Ask me about Kubernetes networking and get the answer at once, word for word from reviewed notes, with its sources. What they do not hold I say I do not know.';
/** Our own words, so mrkdwn is safe. */
const HOW_TO_ASK = [
  `• \`${COMMAND} calico vs cilium\` in any channel: only you see the answer until you share it`,
  '• mention me in a channel and I answer in the thread; slash commands do not work in threads, so mention me there',
  '• write to me directly, in the Messages tab',
  '• where I have answered in a thread, go on without a mention: “and flannel?”, “more”',
  '• “Look this up” in the “More actions” menu (⋮) of a message asks what the message says',
].join('\n');

/** The Home tab: what this is, how to ask, where to begin, and all topics. The same guide gives the same view. */
export function homeView(guide: Guide): HomeView {
  const head = [
    header('Kubernetes networking, answered'),
    { type: 'section', text: plain(WHAT_I_DO, limits.textObjectChars) } satisfies SectionBlock,
    { type: 'section', text: { type: 'mrkdwn', text: HOW_TO_ASK, verbatim: true } } satisfies SectionBlock,
    firstButtons(guide),
    ...exampleBlocks(guide),
    header('Or choose from the notes'),
  ];
  const foot = [{ type: 'divider' }, colophon(guide)] satisfies KnownBlock[];
  const topics = topicBlocks(guide.topics, limits.viewBlocks - head.length - foot.length);
  return { type: 'home', blocks: [...head, ...topics, ...foot] };
}

function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, limits.headerChars) };
}

function firstButtons({ firstStep }: Guide): ActionsBlock {
  const search = {
    type: 'button',
    action_id: actionIds.openSearch,
    text: plain('Search the notes', limits.textObjectChars),
  } as const;
  if (!firstStep) return { type: 'actions', elements: [search] };
  const begin = askButton({ label: 'New here? Start here', query: firstStep.query }, 0);
  return { type: 'actions', elements: [{ ...begin, style: 'primary' }, search] };
}

function exampleBlocks({ examples }: Guide): KnownBlock[] {
  const buttons = examples.slice(0, limits.actionsElements).map(askButton);
  return buttons.length === 0 ? [] : [header('Try one of these'), { type: 'actions', elements: buttons }];
}

/** A block for each topic; where they are more than there is room for, the last says how many are left out. */
function topicBlocks(topics: readonly Topic[], maxBlocks: number): SectionBlock[] {
  const blocks = topics.flatMap(topicBlock);
  if (blocks.length <= maxBlocks) return blocks;
  const shown = blocks.slice(0, maxBlocks - 1);
  const rest = `${blocks.length - shown.length} more topics are not shown here: search the notes for them.`;
  return [...shown, { type: 'section', text: plain(rest, limits.textObjectChars) }];
}

function topicBlock({ title, actions }: Topic, at: number): SectionBlock[] {
  const options = optionsFor(actions);
  if (options.length === 0) return [];
  const count = options.length > limits.options ? `first ${limits.options} of ${options.length}` : `${options.length}`;
  return [
    {
      type: 'section',
      text: plain(`${title} (${count})`, limits.textObjectChars),
      accessory: {
        type: 'static_select',
        action_id: `${actionIds.pickTopic}:${at}`,
        placeholder: plain('Choose', limits.headerChars),
        options: options.slice(0, limits.options),
      },
    },
  ];
}

/** What it knows, and which edition of it. */
function colophon({ counts, reviewed, version, revision }: Guide): ContextBlock {
  const holds = `The notes hold ${counts.sections} sections, ${counts.entities} things, ${counts.facts} facts and ${counts.sources} sources.`;
  const dates =
    reviewed === undefined
      ? []
      : [
          reviewed.oldest === reviewed.newest
            ? `Reviewed ${reviewed.newest}.`
            : `Reviewed between ${reviewed.oldest} and ${reviewed.newest}.`,
        ];
  const content = revision === undefined ? '' : `, notes at ${revision.slice(0, comfort.revisionChars)}`;
  const lines = [holds, ...dates, `Version ${version}${content}.`];
  return { type: 'context', elements: lines.map((line) => plain(line, limits.textObjectChars)) };
}
