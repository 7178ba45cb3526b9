import type { SectionQuestions } from '#test/relevance/row.ts';

export const networkModel: SectionQuestions = {
  'network-model': [
    'what principles does kubernetes set for pod addresses and nat',
    'does the kubernetes network model forbid NAT between pods',
  ],
  'network-model-components': [
    'is coredns, the cni plugin or kube-proxy in charge of service addresses',
    'who does what in kubernetes networking: runtime, cni plugin, kube-proxy',
    'which component is responsible for which part of networking',
  ],
  'network-model-windows': [
    'windows exceptions of the network model',
    'we add windows server 2022 workers, any network gotchas',
  ],
  'network-model-vs-docker': [
    'docker vs kubernetes networking',
    'do I need port mapping in kubernetes',
    'I know docker networks, what is different in k8s',
    'do exposed ports have to be unique per host',
  ],
  'node-to-pod': [
    { question: 'does the kubernetes model guarantee that a node reaches its pods', or: ['network-model'] },
    'does the kubelet always have network access to its pods',
  ],
  'network-scenarios': [
    'which four communication cases must kubernetes networking solve',
    'network scenarios overview',
  ],
  'container-to-container': [
    'communication between the containers of my pod over localhost',
    'how do two containers of a pod communicate',
  ],
  'pod-to-pod': ['what links pods of several nodes to each other', 'pod to pod communication'],
  'pod-to-service': [
    { question: 'how do in-cluster clients get to a clusterip', or: ['packet-pod-to-service', 'clusterip'] },
    'in-cluster client, service name, cluster IP: how does that fit together',
  ],
  'packet-pod-to-service': [
    'in which order do dns, dnat and routing happen when a pod calls a ClusterIP',
    'request from a pod to a service explained in numbered steps',
  ],
  'external-to-service': [
    'external to service communication',
    'what are the choices to let internet users into my service',
  ],
  'scenarios-step-by-step': [
    'commands to follow packets in each kubernetes network scenario',
    'network walkthrough with commands',
  ],
  'see-shared-namespace': [
    'verify that containers share a network namespace',
    'are app and sidecar really in the same network namespace, how to test',
  ],
  'packet-same-node': [
    'which interfaces does a packet cross between two pods of the same node',
    { question: 'bridge or route: how is traffic delivered between local pods', or: ['same-node-traffic'] },
    'two pods scheduled together on node3, which hops',
  ],
  'packet-other-node': [
    'debug vxlan packets between pods of two nodes with tcpdump',
    'on which hop is my packet lost between pods on different nodes',
  ],
  'see-service-dnat': ['see dnat of a clusterip', 'check with conntrack which pod was chosen'],
  'packet-node-port': ['nodeport step by step', 'what does a node do with a packet to its NodePort'],
  'packet-load-balancer': [
    'the cloud load balancer picked a node, what happens then with the packet until the pod',
    'loadbalancer service step by step',
  ],
  'packet-ingress': ['http request through ingress step by step', 'trace https://shop.example.com to the container'],
  'scenarios-questions': ['common questions on how pods communicate', 'network scenario faq'],
  'localhost-between-pods': [
    'redis runs in another pod, why does 127.0.0.1:6379 not reach it',
    'app on pod1 calls http://localhost:8081 which is served by pod2',
  ],
  'pod-ip-or-service': [
    'my config holds a pod IP that changed after the pod was rescheduled',
    'is it acceptable that clients connect to the pod IP instead of a service',
  ],
  'same-node-traffic': [
    'same node pod traffic',
    'does a packet to a neighbour pod on my node go into the VXLAN tunnel',
  ],
  'scenarios-head-to-head': [
    'what separates the kubernetes network scenarios from each other',
    'differences between network scenarios',
  ],
  'container-to-container-vs-pod-to-pod': [
    'difference between container-to-container and pod-to-pod',
    'compare container-to-container with pod-to-pod',
  ],
  'pod-to-pod-vs-pod-to-service': [
    'difference between pod-to-pod and pod-to-service',
    'compare pod-to-pod and pod-to-service',
  ],
  'pod-to-service-vs-external-to-service': [
    'compare pod-to-service and external-to-service for me',
    'compare pod-to-service and external-to-service',
  ],
  'pod-to-pod-vs-external-to-service': [
    'compare pod-to-pod and external-to-service for me',
    'compare pod-to-pod and external-to-service',
  ],
};

/** Words of the network model in questions on another subject. */
export const networkModelElsewhere: readonly string[] = [
  'osi model layers mnemonic for school',
  'which neural network model is best for images',
  'how do airports route passengers between terminals',
  'container shipping from shanghai to hamburg, how long',
  'is localhost:3000 visible in my react native emulator',
  'pod coffee machine scenario for an office',
  'how do i model a social network graph in neo4j',
];
