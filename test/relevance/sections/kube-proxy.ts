import type { SectionQuestions } from '#test/relevance/row.ts';

export const kubeProxy: SectionQuestions = {
  'kube-proxy-modes': [
    'our platform doc has a field for the kube-proxy mode, which values can it have',
    'is userspace proxying still a thing or what else exists',
  ],
  'iptables-mode': [
    'how does the classic netfilter based kube-proxy send a packet to a pod',
    'is the iptables backend still the default in 1.37',
    'what exactly does kube-proxy put into netfilter when I never chose a mode',
  ],
  'ipvs-mode': [
    'how is ipvs used for kubernetes services',
    'ipvsadm -ln prints my services, how did they get in there',
  ],
  'nftables-mode': [
    'what is the new nftables backend',
    'tell me about running kube-proxy on nft instead of legacy iptables',
    'nftables proxier: maturity and differences in short',
  ],
  'ipvs-load-balancing': [
    'supported ipvs scheduler names',
    { question: 'want least-conn distribution inside the cluster, does kube-proxy offer that', or: ['ipvs-mode'] },
  ],
  'ipvs-deprecated': ['did kubernetes deprecate ipvs', { question: 'roadmap of the ipvs removal', or: ['ipvs-mode'] }],
  'nftables-default-plan': ['will nftables become the standard', 'status of KEP 5343'],
  'why-nftables-is-faster': [
    'tell me the technical reason for the low latency of nftables mode with huge service counts',
    { question: 'why is nft better at scale than iptables', or: ['iptables-vs-nftables'] },
  ],
  'ipvs-modules-missing': [
    'after the os image change kube-proxy exits, the node has no ip_vs module loaded',
    'ipvs mode: no fallback any more?',
  ],
  'which-kube-proxy-mode': [
    { question: 'greenfield cluster on kernel 6.8, iptables or nft for kube-proxy', or: ['iptables-vs-nftables'] },
    'what proxy backend would you take for several thousand services',
  ],
  'see-kube-proxy-mode': ['find the configured proxy mode', 'display the kube-proxy mode of my cluster'],
  'change-kube-proxy-mode': [
    'how to enable nftables mode on existing nodes',
    'does a change of proxy mode require a reboot',
    'how do I flip kube-proxy from iptables to something else without downtime',
  ],
  'kube-proxy-benchmarks': [
    'how big is the speed gain of nftables',
    'anyone measured latency of nftables with 10k services',
    'performance comparison data kube-proxy backends',
  ],
  'cilium-without-kube-proxy': [
    'we run cilium 1.20 with chart defaults, does kube-proxy still do the services',
    'kubeProxyReplacement is false in our values file, is kube-proxy required then',
  ],
  'kube-proxy-health': [
    'our monitoring cannot scrape kube-proxy metrics because it listens on localhost',
    { question: 'firewall team asks what port 10256 is for', or: ['cluster-ports'] },
  ],
  'kube-proxy-livez': [
    'why does healthz of kube-proxy turn 503',
    'load balancer health check turned red because the node is terminating',
  ],
  'kube-proxy-metrics': [
    'which kube-proxy metric shows that rules arrive late on nodes',
    'I want an alert when kube-proxy fails to restore iptables rules',
    'metric for programming latency of services',
  ],
  'kube-proxy-operation': [
    'short introduction for admins: how kube-proxy keeps rules in sync',
    'what does an operator tune and watch in kube-proxy',
  ],
  'kube-proxy-watches': [
    'are new pods found by kube-proxy via EndpointSlices or pod watches',
    'if the apiserver is unreachable for kube-proxy, are its rules outdated',
  ],
  'kube-proxy-limits': [
    'does kube-proxy test the health of my pods',
    "why doesn't kube-proxy stop sending to an overloaded pod",
  ],
  'kube-proxy-backend-choice': [
    'is service load balancing random',
    'is it round robin? one of my 3 replicas gets more connections',
  ],
  'kube-proxy-restart': [
    'is there an outage for services during a kube-proxy daemonset upgrade',
    'what if kube-proxy goes down',
  ],
  'kube-proxy-check': [
    { question: 'only worker node 12 cannot reach cluster IPs, is kube-proxy wrong there', or: ['broken-on-one-node'] },
    'how do I see on the node whether kube-proxy wrote rules for cluster IP 10.96.3.4',
  ],
  'iptables-chains': [
    'iptables-save prints KUBE-SVC-ABC and KUBE-SEP-XYZ, which one rewrites to the pod',
    'can my own script rely on KUBE-SERVICES chain names',
  ],
  'nftables-inspect': [
    { question: 'nft command to look up one service in the kube-proxy table', or: ['nftables-mode'] },
    'since nftables mode iptables-save shows me no service rules any more',
  ],
  'kube-proxy-sync-period': [
    'kube-proxy burns cpu during deployments, tune minSyncPeriod?',
    'we inherited iptables-sync-period=1h, keep it?',
  ],
  'kube-proxy-large-cluster-mode': [
    'kube-proxy iptables rules in a cluster with 5000 endpoints look different',
    'since we have more pods, iptables-save shows no service names next to the rules',
  ],
  'nftables-kernel': [
    'node os is ubuntu 20.04 with 5.4, nft mode possible?',
    'uname -r minimum for the nftables proxier',
  ],
  'nftables-migration': ['what do I have to adapt when enabling nftables', 'checklist before mode: nftables'],
  'nftables-nodeport-addresses': [
    'nodeport addresses with nftables',
    'which IPs accept nodeport traffic in nftables mode',
    'nodeport dead on the storage network address since we use nft',
  ],
  'nftables-localhost-nodeport': [
    'nodeport on localhost with nftables',
    'route_localnet and node ports',
    'our registry mirror on localhost:32000 broke',
  ],
  'nftables-firewall': [
    'does kube-proxy add firewall rules',
    {
      question: 'opened nothing in ufw before, now 31000 is blocked with nftables kube-proxy',
      or: ['node-firewall'],
    },
  ],
  'nftables-conntrack-invalid': [
    {
      question: 'kernel 5.15 and nftables mode, connection reset by peer on long tcp sessions to a service',
      or: ['connection-reset-by-peer'],
    },
    { question: 'should kube-proxy run with conntrack tcp be liberal in nftables mode', or: ['nftables-mode'] },
    'conntrack invalid state and kube-proxy nftables',
  ],
  'ipvs-to-nftables': [
    'our ipvs settings like scheduler and strictARP, are they needed when we migrate to nftables',
    'moving kube-proxy out of ipvs mode, what are the steps',
    'how to migrate from ipvs',
  ],
  'kube-proxy-mode-at-install': [
    'kubeadm init with a specific proxy mode',
    'create kind cluster in nftables mode',
    'bootstrap config snippet to have nft from day one',
  ],
  'kube-proxy-mode-not-set': [
    'kube-proxy config has mode as an empty string and logs a warning since 1.37',
    'warning: proxy mode not set',
  ],
  'kube-proxy-1-37': [
    'summarise kubernetes 1.37 for somebody who operates kube-proxy',
    'does kube-proxy 1.37 use netlink for nftables',
  ],
  'kernelspace-mode': [
    'does a windows node use iptables for services',
    'which windows components hold the service rules',
  ],
  'windows-dsr': [
    'preserve client ip for a windows backed service',
    { question: 'is direct server return for windows nodes GA and how is it enabled', or: ['direct-server-return'] },
  ],
  'without-kube-proxy': [
    {
      question: 'must every cluster run kube-proxy',
      or: ['cni-replaces-kube-proxy'],
    },
    'do all distributions ship kube-proxy or can it be absent',
  ],
  'ebpf-replacement': [
    'which network plugins answer for services with eBPF programs',
    'GKE and AKS offer eBPF data planes, is kube-proxy gone there',
  ],
  'kube-proxy-present': [
    'there is no kube-proxy daemonset in my cluster, what implements services instead',
    'how do I find out whether kube-proxy runs as a process on the node',
  ],
  'remove-kube-proxy': [
    'kube-proxy is deleted but iptables still holds KUBE chains on the nodes',
    'which order is right for removing kube-proxy when cilium takes over',
    'clean up kube-proxy iptables rules after removal',
  ],
  'kube-proxy-modes-head-to-head': [
    {
      question: 'which proxy mode has a future and which is deprecated',
      or: ['nftables-default-plan', 'kube-proxy-modes', 'ipvs-deprecated'],
    },
    'verdict on iptables mode, IPVS mode and the rest in one sentence',
  ],
  'iptables-vs-ipvs-vs-nftables': [
    'difference between iptables, ipvs and nftables',
    'iptables vs ipvs vs nftables performance',
  ],
  'iptables-vs-ipvs': [
    'difference between iptables and ipvs',
    'is ipvs better than iptables',
    'ipvs versus iptables for kube-proxy',
  ],
  'ipvs-vs-nftables': [
    'difference between ipvs and nftables',
    'nftables or ipvs for a new cluster',
    'does nftables win against ipvs',
  ],
  'iptables-vs-nftables': ['difference between nftables and iptables in kube-proxy', 'nftables versus iptables'],
  'kube-proxy-vs-cilium': ['difference between cilium and kube-proxy', 'cilium versus kube-proxy'],
  'kube-proxy-vs-calico': ['difference between calico and kube-proxy', 'kube-proxy or calico'],
};

/** Words of the proxy modes in questions on another subject. */
export const kubeProxyElsewhere: readonly string[] = [
  'how do I write an iptables rule that blocks ssh from china on my laptop',
  'nftables config for a home router with pppoe',
  'does haproxy support lua scripts',
  'which squid proxy settings cache windows updates',
  'how do I compile the linux kernel 6.1 on arch',
  'python requests library with a socks proxy',
  'what does proxy mode mean in a drone remote',
];
