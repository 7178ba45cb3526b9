import type { SectionQuestions } from '#test/relevance/row.ts';

export const projectStatus: SectionQuestions = {
  'project-status': [
    'where is kubernetes networking heading',
    'overview: what is old and what is current in k8s networking',
  ],
  'status-of-features': [
    'show deprecated kubernetes features and what to use instead',
    'which parts of the service api are obsolete',
  ],
  'status-of-projects': [
    { question: 'which network projects have been shut down', or: ['archived-cni-plugins'] },
    'what should I use instead of a retired network add-on',
  ],
  dockershim: ['what happened to dockershim', 'docker support of the kubelet and cni after 1.24'],
  'supported-releases': ['which kubernetes versions still get patches', 'eol date of kubernetes 1.36'],
  'networking-1-37': [
    'what changed for the network in kubernetes v1.37',
    { question: 'new things in 1.37', or: ['kube-proxy-1-37'] },
  ],
  'networking-1-36': ['news for networking in kubernetes v1.36', 'what is different in 1.36 for services'],
  'networking-1-35': [
    'network changes in v1.35',
    { question: 'what did kubernetes 1.35 deprecate', or: ['status-of-features'] },
  ],
  'networking-1-34': ['network features of release 1.34', 'kubernetes v1.34 news for networking'],
  'networking-1-33': ['what came with 1.33 for networking', 'kubernetes v1.33 and the network'],
  'networking-removals-planned': [
    'what will disappear from kubernetes networking in the next releases',
    'planned removals around v1.40',
  ],
  'upgrade-network-check': [
    'what do I have to look at before I upgrade the cluster',
    'check my cluster for deprecated networking things',
  ],
  'outdated-tutorials': [
    'is what I read in an old kubernetes networking tutorial still true',
    'typical mistakes in outdated articles about kubernetes networking',
  ],
  'history-by-version': ['which kubernetes release brought dual stack', 'list of networking milestones per release'],
  'history-by-date': ['chronology of networking projects', 'on which date did cilium graduate in cncf'],
  'addons-page-outdated': [
    'the documentation on addons mentions nuage and romana, is it current',
    'is the list of add-ons on kubernetes.io reliable',
  ],
  'moved-addresses': ['github coreos flannel moved to where', 'dead link to an old documentation page of kubernetes'],
  'follow-changes': [
    'where can I read about upcoming networking changes',
    'which place lists proposals for the next kubernetes network features',
  ],
};

/** Words of this topic in questions on another subject: the assistant must abstain. */
export const projectStatusElsewhere: readonly string[] = [
  'is windows 10 still supported by microsoft',
  'when was the first iphone released',
  'what is new in python 3.14',
  'which airline projects were cancelled',
  'history of the roman empire by date',
  'release date of the next star wars film',
  'when do I retire if I was born in 1970',
];
