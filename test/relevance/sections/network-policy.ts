import type { SectionQuestions } from '#test/relevance/row.ts';

export const networkPolicy: SectionQuestions = {
  'default-deny-egress-dns': [
    'we blocked all outgoing traffic in the namespace and now nothing resolves',
    'names stop working as soon as I apply an egress policy',
  ],
  'networkpolicy-no-effect': [
    'applied a deny policy and the pods still talk to each other',
    'is my policy being ignored?',
  ],
};

/** Words of this topic in questions on another subject. */
export const networkPolicyElsewhere: readonly string[] = [
  'what is the return policy of the store',
  'who decides on monetary policy in europe',
];
