/** Of a message, when it is read: more is a pasted file, and Discord takes at most 4,000. Characters. */
const MAX_READ_CHARS = 8_000;

/**
 * Discord's markup as a person reads it, line by line: mentions, time stamps and custom emoji are gone, `[label](url)`
 * reads as its label, marks at the beginning of a line and backslashes are gone.
 * https://docs.discord.com/developers/reference#message-formatting
 */
export function readableText(content: string): string {
  return content
    .slice(0, MAX_READ_CHARS)
    .replace(/<(?:@[!&]?|#)\d{1,20}>|<t:-?\d{1,14}(?::[a-zA-Z])?>|<a?:\w{1,32}:\d{1,20}>|<id:\w{1,20}>/gu, ' ')
    .replace(/<(\/[^<>:]{1,100}):\d{1,20}>/gu, '$1')
    .replace(/\[([^[\]]{1,300})\]\(<?https?:[^\s()<>]{1,2000}>?\)/gu, '$1')
    .replace(/<(https?:[^\s<>]{1,2000})>/gu, '$1')
    .replace(/\|\||\*\*|~~|`+/gu, '')
    .replace(/\\([\p{P}\p{S}])/gu, '$1')
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*(?:>{1,3}|#{1,3}|-#|[-*])\s+/u, '')
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .join('\n')
    .trim();
}

/** What people call us by: our user, and in a server the role that Discord made for us, which its client offers beside it. */
export type Us = { readonly userId: string; readonly roleId: string | undefined };

/** Whether the text itself calls on us; a reply that pings is no mention. */
export function mentionsUs(content: string, us: Us): boolean {
  return [...content.matchAll(MENTION)].some((mention) => isUs(mention, us));
}

/** Whether the text calls on anybody but us: a person, a role, or everybody. */
export function addressesOthers(content: string, us: Us): boolean {
  return [...content.matchAll(MENTION)].some((mention) => !isUs(mention, us)) || /@(?:everyone|here)\b/u.test(content);
}

const MENTION = /<@(?<mark>[!&]?)(?<id>\d{1,20})>/gu;

function isUs({ groups }: RegExpExecArray, { userId, roleId }: Us): boolean {
  return groups?.id === (groups?.mark === '&' ? roleId : userId);
}
