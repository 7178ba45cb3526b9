import type { SectionQuestions } from '#test/relevance/row.ts';

export const dns: SectionQuestions = {
  'dns-in-a-cluster': ['explain kubernetes dns', 'what is the job of dns in kubernetes'],
  'dns-names': [
    'what does the fully qualified name of a service look like',
    { question: 'table of all dns names k8s creates and what they point at', or: ['dns-in-a-cluster'] },
  ],
  'dns-across-namespaces': [
    'service lives in the namespace of another team, which dns name do I use',
    'dns name when the service is not in my own namespace',
  ],
  ndots: [
    'why do I see five lookups for one external hostname',
    { question: 'lots of queries for google.com.default.svc.cluster.local', or: ['dns-lower-ndots'] },
  ],
  'dns-lower-ndots': [
    'how to change ndots for my deployment',
    { question: 'fewer lookups by a smaller ndots value', or: ['ndots'] },
  ],
  'dns-resolv-conf': [
    'content of resolv.conf in a container explained',
    'who puts the search line into the resolver file of my pod',
  ],
  'cluster-local': ['can the suffix cluster.local be something else', 'where is the cluster domain configured'],
  'dns-headless-service': [
    { question: 'what does a dns lookup of a headless service give me', or: ['headless-service'] },
    { question: 'lookup of my clusterIP None service gives NXDOMAIN, all pods unready', or: ['dns-nxdomain'] },
  ],
  'dns-hostname-subdomain': [
    'dns entry for one pod through subdomain',
    'what are hostname and subdomain in the pod spec good for',
  ],
  'dns-pod-fqdn': [
    'legacy software wants an fqdn from the hostname command in the container',
    { question: 'hostname longer than 64 characters, container does not start', or: ['pod-hostname'] },
  ],
  'dns-srv-records': ['get the port of a service from dns', 'SRV lookup for a named port'],
  'dns-pod-records': [
    'is there a dns name built from the ip of a pod',
    'what is the difference between pods verified and pods insecure in coredns',
  ],
  'dns-dual-stack': ['AAAA record in dual-stack, why absent', 'which records does a dual-stack service have in dns'],
  'dns-servers': ['list of dns components in a cluster', 'overview of dns server software used with k8s'],
  coredns: ['coredns: what is that thing in kube-system', 'which coredns version does kubeadm install'],
  corefile: [{ question: 'explain the lines of the Corefile', or: ['coredns'] }, 'default plugins in the Corefile'],
  'coredns-change-config': [
    'edited the coredns config map, when does it become active',
    'safe way to modify the Corefile',
  ],
  'coredns-query-log': ['log dns queries that hit coredns', 'make coredns print every request'],
  'dns-upstream': [
    { question: 'internal service names fine but github.com cannot be resolved in pods', or: ['internet-by-ip-only'] },
    'let coredns use our corporate resolvers for everything outside',
  ],
  'dns-stub-domain': [
    'send lookups for *.corp.internal to the company nameserver',
    'make pods resolve our active directory zone',
  ],
  'dns-rewrite': [
    'public hostname should lead to the internal service inside the cluster',
    'static host entry for every pod via coredns',
  ],
  'coredns-scaling': [
    { question: 'coredns cannot keep up, add replicas?', or: ['coredns-health'] },
    'grow the number of coredns pods automatically with the node count',
  ],
  'coredns-health': ['which coredns metrics to alert on', 'health endpoint of coredns'],
  'dns-caching': ['how many seconds does coredns keep an answer', 'client still uses old pod addresses, dns ttl?'],
  'kube-dns': [
    'what is the service kube-dns there for',
    { question: 'why is something called kube-dns if coredns runs', or: ['coredns'] },
  ],
  'nodelocal-dnscache': ['why would I want a dns cache per node', 'pods use nameserver 169.254.20.10, what is that'],
  'nodelocal-dnscache-install': [
    { question: 'set up the node local dns cache', or: ['nodelocal-dnscache'] },
    { question: 'nodelocaldns and kube-proxy in ipvs mode, anything extra to do', or: ['nodelocal-dnscache'] },
  ],
  'dns-over-tcp': ['is tcp 53 used too or just udp', 'answer for a huge headless service does not fit into udp'],
  'dns-from-outside': [
    'resolve myservice.default.svc.cluster.local from my notebook',
    'ssh on a worker, nslookup of a service name fails there',
  ],
  'external-dns': ['controller that puts my ingress hostnames into route53', 'tell me about ExternalDNS'],
  'dns-settings-of-a-pod': ['which pod fields influence name resolution', 'where in the pod spec can dns be changed'],
  dnspolicy: ['possible values for dnsPolicy', 'what dnsPolicy do pods have when I leave it out'],
  clusterfirstwithhostnet: [
    { question: 'service names do not work in my hostNetwork daemonset', or: ['host-network-dns'] },
    { question: 'dns setting for a pod on the host network', or: ['host-network-dns'] },
  ],
  dnsconfig: ['custom nameservers in a pod spec', 'example for a pod with dnsPolicy None'],
  'dns-limits': [
    'event DNSConfigForming on my pods, what now',
    { question: 'how many nameserver lines may a pod have', or: ['dns-resolv-conf', 'dnsconfig'] },
  ],
  'dns-search-validation': [
    'since which version may a search domain contain an underscore',
    'can I put just a dot in dnsConfig.searches',
  ],
  hostaliases: ['extra /etc/hosts entries for my pod', 'hosts file entry for a single pod'],
  'dns-problems': [
    { question: 'dns problems in the cluster, table of causes', or: ['symptoms-names'] },
    { question: 'overview of dns failures and their causes', or: ['dns-answer-codes', 'symptoms-names'] },
  ],
  'dns-not-resolving': [
    { question: 'getaddrinfo EAI_AGAIN inside a pod', or: ['dns-server-misbehaving'] },
    'all pods: could not resolve host',
  ],
  'dns-answer-codes': [
    { question: 'coredns says SERVFAIL, what does that tell me', or: ['dns-server-misbehaving'] },
    'NXDOMAIN or timeout, what is the difference',
  ],
  'dns-five-second-delays': [
    'every now and then a lookup needs 5s',
    'http calls between services sometimes stall for exactly five seconds at the dns stage',
  ],
  'coredns-loop': [
    'coredns keeps crashing right after kubeadm init on ubuntu, log says Loop',
    'HINFO loop error in coredns log',
  ],
  'dns-alpine': [
    'name resolution fails in alpine based containers only',
    'does musl resolve names differently from glibc',
  ],
  'coredns-vs-kube-dns': ['kube-dns compared to CoreDNS', 'is kube-dns worse than CoreDNS'],
  'coredns-vs-nodelocal-dnscache': [
    'compare CoreDNS with NodeLocal DNSCache',
    'difference of NodeLocal DNSCache and CoreDNS',
  ],
  'clusterfirst-vs-dnspolicy-default': [
    'compare ClusterFirst with dnsPolicy Default',
    'when would I choose dnsPolicy Default over ClusterFirst',
  ],
  'dns-head-to-head': ['head to head of the dns components', 'dns components against each other'],
};

/** Words of this topic in questions on another subject: the assistant must abstain. */
export const dnsElsewhere: readonly string[] = [
  'which registrar is cheapest for a .io domain',
  'how do I set up an MX record for google workspace',
  'flush the dns cache on windows 11',
  'is pi-hole better than adguard home at home',
  'how does dnssec sign a zone',
  'configure bind9 as a secondary server on debian',
  'what is the TTL of a message in rabbitmq',
  'rewrite my resume for a devops job',
];
