import type { Answer, Place, Source, SourcedAnswer } from '#src/document/answer.ts';
import { truncate } from '#src/document/truncate.ts';
import { cleanText, cleanUrl } from '#src/document/visible.ts';

/** Where something can be read. Without `url` only its name is known. Both are clean. */
export type Origin = { readonly label: string; readonly url?: string };

/** Characters of an address that a chat takes as a link: Slack's limit for a button's; none is documented for text. */
const MAX_URL_CHARS = 3000;
/** Characters of the label of a source. */
const MAX_LABEL_CHARS = 120;
/** Characters of a label that is an address: one line of small print on a phone holds about so many. */
export const MAX_ADDRESS_LABEL_CHARS = 44;

/** An absolute http, https or mailto address of at most `maxChars` that a chat takes as a link, or null. */
export function linkTarget(url: string, maxChars = MAX_URL_CHARS): string | null {
  const target = cleanUrl(url);
  const isLink = target.length <= maxChars && /^(?:https?:\/\/|mailto:)./iu.test(target) && URL.canParse(target);
  return isLink ? target : null;
}

/** Where the whole of a shortened answer can be read: its place in the notes, else its first source. */
export function originOf(answer: Answer): Origin | null {
  if (!('sources' in answer)) return null;
  const [place] = answer.places;
  return linkedPlace(answer) ?? linkedSource(answer) ?? (place ? placeOrigin(place) : null);
}

/** The first place that can be opened, or null. */
export function linkedPlace({ places }: SourcedAnswer): Origin | null {
  return firstLinked(places, placeOrigin);
}

/** The first source that can be opened, or null. */
export function linkedSource({ sources }: SourcedAnswer): Origin | null {
  return firstLinked(sources, sourceOrigin);
}

function firstLinked<Item>(items: readonly Item[], toOrigin: (item: Item) => Origin): Origin | null {
  for (const item of items) {
    const found = toOrigin(item);
    if (found.url !== undefined) return found;
  }
  return null;
}

/** The file's name and lines, as an editor takes them: `cni.org:254-273`. */
export function placeOrigin({ path, line, endLine, url }: Place): Origin {
  return origin(`${path}:${line}${endLine > line ? `-${endLine}` : ''}`, url);
}

export function sourceOrigin({ title, url }: Source): Origin {
  const { label, ...target } = origin(title, url);
  return { label: shortAddress(label), ...target };
}

/** A label that is but an address, by its host and its last part: `docs.tigera.io/…/limitations`. */
function shortAddress(label: string): string {
  if (label.length <= MAX_ADDRESS_LABEL_CHARS || /\s/u.test(label)) return label;
  const [host = '', ...path] = label
    .replace(/^https?:\/\//iu, '')
    .replace(/\/$/u, '')
    .split('/');
  const last = path.at(-1);
  if (last === undefined) return label;
  return truncate(`${host}/${path.length > 1 ? '…/' : ''}${last}`, MAX_ADDRESS_LABEL_CHARS);
}

function origin(title: string, url: string | undefined): Origin {
  const target = url === undefined ? null : linkTarget(url);
  const said = cleanText(title).trim();
  const label = truncate(said === '' ? (target ?? 'source') : said, MAX_LABEL_CHARS);
  return target === null ? { label } : { label, url: target };
}
