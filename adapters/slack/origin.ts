import type { Answer, Place, Source, SourcedAnswer } from '#src/document/answer.ts';
import { truncate } from '#src/document/truncate.ts';
import { cleanText, cleanUrl } from '#src/document/visible.ts';
import { comfort, limits } from './limits.ts';

/** Where something can be read. Without `url` only its name is known. Both are clean. */
export type Origin = { readonly label: string; readonly url?: string };

/** An absolute http, https or mailto address that Slack takes as a link, or null. */
export function linkTarget(url: string): string | null {
  const target = cleanUrl(url);
  const isLink = target.length <= limits.urlChars && /^(?:https?:\/\/|mailto:)./iu.test(target) && URL.canParse(target);
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
  if (label.length <= comfort.addressLabelChars || /\s/u.test(label)) return label;
  const [host = '', ...path] = label
    .replace(/^https?:\/\//iu, '')
    .replace(/\/$/u, '')
    .split('/');
  const last = path.at(-1);
  if (last === undefined) return label;
  return truncate(`${host}/${path.length > 1 ? '…/' : ''}${last}`, comfort.addressLabelChars);
}

function origin(title: string, url: string | undefined): Origin {
  const target = url === undefined ? null : linkTarget(url);
  const said = cleanText(title).trim();
  const label = truncate(said === '' ? (target ?? 'source') : said, comfort.sourceLabelChars);
  return target === null ? { label } : { label, url: target };
}
