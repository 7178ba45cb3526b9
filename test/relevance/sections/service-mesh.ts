import type { SectionQuestions } from '#test/relevance/row.ts';

export const serviceMesh: SectionQuestions = {
  'service-mesh': ['what is meant by a service mesh', 'people keep saying mesh, what is that in kubernetes'],
  'when-service-mesh': [
    'we have ten microservices, should we introduce a mesh or leave it',
    'is a mesh worth the trouble',
  ],
  'service-mesh-table': ['which meshes are there besides istio', 'name meshes that run without a proxy in each pod'],
  'service-mesh-status': ['is kuma still developed', 'newest versions and licences of the meshes'],
  istio: ['tell me about istio', 'which modes can istio run in'],
  linkerd: ['why are there no stable linkerd builds any more', 'what does linkerd offer'],
  'cilium-service-mesh': [
    'does cilium have mtls of its own',
    'what became of mutual authentication with spire in cilium',
  ],
  'open-service-mesh': [
    { question: 'OSM project, still alive?', or: ['service-mesh-status'] },
    'we use the open service mesh addon on aks, until when',
  ],
  'ambient-mode': [
    { question: 'istio data plane with no sidecar container', or: ['istio'] },
    'how do I enroll a namespace in ambient',
  ],
  ztunnel: ['the zero trust tunnel proxy on each node', 'which ports does ztunnel use'],
  waypoint: ['http rules in ambient do not take effect, what is missing', 'istio-waypoint gateway class'],
  mtls: ['what does mTLS mean', 'TLS in which the client has a certificate too'],
  'mesh-strict-mtls': [
    'turn on strict mtls in istio',
    'why does an un-injected pod get an answer from a meshed service',
  ],
  'mesh-network-policy-ports': [
    'since the pods joined ambient everything times out, we have network policies',
    'which port of the linkerd proxy has to be open in policies',
  ],
  'sidecar-vs-ambient': ['ambient or classic sidecars for a new istio install', 'do sidecars cost more than ambient'],
  'istio-vs-linkerd': ['compare istio and linkerd', 'linkerd or istio, which is better for us'],
  'service-mesh-vs-networkpolicy': [
    'NetworkPolicy compared with a service mesh',
    'we run istio with authorization policies, are netpols still necessary',
  ],
  'service-mesh-vs-cni': ['service mesh vs CNI', 'is istio a replacement for calico networking'],
  'service-mesh-vs-ingress': ['compare ingress with a service mesh', 'do I need an ingress when I have a service mesh'],
  'pod-traffic-encryption': [
    'is the traffic among pods encrypted',
    'does k8s encrypt data on the wire by itself',
    'could an attacker on the network read what my pods send',
  ],
  'pod-encryption-table': [
    { question: 'what are my options for encrypting data in transit between pods', or: ['pod-traffic-encryption'] },
    'which way of encrypting pods also proves the identity of the workload',
  ],
  'wireguard-vs-ipsec-vs-mtls': ['compare mtls, ipsec and wireguard', 'ipsec, wireguard or mtls: which should I take'],
  'unencrypted-traffic': [
    { question: 'which flows are left in plain text when wireguard is on', or: ['same-node-encryption'] },
    'does cilium encryption also protect host network pods',
  ],
  'check-pod-encryption': [
    'how can I tell if packets between my nodes are really encrypted',
    'how do I verify cilium wireguard works',
  ],
  'api-server-tls': [
    'do kubelets connect to the control plane with tls',
    'does the apiserver check the certificate of the kubelet',
  ],
};

export const serviceMeshElsewhere: readonly string[] = [
  'best wifi mesh system for a large house',
  'how do I encrypt a hard disk with luks',
  'render a triangle mesh in blender',
  'encrypt kubernetes secrets at rest in etcd with kms',
  'wireguard vpn on my android phone',
  'car with sidecar, which motorcycle fits',
  'generate a pgp key for mail encryption',
  'data mesh architecture for analytics teams',
];
