import type { SectionQuestions } from '#test/relevance/row.ts';

export const pods: SectionQuestions = {
  'pod-networking': [
    'what does a pod look like on the network',
    { question: 'do containers of one pod have separate addresses', or: ['network-namespace'] },
  ],
  'pod-ip': ['can a pod own more than a single IP', 'I only have an IP, which pod does it belong to'],
  'pod-gets-address': [
    { question: 'which component gives a starting pod its address, and when', or: ['cni-ipam'] },
    'order of events: sandbox, cni, ip, containers',
  ],
  'pod-ip-after-restart': [
    'will the address be the same when my pod gets rescheduled',
    'app crashed and was restarted by kubelet, is the IP a new one',
  ],
  'static-pod-ip-vs-service': [
    'is it better to nail down the ip of a pod or to put a service in front',
    'legacy system insists on a fixed address of my pod, any better idea',
  ],
  'network-namespace': ['netns', 'is a k8s namespace a network boundary'],
  'pod-netns-from-node': [
    'I am on the node with ssh, how do I run ss inside the net namespace of a pod',
    { question: 'map a cni-xxxx netns to its pod', or: ['network-namespace'] },
  ],
  'pod-debug-container': [
    { question: 'image has no shell, how can I test connectivity from that pod', or: ['debugging-tools'] },
    { question: 'attach a toolbox container to a running pod', or: ['debugging-tools'] },
  ],
  'pause-container': ['what are all those pause processes on my node', 'purpose of the infra container'],
  podreadytostartcontainers: ['which pod condition tells that networking has been set up', 'PodHasNetwork'],
  'port-conflict-in-pod': [
    'bind: address already in use, the sidecar already has 8080',
    'can I run two nginx containers on port 80 in the same pod',
  ],
  containerport: [
    'do I have to declare ports in the pod spec for them to be reachable',
    'what happens if I leave out containerPort',
  ],
  'init-sidecar-network': [
    'can my init container download something from the network',
    'init container hangs on the network since we injected the mesh proxy',
  ],
  veth: [
    { question: 'which interface on the host belongs to this pod', or: ['tunnel-interfaces'] },
    'how are pod and node linked, virtual ethernet?',
  ],
  'pod-interface-table': [
    'what kinds of interfaces can a pod be attached with',
    'sr-iov or macvlan or veth, what are the ways to plug a pod in',
  ],
  'veth-vs-macvlan-vs-ipvlan': ['macvlan vs ipvlan', 'veth vs macvlan'],
  'pod-mac-address': ['our licence server checks the MAC, can the pod have a constant one', 'hwAddr annotation'],
  'pod-sysctls': ['raise somaxconn for one deployment', 'forbidden sysctl error when I start a pod'],
  'pod-own-ip': ['inject the pod address into an env var', 'read the IP of the node from within a container'],
  'pod-hostname': ['change what the hostname command prints in a container', 'pod hostname too long'],
  'pods-on-host-network': [
    'ways to make a pod listen directly on the node',
    'may pods use the network of the host under the baseline standard',
  ],
  'host-network': ['should my daemonset run with hostNetwork true', 'what does hostNetwork true change for a pod'],
  'host-network-dns': [
    { question: 'a pod with hostNetwork cannot look up my-svc.default', or: ['clusterfirstwithhostnet'] },
    { question: 'dnsPolicy for pods that use the network of the node', or: ['dnspolicy', 'clusterfirstwithhostnet'] },
  ],
  'host-port': [
    'what does hostPort in a pod spec do',
    { question: 'hostPort does not answer, portmap missing?', or: ['host-port-not-working'] },
  ],
  'host-network-vs-host-port': [
    'compare hostPort with hostNetwork',
    'should I take hostPort or hostNetwork for my agent',
  ],
  'host-port-vs-nodeport': ['hostPort or NodePort for port 80', 'is a NodePort the same thing as a hostPort'],
  'pod-cidr': ['how do I see which range my cluster uses for pods', 'what does --pod-network-cidr set'],
  'address-ranges': [
    { question: 'may the pod CIDR and the service CIDR overlap', or: ['overlapping-ranges'] },
    'plan IP ranges for a new cluster',
  ],
  'overlapping-ranges': [
    'pod range is the same as our corporate network and now some hosts are unreachable',
    'service range collides with pod range',
  ],
  'pods-per-node': ['scheduler says Too many pods on every node', 'can I run 300 pods on one machine'],
  'pod-addresses-exhausted': [
    {
      question: 'sandbox creation fails since there are no more free addresses on the node',
      or: ['failed-create-pod-sandbox'],
    },
    'we ran out of pod ips',
    { question: 'CIDRNotAvailable event on a new node', or: ['calico-ipam'] },
  ],
  'enlarge-pod-cidr': [
    'how can I give a running cluster additional pod addresses',
    'calico pool is nearly full, add another one',
  ],
  'change-pod-cidr': [
    'is it possible to swap the pod network for another range on a live cluster',
    'renumber pods after installation',
  ],
  'ipv6-pods': ['how do my pods get v6 addresses', 'pods in a dual stack cluster only show v4'],
};

export const podsElsewhere: readonly string[] = [
  'airpods do not connect to my laptop',
  'how many seeds are in a vanilla pod',
  'pod disruption budget for a statefulset',
  'set cpu and memory limits of a pod',
  'my pod is OOMKilled, what now',
  'mount a configmap into a pod as a file',
  'cocoapods install fails on macos',
  'which podcast apps support chapters',
];
