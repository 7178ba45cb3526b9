type Json = Record<string, unknown>;

/** What Slack turns into a notification wherever mrkdwn is read; escaped `&lt;!channel&gt;` is not. */
const mention = /<(?:!(?:channel|here|everyone)(?:\|[^>]*)?|!subteam\^[^>]*|@[UW][A-Z0-9]*(?:\|[^>]*)?)>/g;
const plainMention = /(?<![\w@])@(?:channel|here|everyone)\b/g;

/** Everything in a message that would notify somebody, as written; rich_text leaves as `broadcast:here` and so on. */
export function pingsIn(message: object): string[] {
  const payload: Json = { ...message };
  const text = typeof payload.text === 'string' ? payload.text : '';
  const linksNames = [true, 1, '1', 'true'].some((yes) => payload.link_names === yes) || payload.parse === 'full';
  return [
    ...(text.match(mention) ?? []),
    ...(linksNames ? (text.match(plainMention) ?? []) : []),
    ...pingsBelow(payload.blocks, linksNames),
    ...pingsBelow(payload.attachments, linksNames),
  ];
}

function pingsBelow(value: unknown, linksNames: boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pingsBelow(one, linksNames));
  if (typeof value !== 'object' || value === null) return [];
  const node: Json = { ...value };
  return [...pingsOf(node, linksNames), ...Object.values(node).flatMap((inner) => pingsBelow(inner, linksNames))];
}

function pingsOf(node: Json, linksNames: boolean): string[] {
  switch (node.type) {
    case 'broadcast':
      return [`broadcast:${String(node.range)}`];
    case 'user':
      return [`user:${String(node.user_id)}`];
    case 'usergroup':
      return [`usergroup:${String(node.usergroup_id)}`];
    case 'mrkdwn':
    case 'markdown': {
      const text = String(node.text);
      return [...(text.match(mention) ?? []), ...(linksNames ? (text.match(plainMention) ?? []) : [])];
    }
    default:
      return [];
  }
}
