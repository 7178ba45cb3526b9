import { MORE } from '#adapters/chat/next-steps.ts';
import { cleanText } from '#src/document/visible.ts';
import { comfort } from './control-limits.ts';
import type { Audience } from './discord-message.ts';
import { escapeWithin } from './escape.ts';

/**
 * `none` below the very message that asks; `asked` restates the question, `shownTo` is the id of the person it is for, who is
 * not called on, and `note` is markdown that says what became of the question; `from` restates what somebody else wrote;
 * `kept` is what stood above an earlier form of the message.
 */
export type Heading =
  | { readonly kind: 'none' }
  | { readonly kind: 'asked'; readonly shownTo?: string; readonly note?: string }
  | { readonly kind: 'from' }
  | { readonly kind: 'kept'; readonly line: string | null };

const YOU_ASKED = '-# You asked: ';
const FROM_MESSAGE = '-# From that message: ';

/** What stands above an answer, in small print but for the note. Escaped: what somebody typed must not turn it around. */
export function headingLine(asked: string, heading: Heading, audience: Audience): string | null {
  const question = cleanText(asked).trim();
  switch (heading.kind) {
    case 'none':
      return null;
    case 'kept':
      return heading.line;
    case 'from':
      return FROM_MESSAGE + escapeWithin(question, comfort.headingChars);
    case 'asked': {
      const { shownTo, note } = heading;
      const whose = shownTo === undefined ? null : `For <@${shownTo}>`;
      if (question === '' || question === MORE) return whose && `-# ${whose}`;
      const words = escapeWithin(question, comfort.headingChars - (note?.length ?? 0));
      const restated = (audience === 'public' ? '-# Asked: ' : YOU_ASKED) + words;
      return (whose ? restated.replace('-# ', `-# ${whose} · `) : restated) + (note === undefined ? '' : `\n${note}`);
    }
    default:
      return heading satisfies never;
  }
}

/** What stands above an answer for somebody else who reads on in it: they asked nothing else, and wrote nothing. */
export function headingBeside(line: string | null): Heading {
  const lines = line?.split('\n') ?? [];
  const from = lines.find((each) => each.startsWith(FROM_MESSAGE));
  if (from !== undefined) return { kind: 'kept', line: from };
  const note = lines.find((each) => !each.startsWith('-# '));
  return { kind: 'asked', ...(note !== undefined && { note }) };
}

/** What stands above an answer that somebody shares, given their name, escaped, and what stood there. */
export function sharedHeading(line: string | null, name: string): string {
  if (line?.startsWith(YOU_ASKED)) return `-# **${name}** asked: ${line.slice(YOU_ASKED.length)}`;
  return `-# **${name}** shared this${line === null ? '' : `\n${line}`}`;
}
