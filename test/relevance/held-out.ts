import { findHits, type Understood } from '#src/answer/evidence.ts';
import type { Corpus } from '#src/content/corpus.ts';
import { newConversation } from '#src/document/answer.ts';
import { createLexicon } from '#src/query/lexicon.ts';
import { understand } from '#src/query/understand.ts';
import { createIndex } from '#src/search/index.ts';
import type { Hit } from '#src/search/retrieve.ts';

/** A typical wording that was taken out of the content before it was asked: as new to the index as a stranger's question. */
export type HeldOut = {
  /** The section that the wording stood in. */
  readonly id: string;
  readonly query: Understood;
  readonly hits: readonly Hit[];
};

/** Every fifth wording of each section is taken out at a time. */
const FOLDS = 5;

/** Asks each wording of the corpus that is answered by ranking sections, and not by names and data. */
export function* heldOutWordings(corpus: Corpus): Generator<HeldOut> {
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const lexicon = createLexicon(createIndex(without(corpus, fold)));
    for (const { id, questions } of corpus.sections)
      for (const [at, question] of questions.entries()) {
        if (at % FOLDS !== fold) continue;
        const query = understand(lexicon, question, newConversation);
        if (query.intent === 'question') yield { id, query, hits: findHits({ lexicon }, query) };
      }
  }
}

function without(corpus: Corpus, fold: number): Corpus {
  const sections = corpus.sections.map((section) => ({
    ...section,
    questions: section.questions.filter((_, at) => at % FOLDS !== fold),
  }));
  return { ...corpus, sections, section: new Map(sections.map((section) => [section.id, section])) };
}
