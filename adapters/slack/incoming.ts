/** Slack's own markup as a person reads it: `&lt;` as `<`, `<https://x|label>` as `label`, `<#C1|general>` as `#general`. */
export function readableText(slackText: string): string {
  return slackText
    .replace(/<@[^<>]*>|<![^<>]*>/gu, ' ')
    .replace(/<#[^<>|]*(?:\|([^<>]*))?>/gu, (_, name: string | undefined) => (name ? `#${name}` : ' '))
    .replace(/<(?:https?|mailto|tel):[^<>|]*\|([^<>]*)>/gu, '$1')
    .replace(/<((?:https?|mailto|tel):[^<>|]*)>/gu, '$1')
    .replace(/&(lt|gt|amp);/gu, (_, name: 'lt' | 'gt' | 'amp') => ({ lt: '<', gt: '>', amp: '&' })[name])
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The same line by line. */
export function readableLines(slackText: string): string {
  return slackText.split('\n').map(readableText).join('\n');
}

/** Whether the text calls on somebody other than the bot: a person, a group, or everybody. */
export function addressesOthers(slackText: string, botUserId: string): boolean {
  return (
    mentionedUsers(slackText).some((user) => user !== botUserId) ||
    /<!(?:subteam|here|channel|everyone)\b/u.test(slackText)
  );
}

export function mentions(slackText: string, userId: string): boolean {
  return mentionedUsers(slackText).includes(userId);
}

function mentionedUsers(slackText: string): (string | undefined)[] {
  return [...slackText.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/gu)].map(([, user]) => user);
}
