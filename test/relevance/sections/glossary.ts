import type { SectionQuestions } from '#test/relevance/row.ts';

export const glossary: SectionQuestions = {
  glossary: ['show me the glossary', 'I do not understand half of the words in this channel, is there a vocabulary'],
  'glossary-cluster': ['what is meant by control plane', 'explain CRI to me', 'what is a cloud controller manager'],
  'glossary-addresses': [
    'define CIDR',
    'what is an unique local address',
    'difference in meaning: carrier-grade NAT range',
  ],
  'glossary-linux': ['what is XDP', 'meaning of promiscuous mode', 'define netfilter'],
  'glossary-routing': ['what does VTEP stand for', 'define ECMP', 'what are jumbo frames'],
  'glossary-services': ['meaning of east-west traffic', 'what is Maglev', 'explain connection draining'],
  'glossary-names': ['what does FQDN stand for', 'define PTR record', 'meaning of a stub domain'],
  'glossary-http': ['what is SNI', 'what does ACME stand for', 'define reverse proxy'],
  'glossary-policy': ['what is a KEP', 'meaning of DMZ', 'what does GA mean'],
};

/** Words of the glossary in questions on another subject. */
export const glossaryElsewhere: readonly string[] = [
  'glossary of legal terms for a rental contract',
  'who was the beta tester of that game',
  'how do I train for alpha male confidence',
  'what is the best resolver for rubik cubes',
  'is the operator of the power plant liable',
  'ingress the mobile game, is it still online',
  'what does sidecar mean on a motorcycle',
  'certificate authority for yoga teachers',
];
