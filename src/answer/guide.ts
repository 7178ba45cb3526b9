import type { Guide, Topic } from '#src/adapter.ts';
import type { Corpus, Section } from '#src/content/corpus.ts';
import { statisticsOf } from '#src/content/statistics.ts';
import type { Action } from '#src/document/answer.ts';
import { linksIn } from '#src/document/links.ts';
import { askingFor } from './asking.ts';
import { examplesFrom } from './examples.ts';
import type { Knowledge } from './knowledge.ts';
import { createNeighbours } from './neighbours.ts';

/** The `:CUSTOM_ID:` by which content marks where a newcomer begins; its file is the newcomer's path. */
const FIRST_STEP_ID = 'start-here';
/** Headlines down to this level are offered as a file's contents. */
const MAX_TOPIC_LEVEL = 2;

/** What the content holds and how to ask for it: every action leads to what its label says. */
export function createGuide(
  knowledge: Knowledge,
  about: { readonly version: string; readonly revision?: string },
): Guide {
  const { corpus } = knowledge;
  const { sections, entities, facts, sources } = statisticsOf(corpus);
  const start = corpus.section.get(FIRST_STEP_ID);
  const firstStep = start && actionFor(knowledge, start);
  const dates = corpus.sections.flatMap(({ asOf }) => asOf ?? []).sort();
  const [oldest, newest] = [dates[0], dates.at(-1)];
  let topics: readonly Topic[] | undefined;
  return {
    ...about,
    ...(oldest !== undefined && newest !== undefined && { reviewed: { newest, oldest } }),
    counts: { sections, entities, facts, sources },
    /** Made when first looked at: a terminal never does, and it takes as long as asking a thousand questions. */
    get topics() {
      topics ??= topicsOf(knowledge);
      return topics;
    },
    examples: examplesFrom(knowledge),
    ...(firstStep && { firstStep }),
    ...createNeighbours(knowledge),
  };
}

function actionFor(knowledge: Knowledge, section: Section): Action | undefined {
  const query = askingFor(knowledge, section);
  return query === null ? undefined : { label: section.title, query };
}

/** The newcomer's file, then the files that it links to, in its order, then the others by title. */
function topicsOf(knowledge: Knowledge): Topic[] {
  const files = Map.groupBy(knowledge.corpus.sections, ({ path }) => path);
  const first = newcomersOrder(knowledge.corpus);
  const rankOf = (path: string) => (first.includes(path) ? first.indexOf(path) : first.length);
  return [...files]
    .map(([path, sections]) => ({ path, title: fileTitle(path, sections), sections }))
    .sort((a, b) => rankOf(a.path) - rankOf(b.path) || a.title.localeCompare(b.title, 'en'))
    .map(({ title, sections }) => ({
      title,
      actions: sections
        .filter(({ level, body }) => level <= MAX_TOPIC_LEVEL && body.length > 0)
        .flatMap((section) => actionFor(knowledge, section) ?? []),
    }))
    .filter(({ actions }) => actions.length > 0);
}

function newcomersOrder({ sections, section }: Corpus): string[] {
  const start = section.get(FIRST_STEP_ID);
  if (!start) return [];
  const targets = sections
    .filter(({ path }) => path === start.path)
    .flatMap(({ body }) => linksIn(body.flatMap((part) => (part.kind === 'block' ? [part.block] : []))))
    .flatMap(({ url }) => section.get(url.replace(/^#/u, ''))?.path ?? []);
  return [...new Set([start.path, ...targets])];
}

function fileTitle(path: string, sections: readonly Section[]): string {
  return sections[0]?.outlinePath[0] ?? (path.split('/').at(-1) ?? path).replace(/\.org$/u, '');
}
