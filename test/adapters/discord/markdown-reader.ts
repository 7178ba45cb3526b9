/**
 * Discord's markdown as a person sees it. Clients differ, and none of them is documented, so whatever one of them is known
 * to read as a mark is read as one here: what comes out as plain text is plain everywhere.
 */

export type Mark =
  | 'strong'
  | 'emphasis'
  | 'underline'
  | 'strike'
  | 'spoiler'
  | 'code'
  | 'fence'
  | 'heading'
  | 'small'
  | 'quote'
  | 'item'
  | 'mention'
  | 'time'
  | 'emoji'
  | 'command'
  | 'invite'
  | 'address'
  | `link ${string}`;

/** A stretch of text that is shown with these marks. */
export type Piece = { readonly text: string; readonly marks: readonly Mark[] };

/** The pieces of a text in the order in which they are read; neighbours with the same marks are joined. */
export function readMarkdown(source: string): Piece[] {
  return joinPieces(read(source, []));
}

/** What is seen, without marks. */
export function seenText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** What a rule takes from the beginning of the rest, and what it shows. */
type Taken = { readonly chars: number; readonly pieces: readonly Piece[] };
type Rule = (rest: string, marks: readonly Mark[]) => Taken | null;

function read(source: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let rest = source;
  let startsLine = true;
  while (rest !== '') {
    const rules: readonly Rule[] = startsLine ? [...atLineStart, ...anywhere] : anywhere;
    const taken: Taken = firstOf(rules, rest, marks) ?? plainChar(rest, marks);
    pieces.push(...taken.pieces);
    startsLine = rest.slice(0, taken.chars).endsWith('\n');
    rest = rest.slice(taken.chars);
  }
  return pieces;
}

function firstOf(rules: readonly Rule[], rest: string, marks: readonly Mark[]): Taken | null {
  for (const rule of rules) {
    const taken = rule(rest, marks);
    if (taken !== null) return taken;
  }
  return null;
}

function plainChar(rest: string, marks: readonly Mark[]): Taken {
  return { chars: 1, pieces: [{ text: rest.slice(0, 1), marks }] };
}

/** A rule whose first group is read again, and one whose first group is shown as it is. */
const nested =
  (pattern: RegExp, mark: Mark): Rule =>
  (rest, marks) => {
    const found = pattern.exec(rest);
    return found && { chars: found[0].length, pieces: read(found[1] ?? '', [...marks, mark]) };
  };
const literal =
  (pattern: RegExp, mark: Mark): Rule =>
  (rest, marks) => {
    const found = pattern.exec(rest);
    return found && { chars: found[0].length, pieces: [{ text: found[1] ?? found[0], marks: [...marks, mark] }] };
  };

/** Fences end at the next three backticks, wherever those stand. */
const fence: Rule = (rest, marks) => {
  const found = /^```(?:[\w.+#-]+\n)?\n*([^\n][\s\S]*?)\n*```/.exec(rest);
  return found && { chars: found[0].length, pieces: [{ text: `${found[1]}\n`, marks: [...marks, 'fence'] }] };
};

/** `>>>` quotes all that follows. */
const quote: Rule = (rest, marks) => {
  if (marks.includes('quote')) return null;
  const all = /^ *>>> ?([\s\S]*)/.exec(rest);
  if (all) return { chars: rest.length, pieces: read(all[1] ?? '', [...marks, 'quote']) };
  const lines = /^(?: *> [^\n]*(?:\n|$))+/.exec(rest);
  return lines && { chars: lines[0].length, pieces: read(lines[0].replace(/^ *> /gm, ''), [...marks, 'quote']) };
};

const atLineStart: readonly Rule[] = [
  quote,
  nested(/^ *#{1,3}[ \t]+([^\n]*?)#*[ \t]*(?:\n|$)/, 'heading'),
  nested(/^ *-#[ \t]+([^\n]*(?:\n|$))/, 'small'),
  nested(/^ *(?:[-*+]|\d+\.)[ \t]+([^\n]*(?:\n|$))/, 'item'),
];

const escaped: Rule = (rest, marks) => {
  const found = /^\\([^0-9A-Za-z\s])/u.exec(rest);
  return found && { chars: found[0].length, pieces: [{ text: found[1] ?? '', marks }] };
};

/** Of what could begin here the longest counts. None of them sees that what would end it stands in code. */
const styles: Rule = (rest, marks) => {
  const found = (
    [
      [/^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/, 'emphasis'],
      [/^_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])/, 'emphasis'],
      [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, 'strong'],
      [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, 'underline'],
    ] as const
  ).flatMap(([pattern, mark]) => {
    const taken = nested(pattern, mark)(rest, marks);
    return taken === null ? [] : [taken];
  });
  return found.toSorted((one, other) => other.chars - one.chars)[0] ?? null;
};

const code: Rule = (rest, marks) => {
  const found = /^(`+)([\s\S]*?[^`])\1(?!`)/.exec(rest);
  if (found === null) return null;
  const text = (found[2] ?? '').replace(/^ (?= *`)|(` *) $/g, '$1');
  return { chars: found[0].length, pieces: [{ text, marks: [...marks, 'code'] }] };
};

/** A label holds brackets in pairs, and lone ones where another follows; none of them is seen as escaped or as code. */
const maskedLink: Rule = (rest, marks) => {
  const found = /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?\s*\)/.exec(rest);
  if (found === null) return null;
  return { chars: found[0].length, pieces: read(found[1] ?? '', [...marks, `link ${found[2]}`]) };
};

const anywhere: readonly Rule[] = [
  fence,
  escaped,
  literal(/^<@[!&]?\d+>/, 'mention'),
  literal(/^<#\d+>/, 'mention'),
  literal(/^<(?:id|\d+):[\w:-]+>/, 'mention'),
  literal(/^@(?:everyone|here)/i, 'mention'),
  literal(/^<t:-?\d+(?::\w)?>/, 'time'),
  literal(/^<a?:\w+:\d+>/, 'emoji'),
  literal(/^:(?:100|1234|[a-z0-9_+-]*[a-z_+-][a-z0-9_+-]*):/i, 'emoji'),
  literal(/^<\/[^<>]*:\d+>/, 'command'),
  literal(/^<([^: >]+:\/[^ >]+)>/, 'address'),
  literal(/^<([^ >]+@[^ >]+)>/, 'address'),
  literal(/^<(\+\d+)>/, 'address'),
  literal(/^[a-z][a-z0-9+.-]*:\/\/\S+/i, 'address'),
  literal(/^discord(?:app)?\.(?:gg|com|new|gift|media|me)\/\w+/i, 'invite'),
  maskedLink,
  styles,
  nested(/^~~([\s\S]+?)~~(?!_)/, 'strike'),
  nested(/^\|\|([\s\S]+?)\|\|/, 'spoiler'),
  code,
];

function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && last.marks.join() === piece.marks.join())
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}
