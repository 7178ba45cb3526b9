import { stem } from '#src/search/tokenize.ts';

/**
 * Words that mark a subject next to ours or far from it. They do not forbid an answer: a question that holds one must
 * find better evidence ("why does the init container not resolve names" does, "init containers" does not).
 */
const SUBJECTS = {
  storage:
    'volume volumes pv pvc persistentvolume persistentvolumeclaim storageclass storage disk snapshot mount nfs longhorn rook ceph csi backup restore velero s3 bucket',
  workloads:
    'replicaset cronjob cronjobs job jobs rollout rollback hpa vpa autoscaler autoscaling keda configmap configmaps reload finalizer finalizers crd crds',
  scheduling:
    'affinity antiaffinity taint taints toleration tolerations scheduler nodeselector cordon evict eviction quota quotas limitrange cpu memory gpu oom oomkilled',
  access:
    'rbac role roles kubeconfig token tokens renew rolebinding clusterrole clusterroles secret secrets vault oidc audit psp admission rotate password passwd login',
  delivery:
    'helm chart charts kustomize argocd argo flux gitops tekton image images pull upgrade jenkins pipeline ci cd terraform ansible pulumi crossplane git github gitlab rebase merge commit branch registry dockerfile docker compose',
  observing: 'prometheus grafana loki elk elasticsearch kibana jaeger otel alert alerts alertmanager datadog sentry',
  data: 'kafka rabbitmq cassandra vacuum sql schema spark airflow rebalancing consumer',
  coding:
    'python java javascript typescript golang rust php ruby react angular vue django flask spring nodejs css html json regex array compile npm maven algorithm script wordpress spreadsheet wasm lambda',
  desktop:
    'browser chrome firefox safari wifi printer phone android iphone ubuntu debian raspberry raspberrypi virtualbox excel outlook ssh scp ftp squid home keyboard monitor monitors screen',
  business:
    'price prices pricing cost costs buy cheap cheapest stock shareholder salary job jobs interview market invest vote voting law legal contract insurance bank finance tax rental',
  life: 'cat cats dog dogs kitten kittens recipe cook cooking food eat eye eyes hair curtains wedding school football soccer game games movie film song music poem joke weather holiday travel flight hotel train car bike boat city country history war president queen king novel love birthday baby doctor disease church shirt shirts',
};

const foreign = new Set(Object.values(SUBJECTS).flatMap((list) => list.split(' ').map(stem)));

/** Whether a term marks another subject than networking. */
export function isForeign(term: string): boolean {
  return foreign.has(term);
}
