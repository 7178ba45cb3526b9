import type { Table } from '#src/document/nodes.ts';
import { inlineLeaves, type Leaf, leavesText, textLeaf } from './leaves.ts';
import { EMPTY_CELL } from './limits.ts';

export type Cell = readonly Leaf[];
/** A table as cells, none of them blank, all rows of one length. `header` is empty when the table is. */
export type Grid = { readonly header: readonly Cell[]; readonly body: readonly (readonly Cell[])[] };

export function gridOf(table: Table): Grid {
  const columns = Math.max(0, ...table.children.map((row) => row.children.length));
  const [header = [], ...body] = table.children.map((row) =>
    Array.from({ length: columns }, (_, at) => cellOf(inlineLeaves(row.children[at]?.children ?? []))),
  );
  return { header, body };
}

function cellOf(leaves: Cell): Cell {
  return leavesText(leaves).trim() === '' ? [textLeaf(EMPTY_CELL)] : leaves;
}
