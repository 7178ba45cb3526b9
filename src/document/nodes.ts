/**
 * The document tree that content is read into and answers are made of.
 * Names and shapes follow mdast (https://github.com/syntax-tree/mdast); nothing here knows a platform.
 */

export type Text = { readonly type: 'text'; readonly value: string };
export type InlineCode = { readonly type: 'inlineCode'; readonly value: string };
export type Strong = { readonly type: 'strong'; readonly children: readonly Inline[] };
export type Emphasis = { readonly type: 'emphasis'; readonly children: readonly Inline[] };
export type Delete = { readonly type: 'delete'; readonly children: readonly Inline[] };
/** `url` is absolute (http, https, mailto) or, inside the corpus, `#custom-id`. Anything else is not a link but text. */
export type Link = { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] };
export type Inline = Text | InlineCode | Strong | Emphasis | Delete | Link;

export type Paragraph = { readonly type: 'paragraph'; readonly children: readonly Inline[] };
/** `depth` is 1 (largest) to 6. */
export type Heading = { readonly type: 'heading'; readonly depth: number; readonly children: readonly Inline[] };
/** `value` holds the lines as written, joined by `\n`, without a final line end. */
export type Code = { readonly type: 'code'; readonly lang?: string; readonly value: string };
export type Blockquote = { readonly type: 'blockquote'; readonly children: readonly Block[] };
export type ListItem = { readonly type: 'listItem'; readonly children: readonly Block[] };
export type List = { readonly type: 'list'; readonly ordered: boolean; readonly children: readonly ListItem[] };
export type TableCell = { readonly type: 'tableCell'; readonly children: readonly Inline[] };
export type TableRow = { readonly type: 'tableRow'; readonly children: readonly TableCell[] };
/** The first row is the header, as in mdast; every row has as many cells as the header. */
export type Table = { readonly type: 'table'; readonly children: readonly TableRow[] };
export type Block = Paragraph | Heading | Code | Blockquote | List | Table;
