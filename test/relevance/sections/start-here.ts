import type { SectionQuestions } from '#test/relevance/row.ts';

export const startHere: SectionQuestions = {
  'start-here': [
    'I change career and want to learn kubernetes networking, guide me through the basics',
    'small steps to learn the basics of kubernetes networking',
  ],
  'start-here-01-one-pod-one-network': [
    'beginner: which commands create a small lab for pod networking',
    "tutorial: look inside a pod's network",
  ],
  'start-here-02-pause': [
    'beginner experiment with the pause container and a container restart',
    'learn why the pod address survives a crash of the container',
    'teach me about pause by experiment',
  ],
  'start-here-03-pod-address': [
    'beginner task: find the IP of each pod in the lab',
    'learner question: do pod addresses belong to the range of their node',
  ],
  'start-here-04-cni': [
    'beginner: which CNI plugin did kind or minikube install for me',
    'learn to recognise the CNI plugin of a cluster',
  ],
  'start-here-05-node-to-node': [
    'beginner experiment: which caller address does the other pod see',
    'tutorial: pod to pod over nodes',
  ],
  'start-here-06-service': [
    'beginner: create a service in the lab and call it several times',
    'learn with commands what a kubernetes service does',
  ],
  'start-here-07-kube-proxy': [
    'beginner: count the DNAT rules kube-proxy wrote for my lab service',
    'learn by looking how kube-proxy makes rules for a service',
  ],
  'start-here-08-dns': [
    'beginner task: look into resolv.conf and resolve the lab service',
    'beginner: look up a service name with dig in the client pod',
  ],
  'start-here-09-endpoints': [
    'beginner: scale the lab and watch the EndpointSlices',
    'newcomer exercise with endpointslices',
  ],
  'start-here-10-node-port': [
    'beginner: open the lab app by a NodePort on a node address',
    'beginner task: reach the lab service by a node address and port',
  ],
  'start-here-11-load-balancer': [
    'beginner: create a LoadBalancer service in kind and see it pending',
    'beginner task: watch what EXTERNAL-IP shows on my laptop cluster',
  ],
  'start-here-12-ingress': [
    'beginner: is there an ingress controller in my cluster, commands',
    'learn the first facts on ingress with commands',
  ],
  'start-here-13-gateway': [
    'learn the first facts on the gateway API with commands',
    'beginner: are the gateway API resources installed in my cluster',
  ],
  'start-here-14-network-policy': [
    'beginner: a network policy that closes the lab pods and how to remove it',
    { question: 'learn by trying whether my plugin enforces network policy', or: ['network-policy-test-enforcement'] },
  ],
  'start-here-15-laptop': [
    'beginner: use port-forward to open the lab service on my laptop',
    'beginner task: open the lab app locally by port-forward',
  ],
  'start-here-16-debugging-order': [
    'beginner: in which order do I test a failing service',
    'learn a debugging order for kubernetes connections',
  ],
  'start-here-17-clean-up': [
    'beginner: delete everything of the networking lab',
    'I went through all lessons, what should I read afterwards',
  ],
};

/** Words of the first steps in questions on another subject. */
export const startHereElsewhere: readonly string[] = [
  'beginner guide to knitting socks',
  'how do I start learning piano as an adult',
  'first steps with rust programming',
  'onboarding checklist for new hires in accounting',
  'where do I start with photography',
  'tutorial for watercolour painting',
];
