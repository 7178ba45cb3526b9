import type { SectionQuestions } from '#test/relevance/row.ts';

export const cni: SectionQuestions = {
  cni: [
    'what does a network plugin do for my cluster',
    'define CNI',
    { question: 'does every cluster require a network plugin', or: ['network-model'] },
  ],
  'who-calls-cni': [
    'is it the kubelet that starts the network plugin',
    { question: 'kubelet does not know the flag cni-bin-dir any more', or: ['dockershim'] },
    'who starts the plugin binary when a pod is created',
  ],
  'cni-config-location': [
    'folder of the network plugin configuration on a worker',
    'where are the plugin executables installed',
  ],
  'cni-config-order': [
    'there are several files in net.d, which does containerd take',
    'cilium renamed my 10-flannel.conflist',
    'several files in net.d after switching plugins, the old one still wins',
  ],
  'cni-spec-version': [
    'which cniVersion do I need at least',
    'what changed between CNI 1.0 and 1.1',
    'which CNI spec release does k8s recommend',
  ],
  'cni-verbs': [
    'meaning of the CNI GC command',
    'what must a plugin do on DEL',
    'CHECK and STATUS of CNI, what is the difference',
  ],
  'cni-invocation': [
    { question: 'how do I get the supported versions out of a plugin binary', or: ['incompatible-cni-versions'] },
    'what is CNI_NETNS',
    'stdin and env vars of a cni plugin',
  ],
  'cni-conflist-example': [
    'show me a sample cni configuration file',
    'explain the fields of a conflist',
    'what is ipMasq in a bridge config',
  ],
  'cni-chaining': [
    'how does one cni plugin pass its result to the next',
    'order of plugins on ADD and on DEL',
    'prevResult explained',
  ],
  'cni-chained-plugins': [
    'what does the tuning plugin do',
    'purpose of the sbr and firewall plugins',
    'set somaxconn for pods through cni',
  ],
  'cni-reference-plugins': [
    'which plugins does the containernetworking project ship',
    {
      question: 'can I run a cluster with just bridge and host-local',
      or: ['bridge-plugin', 'bridge-plugin-vs-flannel'],
    },
  ],
  'cni-meta-plugins': ['explain the term meta-plugin', 'plugins that delegate to others'],
  'cni-ipam': [
    'what is IPAM',
    'what is the role of ipam in a network plugin',
    { question: 'mechanisms for giving pods addresses', or: ['ipam-table'] },
  ],
  'ipam-table': [{ question: 'overview of ipam plugins', or: ['cni-ipam'] }, 'table of ways to assign pod addresses'],
  'host-local': [
    {
      question: 'failed to allocate for range 0: no IP addresses available in range set',
      or: ['pod-addresses-exhausted'],
    },
    'which allocator does flannel use for pod addresses',
    'reserved addresses in /var/lib/cni/networks',
  ],
  'calico-ipam': [
    'how many addresses are in a calico block',
    'can a node take an IP from a block of another node',
    'see how full my calico pool is',
  ],
  'cilium-ipam-modes': [
    'who hands out pod cidrs in cilium',
    'pod range of cilium collides with the node network',
    'ipam mode kubernetes in cilium',
  ],
  'choose-ipam': [
    'which address management wastes the least addresses',
    'should pods have VPC addresses or their own range',
  ],
  'change-ipam-mode': [
    'is it possible to switch from one ipam to another later',
    { question: 'change cilium ipam in production', or: ['cilium-ipam-modes'] },
  ],
  'pod-fixed-ip': [
    'my pod needs always the same IP',
    'calico annotation to request an address',
    { question: 'pin the IP of a pod', or: ['static-pod-ip-vs-service'] },
  ],
  'host-local-vs-calico-ipam': [
    'calico-ipam compared with host-local',
    'why is host-local less efficient than calico blocks',
  ],
  'choose-a-cni-plugin': [
    'help me pick a network plugin',
    'network plugin recommendation for a fresh production cluster',
    'how should I select a CNI',
  ],
  'cni-decision-checklist': [
    'what should I clarify before installing a network plugin',
    'which network decisions are hard to revert',
  ],
  'cni-managed-cloud': [
    'which network plugin on EKS',
    'should I replace azure cni by calico on AKS',
    { question: 'cni for gke', or: ['gke-dataplane-v2'] },
  ],
  'cni-bare-metal': [
    'network plugin for own servers in racks',
    { question: 'cni for a datacenter with bgp capable switches', or: ['cni-bgp-plugins'] },
  ],
  'cni-small-cluster': ['lightweight network plugin for my homelab', 'network plugin on raspberry pi'],
  'cni-windows-nodes': [
    'network plugins for a cluster that mixes linux and windows machines',
    { question: 'which network plugins can serve windows workers', or: ['cni-table-windows', 'network-model-windows'] },
  ],
  'cni-network-policy': [
    { question: 'plugins that implement network policies', or: ['cni-table-features'] },
    {
      question: 'does the bridge plugin enforce networkpolicy',
      or: ['cni-reference-plugins', 'bridge-plugin', 'bridge-plugin-vs-flannel'],
    },
  ],
  'cni-l7-policy': ['plugin with policies by url', 'does any cni do layer 7 rules'],
  'cni-overlay-or-routed': [
    { question: 'plugins with and without encapsulation', or: ['cni-table-data-plane'] },
    { question: 'routed cni plugins', or: ['cni-table-data-plane'] },
  ],
  'cni-encryption': [
    { question: 'plugins with wireguard', or: ['cni-table-features'] },
    'can calico encrypt what goes between nodes',
  ],
  'same-node-encryption': [
    { question: 'is local traffic on one worker encrypted by cilium', or: ['unencrypted-traffic'] },
    { question: 'two pods on one machine with wireguard enabled, plain text or not', or: ['unencrypted-traffic'] },
  ],
  'cni-replaces-kube-proxy': [
    { question: 'cluster without kube-proxy, which network plugins can do that', or: ['cni-table-features'] },
    { question: 'which cni lets me drop kube-proxy', or: ['cilium-without-kube-proxy'] },
  ],
  'archived-cni-plugins': ['which network plugins should I avoid because nobody maintains them', 'dead cni projects'],
  'weave-net-replacement': [
    'what do I use now that weave is gone',
    { question: 'is there still a maintained weave', or: ['archived-cni-plugins', 'weave-net'] },
  ],
  'romana-contiv-status': [
    { question: 'is romana a dead project', or: ['romana', 'cni-table-status'] },
    'are romana and contiv both given up',
  ],
  'nsx-t-renamed': [
    { question: 'current product name of nsx-t', or: ['nsx-t'] },
    { question: 'did broadcom rename nsx', or: ['nsx-t'] },
  ],
  kubenet: ['what did kubenet do', 'when does aks stop supporting kubenet', 'is kubenet gone'],
  'cni-how-to': ['tasks around a network plugin', 'running a cni plugin day to day'],
  'which-cni-is-installed': ['find the installed network plugin', 'identify the cni of an unknown cluster'],
  'cni-not-initialized': [
    'new node stays NotReady after kubeadm join, network plugin is not ready',
    'nodes NotReady because there is no network plugin yet',
    'cni plugin not initialized',
  ],
  'debug-cni-plugin': [
    'systematic way to find a fault in the pod network',
    'pods on a single worker have no network, what do I check',
  ],
  'cni-logs': ['where does flannel log', 'find log output of the network plugin'],
  'cni-error-codes': ['what does cni code 11 say', 'list the error numbers of CNI'],
  cnitool: ['try a conflist by hand in a namespace', 'command line tool to execute cni configs'],
  'calico-bgp-not-established': [
    'calico/node is not ready: BIRD is not ready: BGP not established with 10.0.0.2',
    'calico nodes do not peer with each other',
  ],
  'migrate-cni-plugin': [
    'exchange the network plugin of a running cluster',
    'is there a zero downtime way to change the cni',
  ],
  'migrate-flannel-to-calico': [
    'live migration of a flannel cluster to calico',
    'what does the calico migration controller require of flannel',
  ],
  'revert-flannel-migration': [
    'take back the migration to calico and use flannel again',
    'migration to calico failed, how to return',
  ],
  'migrate-to-cilium': ['move a cluster with calico over to cilium', 'what is needed for a live migration to cilium'],
  'two-cni-plugins': ['install a second network plugin next to the first', 'can flannel and cilium coexist'],
  'cilium-cni-chaining': ['run cilium chained behind another cni', 'chainingMode generic-veth'],
  'remove-cni-plugin': [
    'get rid of all traces of calico on a node',
    'uninstalled cilium and now pods cannot be created',
  ],
  'limit-pod-bandwidth': ['restrict a pod to 10 mbit', 'bandwidth annotation is ignored'],
  'upgrade-cni-plugin': ['new version of flannel, how do I roll it out', 'is a cni update disruptive'],
};

/** Words of this topic in questions on another subject: the assistant must abstain. */
export const cniElsewhere: readonly string[] = [
  'which vim plugin do you use',
  'which wordpress plugin should I choose for seo',
  'write a jenkins plugin in java',
  'block size of a postgres page',
  'limit the bandwidth of my steam downloads',
  'migrate a wordpress site to another hoster',
  'static ip for my home printer',
  'uninstall a chrome extension cleanly',
];
