import type { Suggest } from '#src/adapter.ts';
import type { Corpus } from '#src/content/corpus.ts';
import { nameKey } from '#src/content/names.ts';

/** Completes what was typed to names first, then to titles; spelling of case, hyphen and space makes no difference. */
export function createSuggest(corpus: Corpus): Suggest {
  const names = corpus.entities.map((entity) => ({
    label: entity.name,
    keys: [entity.name, entity.slug, ...entity.aliases].map(nameKey),
  }));
  const titles = corpus.sections
    .filter((section) => section.body.length > 0)
    .map((section) => ({ label: section.title, keys: [nameKey(section.title)] }));
  const all = [...names, ...titles];
  return (prefix, limit) => {
    const key = nameKey(prefix);
    const found = all.filter(({ keys }) => keys.some((candidate) => candidate.startsWith(key)));
    return [...new Set(found.map(({ label }) => label))].slice(0, limit);
  };
}
