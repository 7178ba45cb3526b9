type Node = { readonly content?: unknown; readonly components?: unknown };

/** All text of a message that a person can read, with the addresses of its links, without the backslashes of markdown. */
export function allText(message: Node): string {
  return textsIn([message])
    .join('\n')
    .replace(/\\([\p{P}\p{S}])/gu, '$1');
}

function textsIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap(({ content, components }) => [
    ...(typeof content === 'string' && content !== '' ? [content] : []),
    ...(Array.isArray(components) ? textsIn(components) : []),
  ]);
}
