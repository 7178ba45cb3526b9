import { z } from 'zod';
import { anyView, messageBlock } from './block-schemas.ts';

export { pingsIn } from './pings.ts';

/** `code` is the error Slack answers with; `pointer` is a JSON pointer into the payload. */
export type Violation = { readonly code: string; readonly pointer: string; readonly message: string };

type Json = Record<string, unknown>;

/** Characters, unless it says otherwise. Source: platforms.md A8; two are stricter than Slack, see there. */
const limits = {
  text: 4000,
  blocks: 50,
  blocksText: 13_200,
  markdownTotal: 12_000,
  /** Slack documents 20,000 for a data_table; the product promises this. */
  tableText: 10_000,
} as const;

/** Everything for which Slack (or the product's own stricter promise) refuses a message; `[]` when it is accepted. */
export function checkMessage(message: { text?: unknown; blocks?: unknown }): Violation[] {
  return [...textViolations(message.text), ...(message.blocks === undefined ? [] : blockViolations(message.blocks))];
}

/** The same for a modal or a home tab; pointers begin with `/view`, as in Slack's own answer. */
export function checkView(view: unknown): Violation[] {
  const outcome = anyView.safeParse(view);
  const shape = outcome.success ? [] : issuesToViolations(outcome.error, 'invalid_arguments', '/view');
  const placed = withChildren(isObject(view) ? view.blocks : [], '/view/blocks');
  const unique = idViolations(placed, '/view/blocks').map((one) => ({ ...one, code: 'invalid_arguments' }));
  const blocks = placed.map(({ block }) => block);
  return [...shape, ...unique, ...submitViolations(view, blocks)];
}

function submitViolations(view: unknown, blocks: readonly Json[]): Violation[] {
  const needed = isObject(view) && view.type === 'modal' && blocks.some((block) => block.type === 'input');
  if (!needed || view.submit !== undefined) return [];
  return [{ code: 'invalid_arguments', pointer: '/view', message: 'missing required field: submit' }];
}

function textViolations(text: unknown): Violation[] {
  if (typeof text !== 'string' || text.trim() === '')
    return [{ code: 'no_text', pointer: '/text', message: 'must have a fallback text that is not empty' }];
  if (text.length > limits.text)
    return [{ code: 'msg_too_long', pointer: '/text', message: `${text.length} characters, at most ${limits.text}` }];
  return [];
}

function blockViolations(blocks: unknown): Violation[] {
  if (!Array.isArray(blocks))
    return [{ code: 'invalid_blocks_format', pointer: '/blocks', message: 'must be an array of blocks' }];
  const outcome = z.array(messageBlock).max(limits.blocks).safeParse(blocks);
  const placed = withChildren(blocks, '/blocks');
  const flat = placed.map(({ block }) => block);
  return [
    ...(outcome.success ? [] : issuesToViolations(outcome.error, 'invalid_blocks', '/blocks')),
    ...idViolations(placed, '/blocks'),
    ...placed.flatMap(tableViolations),
    ...tableCountViolations(flat),
    ...sizeViolations(flat),
  ];
}

/** A block and the JSON pointer to it. */
type Placed = { readonly block: Json; readonly pointer: string };

function withChildren(blocks: unknown, at: string): Placed[] {
  return objects(blocks).flatMap((block, index) => {
    const pointer = `${at}/${index}`;
    return [{ block, pointer }, ...withChildren(block.child_blocks, `${pointer}/child_blocks`)];
  });
}

function issuesToViolations(error: z.ZodError, code: string, at: string): Violation[] {
  return error.issues.map((issue) => ({
    code,
    pointer: [at, ...issue.path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/'),
    message: issue.message,
  }));
}

function idViolations(placed: readonly Placed[], at: string): Violation[] {
  const blockIds = repeated(placed.map(({ block }) => block.block_id)).map((id) => ({
    code: 'invalid_blocks',
    pointer: at,
    message: `block_id "${id}" is used twice`,
  }));
  const actionIds = placed.flatMap(({ block, pointer }) =>
    repeated(actionsIn(block)).map((id) => ({
      code: 'invalid_blocks',
      pointer,
      message: `action_id "${id}" is used twice in this block`,
    })),
  );
  return [...blockIds, ...actionIds];
}

const actionsIn = (block: Json): unknown[] =>
  [...objects(block.elements), ...objects([block.accessory, block.element])].map((one) => one.action_id);

function repeated(values: readonly unknown[]): string[] {
  const known = values.filter((value): value is string => typeof value === 'string');
  return [...new Set(known.filter((value, index) => known.indexOf(value) !== index))];
}

function tableViolations({ block, pointer }: Placed): Violation[] {
  if (block.type !== 'table' && block.type !== 'data_table') return [];
  const rows = Array.isArray(block.rows) ? block.rows.map(objects) : [];
  const size = rows.flat().reduce((sum, cell) => sum + textLength(cell), 0);
  const hasRichHeader = block.type === 'data_table' && rows[0]?.some((cell) => cell.type === 'rich_text');
  return [
    ...(size > limits.tableText ? [`${size} characters over all cells, at most ${limits.tableText}`] : []),
    ...(new Set(rows.map((row) => row.length)).size > 1 ? ['rows differ in length'] : []),
    ...(hasRichHeader ? ['header cells must not be rich_text'] : []),
  ].map((message) => ({ code: 'invalid_blocks', pointer: `${pointer}/rows`, message }));
}

function tableCountViolations(blocks: readonly Json[]): Violation[] {
  const count = blocks.reduce((sum, block) => sum + tablesIn(block), 0);
  if (count <= 1) return [];
  return [{ code: 'only_one_table_allowed', pointer: '/blocks', message: `${count} tables, at most 1` }];
}

function tablesIn(block: Json): number {
  if (block.type === 'table' || block.type === 'data_table') return 1;
  return block.type === 'markdown' && typeof block.text === 'string' ? markdownTables(block.text) : 0;
}

/** GFM tables: a line with a pipe above a delimiter row, not within a code fence. */
function markdownTables(markdown: string): number {
  const lines = markdown.replace(/^ {0,3}(```|~~~)[\s\S]*?(^ {0,3}\1|$(?![\s\S]))/gm, '').split('\n');
  const isDelimiter = (line: string) => /^[\s|:-]+$/.test(line) && line.includes('|') && line.includes('-');
  return lines.filter((line, index) => isDelimiter(line) && (lines[index - 1] ?? '').includes('|')).length;
}

function sizeViolations(blocks: readonly Json[]): Violation[] {
  const total = blocks.reduce((sum, block) => sum + ('child_blocks' in block ? 0 : textLength(block)), 0);
  const markdown = blocks.filter((one) => one.type === 'markdown').reduce((sum, one) => sum + textLength(one), 0);
  return [
    ...(total > limits.blocksText ? [`${total} characters of text, at most ${limits.blocksText}`] : []),
    ...(markdown > limits.markdownTotal ? [`${markdown} characters of markdown, at most ${limits.markdownTotal}`] : []),
  ].map((message) => ({ code: 'msg_blocks_too_long', pointer: '/blocks', message }));
}

/** Characters under every `text` and `caption`, however deep. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + textLength(one), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (typeof inner === 'string' ? (key === 'text' || key === 'caption' ? inner.length : 0) : textLength(inner)),
    0,
  );
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
