import type { Guide } from '#src/adapter.ts';
import type { Action, Answer, SourcedAnswer } from '#src/document/answer.ts';

/** What the button "More" asks. */
export const MORE = 'more';

/** What can be asked after an answer. */
export type NextSteps = {
  /** What the answer proposes, then things that stand beside it; none that `comparable` offers. */
  readonly steps: readonly Action[];
  /** What its things can be set beside; the query is the whole comparison. */
  readonly comparable: readonly Action[];
  /** Whether "more" goes on from here. */
  readonly hasMore: boolean;
};

/** At most so many of each. */
export type MostSteps = { readonly steps: number; readonly comparable: number };

export function nextSteps(answer: Answer, guide: Guide, most: MostSteps): NextSteps {
  const comparable = isComparable(answer) ? guide.comparableWith(answer.entities, most.comparable) : [];
  const related = 'sources' in answer ? guide.relatedTo(answer.entities, most.steps) : [];
  const offered = new Set(comparable.map(({ query }) => comparedIn(query)));
  return {
    steps: uniqueActions([...answer.actions, ...related])
      .filter(({ query }) => !offered.has(comparedIn(query)))
      .slice(0, most.steps),
    comparable,
    hasMore: hasMore(answer),
  };
}

/** Each query once, the first one kept. */
function uniqueActions(actions: readonly Action[]): Action[] {
  return [...new Map(actions.toReversed().map((action) => [action.query.toLowerCase(), action])).values()].toReversed();
}

/** The same for "A vs B" and "b vs a". */
function comparedIn(query: string): string {
  return query.toLowerCase().split(' vs ').sort().join(' vs ');
}

/** After a section the conversation knows what comes next; after a card that is looked for when it is asked. */
function hasMore({ kind, conversation }: Answer): boolean {
  return kind === 'lookup' || (kind === 'passage' && conversation.next.length > 0);
}

/** An answer of one or more things can be set beside another. */
function isComparable(answer: Answer): answer is SourcedAnswer {
  return (answer.kind === 'lookup' || answer.kind === 'comparison') && answer.entities.length > 0;
}
