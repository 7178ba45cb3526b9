import { ComponentType, MessageFlags } from 'discord.js';
import type { Rung } from './compose.ts';
import { comfort, limits } from './control-limits.ts';
import { type Audience, type DiscordMessage, flagsFor, NOBODY, type Row } from './discord-message.ts';

/** Words of our own, as markdown, and the menus and buttons below them. */
export type View = { readonly text: string; readonly rows: readonly Row[] };

/** The view in a form that Discord takes. The last row is the way out, so that it stays where not all rows fit. */
export function viewMessage({ text, rows }: View, audience: Audience, rung: Rung): DiscordMessage {
  if (rung !== 'components')
    return {
      content: text,
      flags: flagsFor(audience, 0),
      ...(rung === 'content' && { components: atMost(limits.rows, rows) }),
      allowed_mentions: NOBODY,
    };
  return {
    flags: flagsFor(audience, MessageFlags.IsComponentsV2),
    components: [
      {
        type: ComponentType.Container,
        accent_color: comfort.accentColor,
        components: [{ type: ComponentType.TextDisplay, content: text }],
      },
      ...rows,
    ],
    allowed_mentions: NOBODY,
  };
}

function atMost(count: number, rows: readonly Row[]): Row[] {
  return rows.length <= count ? [...rows] : [...rows.slice(0, count - 1), ...rows.slice(-1)];
}
