import type { SectionQuestions } from '#test/relevance/row.ts';

export const loadBalancers: SectionQuestions = {
  'load-balancer-services': [
    {
      question: 'who in the cluster talks to the cloud api to build the balancer of a service',
      or: ['cloud-load-balancer', 'loadbalancer'],
    },
    {
      question: 'what fills in status.loadBalancer.ingress',
      or: ['loadbalancer', 'cloud-load-balancer'],
    },
  ],
  'external-ip': [
    'external ip',
    'kubectl get svc prints <none> under EXTERNAL-IP, is that bad',
    { question: 'how do I get an external ip', or: ['load-balancer-no-external-ip', 'load-balancer-on-bare-metal'] },
  ],
  'load-balancer-no-external-ip': [
    'service of type loadbalancer hangs in pending',
    'type LoadBalancer but external ip never shows up',
  ],
  'load-balancer-ip-unreachable': [
    'I got an external ip but nothing loads in the browser at home',
    'our load balancer has its address and still refuses everybody',
  ],
  'load-balancer-target-nodes': [
    'why does the load balancer leave out my control plane machine',
    'a node should not receive load balancer traffic',
  ],
  'load-balancer-on-bare-metal': [
    { question: 'expose services with real addresses without aws, gcp or azure', or: ['which-load-balancer'] },
    {
      question: 'type LoadBalancer on a kubeadm cluster at home',
      or: ['which-load-balancer', 'load-balancer-implementations'],
    },
  ],
  'internal-load-balancer': ['annotation for a private NLB', 'service of type LoadBalancer, only private network'],
  'load-balancer-hostname': [
    'aws gives me a host name, where is the ip of my service',
    'jsonpath .ip of my load balancer prints nothing',
  ],
  'load-balancer-stuck-terminating': ['kubectl delete svc waits for ever', 'finalizer load-balancer-cleanup'],
  'load-balancer-shared-ip': [
    'can 2 services use one metallb address',
    'we have only one public address but three LoadBalancer services',
  ],
  'load-balancer-static-ip': [
    'choose the external ip of a LoadBalancer service myself',
    'reserve an address for a load balancer service',
  ],
  'load-balancer-fields': [
    { question: 'settings of a service of type LoadBalancer', or: ['load-balancer-fields-table'] },
    { question: 'spec fields that only load balancers have', or: ['load-balancer-fields-table'] },
  ],
  'load-balancer-fields-table': [
    { question: 'load balancer fields in one table please', or: ['load-balancer-fields'] },
    { question: 'state of the load balancer fields', or: ['loadbalancerip'] },
  ],
  loadbalancerclass: ['run metallb beside the cloud controller, who takes which service', 'explain loadBalancerClass'],
  allocateloadbalancernodeports: [
    'stop kubernetes from opening 30000er ports for each load balancer',
    'explain allocateLoadBalancerNodePorts',
  ],
  loadbalancerip: [
    { question: 'can I still use spec.loadBalancerIP', or: ['load-balancer-static-ip'] },
    'loadBalancerIP deprecation',
  ],
  loadbalancersourceranges: [
    'only our office network may connect to the load balancer',
    'explain loadBalancerSourceRanges',
  ],
  healthchecknodeport: [
    'explain healthCheckNodePort',
    'health check of the load balancer fails on nodes without the pod',
  ],
  ipmode: ['explain ipMode', 'pod calls the external address and the request never leaves the cluster'],
  'mixed-protocols': ['same load balancer for udp and tcp', 'is quic plus https possible in one load balancer service'],
  'load-balancer-implementations': [
    {
      question: 'list load balancer implementations',
      or: ['load-balancer-implementations-how', 'load-balancer-implementations-status'],
    },
    { question: 'what exists besides metallb', or: ['which-load-balancer', 'load-balancer-implementations-how'] },
  ],
  'load-balancer-implementations-how': [
    { question: 'which load balancer implementations speak bgp', or: ['load-balancer-implementations'] },
    { question: 'how do the load balancer implementations announce addresses', or: ['load-balancer-implementations'] },
  ],
  'load-balancer-implementations-status': [
    { question: 'licences of the load balancer implementations', or: ['load-balancer-implementations'] },
    { question: 'last release of the load balancer implementations', or: ['load-balancer-implementations'] },
  ],
  'which-load-balancer': [
    'which load balancer do you recommend for our own hardware',
    'pick a load balancer for a cluster without cloud',
  ],
  'kube-vip': ['kube-vip', 'explain kube-vip'],
  'kube-vip-services': ['which configmap does kube-vip read its addresses from', 'kube-vip installed, service pending'],
  'kube-router-load-balancer': ['can kube-router hand out LoadBalancer addresses itself', 'loadbalancer-ip-range flag'],
  loxilb: ['loxilb', 'what does loxilb do'],
  'cilium-lb-ipam': ['cilium has pools for load balancer addresses, how', 'explain cilium lb ipam'],
  'k3s-servicelb': [
    'k3s starts a pod per node for my LoadBalancer service',
    'k3s has a load balancer of its own, how does it work',
  ],
  metallb: ['MetalLB', 'tell me about metallb', 'what are the parts of metallb'],
  'metallb-minimal': ['sample metallb yaml', 'first metallb pool and advertisement'],
  'metallb-bgp-setup': ['configure metallb to peer with a router', 'how do I configure an AS number in metallb'],
  'metallb-modes': [
    { question: 'ways in which metallb can announce an address', or: ['metallb-layer2-vs-bgp'] },
    { question: 'all metallb traffic comes in over one node', or: ['metallb-traffic-policy'] },
  ],
  'metallb-layer2-vs-bgp': [
    { question: 'metallb layer 2 vs metallb bgp', or: ['metallb-modes'] },
    { question: 'metallb layer 2 mode vs metallb bgp mode', or: ['metallb-modes'] },
  ],
  'metallb-layer-2-mode-vs-bgp': ['metallb layer 2 mode vs bgp', 'metallb layer2 mode or bgp'],
  'metallb-pending': [
    'metallb leaves my service without an ip',
    { question: 'metallb running, EXTERNAL-IP pending', or: ['load-balancer-no-external-ip'] },
  ],
  'metallb-not-reachable': ['metallb ip times out', 'metallb announces but clients get no connection'],
  'metallb-strict-arp': ['kube-proxy setting needed by metallb', 'metallb and ipvs'],
  'metallb-which-node': ['who announces my metallb service', 'metallb should announce only from two of my nodes'],
  'metallb-traffic-policy': [
    'real client address with metallb',
    'metallb with policy Local sends all requests to one pod',
  ],
  'metallb-in-cloud': ['can I use metallb on ec2 machines', 'metallb in openstack'],
  'metallb-with-calico': ['metallb in bgp mode next to calico bgp', 'run metallb in a calico cluster'],
  'load-balancers-local': [
    { question: 'get an external ip on a local dev cluster', or: ['loadbalancer-in-kind', 'loadbalancer-in-minikube'] },
    { question: 'LoadBalancer services in a local cluster', or: ['loadbalancer-in-kind', 'loadbalancer-in-minikube'] },
  ],
  'loadbalancer-in-kind': [
    { question: 'how do I get an external ip in kind', or: ['cloud-provider-kind'] },
    'make a node port of kind reachable on my laptop',
  ],
  'cloud-provider-kind': ['cloud-provider-kind', 'explain cloud provider kind'],
  'loadbalancer-in-minikube': [
    { question: 'how to open an app that runs in minikube', or: ['minikube-tunnel'] },
    { question: 'LoadBalancer in minikube gets no address', or: ['minikube-tunnel'] },
  ],
  'minikube-tunnel': ['minikube tunnel', 'minikube tunnel left routes behind'],
  'load-balancers-head-to-head': [
    {
      question: 'metallb, kube-vip, loxilb and the others compared',
      or: [
        'load-balancer-implementations-how',
        'load-balancer-implementations-status',
        'load-balancer-implementations',
      ],
    },
    {
      question: 'compare the bare metal load balancers',
      or: ['load-balancer-implementations-how', 'load-balancer-implementations', 'which-load-balancer'],
    },
  ],
  'metallb-vs-kube-vip': ['metallb vs kube-vip', 'difference between kube-vip and MetalLB'],
  'metallb-vs-k3s-servicelb': ['metallb vs servicelb', 'klipper vs metallb'],
  'metallb-vs-cilium-lb-ipam': ['metallb vs cilium lb ipam', 'Cilium LB IPAM or MetalLB'],
  'cloud-load-balancer-vs-metallb': ['cloud load balancer vs metallb', 'metallb vs aws elb'],
  'metallb-vs-nodeport': ['metallb vs nodeport', 'NodePort versus MetalLB'],
  'cloud-provider-kind-vs-minikube-tunnel': [
    'cloud-provider-kind vs minikube tunnel',
    'minikube tunnel vs cloud-provider-kind',
  ],
};

/** Words of this topic in questions on another subject: the assistant must abstain. */
export const loadBalancersElsewhere: readonly string[] = [
  'how much does an F5 appliance cost',
  'nginx upstream weights in a plain linux server',
  'balance the load on my three-phase power supply',
  'what is my public ip address at home',
  'best metal bands of the nineties',
  'how is a tunnel built under a river',
  'haproxy config for mysql on two vms',
  'how do I balance a washing machine',
];
