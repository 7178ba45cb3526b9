import type { SectionQuestions } from '#test/relevance/row.ts';

export const gatewayApi: SectionQuestions = {
  'gateway-api': ['explain gateway api in short', 'gateway api: what is that'],
  'gateway-api-kinds': [
    { question: 'list the gateway api kinds', or: ['gateway-api-kinds-channel'] },
    { question: 'which object types belong to gateway api and what for', or: ['gateway-api-kinds-one-by-one'] },
  ],
  'gateway-api-kinds-channel': [
    { question: 'are UDPRoute and TCPRoute out of experimental', or: ['udproute', 'tcproute', 'gateway-api-releases'] },
    'in which channel is XBackend',
  ],
  'gateway-api-releases': [
    'date of the gateway api 1.4 release',
    { question: 'release history of gateway api', or: ['history-by-date'] },
  ],
  'gateway-api-not-built-in': [
    'my cluster does not know the gateway api kinds, are they built in',
    'is gateway api part of a vanilla cluster',
  ],
  'gateway-api-install': ['how do I get the gateway api crds into my cluster', 'upgrade the crds of gateway api'],
  'gateway-api-channels': [
    'is it wise to use the experimental channel',
    'standard channel versus experimental channel',
  ],
  'gateway-api-roles': [
    'roles of gateway api',
    'infrastructure provider, cluster operator, developer: who does what in gateway api',
  ],
  'gateway-api-kinds-one-by-one': [
    'how do GatewayClass, Gateway and HTTPRoute hang together',
    'relation between the gateway api objects',
  ],
  gatewayclass: ['gatewayclass explained', 'what does gatewayClassName refer to'],
  gateway: ['manifest of a Gateway with a tls listener', 'where does a Gateway get its ip from'],
  httproute: ['HTTPRoute explained', 'match on a header in HTTPRoute'],
  grpcroute: ['GRPCRoute manifest', 'GRPCRoute explained'],
  tlsroute: ['TLSRoute for passthrough', 'TLSRoute explained'],
  tcproute: ['TCPRoute for a database', 'TCPRoute manifest'],
  udproute: ['syslog over udp via gateway api', 'UDPRoute explained'],
  listenerset: ['more listeners than a gateway allows', 'ListenerSet explained'],
  referencegrant: ['RefNotPermitted, which object is missing', 'who has to create the ReferenceGrant and where'],
  backendtlspolicy: [
    { question: 'tls between gateway and backend pods', or: ['gateway-tls'] },
    'BackendTLSPolicy example',
  ],
  'using-gateway-api': [
    'what can I do with gateway api that took annotations before',
    'which ingress annotations became fields of gateway api',
  ],
  'gateway-cross-namespace': [
    'one Gateway in namespace infra, routes in the app namespaces',
    'my route is in another namespace than the Gateway and does not attach',
  ],
  'gateway-tls': ['certificate on a Gateway, how', 'termination versus passthrough at the Gateway'],
  'gateway-traffic-splitting': ['roll out v2 to 5 percent of users with HTTPRoute', 'weighted backends gateway api'],
  'gateway-redirect-rewrite': [
    'gateway api redirect to https',
    'remove the /api prefix before my pod gets the request, gateway api',
  ],
  'gateway-timeouts': ['gateway api request timeout', 'timeout fields of gateway api'],
  'gateway-backend-protocol': [
    'websockets with gateway api, what must I set',
    { question: 'tell the gateway that my service speaks h2c', or: ['appprotocol'] },
  ],
  gamma: ['use HTTPRoute inside a mesh for service to service calls', 'what does GAMMA stand for in gateway api'],
  'gateway-api-adoption': ['choosing and changing over to gateway api', 'order of steps to adopt gateway api'],
  'gateway-api-implementations': [
    'list gateway api implementations',
    'which version of Envoy Gateway passed conformance for 1.6',
  ],
  'gateway-api-implementations-summary': ['what is NGINX Gateway Fabric', 'kgateway in one sentence'],
  'gateway-api-which-implementation': [
    'which gateway controller would you pick and why',
    'how do I choose a gateway api implementation',
  ],
  'ingress-to-gateway-api': [
    { question: 'migration of ingress to gateway api', or: ['ingress2gateway'] },
    'switch production traffic over from ingress to httproute',
  ],
  ingress2gateway: ['is there a converter for ingress manifests', 'latest ingress2gateway release'],
  'ingress-and-gateway-side-by-side': [
    'do ingress and gateway api work side by side',
    'ingress plus gateway api at once, conflict?',
  ],
  'gateway-api-problems': ['gateway api troubleshooting', 'nothing arrives through my Gateway, how to debug'],
  'gateway-not-programmed': [
    'PROGRAMMED column of my gateway stays Unknown',
    'what do Accepted, Programmed and ResolvedRefs mean',
  ],
  'route-not-accepted': ['my HTTPRoute shows Accepted False', 'status of the httproute is completely empty'],
  'ingress-vs-gateway-api': ['compare the Gateway API with Ingress', 'what can gateway api do better than ingress'],
  'httproute-vs-ingress': ['compare an HTTPRoute with an Ingress', 'translate Ingress rules into an HTTPRoute'],
  'httproute-vs-grpcroute': ['compare GRPCRoute and HTTPRoute', 'difference between GRPCRoute and HTTPRoute'],
  'tcproute-vs-tlsroute': ['compare TLSRoute with TCPRoute', 'TLSRoute or TCPRoute for my databases'],
  'gateway-api-vs-api-gateway': [
    'is an api gateway product the same thing as this api',
    'does gateway api do api management',
  ],
  'gateway-api-vs-service-mesh': ['Gateway API against a service mesh', 'compare gateway api with a service mesh'],
  'gateway-api-head-to-head': [
    'gateway api head to head with other things',
    'which of the gateway api routes fits my protocol',
  ],
};

/** Words of this topic in questions on another subject: the assistant must abstain. */
export const gatewayApiElsewhere: readonly string[] = [
  'aws api gateway lambda authorizer setup',
  'spring cloud gateway filter order',
  'what is the default gateway of my home router',
  'how much does a payment gateway cost per transaction',
  'canary islands weather in march',
  'azure application gateway waf pricing tiers',
  'react router route parameters',
  'gateway arch opening hours st louis',
];
