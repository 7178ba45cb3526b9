import { stem } from '#src/search/tokenize.ts';

/** Words for "a thing of this field" and "what is known of it": beside a name or a group's name they ask for nothing more. */
const WORDS =
  'kubernetes k8s kube cluster clusters plugin plugins provider providers implementation system project product solution tool option definition overview intro introduction basics summary info information detail details documentation docs role purpose concept';

export const genericTerms: ReadonlySet<string> = new Set(WORDS.split(' ').map(stem));
