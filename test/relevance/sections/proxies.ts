import type { SectionQuestions } from '#test/relevance/row.ts';

export const proxies: SectionQuestions = {
  proxies: [
    { question: 'the kubernetes proxies page in a few lines', or: ['proxies-table-summary'] },
    'introduction to the different proxies a kubernetes user may meet',
  ],
  'proxies-table-summary': [
    'where do the five kubernetes proxies run and who sets them up',
    'table: proxy, place, owner',
  ],
  'proxies-table-path': [
    'table with authentication, path and limits of the five proxies',
    'which of the kubernetes proxies deal with my identity',
  ],
  'kubectl-proxy': [
    'what does the command kubectl proxy open on my machine',
    'how to access the kubernetes api with kubectl proxy',
  ],
  'apiserver-proxy': [
    'reach an unexposed prometheus service by http through the kubernetes apiserver',
    'what is meant by a bastion built into the apiserver',
    'what is the api server proxy',
  ],
  'kube-proxy': [
    'tell me in short what kube-proxy does for services',
    { question: 'what is kube-proxy responsible for on a node', or: ['kube-proxy-limits'] },
  ],
  'apiserver-load-balancer': ['load balancer for kube-apiserver', 'how to make the api server highly available'],
  'cloud-load-balancer': [
    'who creates the load balancer in aws for a service of type LoadBalancer',
    'how does kubernetes create an external load balancer',
  ],
  'proxies-questions': ['which questions come up about kubernetes proxies', 'proxy related questions'],
  'apiserver-proxy-external-users': [
    'can a partner without credentials reach my pod over the apiserver proxy',
    'are pods without ingress reachable for external users through the apiserver proxy',
  ],
  'apiserver-proxy-url': [
    'how does the apiserver proxy path look for a service with a named https port',
    'kubectl get --raw example for the proxy of pod port 9090',
    'how to build a proxy url for a pod',
  ],
  'kubectl-proxy-port': [
    { question: 'start a second kubectl proxy while 8001 is used', or: ['kubectl-proxy'] },
    { question: 'on which port does kubectl proxy serve if I pass nothing', or: ['kubectl-proxy'] },
  ],
  'kubectl-proxy-safety': ['is kubectl proxy on a shared jump host a risk', 'risks of kubectl proxy'],
  'kube-proxy-data-path': [
    'who rewrites packets to a service: the kernel or kube-proxy itself',
    'does traffic flow through kube-proxy',
  ],
  'apiserver-proxy-rbac': [
    'has the edit role the right to use pods/proxy and services/proxy',
    'rbac for services/proxy',
  ],
  'port-forward': [
    'does kubectl port-forward pass through apiserver and kubelet',
    'I want to use psql on my laptop against a postgres pod with kubectl',
  ],
  konnectivity: [
    { question: 'how does a managed control plane tunnel to the nodes', or: ['konnectivity-when'] },
    'replacement of the old ssh tunnels to nodes',
  ],
  'which-proxy': [
    'how do I quickly open an internal web page',
    'newbie: need to look at an internal dashboard, what command',
  ],
  'kubectl-proxy-limits': [
    'can kubectl proxy forward tcp',
    'kubectl attach and exec are rejected by kubectl proxy, why',
  ],
  'apiserver-proxy-limits': [
    'ui does not load correctly through the apiserver proxy',
    'spa loads a blank page behind /services/x/proxy',
  ],
  'nodes-proxy': [
    'is the nodes/proxy right needed for a metrics agent',
    'our security scanner flags nodes/proxy in a role, why',
  ],
  'port-forward-service': [
    'kubectl port-forward svc/web, all requests hit one replica',
    'externalname service cannot be port forwarded',
  ],
  'port-forward-stops': [
    { question: 'kubectl port-forward stops during each deployment of the app', or: ['port-forward'] },
    'keep port-forward alive',
  ],
  'port-forward-address': [
    'a colleague wants to use my kubectl port-forward from his computer',
    'which flag changes the listen address of kubectl port-forward',
  ],
  'port-forward-rbac': [
    'which rbac verbs must developers have to run kubectl port-forward',
    'since websockets kubectl port-forward asks for create on pods/portforward',
    'rbac needed for port-forward',
  ],
  'port-forward-udp': [
    'I need statsd on udp 8125 of a pod on my desktop, does port-forward do it',
    'forward 5060/udp from a sip pod to my laptop',
  ],
  'api-aggregation': [
    'what are front-proxy certificates of the aggregation layer for',
    'what is the aggregation layer',
  ],
  'apiserver-to-kubelet': ['how does kubectl exec reach the container', 'why does the api server talk to the kubelet'],
  'konnectivity-when': [
    {
      question: 'the apiserver cannot open connections to nodes at edge sites, does konnectivity help',
      or: ['konnectivity'],
    },
    { question: 'is konnectivity useful if control plane and nodes share one network', or: ['konnectivity'] },
    { question: 'error: No agent available', or: ['konnectivity-no-agent'] },
  ],
  'api-redirects': ['is the redirect feature of the kubernetes API still supported', 'requesting redirects'],
  'proxies-head-to-head': [
    { question: 'how do kubectl proxy, kube-proxy and the load balancers relate to each other', or: ['proxies'] },
    'differences among proxies',
  ],
  'kubectl-proxy-vs-apiserver-proxy': [
    'difference between kubectl proxy and apiserver proxy',
    'kubectl proxy or the apiserver proxy',
  ],
  'kube-proxy-vs-apiserver-proxy': [
    'compare kube-proxy with the apiserver proxy',
    'difference between the apiserver proxy and kube-proxy',
  ],
  'kube-proxy-vs-kubectl-proxy': [
    'difference between kubectl proxy and kube-proxy',
    'is kubectl proxy another word for kube-proxy',
  ],
  'apiserver-load-balancer-vs-cloud-load-balancer': [
    'difference between apiserver load balancer and cloud load balancer',
    'compare the apiserver lb with a cloud load balancer',
  ],
  'kube-proxy-vs-cloud-load-balancer': [
    'difference between kube-proxy and a cloud load balancer',
    'kube-proxy or cloud load balancer',
  ],
  'port-forward-vs-kubectl-proxy': [
    'difference between kubectl port-forward and kubectl proxy',
    'compare kubectl port-forward and kubectl proxy for me',
  ],
  'port-forward-vs-apiserver-proxy': [
    'difference between port-forward and the apiserver proxy',
    'apiserver proxy compared to kubectl port-forward',
  ],
  'api-aggregation-vs-apiserver-proxy': [
    'aggregation layer compared to the apiserver proxy',
    'difference between API aggregation and the apiserver proxy',
  ],
};

/** Words of the proxies in questions on another subject. */
export const proxiesElsewhere: readonly string[] = [
  'best residential proxy provider for scraping',
  'port forwarding on a fritzbox for minecraft',
  'nginx reverse proxy for wordpress with php-fpm',
  'proxy vote at an annual shareholders meeting',
  'what is the proxy pattern in java',
  'how does ssh -D open a socks tunnel to my university',
  'squid access log format',
];
