import type { SectionQuestions } from '#test/relevance/row.ts';

export const networkPolicy: SectionQuestions = {
  networkpolicy: [
    'can every pod reach every other pod out of the box or is there some firewall',
    'explain network policies to me in short',
    'netpol',
  ],
  'network-policy-isolation': [
    'I created one ingress policy for a pod, does its outgoing traffic get blocked as well?',
    { question: 'two policies match the same pod and say different things, what happens', or: ['networkpolicy'] },
    'do I have to open the egress of the client and the ingress of the server both',
  ],
  'network-policy-selectors': [
    'is it and or or when I list a namespaceSelector and a podSelector under from',
    'my rule accidentally admits the entire namespace instead of just one app',
  ],
  'network-policy-allow-namespace': [
    'how can only the pods of the monitoring namespace get into my namespace',
    'which label do I match in a policy to pick a namespace when I just know what it is called',
  ],
  'network-policy-isolate-namespace': [
    'customers share one cluster, how do I stop them from connecting to each others pods',
    'make dev unable to talk to prod namespace',
  ],
  'network-policy-ipblock': [
    'permit a CIDR in a network policy but carve out one /24 of it',
    'my pods must reach an oracle database at 10.20.1.7 outside the cluster under a strict egress policy',
  ],
  'network-policy-ports': [
    'open ports 30000 to 32000 in one network policy rule',
    {
      question: 'in a network policy, do I write targetPort or the port of the Service',
      or: ['network-policy-services'],
    },
    'sctp in networkpolicy',
  ],
  'default-deny': [
    'yaml to forbid everything in and out of a namespace',
    'lock down a namespace completely as a starting point',
  ],
  'default-deny-egress-dns': [
    'after I closed outgoing traffic nothing resolves any more',
    'which rule lets pods talk to coredns when egress is locked',
    'getaddrinfo EAI_AGAIN after applying egress policy',
    'we blocked all outgoing traffic in the namespace and now nothing resolves',
    'names stop working as soon as I apply an egress policy',
  ],
  'network-policy-allow-all': [
    'policy that permits everything again for all pods of a namespace',
    'what is the meaning of ingress: [] compared to ingress: [{}]',
  ],
  'network-policy-allow-ingress-controller': [
    'website gives gateway timeout since I applied a deny policy, nginx ingress runs in another namespace',
    'permit traefik to connect to my backend pods',
  ],
  'network-policy-allow-api-server': [
    'controller pod gets i/o timeout to https://10.96.0.1:443 under an egress policy',
    'how does my operator reach the kube api when egress is denied',
  ],
  'network-policy-block-internet': [
    'keep pods from phoning home to the outside world',
    { question: 'prevent workloads from reading the aws instance metadata service', or: ['metadata-service'] },
    'egress policy that permits destinations inside the cluster only',
  ],
  'network-policy-host-network': [
    { question: 'does a policy work for a daemonset that sits in the host network', or: ['host-network'] },
    'node exporter with hostNetwork must be allowed to connect to my pod, how',
  ],
  'network-policy-existing-connections': [
    'I blocked a client but its open websocket keeps on working',
    'does tightening a policy drop tcp sessions that are already up',
  ],
  'network-policy-new-pods': [
    'first requests of a freshly started pod fail, a second later all is fine, we have policies',
    'can traffic slip in before the policy is applied to a starting pod',
  ],
  'network-policy-services': [
    'write a policy that targets a Service name rather than labels',
    'I put the cluster IP of a service into ipBlock and it is still denied',
  ],
  'network-policy-load-balancer': [
    {
      question: 'only our office ip range may use the service of type LoadBalancer, but the policy sees node addresses',
      or: ['loadbalancersourceranges'],
    },
    'restrict by client IP on a nodeport with a policy',
  ],
  'network-policy-icmp': [
    'I can still ping the pod though all ingress is denied, is my policy broken?',
    'rule for icmp echo in a k8s policy',
  ],
  'network-policy-probes': [
    'do I have to write a rule so that kubelet can do its liveness checks',
    'will readiness checks still succeed with all ingress denied',
  ],
  'network-policy-limits': [
    'what can I not express with kubernetes netpol',
    'can a netpol explicitly deny something or look at urls',
  ],
  'networkpolicy-no-effect': [
    'I applied a deny-all and curl still gets through',
    'k8s accepts my policy but nothing is filtered',
    'applied a deny policy and the pods still talk to each other',
    'is my policy being ignored?',
  ],
  'network-policy-test-enforcement': [
    'how can I find out if this cluster really filters by policies',
    'small experiment to verify policy enforcement',
  ],
  'network-policy-debug': [
    'how do I find the policy that is dropping my request',
    'steps to troubleshoot a blocked connection caused by netpols',
  ],
  'network-policy-logs': [
    'where can I see which connections the policies refused',
    'turn on logging of dropped traffic in calico',
  ],
  'cluster-wide-policies': [
    'a policy valid in each namespace without copying it',
    'what is there above namespace-level policies',
  ],
  'policy-kinds-match': [
    'overview of k8s, calico, cilium and antrea policy objects',
    'which policy objects know deny and http',
  ],
  'policy-kinds-status': [
    'apiVersion of the different policy resources',
    'which of the policy resources are alpha, beta or stable',
  ],
  clusternetworkpolicy: [
    'ClusterNetworkPolicy yaml with a deny for one namespace',
    'the sig-network api for admins who want cluster-wide rules',
  ],
  'cluster-network-policy-tiers': [
    'what gets evaluated first, the admin tier or the ordinary network policies',
    'meaning of Pass in an admin tier rule',
  ],
  'cluster-wide-default-deny': [
    'all namespaces closed by default, teams open what they need',
    'one object that denies ingress everywhere in the cluster',
  ],
  adminnetworkpolicy: ['what happened to AdminNetworkPolicy v1alpha1', 'ANP'],
  baselineadminnetworkpolicy: ['purpose of the former BANP object', 'BANP, what is that'],
  'cluster-network-policy-implementations': [
    'does calico 3.32 understand the new ClusterNetworkPolicy',
    'which network plugins have cluster network policy working',
  ],
  'calico-networkpolicy': [
    'extra features of the calico network policy resource',
    'calico policy objects do not show up with kubectl get netpol',
  ],
  'calico-globalnetworkpolicy': ['GlobalNetworkPolicy example', 'calico policy that is not bound to a namespace'],
  ciliumnetworkpolicy: ['cilium rule that permits just GET /public', 'does a deny in cilium beat an allow'],
  ciliumclusterwidenetworkpolicy: ['what is a CCNP', 'cilium policy without a namespace'],
  'antrea-clusternetworkpolicy': ['what tiers does antrea have', 'ACNP of antrea'],
  'kube-network-policies': [
    'our cni cannot do policies, is there an add-on agent for that',
    'agent that filters with nfqueue in user space',
  ],
  'network-policy-dns-names': [
    'let pods only reach github.com and nothing else outside',
    'is there a hostname based egress rule',
  ],
  'policies-head-to-head': [
    'should I write the standard NetworkPolicy or the policy of my plugin',
    { question: 'choose between the various policy kinds', or: ['policy-kinds-match'] },
  ],
  'networkpolicy-vs-clusternetworkpolicy': [
    'ClusterNetworkPolicy or NetworkPolicy',
    'how does ClusterNetworkPolicy differ from the plain NetworkPolicy',
  ],
  'networkpolicy-vs-ciliumnetworkpolicy': [
    'NetworkPolicy or CiliumNetworkPolicy',
    'what do I gain with a CiliumNetworkPolicy compared to the NetworkPolicy of kubernetes',
  ],
  'calico-networkpolicy-vs-ciliumnetworkpolicy': [
    'compare Calico NetworkPolicy with CiliumNetworkPolicy',
    'CiliumNetworkPolicy or Calico NetworkPolicy',
  ],
};

export const networkPolicyElsewhere: readonly string[] = [
  'what is the return policy of the store',
  'who decides on monetary policy in europe',
  'what is the privacy policy of our company website',
  'how do I set a password policy in active directory',
  'which insurance policy covers a data centre fire',
  'pod security admission restricted profile runAsNonRoot',
  'S3 bucket policy to deny public access',
  'image pull policy Always or IfNotPresent',
  'windows group policy to disable usb sticks',
  'how do I deny a merge request in gitlab',
];
