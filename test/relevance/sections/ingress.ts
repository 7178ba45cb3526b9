import type { SectionQuestions } from '#test/relevance/row.ts';

export const ingress: SectionQuestions = {
  ingress: ['explain ingress to me', 'what do I need an ingress object for'],
  'ingress-parts': ['which fields does an ingress object have', 'what parts make up an ingress'],
  'ingress-frozen': ['frozen ingress api, what follows from that', 'is Ingress deprecated in newer kubernetes'],
  'ingress-example': ['show me a small ingress manifest', 'ingress yaml with host, path and backend'],
  'ingress-path-type': ['does Prefix /shop also catch /shopping', 'pathType Prefix versus Exact'],
  ingressclass: ['mark one ingress class as the default for the cluster', 'what is ingressClassName for'],
  'ingress-several-controllers': [
    'more than one ingress controller in a cluster',
    'separate ingress for internal and for public traffic',
  ],
  'ingress-tls': ['put a certificate on my ingress', 'where must the tls secret of an ingress live'],
  'ingress-default-backend': [
    'requests that match none of my ingress rules, where do they go',
    'set a catch all service for an ingress',
  ],
  'ingress-annotations': [
    'what does nginx.ingress.kubernetes.io/rewrite-target do',
    'which ingress annotations set timeouts',
  ],
  'ingress-https-redirect': ['https redirect with an ingress', 'endless redirect between load balancer and ingress'],
  'ingress-tls-passthrough': [
    'my app terminates tls itself, ingress should not',
    'hand encrypted traffic through the ingress untouched',
  ],
  'ingress-websocket-grpc': [
    'socket.io connection through ingress drops every minute',
    'expose a grpc server with an ingress',
  ],
  'ingress-local-clusters': [
    'ingress addon of minikube',
    'bare metal ingress controller: where does its address come from',
  ],
  'ingress-tcp-udp': ['can I publish mysql with an ingress', 'does ingress do udp'],
  'ingress-cross-namespace': [
    'may the backend service of an ingress be in another namespace',
    'point one ingress at services of many namespaces',
  ],
  'ingress-controllers': ['list ingress controllers', 'which software can act as ingress controller'],
  'ingress-controllers-status': [
    { question: 'is Contour still maintained', or: ['ingress-controllers'] },
    'what licence does Traefik have',
  ],
  'istio-ingress-gateway': ['could istio take over from nginx for my ingress objects', 'ingress gateway of istio'],
  'leaving-ingress-nginx': [
    'when exactly did ingress-nginx end, with dates',
    { question: 'our plan to get off ingress-nginx', or: ['ingress-nginx-replacement', 'ingress-to-gateway-api'] },
  ],
  'ingress-nginx': ['what is the state of ingress-nginx', 'does ingress-nginx get security patches'],
  'ingress-nginx-check-use': [
    'check the cluster for ingress-nginx pods',
    'kubectl command that shows whether the retired nginx controller runs here',
  ],
  'ingress-nginx-replacement': [
    { question: 'what should we use in place of ingress-nginx', or: ['ingress-nginx', 'leaving-ingress-nginx'] },
    'drop-in replacement of ingress-nginx, does it exist',
  ],
  'f5-nginx-not-retired': [
    'we run the controller from nginx inc, are we hit by the retirement',
    'is the commercial nginx ingress dying as well',
  ],
  ingate: ['is InGate dead', 'is InGate usable'],
  'ingress-problems': ['debugging an ingress, first steps', 'ingress problems, what to check'],
  'ingress-no-effect': ['created an ingress and nothing happens', 'ADDRESS of my ingress is empty'],
  'ingress-404': [
    'I only get the 404 page of nginx through my ingress',
    { question: 'not found from ingress although pod answers locally', or: ['ingress-503'] },
  ],
  'ingress-503': ['ingress returns 503 for my app', 'bad gateway 502 when calling through the ingress'],
  'ingress-fake-certificate': [
    'chrome shows a fake certificate issued by the ingress controller',
    'ingress sends the fake certificate although I made a tls secret',
  ],
  'ingress-413': ['uploading a 20 MB file through the ingress gives 413', 'request body too big for nginx ingress'],
  'ingress-vs-ingress-controller': [
    'what is the ingress controller for if I already have an ingress',
    'how do an ingress and its controller differ',
  ],
  'ingress-nginx-vs-f5-nginx': [
    'compare ingress-nginx with the F5 NGINX Ingress Controller',
    'difference between ingress-nginx and the F5 NGINX Ingress Controller',
  ],
  'ingress-vs-cloud-load-balancer': [
    'difference of an Ingress and a cloud load balancer',
    'compare ingress with a cloud load balancer',
  ],
  'ingress-vs-nodeport': ['compare Ingress with NodePort', 'what is better for a website, NodePort or Ingress'],
  'ingress-head-to-head': [
    'ingress head to head with the other options',
    'how does ingress rank against its alternatives',
  ],
};

/** Words of this topic in questions on another subject: the assistant must abstain. */
export const ingressElsewhere: readonly string[] = [
  'how do I play Ingress by Niantic',
  'what is an IP67 ingress protection rating',
  'configure nginx as a reverse proxy on my raspberry pi',
  'php upload_max_filesize setting',
  'renew a certbot certificate for apache',
  'cloud egress and ingress pricing of aws s3',
  'flask route returns 404 for trailing slash',
  'traefik with docker compose labels',
];
