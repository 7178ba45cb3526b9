import type { Guide } from '#src/adapter.ts';
import type { Action } from '#src/document/answer.ts';

/** A guide of nothing in particular; what a test is about it gives itself. */
export function guideWith(parts: Partial<Guide> = {}): Guide {
  return {
    version: '1.2.3',
    counts: { sections: 6, entities: 5, facts: 13, sources: 7 },
    topics: [{ title: 'Names', actions: [ask('DNS names'), ask('Why NXDOMAIN?')] }],
    examples: [ask('calico'), ask('calico vs cilium')],
    relatedTo: () => [],
    comparableWith: () => [],
    ...parts,
  };
}

export function ask(label: string, query = label): Action {
  return { label, query };
}

/** Topics with so many actions each, all of them different. */
export function topicsOf(count: number, actions: number): Guide['topics'] {
  return Array.from({ length: count }, (_, topic) => ({
    title: `Topic ${topic}`,
    actions: Array.from({ length: actions }, (__, at) => ask(`Section ${topic}.${at}`)),
  }));
}

/** Content that would be markup, a mention or an emoji if it were not shown literally. */
export const HOSTILE = '*<!channel>* :tada: <https://e.vil|x> & ```';
