import type { SectionQuestions } from '#test/relevance/row.ts';

export const services: SectionQuestions = {
  'what-is-a-service': [
    'first week with k8s: pods have addresses already, why another object called service',
    {
      question: 'my pod ip changes after every restart, how do others find it',
      or: ['pod-ip-after-restart', 'pod-ip-or-service'],
    },
  ],
  'service-manifest': [
    'give me a service yaml I can copy and change',
    'I have a deployment, how do I put a service before it',
    'how to create a service from the command line',
  ],
  'service-types': [
    'how many sorts of services does kubernetes know',
    { question: 'which values can I write under type in a service', or: ['service-types-overview'] },
  ],
  'service-types-overview': [
    {
      question: 'put the service types side by side',
      or: ['service-types', 'service-types-use', 'services-head-to-head'],
    },
    { question: 'do ExternalName services have a virtual ip', or: ['service-types', 'externalname'] },
  ],
  'service-types-use': [
    { question: 'disadvantages of the different service types', or: ['service-types-overview'] },
    { question: 'does kube-proxy do anything for ExternalName', or: ['externalname'] },
  ],
  clusterip: [
    'explain ClusterIP',
    'is a cluster ip a real address somewhere',
    'does the cluster ip of a service ever change',
  ],
  nodeport: [
    'explain node ports',
    'I want http://node:30080 to show my app',
    { question: 'service that listens on a high port of each worker', or: ['nodeport-range'] },
  ],
  loadbalancer: [
    'explain type LoadBalancer',
    { question: 'does k8s bring its own load balancer', or: ['load-balancer-services'] },
  ],
  externalname: [
    'svc that only returns a cname',
    'ExternalName and https, certificate does not match',
    'externalName 192.0.2.7, dns says nxdomain',
    'ExternalName service: what does a lookup return',
    'tls name mismatch behind ExternalName',
  ],
  'headless-service': [
    'a service with clusterIP None, is kube-proxy involved',
    { question: 'dns query should return one A record per pod', or: ['dns-headless-service'] },
    { question: 'targetPort ignored in headless service', or: ['service-ports'] },
  ],
  'which-service-type': [
    'I am unsure about the type of service for my shop application',
    'backend only other pods talk to, what do I set as type',
  ],
  'change-service-type': [
    'patch a service from LoadBalancer back to something internal',
    'do I have to delete a service to change its type',
  ],
  'service-immutable-fields': [
    'helm upgrade fails: field is immutable on clusterIP',
    'apiserver says may not change once set for my service',
  ],
  'service-ports': [
    { question: 'clients use 80 but my container listens on 8080, where do I write that', or: ['service-manifest'] },
    { question: 'port and containerPort, which is which', or: ['containerport'] },
    { question: 'does the container port in the pod spec open anything', or: ['containerport'] },
  ],
  'service-ports-column': [
    'kubectl get svc shows 443:30123/TCP, how to read that',
    'what do the two numbers in the ports column stand for',
  ],
  'service-named-ports': [
    'targetPort: http-web, how does kubernetes find the number',
    'the containers of old and new version listen on different ports, one service',
  ],
  'multi-port-service': [
    'metrics on 9090 and the app on 8080, both in one service object',
    'service rejected because the second port entry has no name',
    'can ports of a service be given as a range',
  ],
  'service-protocols': ['is udp allowed in services', 'transport protocol of a service port, what is allowed'],
  appprotocol: ['gateway should speak cleartext http/2 to the pods, field in the service', 'appProtocol meaning'],
  'service-endpoints': [
    { question: 'see the pod addresses a service balances over', or: ['endpointslice'] },
    'if I relabel a running pod, does it leave the service',
  ],
  endpointslice: ['explain EndpointSlices', 'what is discovery.k8s.io/v1 for'],
  'endpointslice-limits': [
    'raise the 100 endpoints per slice',
    { question: 'Endpoints object of our biggest service is truncated', or: ['endpoints'] },
  ],
  'endpoint-conditions': [
    'serving and terminating conditions of endpoints',
    'difference between serving and ready in an endpointslice',
  ],
  endpoints: [
    'is kubectl get endpoints going away',
    'our script uses the Endpoints object, do we have to change it',
    'v1 Endpoints warning in my logs',
  ],
  'service-without-selector': [
    'service without labels to match, endpoints by hand',
    'may I write endpointslices on my own',
  ],
  'service-to-external': [
    'oracle on bare metal outside k8s, I want svc name oracle for it',
    'give a server with a fixed ip outside k8s a name inside',
  ],
  'readiness-and-endpoints': [
    'when does a new pod join the load balancing of the service',
    'why does a service send traffic to a pod that is still booting',
  ],
  publishnotreadyaddresses: [
    'I need dns entries of pods before they pass their probe',
    'when does a pod that is not yet ready show up in dns',
    'galera nodes need each other by name before readiness passes',
    'publishNotReadyAddresses meaning',
  ],
  'terminating-endpoints': [
    { question: 'we lose requests on each deploy when old pods go down', or: ['dropped-connections-in-rollouts'] },
    { question: 'zero downtime deploy behind a service, what about shutdown', or: ['dropped-connections-in-rollouts'] },
  ],
  'service-load-balancing': [
    { question: 'is the choice of the pod random or in turn', or: ['kube-proxy-backend-choice'] },
    {
      question: 'can I send 10 percent of the traffic to one pod with a service',
      or: ['service-two-deployments', 'gateway-traffic-splitting'],
    },
  ],
  'service-traffic-settings': [
    {
      question: 'overview of the traffic policy fields of a service',
      or: ['externaltrafficpolicy-vs-internaltrafficpolicy'],
    },
    { question: 'default values of the traffic settings of a service', or: ['trafficdistribution'] },
  ],
  sessionaffinity: [
    'sticky sessions for a service',
    'shopping cart is empty when the next request hits another pod',
    'how long does ClientIP stickiness last',
  ],
  externaltrafficpolicy: ['explain externalTrafficPolicy', 'meaning of external traffic policy'],
  'external-traffic-policy-cluster-or-local': [
    { question: 'externalTrafficPolicy: Local or Cluster', or: ['externaltrafficpolicy'] },
    {
      question: 'web server logs should show the true client, does Local help',
      or: ['externaltrafficpolicy'],
    },
  ],
  internaltrafficpolicy: [
    'explain internalTrafficPolicy',
    {
      question: 'node-local service traffic, no hop to another machine',
      or: ['internaltrafficpolicy-vs-trafficdistribution'],
    },
  ],
  trafficdistribution: [
    'we pay for traffic across availability zones, how can services stay in the zone',
    'PreferSameNode, which kubernetes version',
    'trafficDistribution meaning',
  ],
  'topology-aware-routing': [
    'service.kubernetes.io/topology-mode annotation',
    'hints are never set although topology-mode is Auto',
  ],
  'trafficdistribution-vs-topology-aware-routing': [
    'trafficDistribution vs topology aware routing',
    'topology-aware routing or trafficDistribution',
  ],
  'internaltrafficpolicy-vs-trafficdistribution': [
    'internalTrafficPolicy vs trafficDistribution',
    'compare trafficDistribution with internalTrafficPolicy',
  ],
  'externaltrafficpolicy-vs-internaltrafficpolicy': [
    'externalTrafficPolicy vs internalTrafficPolicy',
    'difference between internalTrafficPolicy and externalTrafficPolicy',
  ],
  'service-addresses': [
    { question: 'how large is the ip range for services in my cluster', or: ['servicecidr'] },
    { question: 'where is the service ip range configured', or: ['change-service-cidr', 'servicecidr', 'clusterip'] },
  ],
  servicecidr: ['need more ip addresses for new services', 'extend the network of the services while the cluster runs'],
  'change-service-cidr': [
    { question: 'service range overlaps with the office network, how to get rid of it', or: ['overlapping-ranges'] },
    'swap the primary service range for a different one',
  ],
  'static-clusterip': ['my dns service must always have 10.96.0.10', 'lower band of the service range'],
  'nodeport-range': [
    { question: 'my nodePort 8080 is refused as not in valid range', or: ['node-port-allocation-errors'] },
    'modify the default node port range',
  ],
  'static-nodeport': [
    'hard code node port 30010 in a manifest',
    { question: 'nodePort already allocated error', or: ['node-port-allocation-errors'] },
  ],
  externalips: ['explain externalIPs of a service', 'when is spec.externalIPs switched off', 'CVE-2020-8554'],
  'service-names': ['1st-service is not a legal name for a service?', 'rules for naming a service'],
  'strict-ip-validation': ['apiserver refuses 192.168.010.001', 'why is 10.01.2.3 not accepted as an ip any more'],
  'dual-stack-services': ['ipv4 and ipv6 on one service', 'ipFamilyPolicy of a service explained'],
  'kubernetes-default-service': [
    'who made the kubernetes service that I see in every cluster',
    'what answers at 10.96.0.1',
  ],
  'service-count-limit': ['recommended maximum of services', 'we have 9000 services already, how many more'],
  'using-services': [
    {
      question: 'how does one app in the cluster address another app',
      or: ['service-environment-variables', 'pod-to-service', 'dns-names', 'dns-across-namespaces'],
    },
    {
      question: 'which host name do I put into my app to reach another service',
      or: ['service-environment-variables'],
    },
  ],
  'frontend-to-backend': [
    'angular app in the browser cannot resolve http://backend',
    'fetch from javascript to a cluster service fails',
  ],
  'service-environment-variables': [
    'my pod has lots of variables like FOO_PORT_80_TCP, where from',
    'too many SERVICE_HOST variables, how do I get rid of them',
  ],
  'service-other-namespace-pods': [
    'my service lives in ns common, the pods in ns prod, no endpoints',
    'service in ns a should point to pods in ns b',
  ],
  'service-two-deployments': ['one svc for two deployments', 'cut over from version 1 to version 2 by the selector'],
  'service-for-statefulset': [
    'stable network names for the pods of my statefulset',
    'do I have to create a headless service for my statefulset',
    'dns name of the third pod of a statefulset',
    'stable network name for statefulset members',
  ],
  'internal-only-service': [
    'hide my postgres service from everybody outside',
    'did I publish my service to the whole world with ClusterIP',
  ],
  'service-troubleshooting': [
    { question: 'service trouble: first things to look at', or: ['debugging-order', 'symptoms-services'] },
    { question: 'steps to find out why a service does not answer', or: ['debugging-order', 'symptoms-services'] },
  ],
  'service-has-no-endpoints': [
    'describe svc says Endpoints none',
    'endpointslice of my service lists no addresses',
    'service without endpoints',
  ],
  'works-by-pod-ip-not-cluster-ip': [
    'direct to the pod ok, through the service timeout',
    'pods respond directly, but not behind the service ip',
  ],
  'nodeport-unreachable': [
    'browser cannot open nodeip:31234',
    { question: 'my node port is closed on some machines', or: ['nodeport-only-on-pod-node', 'externaltrafficpolicy'] },
    {
      question: 'curl 127.0.0.1:30080 on the node is refused',
      or: ['nftables-localhost-nodeport', 'nftables-nodeport-addresses'],
    },
  ],
  'services-head-to-head': [
    {
      question: 'differences between the service types',
      or: ['service-types-overview', 'service-types-use', 'service-types', 'which-service-type'],
    },
    {
      question: 'NodePort, ClusterIP, LoadBalancer and ExternalName compared',
      or: ['service-types-overview', 'service-types-use', 'service-types'],
    },
  ],
  'clusterip-vs-nodeport': ['ClusterIP vs NodePort', 'nodeport vs clusterip'],
  'nodeport-vs-loadbalancer': ['NodePort vs LoadBalancer', 'difference between nodeport and loadbalancer'],
  'clusterip-vs-loadbalancer': ['clusterip vs loadbalancer', 'LoadBalancer compared to ClusterIP'],
  'clusterip-vs-headless-service': ['clusterip vs headless', 'headless service vs clusterip service'],
  'externalname-vs-headless-service': ['ExternalName vs headless', 'headless service versus ExternalName'],
  'endpoints-vs-endpointslice': ['endpoints vs endpointslices', 'compare EndpointSlice and Endpoints'],
  'loadbalancer-vs-ingress': [
    { question: 'LoadBalancer vs Ingress', or: ['ingress-vs-cloud-load-balancer'] },
    { question: 'ingress vs LoadBalancer service', or: ['ingress-vs-cloud-load-balancer'] },
  ],
};

/** Words of this topic in questions on another subject: the assistant must abstain. */
export const servicesElsewhere: readonly string[] = [
  'how do I cancel my streaming service subscription',
  'write a systemd unit for my backup script',
  'what port does a cruise ship dock at',
  'my car service is due, what does it cost',
  'how do I write a selector in css for the second child',
  'session timeout in my php application',
  'customer service phone number of my bank',
  'how to define an endpoint in fastapi',
];
