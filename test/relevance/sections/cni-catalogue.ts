import type { SectionQuestions } from '#test/relevance/row.ts';

/** The owner of a topic in another file that answers as well. */
export const cniCatalogue: SectionQuestions = {
  'cni-tables': [
    'give me a big matrix with all network plugins in it',
    { question: 'I would like to look at all CNIs and their features at once', or: ['cni-table-summary'] },
  ],
  'cni-table-summary': ['who maintains kube-ovn and under which licence', 'summary of all CNI plugins'],
  'cni-table-data-plane': [
    'which cnis have ovn in the data plane',
    'which CNIs encapsulate with geneve',
    'list plugins that are eBPF based',
  ],
  'cni-table-features': [
    { question: 'which CNI has wireguard', or: ['wireguard', 'cni-encryption'] },
    'which plugins can work without kube-proxy and also encrypt',
    { question: 'network plugins that understand L7 rules', or: ['cni-l7-policy'] },
  ],
  'cni-table-windows': [
    { question: 'network plugins for windows server nodes, show me a list', or: ['cni-windows-nodes'] },
    'overview: which CNI runs on windows and which one takes several nics',
  ],
  'cni-table-status': [
    'cni plugins with their release dates',
    'repository and documentation links of cni plugins',
    'are there any dead CNIs in the list',
  ],
  'cni-plugins-one-by-one': ['a portrait of each network plugin, please', 'short portrait of each CNI'],
  'cni-genie': [
    'the huawei thing that lets a pod choose its network, does it still exist',
    'cni genie or is there something newer for that',
  ],
  flannel: [
    'job of flanneld',
    { question: 'does flannel run on a windows worker', or: ['cni-windows-nodes'] },
    'flannel latest version',
  ],
  calico: [
    'explain calico to me',
    { question: 'which data planes can I choose in calico', or: ['calico-data-planes'] },
  ],
  canal: ['is canal a cni of its own', 'is the canal repository abandoned'],
  cilium: ['explain cilium to me like I am new here', 'is hubble part of cilium'],
  'cilium-kernel': [
    { question: 'kernel version needed by cilium', or: ['cilium'] },
    { question: 'our nodes have kernel 4.15, will cilium run', or: ['cilium'] },
    'which kernel for cilium with wireguard or big tcp',
  ],
  contiv: ['cisco contiv, is anybody still working on it', 'which vswitch does contiv use'],
  'weave-net': [
    {
      question: 'we still run weave from 2019, how bad is that',
      or: ['weave-net-replacement', 'archived-cni-plugins'],
    },
    { question: 'which udp ports does weave want between the hosts', or: ['cni-ports'] },
  ],
  nuage: ['nokia sdn plugin for k8s', 'which tunnel does nuage use between nodes'],
  romana: ['is there still somebody behind romana', 'how does romana publish its routes'],
  aci: [
    'our datacenter has a cisco fabric, is there a kubernetes plugin for it',
    { question: 'does the cisco aci plugin do ipv6 dual stack', or: ['cni-dual-stack'] },
  ],
  'nsx-t': ['what does vmware nsx do for pods', 'how is NCP related to NSX', 'does nsx-t handle clusterip itself'],
  antrea: ['which vswitch does antrea use', 'does antrea encrypt on windows', 'antrea l7 rules stable?'],
  'kube-router': [
    'a single daemon for bgp plus services plus policies, which one was it',
    'does kube-router encapsulate between subnets',
  ],
  'kube-ovn': [
    'cni where each namespace has an own subnet and tenants have vpcs',
    'is windows still supported by kube-ovn',
  ],
  'ovn-kubernetes': [
    'what is the ovnkube-node daemonset',
    { question: 'which network does openshift come with', or: ['cni-distribution-defaults'] },
  ],
  multus: [
    { question: 'my pod needs eth0 and net1', or: ['cni-several-interfaces'] },
    'what does the thick plugin of multus mean',
  ],
  'amazon-vpc-cni': [
    'what is the aws-node daemonset good for',
    { question: 'pods on amazon take addresses out of my subnet, by which plugin', or: ['cloud-native-pod-addresses'] },
  ],
  'azure-cni': ['pod addresses in AKS come from which plugin', 'when does NPM on azure stop'],
  'gke-dataplane-v2': ['what are these anetd pods', 'anetd and cilium in GKE, is it the same'],
  spiderpool: ['rdma networks for pods, which plugin', 'ip pools for macvlan pods as custom resources'],
  kindnet: [
    'what is kindnetd',
    { question: 'plugin that kind uses for its pod network', or: ['cni-distribution-defaults'] },
  ],
  'bridge-plugin': [
    { question: 'the cni0 device on my host, who made it', or: ['tunnel-interfaces'] },
    { question: 'meaning of isGateway and ipMasq in a bridge config', or: ['cni-conflist-example'] },
  ],
  'other-cni-plugins': [
    'cni plugins that are less well known',
    'more recent network plugins than those in old articles',
  ],
  'cni-catalogue-questions': ['sort cni plugins by some property', 'groups of cni plugins by one property'],
  'cni-several-interfaces': [
    'we need three nics in one pod, which plugins can do it',
    { question: 'sr-iov as second interface in a pod', or: ['multus', 'spiderpool'] },
  ],
  'cni-licences': ['legal asks: any cni with a GPL or proprietary licence', 'is every network plugin apache licensed'],
  'cni-cncf-projects': ['which cni graduated at the cncf', 'is calico owned by a foundation or by a company'],
  'cni-dual-stack': [
    'pods shall have v4 and v6 together, what supports this',
    { question: 'does EKS networking do dual-stack', or: ['amazon-vpc-cni'] },
  ],
  'cni-bgp-plugins': [
    { question: 'bgp sessions with our routers, which CNIs can hold them', or: ['bgp'] },
    'I want pod ips announced to the leaf switches, which CNIs are able to',
  ],
  'cni-distribution-defaults': [
    'what does rke2 use for networking out of the box',
    { question: 'which cni comes with EKS and AKS if I choose nothing', or: ['cni-managed-cloud'] },
    'k0s default network',
  ],
};

/** Words of this topic in questions on another subject: the assistant must abstain. */
export const cniCatalogueElsewhere: readonly string[] = [
  'who sells flannel shirts in large sizes',
  'how do I weave a basket from willow',
  'how old does a calico cat get',
  'boat trips on the canal du midi',
  'genie in the bottle lyrics',
  'what is a good recipe for spider crab pool party',
  'price of a cisco desk phone',
  'ringtones for a nokia 3310',
  'how tall is the antrea mountain hut',
  'azure as a colour for my living room wall',
];
