import type { Inline, List, Paragraph, Strong, Table, Text } from './nodes.ts';

/** Short makers for the nodes that answers are composed of. */
export const text = (value: string): Text => ({ type: 'text', value });
export const strong = (value: string): Strong => ({ type: 'strong', children: [text(value)] });
export const paragraph = (...children: readonly Inline[]): Paragraph => ({ type: 'paragraph', children });

export function bulletList(items: readonly (readonly Inline[])[]): List {
  return {
    type: 'list',
    ordered: false,
    children: items.map((children) => ({ type: 'listItem', children: [{ type: 'paragraph', children }] })),
  };
}

/** What the first two columns of a table of facts are called. */
export const factHeaders = { attribute: 'Attribute', value: 'Value' } as const;

/** A table whose first row is the header; rows that are short are filled with empty cells. */
export function table(rows: readonly (readonly (readonly Inline[])[])[]): Table {
  const width = rows[0]?.length ?? 0;
  return {
    type: 'table',
    children: rows.map((row) => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, column) => ({ type: 'tableCell', children: row[column] ?? [] })),
    })),
  };
}
