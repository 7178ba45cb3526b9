const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text within `maxChars` UTF-16 units, never cutting a grapheme; what is cut is marked by `…`. */
export function truncate(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  let end = 0;
  for (const { index, segment } of segmenter.segment(text.slice(0, maxChars + 100))) {
    if (index + segment.length > maxChars - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}
