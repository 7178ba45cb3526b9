import type { Group } from '#src/content/corpus.ts';
import type { Correction } from '#src/document/answer.ts';
import type { QueryTerm } from '#src/search/retrieve.ts';

/** A thing named in the question; `from` and `to` are positions in the question's words, `to` not included. */
export type Mention = { readonly slug: string; readonly from: number; readonly to: number };

/** Which members of a group a list question wants. */
export type Filter =
  /** By a yes-or-no attribute: those that have it, or (`wanted: false`) those that have not. */
  | { readonly kind: 'has'; readonly attribute: string; readonly wanted: boolean }
  /** By terms in a cell of the attribute; `label` is how the question wrote them. */
  | {
      readonly kind: 'value';
      readonly attribute: string;
      readonly words: readonly string[];
      readonly label: string;
      readonly wanted: boolean;
    };

type Understood = {
  /** The cleaned text, as it was asked. */
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly terms: readonly QueryTerm[];
  /** Share of the words beside the names, by weight, that the content knows at all, 0 to 1; 1 if there are none. */
  readonly knownRestShare: number;
  /** Share of the words beside the names that stand in several sections: words of the field, not asides. */
  readonly commonRestShare: number;
  /** Whether it sets things against each other. */
  readonly comparing: boolean;
  /** Whether it asks for several things, whatever they are. */
  readonly listing: boolean;
  /** Whether it says that Kubernetes is meant: a name is then not used in another sense. */
  readonly inField: boolean;
  /** Keys of the attributes that it names, though the things it names may not have them. */
  readonly columns: readonly string[];
  /** Whether it asks for those attributes and nothing else. */
  readonly columnsOnly: boolean;
  readonly corrections: readonly Correction[];
};

export type Query =
  | { readonly intent: 'help' }
  | {
      readonly intent: 'smallTalk';
      readonly phrase: 'greeting' | 'thanks' | 'acknowledgement' | 'farewell' | 'complaint';
    }
  | { readonly intent: 'tooLong' }
  | { readonly intent: 'more' }
  | (Understood & { readonly intent: 'lookup'; readonly slug: string; readonly attributes: readonly string[] })
  | (Understood & {
      readonly intent: 'compare';
      readonly slugs: readonly string[];
      /** Named but beyond what a comparison holds. */
      readonly leftOut: readonly string[];
      /** Named, but of another kind than those. */
      readonly unlike: readonly string[];
      readonly attributes: readonly string[];
      readonly rest: readonly string[];
      /** Whether names stand side by side, so that they may be one thing that we do not know. */
      readonly tangled: boolean;
      /** Words right before a name that the content lacks, as written: that name may be another thing's. */
      readonly unknown: readonly string[];
    })
  | (Understood & {
      readonly intent: 'list';
      readonly group: Group;
      readonly filters: readonly Filter[];
      readonly attributes: readonly string[];
      /** Members that the question leaves out by name. */
      readonly except: readonly string[];
    })
  | (Understood & { readonly intent: 'question'; readonly attributes: readonly string[] });
