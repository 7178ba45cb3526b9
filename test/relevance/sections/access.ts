import type { SectionQuestions } from '#test/relevance/row.ts';

export const access: SectionQuestions = {
  'cluster-access': [
    'how does traffic come into the cluster and how does it leave, short version please',
    'incoming versus outgoing traffic of k8s, summary',
  ],
  'ways-in-use': [
    'what are all my choices to let the outside world in',
    'list the ways into a cluster that are for production',
  ],
  'ways-in-limits': [
    'weak points of nodeport, ingress and port-forward side by side',
    { question: 'main limit of hostPort', or: ['host-port'] },
  ],
  'choose-way-in': [
    'need to expose my deployment to end users, which option fits best',
    'should I take a NodePort or something else to publish an app',
  ],
  'access-tcp-service': [
    'we have to open our postgres in kubernetes to a reporting tool outside',
    'expose a plain tcp port to the outside, ingress does not do it',
  ],
  'access-from-laptop': [
    {
      question: 'how can I call a cluster internal service from my own computer while developing',
      or: ['port-forward', 'start-here-15-laptop'],
    },
    { question: 'port-forward command for a service', or: ['port-forward', 'start-here-15-laptop'] },
  ],
  'access-from-other-cluster': [
    'service of cluster 1 must be callable from cluster 2',
    { question: 'service discovery over several clusters', or: ['mcs-api'] },
  ],
  'mcs-api': ['ServiceExport example, what is it for', 'what resolves names ending in clusterset.local'],
  submariner: ['is submariner an option to link my clusters', 'submariner needs which udp ports'],
  'access-from-vm': [
    'vm in the same subnet cannot open the service ip',
    'let a virtual machine outside kubernetes call my service',
  ],
  'expose-to-internet-safely': [
    'checklist for going public with a service',
    'which things should stay closed if my cluster faces the internet',
  ],
  'pod-ip-from-outside': [
    'reach pods directly without any service from another network',
    'is the pod cidr routable from the rest of the company',
  ],
  'egress-path': [
    'how does a request from a pod end up on the internet',
    'what does an outbound packet of a container pass',
  ],
  'egress-source-address': [
    'which public ip do my pods have when they go out',
    'external firewall admin asks for the source ip of our pods',
  ],
  masquerading: ['what is pod masquerade good for', 'when does the node rewrite the source of pod packets'],
  'ip-masq-agent': ['how do I configure ip-masq-agent', 'nonMasqueradeCIDRs config map example'],
  'nat-outgoing': ['should natOutgoing be true in my calico pool', 'calico: turn nat for outgoing pod traffic on'],
  'egress-keep-pod-address': [
    'turn off snat towards our data center',
    'internal firewall should see pod addresses and not node addresses',
  ],
  'egress-fixed-address': [
    'one stable outgoing ip for a namespace',
    'what is an egress gateway and which plugins have one',
  ],
  'pod-to-own-node': [
    'environment variable that holds the IP of the node',
    'connect from my pod to the host it is running on',
  ],
  'pod-to-node-localhost': [
    'can a pod open a port that is bound to localhost on the node',
    'host.docker.internal equivalent in kubernetes',
  ],
  'pod-to-apiserver': [
    { question: 'which environment variables lead a container to the kube api', or: ['kubernetes-default-service'] },
    { question: 'address of the api server as seen from a pod', or: ['kubernetes-default-service'] },
  ],
  'metadata-service': [
    'deny access to the cloud metadata endpoint',
    'are node credentials in danger through 169.254.169.254',
  ],
  'http-proxy-nodes': [
    'containerd must pull images through an http proxy',
    'kubelet and container runtime behind a corporate proxy',
  ],
  'http-proxy-pods': [
    {
      question: 'give pods the HTTPS_PROXY variable',
      or: ['http-proxy-nodes', 'no-proxy', 'proxy-variables-in-cluster'],
    },
    'do pods inherit the proxy settings of the node',
  ],
  'no-proxy': [
    { question: 'no_proxy value for a kubernetes cluster', or: ['proxy-variables-in-cluster'] },
    'pod and service ranges in the no proxy list',
  ],
  'cluster-ports': [
    'what ports do I have to open between control plane and nodes',
    'port numbers of kubelet, scheduler and etcd',
  ],
  'cni-ports': ['firewall ports of the cni overlay', 'typha port number'],
  'addon-ports': ['metallb firewall port', 'ambient mesh port between nodes in the firewall'],
  'cloud-security-groups': [
    'aws security groups for worker nodes',
    'pods cannot talk across nodes in the cloud because of the security group',
  ],
  'node-firewall': ['firewalld on kubernetes nodes yes or no', 'do I have to disable ufw'],
  'apiserver-endpoint': [
    'what do I pass as control-plane-endpoint to kubeadm',
    'dns name for the api server so that I can add masters later',
  ],
};

/** Words of this topic in questions on another subject: the assistant must abstain. */
export const accessElsewhere: readonly string[] = [
  'which vpn provider is best for watching films abroad',
  'how do I forward a port on my home router for minecraft',
  'set a proxy in firefox on windows 11',
  'what does a commercial firewall appliance cost',
  'how to get a static address from my dsl provider at home',
  'which harbour is the largest port in europe',
  'how do I reset the password of my laptop',
  'who may enter the data centre building at night',
];
