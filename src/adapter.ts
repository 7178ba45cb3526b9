import type { Action, Answer, Conversation } from '#src/document/answer.ts';

/** What a person typed, as the platform delivered it: markup, mentions and all. */
export type Question = { readonly text: string };

/** Names and short questions that begin with what was typed, best first; for completion. */
export type Suggest = (prefix: string, limit: number) => readonly string[];

/**
 * What can be asked, given what was typed so far: `label` says what it is, `query` is what is then asked, both at most
 * 100 UTF-16 units. Best first, each query once; before anything is typed, where to begin. Empty where nothing fits.
 *
 * With `beside` a thing is completed that is to be compared with these, as they were typed (so far none, perhaps): then only
 * things by their names, which can be compared with all of those that are known, and none of these themselves.
 */
export type Complete = (typed: string, limit: number, beside?: readonly string[]) => readonly Action[];

/** The whole core as an adapter sees it. Never rejects for a question's content; a miss is an answer. */
export type Ask = (question: Question, conversation: Conversation) => Promise<Answer>;

/** A file of the content as a reader meets it: its title and what can be asked of it, in the author's order. */
export type Topic = { readonly title: string; readonly actions: readonly Action[] };

/** What the knowledge base holds, for surfaces that show it before anything is asked. */
export type Guide = {
  /** Version of this program, as in package.json. */
  readonly version: string;
  /** The commit or tag of the content, if it is known. */
  readonly revision?: string;
  /** ISO date of the newest and the oldest review, if the content says so. */
  readonly reviewed?: { readonly newest: string; readonly oldest: string };
  readonly counts: {
    readonly sections: number;
    readonly entities: number;
    readonly facts: number;
    readonly sources: number;
  };
  readonly topics: readonly Topic[];
  /** Questions that this content answers, of different kinds, best first; at least one. */
  readonly examples: readonly Action[];
  /** Where a newcomer begins, if the content has a path for newcomers. */
  readonly firstStep?: Action;
  /** Things that stand beside these in the content, nearest first, none of these themselves. Slugs as in `Answer.entities`. */
  readonly relatedTo: (slugs: readonly string[], limit: number) => readonly Action[];
  /** Each thing that these can be compared with; `label` is its name, `query` the whole comparison. */
  readonly comparableWith: (slugs: readonly string[], limit: number) => readonly Action[];
};

/** What a reader told us about an answer. Nothing in it names the reader. */
export type Report =
  | { readonly kind: 'gap'; readonly surface: string; readonly question: string }
  | {
      readonly kind: 'feedback';
      readonly surface: string;
      readonly verdict: 'good' | 'bad';
      readonly question: string;
      /** Title of the answer. */
      readonly title: string;
      readonly reason?: string;
    };

/** Takes a report; never throws for what it holds. */
export type TakeReport = (report: Report) => void;

/** A surface people ask on. `start` resolves once questions can be asked; `stop` once nothing runs any more. */
export type Adapter = {
  readonly name: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** One thing that `doctor` looked at. `remedy` says what to do about it, or what one may do next. */
export type Check = {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'wrong';
  readonly detail: string;
  readonly remedy?: string;
};
