import { type Answer, newConversation, type SourcedAnswer } from '#src/document/answer.ts';
import type { Block, Inline, Table } from '#src/document/nodes.ts';

/** Short makers of what the tests render; none of them is what the core composes with. */
export const text = (value: string): Inline => ({ type: 'text', value });
export const code = (value: string): Inline => ({ type: 'inlineCode', value });
export const strong = (value: string): Inline => ({ type: 'strong', children: [text(value)] });
export const link = (label: string, url: string): Inline => ({ type: 'link', url, children: [text(label)] });
export const paragraph = (...children: readonly (string | Inline)[]): Block => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});
export const list = (ordered: boolean, ...items: readonly (readonly Block[])[]): Block => ({
  type: 'list',
  ordered,
  children: items.map((children) => ({ type: 'listItem', children })),
});
export const table = (...rows: readonly (readonly (string | Inline)[])[]): Table => ({
  type: 'table',
  children: rows.map((cells) => ({
    type: 'tableRow',
    children: cells.map((cell) => ({
      type: 'tableCell',
      children: cell === '' ? [] : [typeof cell === 'string' ? text(cell) : cell],
    })),
  })),
});

/** An answer without sources, and one with them. */
export const plainAnswer = (blocks: readonly Block[], rest: Partial<Answer> = {}): Answer =>
  ({
    kind: 'help',
    title: 'Title',
    blocks,
    corrections: [],
    actions: [],
    conversation: newConversation,
    ...rest,
  }) as Answer;
export const sourcedAnswer = (blocks: readonly Block[], rest: Partial<SourcedAnswer> = {}): SourcedAnswer =>
  ({
    kind: 'passage',
    title: 'Title',
    blocks,
    corrections: [],
    actions: [],
    conversation: newConversation,
    entities: [],
    sources: [{ title: 'A page', url: 'https://example.com/page' }],
    places: [{ path: 'cni.org', line: 3, endLine: 9, url: 'https://example.org/cni.org#L3-L9' }],
    asOf: '2026-11-23',
    confidence: 1,
    ...rest,
  }) as SourcedAnswer;
