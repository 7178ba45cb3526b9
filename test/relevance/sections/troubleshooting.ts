import type { SectionQuestions } from '#test/relevance/row.ts';

export const troubleshooting: SectionQuestions = {
  troubleshooting: [
    'help, the cluster network is down and I have no idea where to begin',
    'starting point for troubleshooting a kubernetes network',
  ],
  'debugging-order': [
    'my service is silent, walk me through the checks one after the other',
    'sequence of tests from pod to kube-proxy when a service fails',
  ],
  'debugging-tools': [
    'distroless container, how can I capture packets there',
    'attach a debug container with network utilities to a running pod',
    'open a shell on a worker without ssh access',
  ],
  'what-to-collect': [
    'vendor support wants data about our network outage, what should I send',
    'gather logs and versions before opening a github issue about networking',
  ],
  'symptoms-pods-do-not-start': [
    'which network errors keep a container from being created',
    { question: 'pod does not come up, sandbox errors, overview please', or: ['failed-create-pod-sandbox'] },
  ],
  'failed-create-pod-sandbox': [
    'kubelet event says failed to create pod sandbox rpc error unknown desc',
    {
      question: 'sandbox creation keeps failing for web-7d4b-x2x in describe pod',
      or: ['symptoms-pods-do-not-start', 'cni-not-initialized'],
    },
  ],
  'cni-plugin-binary-missing': [
    'failed to find plugin "calico" in path [/opt/cni/bin]',
    'the directory /opt/cni/bin is empty and pods do not start',
    'error: failed to find plugin host-local in path',
  ],
  'flannel-subnet-env-missing': [
    'loadFlannelSubnetEnv failed subnet.env no such file',
    'where does /run/flannel/subnet.env come from, it does not exist on worker3',
  ],
  'cni0-has-other-address': [
    'plugin type="bridge" failed (add): "cni0" already has an IP address different from 10.42.3.1/24',
    'worker joined again and its bridge still holds the former pod subnet',
  ],
  'aws-cni-no-ip': [
    'EKS: failed to assign an ip to the container, pods pending on creation',
    'aws vpc cni ipamd has no free ip for new pods',
  ],
  'calico-nodename-missing': [
    'check that the calico/node container is running and has mounted /var/lib/calico',
    'nodename: no such file or directory error from calico plugin',
  ],
  'calico-unauthorized': [
    'network: error getting ClusterInformation: connection is unauthorized',
    'calico plugin Unauthorized after the cluster ran for weeks, no new pods on one worker',
  ],
  'cilium-agent-not-ready': [
    'unable to create endpoint: [PUT /endpoint] cilium client timeout',
    'cilium agent keeps crashing on one node, pods wait for network',
    'agent-not-ready taint of cilium does not go away',
  ],
  'coredns-pending': [
    'just ran kubeadm init and coredns shows Pending',
    'why are both coredns replicas waiting before I installed a network plugin',
  ],
  'no-free-host-ports': [
    "FailedScheduling: 2 node(s) didn't have free ports for the requested pod ports",
    'scheduler refuses second ingress pod because the host port is used',
  ],
  'pod-stuck-terminating-cni': [
    'KillPodSandboxError failed to destroy network for sandbox',
    'we uninstalled the cni and now pods hang in Terminating forever',
  ],
  'incompatible-cni-versions': [
    'config is "1.0.0", plugin supports only older cni versions',
    'cni version error in containerd log after updating containerd',
  ],
  'image-pull-network-errors': [
    'Failed to pull image "nginx": dial tcp: lookup registry-1.docker.io on 10.0.0.2:53: read udp: i/o timeout',
    'ErrImagePull because the worker has no route to the registry',
  ],
  'probe-fails-network': [
    'Readiness probe failed: dial tcp 10.1.2.3:80: connect: connection refused',
    'liveness check times out: context deadline exceeded while awaiting headers',
  ],
  'symptoms-names': [
    'symptoms: name resolution',
    { question: 'kinds of lookup failure in coredns', or: ['dns-problems', 'dns-answer-codes'] },
  ],
  'dns-nxdomain': [
    { question: "server can't find db.prod.svc.cluster.local: NXDOMAIN", or: ['dns-answer-codes'] },
    { question: 'lookup payments on 10.96.0.10:53: no such host', or: ['dns-not-resolving'] },
  ],
  'dns-server-misbehaving': [
    'dial tcp: lookup vault.corp on 10.43.0.10:53: server misbehaving',
    { question: 'nslookup returns SERVFAIL for outside hosts', or: ['dns-answer-codes', 'coredns-upstream-timeout'] },
  ],
  'coredns-upstream-timeout': [
    '[ERROR] plugin/errors: 2 github.com. AAAA: read udp 10.42.0.9:51234->192.168.1.1:53: i/o timeout',
    'coredns log full of i/o timeouts towards the nameserver of the company',
  ],
  'coredns-not-ready': ['coredns says still waiting on kubernetes', 'coredns 0/1 and plugin/ready never becomes ready'],
  'works-by-ip-not-by-name': [
    'connecting to the service address is fine, its dns name is not',
    { question: 'curl http://10.98.3.4 ok, curl http://backend not', or: ['dns-not-resolving', 'dns-nxdomain'] },
  ],
  'internet-by-ip-only': [
    'from a container 1.1.1.1 answers but www.example.org cannot be resolved',
    {
      question: 'external domains fail inside pods, internal ones work',
      or: ['dns-upstream', 'coredns-upstream-timeout'],
    },
  ],
  'symptoms-services': [
    'service symptoms with likely causes',
    {
      question: 'what can be wrong when a service does not forward',
      or: ['service-troubleshooting', 'works-by-pod-ip-not-cluster-ip'],
    },
  ],
  'pods-cannot-reach-apiserver': [
    {
      question: 'operator crashes: dial tcp 10.96.0.1:443: i/o timeout',
      or: ['pod-to-apiserver'],
    },
    {
      question: 'Failed to list *v1.ConfigMap: Get https://10.43.0.1:443: no route to host',
      or: ['pod-to-apiserver', 'no-route-to-host', 'coredns-not-ready'],
    },
  ],
  'kube-proxy-not-running': [
    'kube-proxy is in CrashLoopBackOff after the node upgrade',
    'kube-proxy command failed open nf_conntrack_max: no such file',
  ],
  'broken-on-one-node': [
    'all pods on worker-7 are cut off, other workers are fine',
    'network trouble limited to a single node',
  ],
  'iptables-backends-mixed': [
    'iptables-legacy tables present warning on a kubernetes node',
    'nft and legacy iptables at the same time on a worker',
  ],
  'intermittent-connection-failures': [
    'one of five calls to the service errors out, no pattern',
    'sporadic timeouts whenever traffic peaks',
  ],
  'webhook-unreachable': [
    'failed calling webhook "validate.nginx.ingress.kubernetes.io": context deadline exceeded',
    'every kubectl apply fails with a webhook timeout on our private gke cluster',
  ],
  'metrics-api-unavailable': [
    'kubectl top nodes: Metrics API not available',
    { question: 'apiservice v1beta1.metrics.k8s.io FailedDiscoveryCheck', or: ['api-aggregation'] },
  ],
  'node-port-allocation-errors': [
    'Service "web" is invalid: spec.ports[0].nodePort: provided port is already allocated',
    { question: 'can I use 80 as nodePort, it says not in the valid range', or: ['nodeport-range'] },
  ],
  'symptoms-connections': [
    { question: 'interpret the error of a failed tcp connect', or: ['connection-refused-or-timeout'] },
    { question: 'overview: refused, timed out, reset, no route', or: ['connection-refused-or-timeout'] },
  ],
  'no-route-to-host': [
    'connect: no route to host when calling a pod on another machine',
    { question: 'EHOSTUNREACH between two pods', or: ['connection-refused-or-timeout'] },
  ],
  'neighbor-table-overflow': [
    'kernel prints neighbour: arp_cache: neighbor table overflow',
    'increase arp cache gc_thresh on kubernetes workers',
  ],
  'too-many-open-files': [
    'kube-proxy crashes with too many open files',
    'my kind nodes hit a limit of inotify watchers',
  ],
  'envoy-upstream-connect-error': [
    'upstream connect error or disconnect/reset before headers. reset reason: remote connection failure',
    'envoy says no healthy upstream',
  ],
  'symptoms-from-outside': [
    'application is fine in the cluster, customers outside get nothing',
    'symptoms: reaching the cluster from outside',
  ],
  'nodeport-only-on-pod-node': [
    { question: 'node port replies on the machine that hosts the pod and nowhere else', or: ['nodeport-unreachable'] },
    'NodePort times out on nodes without a replica',
  ],
  'windows-node-own-nodeport': [
    'on the windows server itself the node port is dead',
    'windows worker, NodePort works from elsewhere only',
  ],
  'host-port-not-working': [
    { question: 'port of the host from my pod spec is not opened', or: ['host-port'] },
    { question: 'plugin seems to ignore hostPort', or: ['host-port'] },
  ],
  'symptoms-kubectl': ['table of kubectl network errors', 'symptoms: kubectl'],
  'kubectl-cannot-connect': [
    'Unable to connect to the server: dial tcp 34.1.2.3:443: i/o timeout',
    'kubectl get nodes hangs and then times out',
    'the connection to the server 192.168.10.5:6443 was refused',
  ],
  'kubectl-localhost-8080': [
    'why does kubectl try localhost:8080',
    "couldn't get current server API group list localhost:8080 connection refused",
  ],
  'kubectl-logs-exec-fail': [
    {
      question: 'kubectl logs: Get https://10.2.0.7:10250/containerLogs: i/o timeout',
      or: ['apiserver-to-kubelet'],
    },
    {
      question: 'cannot read logs or open a shell in any pod on that worker, apps are up',
      or: ['apiserver-to-kubelet'],
    },
  ],
  'konnectivity-no-agent': [
    'Internal error occurred: No agent available',
    { question: 'konnectivity server has no connected agents', or: ['konnectivity'] },
  ],
  'error-upgrading-connection': [
    'error: unable to upgrade connection: pod does not exist',
    'kubectl exec fails behind our reverse proxy with an upgrade error',
  ],
  'port-forward-lost-connection': [
    { question: 'E0504 portforward.go: lost connection to pod', or: ['port-forward-stops'] },
    {
      question: 'an error occurred forwarding 8080 -> 80: connection refused',
      or: ['port-forward-stops'],
    },
  ],
  'port-forward-socat': ['port forward says socat not found', 'do I need socat on kubernetes nodes'],
  'node-stopped-posting-status': [
    'node is NotReady: Kubelet stopped posting node status.',
    'worker shows unknown, kubelet has lost the api server',
  ],
  'node-network-unavailable': [
    'RouteController failed to create a route on my new node',
    'node.kubernetes.io/network-unavailable taint is not removed',
  ],
  'symptoms-between-nodes': ['table of symptoms for traffic from node to node', 'overlay symptoms table'],
  'pods-across-nodes-fail': [
    'ping from pod on node1 to pod on node2 fails, same node ok',
    'packets from pods get lost as soon as they leave the machine for another worker',
  ],
  'flannel-wrong-interface': [
    'flannel in virtualbox takes the nat adapter 10.0.2.15',
    'tell flannel which network card to use',
  ],
  'vxlan-63-second-delay': [
    'curl to the clusterip needs a minute when the pod runs on another node',
    'disable tx checksum offload on flannel.1',
  ],
  'cloned-nodes-conflict': [
    'I copied a VM as new worker and both have the same address',
    'workers made from one template fight over an IP',
  ],
  'ip-forwarding-off': [
    '/proc/sys/net/ipv4/ip_forward contents are not set to 1',
    'after os hardening the node forwards no packets of pods',
  ],
  'symptoms-out-of-the-cluster': [
    'pods cannot call out: overview of the messages',
    { question: 'reasons why outbound calls of pods fail', or: ['pod-cannot-reach-internet'] },
  ],
  'pod-cannot-reach-internet': [
    'node can curl google, its pods cannot',
    'from pods our mysql server outside of kubernetes cannot be reached',
  ],
  'ipv6-only-pod-no-ipv4': [
    'my pods have just an ipv6 address and cannot open ipv4 sites',
    'connect to legacy ipv4 server from an ipv6 cluster',
  ],
  'metadata-service-unreachable': [
    'pod gets no answer from the instance metadata on aws',
    { question: 'increase IMDS hop limit so that a controller can read the region', or: ['metadata-service'] },
  ],
  'symptoms-policy': ['netpol symptoms table', 'how do I see that a policy is guilty'],
  'policy-blocks-too-much': [
    'a single netpol made half of my traffic disappear',
    'allowed pod from another namespace is still denied by my network policy',
  ],
  'pods-not-managed-by-cilium': [
    'cilium does not manage pods that existed before it was installed',
    'hubble does not show one of my pods',
  ],
  'symptoms-plugin-agents': [
    'which error does my CNI daemonset print and what does it mean?',
    'the CNI agents keep restarting, where are their errors explained?',
  ],
  'flannel-pod-cidr-not-assigned': [
    'flannel: failed to acquire lease: node "w2" pod cidr not assigned',
    'forgot --pod-network-cidr at kubeadm init, flannel crashes',
  ],
  'br-netfilter-missing': [
    'stat /proc/sys/net/bridge/bridge-nf-call-iptables: no such file or directory',
    'which kernel module makes bridged traffic visible to iptables',
  ],
  'flannel-net-conf': ['kube-flannel: error parsing subnet config', 'flannel failed to read net conf'],
  'networkmanager-interferes': [
    'calico on a host that runs NetworkManager loses its routes',
    'rhel 8 on ec2: ip rules of the pods vanish',
  ],
  'antrea-agent-logs': ['where are the log files of antrea', 'ovs in antrea does not come up'],
  'symptoms-tls': ['tls symptoms table', 'symptoms: certificates and proxies'],
  'x509-unknown-authority': [
    'tls: failed to verify certificate: x509: certificate signed by unknown authority from kubectl',
    'cluster rebuilt on the same ip, now kubectl complains about the CA',
  ],
  'x509-wrong-name': [
    'x509: certificate is valid for 10.43.0.1, 127.0.0.1, not 192.168.4.12',
    'haproxy in front of the apiservers, kubectl says the cert lacks that host',
  ],
  'proxy-variables-in-cluster': [
    { question: 'kubeadm warning: connection to 10.96.0.0/12 uses proxy', or: ['no-proxy'] },
    'HTTPS_PROXY is set and the api server no longer reaches services',
  ],
  'http-https-mixed-up': [
    'docker pull: http: server gave HTTP response to HTTPS client, own registry',
    'go client says tls: first record does not look like a TLS handshake',
  ],
  'tls-handshake-timeout': [
    'net/http: TLS handshake timeout from kubectl',
    'tcp connect ok, then the tls handshake hangs',
  ],
  'timeouts-by-length': ['long polling request ends at exactly 60 s', 'which default is 127 seconds'],
};

/** Words of this topic in questions on another subject: the assistant must abstain. */
export const troubleshootingElsewhere: readonly string[] = [
  'my laptop wifi drops every few minutes, how do I debug it',
  'java.net.SocketTimeoutException in my android app at home',
  'how do I fix a 502 from my shared web hosting plan',
  'printer shows connection refused',
  'ssh: connect to host raspberrypi port 22: no route to host',
  'x509 certificate signed by unknown authority in git clone from gitlab',
  'psql: too many connections for role',
  'outlook cannot connect to the mail server, timeout',
];
