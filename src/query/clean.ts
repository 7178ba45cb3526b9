/** A longer question is a pasted file; it is refused with words instead of being cut. Characters, after markup is gone. */
export const MAX_QUESTION_CHARS = 4000;
/** What is read of the raw text before markup is removed; the rest only decides that it is too long. Characters. */
const MAX_RAW_CHARS = 3 * MAX_QUESTION_CHARS;

export type CleanText = { readonly text: string; readonly tooLong: boolean };

/** The question as words: platform markup, code ticks, quotes, emoji, HTML tags and invisible characters are gone. */
export function cleanQuestion(raw: string): CleanText {
  const head = raw.slice(0, MAX_RAW_CHARS);
  const text = head
    .normalize('NFKC')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/gu, ' ')
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/<(?:@|!)[^<>]{0,100}>/gu, ' ')
    .replace(/<#[^<>|]{0,40}(?:\|([^<>]{0,100}))?>/gu, ' $1 ')
    .replace(/<(?:https?|mailto):[^<>|]{0,2000}\|([^<>]{0,500})>/gu, ' $1 ')
    .replace(/<((?:https?|mailto):[^<>|]{0,2000})>/gu, ' $1 ')
    .replace(/<a?:\w{1,40}:\d{1,25}>/gu, ' ')
    .replace(/<\/?[a-z][^<>]{0,200}>/giu, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/:[a-z+-][a-z0-9_+-]{1,39}:/gu, ' ')
    .replace(/\s*(?:<?-{1,3}>|[→↔⇒⇄])\s*/gu, ' to ')
    .replace(/[`*~"“”„«»]/gu, ' ')
    .replace(/(?<=\p{L})-(vs|versus|or)-(?=\p{L})/giu, ' $1 ')
    .replace(/(\p{Ll})\1{2,}/gu, '$1')
    .replace(/[‘’]/gu, "'")
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return { text, tooLong: raw.length > MAX_RAW_CHARS || text.length > MAX_QUESTION_CHARS };
}

const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
