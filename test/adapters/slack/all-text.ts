/** Everything in a message that a person can read or open: its blocks' texts and links, or its text where it has no blocks. */
export function allText({ text, blocks }: { readonly text: string; readonly blocks: readonly object[] }): string {
  return blocks.length === 0 ? text : textsIn(blocks).join('\n');
}

/** Keys under which Block Kit keeps what is shown, at any depth. */
const SHOWN: ReadonlySet<string> = new Set(['text', 'url', 'caption', 'title', 'alt_text', 'placeholder', 'label']);

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? (SHOWN.has(key) ? [inner] : []) : textsIn(inner),
  );
}
