import type { SectionQuestions } from '#test/relevance/row.ts';

export const connections: SectionQuestions = {
  connections: [
    'which kinds of trouble can connections have in kubernetes',
    'connections in kubernetes: what should I know',
  ],
  conntrack: ['how do I read conntrack entries of a service', 'role of connection tracking for ClusterIP traffic'],
  'conntrack-table-full': [
    'dmesg: nf_conntrack: nf_conntrack: table full, dropping packet',
    'increase conntrack max on my nodes',
  ],
  'conntrack-timeouts': [
    'default tcp established timeout that kube-proxy sets',
    'how long are idle tcp entries kept in conntrack',
  ],
  'idle-timeouts': ['aws load balancer drops idle connections', 'azure closes idle tcp connection after 4 minutes'],
  'tcp-keepalive': [
    'how to configure tcp keepalive inside a pod',
    'sensible keepalive time behind a cloud load balancer',
  ],
  'grpc-balancing': [
    'grpc client always talks to the same pod behind a service',
    'how to load balance http2 in kubernetes',
  ],
  'new-pods-no-traffic': [
    'scaled my deployment to ten but only the old pods work',
    'load between replicas is uneven after scaling',
  ],
  'connection-reset-by-peer': [
    {
      question: 'error: read tcp: connection reset by peer when using a service ip',
      or: ['connection-refused-or-timeout'],
    },
    {
      question: 'long lived tcp connection to a cluster ip gets reset on old kernels',
      or: ['nftables-conntrack-invalid'],
    },
  ],
  'stale-udp-conntrack': [
    'we lose udp datagrams since the receiver pod was rescheduled',
    'clear conntrack for a udp service',
  ],
  'source-address-seen': [
    'which source ip does a pod see when called via NodePort',
    'source address table for service types',
  ],
  'client-ip-lost': [
    'real client ip is lost behind my load balancer service',
    { question: 'why do I see the node ip as client in my logs', or: ['source-address-seen'] },
  ],
  'x-forwarded-for': [
    'how do I use X-Forwarded-For in kubernetes',
    'get the client ip from a header behind an ingress controller',
  ],
  'proxy-protocol': ['enable PROXY protocol for ingress', 'what does proxy protocol do for a tcp load balancer'],
  'proxy-protocol-vs-x-forwarded-for': [
    'XFF or PROXY protocol to hand on the client address',
    'should I use x-forwarded-for or proxy protocol',
  ],
  'pod-cannot-reach-itself': ['a pod times out when it connects to the service it belongs to', 'what is hairpin mode'],
  'ping-clusterip': ['ping cluster ip does not work', { question: 'service ip not pingable', or: ['clusterip'] }],
  'traceroute-service': ['traceroute to a service address', 'why does traceroute to a ClusterIP show nothing'],
  'connection-refused-or-timeout': [
    'difference between refused and timeout when I curl a service',
    { question: 'no route to host when connecting to another pod', or: ['no-route-to-host'] },
  ],
  'dropped-connections-in-rollouts': [
    { question: 'rolling update causes failed requests', or: ['terminating-endpoints'] },
    'how long should the preStop sleep be',
  ],
  'endpoint-removed-connections': [
    'does kube-proxy kill tcp connections of a pod that is not ready',
    'existing connections after a pod was removed from the service',
  ],
  'load-balancer-draining': [
    'connection draining with a LoadBalancer service',
    'external load balancer and a worker that leaves the cluster, are sessions finished',
  ],
  'half-open-connections': [
    'tcp connections hang after a node crashed',
    'machine lost power, when do its clients notice',
  ],
  'snat-port-exhaustion': ['SNAT ports exhausted in azure', 'nat gateway has no free ports for my pods'],
  'ephemeral-ports-exhausted': [
    'cannot assign requested address when my pod connects',
    'net.ipv4.ip_local_port_range in the securityContext',
  ],
  'connections-per-service': [
    'is there a maximum of connections per service',
    'how many parallel connections does a ClusterIP support',
  ],
  'nodeport-extra-hop': [
    'avoid the second hop of NodePort traffic',
    'load balancer picks a node without my pod, does that cost latency',
  ],
  'direct-server-return': ['does kubernetes support direct server return', 'what is DSR good for'],
};

/** Words of this topic in questions on another subject: the assistant must abstain. */
export const connectionsElsewhere: readonly string[] = [
  'my train missed its connection, do I get a refund',
  'how do I reset my apple id',
  'connect two monitors to one laptop',
  'which timeout does a washing machine have',
  'how many linkedin connections can one person have',
  'table tennis: how high is the table',
  'is a full table a problem in postgresql partitioning',
  'tracking number of my parcel does not work',
];
