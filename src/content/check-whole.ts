import type { Corpus, Entity, Problem } from './corpus.ts';
import { nameKey } from './names.ts';

/** What only shows when all files are read together: two sections or two tables that do not fit each other. */
export function checkWhole(corpus: Corpus): Problem[] {
  return [
    ...repeatedQuestions(corpus),
    ...corpus.entities.flatMap((entity) => contradictions(corpus, entity)),
    ...gaps(corpus),
  ];
}

/** The same wording in two sections: only one of them can come first. */
function repeatedQuestions({ sections }: Corpus): Problem[] {
  const holders = new Map<string, string>();
  return sections.flatMap((section) =>
    section.questions.flatMap((question) => {
      const key = nameKey(question);
      const holder = holders.get(key);
      if (holder === undefined) holders.set(key, section.id);
      return holder === undefined
        ? []
        : [
            {
              path: section.path,
              line: section.line,
              message:
                holder === section.id
                  ? `the question "${question}" stands here twice; keep one`
                  : `the question "${question}" stands in "${holder}" too; keep it where it is answered better`,
            },
          ];
    }),
  );
}

/** Two tables that give the same attribute of one thing in different words: one of them will be out of date first. */
function contradictions({ section }: Corpus, { name, facts }: Entity): Problem[] {
  return facts.flatMap((fact, at) => {
    const first = facts.slice(0, at).find(({ key }) => key === fact.key);
    return first === undefined || first.sectionId === fact.sectionId
      ? []
      : [
          {
            path: fact.place.path,
            line: fact.place.line,
            message:
              `${name} has "${fact.attribute}" twice: "${first.text}" in "${section.get(first.sectionId)?.title}" ` +
              `and "${fact.text}" here; state it once, or name what differs in the header`,
          },
        ];
  });
}

/**
 * A thing that stands in one table of its family and lacks in another cannot be compared or filtered there. A family is
 * a group whose tables share a title up to a colon: "CNI plugins: status", "CNI plugins: policy".
 */
function gaps(corpus: Corpus): Problem[] {
  const families = corpus.groups.filter(({ title, sectionIds }) =>
    sectionIds.every((id) => corpus.section.get(id)?.title.startsWith(`${title}: `)),
  );
  return families.flatMap((group) =>
    group.sectionIds.flatMap((id) => {
      const section = corpus.section.get(id);
      const lacking = group.entities.filter(
        (slug) => !corpus.entity.get(slug)?.places.some(({ path, line }) => section && holds(section, path, line)),
      );
      return section === undefined || lacking.length === 0
        ? []
        : [
            {
              path: section.path,
              line: section.line,
              message: `the table lacks ${namesOf(corpus, lacking)}, which "${group.title}" has elsewhere; add a row for each`,
            },
          ];
    }),
  );
}

function holds(section: { path: string; line: number; endLine: number }, path: string, line: number): boolean {
  return section.path === path && section.line <= line && line <= section.endLine;
}

function namesOf(corpus: Corpus, slugs: readonly string[]): string {
  return slugs.map((slug) => corpus.entity.get(slug)?.name ?? slug).join(', ');
}
