import { fileURLToPath } from 'node:url';
import type { Ask } from '#src/adapter.ts';
import { createAsk } from '#src/answer/ask.ts';
import { buildCorpus } from '#src/content/build-corpus.ts';
import type { Corpus } from '#src/content/corpus.ts';
import { readContent } from '#src/content/read-content.ts';
import { type Answer, newConversation } from '#src/document/answer.ts';
import { createLexicon } from '#src/query/lexicon.ts';
import { createIndex } from '#src/search/index.ts';
import { judge, type Outline, type Verdict } from './judge.ts';
import type { RelevanceRow } from './row.ts';

export type Measured = { readonly row: RelevanceRow; readonly answer: Answer; readonly verdict: Verdict };

/** Shares between 0 and 1; a share of nothing is 1, of wrongly abstained 0. */
export type Shares = {
  readonly inScope: number;
  readonly outOfScope: number;
  readonly hitAtOne: number;
  readonly hitAtThree: number;
  readonly rightlyAbstained: number;
  readonly wronglyAbstained: number;
};

/** How many of the offered next questions count for hit@3, beside the answer itself. */
const OFFERED = 2;
const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));

/** The content of this checkout. */
export function loadContent(): Corpus {
  return buildCorpus(readContent(CONTENT));
}

/** The whole core on the content of this checkout. */
export function askContent(corpus = loadContent()): Ask {
  return createAsk({ corpus, lexicon: createLexicon(createIndex(corpus)), linkTo: () => undefined });
}

/** Asks every row in a conversation of its own and judges what comes. */
export async function measure(ask: Ask, outline: Outline, rows: readonly RelevanceRow[]): Promise<Measured[]> {
  const fresh = (text: string) => ask({ text }, newConversation);
  return Promise.all(
    rows.map(async (row) => {
      const answer = await fresh(row.question);
      const verdict = judge(row, { answer, offered: [] }, outline);
      if (verdict.atOne) return { row, answer, verdict };
      const offered = await Promise.all(answer.actions.slice(0, OFFERED).map(({ query }) => fresh(query)));
      return { row, answer, verdict: judge(row, { answer, offered }, outline) };
    }),
  );
}

export function sharesOf(measured: readonly Measured[]): Shares {
  const inside = measured.filter(({ row }) => row.expect !== 'abstain');
  const outside = measured.filter(({ row }) => row.expect === 'abstain');
  return {
    inScope: inside.length,
    outOfScope: outside.length,
    hitAtOne: share(inside, ({ verdict }) => verdict.atOne, 1),
    hitAtThree: share(inside, ({ verdict }) => verdict.atThree, 1),
    rightlyAbstained: share(outside, ({ verdict }) => verdict.abstained, 1),
    wronglyAbstained: share(inside, ({ verdict }) => verdict.abstained, 0),
  };
}

function share(all: readonly Measured[], holds: (each: Measured) => boolean, ofNothing: number): number {
  return all.length === 0 ? ofNothing : all.filter(holds).length / all.length;
}

/** One line for each row that failed: the question, what came, what it lacks. */
export function failures(measured: readonly Measured[]): string[] {
  return measured
    .filter(({ verdict }) => !verdict.atOne)
    .map(({ row, answer, verdict }) => {
      const later = verdict.atThree ? ' (offered next)' : '';
      return `${row.question} → ${answer.kind} “${answer.title}”; lacks ${verdict.missing.join(', ')}${later} [${row.why}]`;
    });
}
