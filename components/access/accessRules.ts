/** One rule of a Role, as Kubernetes writes it. */
export interface ApiRule {
  /** API groups; `""` is the core group. */
  readonly apiGroups: readonly string[];
  /** Resources and subresources, such as `pods` and `pods/log`. */
  readonly resources: readonly string[];
  /** What may be done with them, such as `get` and `list`. */
  readonly verbs: readonly string[];
  /** Objects by name. Verbs that name no object (list, watch, create) are not limited by it. @default every object */
  readonly resourceNames?: readonly string[];
}

/*
 * Rules for people, from the least to the most. They name every resource: a wildcard would grant what a later version or
 * an installed extension adds.
 *
 * Who may create or change pods, or what makes pods, can read every Secret of the namespace by mounting it and act as each
 * of its ServiceAccounts (Kubernetes documentation, "Role Based Access Control Good Practices", "Workload creation"). So
 * an operator restarts by deleting a pod, and scales, but changes no template; an administrator does, and may as well see
 * Secrets.
 *
 * Nobody here changes roles, bindings, network policies, mesh policies, quotas or the namespace: they are the stack's.
 */

const read = ["get", "list", "watch"] as const;
const write = ["create", "update", "patch", "delete"] as const;

/** Everything of a service but Secrets and logs: its state, not its data. */
export const viewerRules: readonly ApiRule[] = [
  {
    apiGroups: [""],
    resources: [
      "configmaps",
      "endpoints",
      "events",
      "limitranges",
      "persistentvolumeclaims",
      "pods",
      "replicationcontrollers",
      "resourcequotas",
      "serviceaccounts",
      "services",
    ],
    verbs: read,
  },
  {
    apiGroups: ["apps"],
    resources: ["controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets"],
    verbs: read,
  },
  { apiGroups: ["batch"], resources: ["cronjobs", "jobs"], verbs: read },
  { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"], verbs: read },
  { apiGroups: ["policy"], resources: ["poddisruptionbudgets"], verbs: read },
  { apiGroups: ["networking.k8s.io"], resources: ["ingresses", "networkpolicies"], verbs: read },
  { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: read },
  { apiGroups: ["events.k8s.io"], resources: ["events"], verbs: read },
  { apiGroups: ["metrics.k8s.io"], resources: ["pods"], verbs: ["get", "list"] },
  { apiGroups: ["rbac.authorization.k8s.io"], resources: ["rolebindings", "roles"], verbs: read },
  {
    apiGroups: ["security.istio.io"],
    resources: ["authorizationpolicies", "peerauthentications", "requestauthentications"],
    verbs: read,
  },
  {
    apiGroups: ["networking.istio.io"],
    resources: ["destinationrules", "envoyfilters", "gateways", "serviceentries", "sidecars", "virtualservices"],
    verbs: read,
  },
  { apiGroups: ["telemetry.istio.io"], resources: ["telemetries"], verbs: read },
  { apiGroups: ["gateway.networking.k8s.io"], resources: ["gateways", "grpcroutes", "httproutes"], verbs: read },
  {
    apiGroups: ["policy.linkerd.io"],
    resources: [
      "authorizationpolicies",
      "egressnetworks",
      "httplocalratelimitpolicies",
      "httproutes",
      "meshtlsauthentications",
      "networkauthentications",
      "servers",
    ],
    verbs: read,
  },
];

/** A viewer who also reads logs, restarts pods and scales. */
export const operatorRules: readonly ApiRule[] = [
  ...viewerRules,
  { apiGroups: [""], resources: ["pods/log"], verbs: ["get"] },
  { apiGroups: [""], resources: ["pods"], verbs: ["delete"] },
  { apiGroups: [""], resources: ["pods/eviction"], verbs: ["create"] },
  { apiGroups: ["apps"], resources: ["deployments/scale", "statefulsets/scale"], verbs: ["get", "update", "patch"] },
];

/** An operator who also changes what runs, and its Secrets. */
export const adminRules: readonly ApiRule[] = [
  ...operatorRules,
  { apiGroups: [""], resources: ["configmaps", "persistentvolumeclaims", "services"], verbs: write },
  { apiGroups: [""], resources: ["secrets"], verbs: [...read, ...write] },
  { apiGroups: ["apps"], resources: ["deployments", "statefulsets"], verbs: write },
  { apiGroups: ["batch"], resources: ["cronjobs", "jobs"], verbs: write },
  { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"], verbs: write },
  { apiGroups: ["policy"], resources: ["poddisruptionbudgets"], verbs: write },
];

/**
 * What reaches into running containers. `kubectl` 1.31 and later opens a WebSocket, which is a `get`; older ones a `create`,
 * and Kubernetes 1.35 asks for `create` in both cases (KEP-4006).
 */
export const debugRules: readonly ApiRule[] = [
  {
    apiGroups: [""],
    resources: ["pods/attach", "pods/exec", "pods/portforward"],
    verbs: ["create", "get"],
  },
];
