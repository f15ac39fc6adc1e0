/** Something with which a service would have more rights than its rules say. */
export interface RefusedPower {
  readonly apiGroups: readonly string[];
  /** @default every resource of the groups */
  readonly resources?: readonly string[];
  /** @default every verb */
  readonly verbs?: readonly string[];
  /** What it gives away, after "lets it". */
  readonly harm: string;
  /** What to do instead. */
  readonly instead: string;
}

const produce = ["create", "update", "patch"];
const change = [...produce, "delete", "deletecollection"];

/** Of the cluster and in no namespace: no Role grants it, and whoever asks for it wants a ClusterRole. */
const clusterWide = "leave it out";
const byHand = "or write the Role by hand";

/*
 * Sources, all Kubernetes documentation: "Role Based Access Control Good Practices", sections "Workload creation",
 * "Persistent volume creation", "Access to proxy subresource of Nodes", "CSRs and certificate issuing", "Token request",
 * "Control admission webhooks" and "Namespace modification"; "Using RBAC Authorization", section "Write access for
 * EndpointSlices". That who may write Services and their status can take over the traffic of others is CVE-2020-8554.
 * Policies of networks and meshes are here because a service that changes them opens its own doors; on Amazon EKS they are
 * kept in networking.k8s.aws too (Amazon EKS User Guide, "Limit Pod traffic with Kubernetes network policies").
 */

/** What no service may be allowed, whatever else its rules say. */
export const refusedPowers: readonly RefusedPower[] = [
  {
    apiGroups: ["", "apps", "batch"],
    resources: [
      "controllerrevisions",
      "cronjobs",
      "daemonsets",
      "deployments",
      "jobs",
      "pods",
      "podtemplates",
      "replicasets",
      "replicationcontrollers",
      "statefulsets",
    ],
    verbs: produce,
    harm: "mount every Secret of the namespace and act as each of its ServiceAccounts",
    instead: `let the stack create it (HardenedWorkload), ${byHand}`,
  },
  {
    apiGroups: [""],
    resources: ["pods/attach", "pods/ephemeralcontainers", "pods/exec"],
    harm: "into running containers",
    instead: "leave it out",
  },
  {
    apiGroups: [""],
    resources: ["pods/portforward", "pods/proxy", "services/proxy"],
    harm: "past network policies and the mesh",
    instead: "leave it out",
  },
  {
    apiGroups: [""],
    resources: ["serviceaccounts/token"],
    harm: "act as another ServiceAccount",
    instead: "leave it out",
  },
  {
    apiGroups: [""],
    resources: ["serviceaccounts"],
    verbs: change,
    harm: "change who services are, in the cluster and on AWS",
    instead: `let the stack create it (HardenedWorkload), ${byHand}`,
  },
  {
    apiGroups: ["rbac.authorization.k8s.io"],
    verbs: change,
    harm: "change what others may do",
    instead: `let the stack grant it (ServiceAccess, RoleBasedAccess), ${byHand}`,
  },
  {
    apiGroups: [
      "extensions.istio.io",
      "gateway.networking.k8s.io",
      "linkerd.io",
      "networking.istio.io",
      "networking.k8s.aws",
      "networking.k8s.io",
      "policy.linkerd.io",
      "policy.networking.k8s.io",
      "security.istio.io",
      "telemetry.istio.io",
    ],
    verbs: change,
    harm: "open what the network and the mesh keep shut, or hide it",
    instead: `let the stack declare it (calls, reach), ${byHand}`,
  },
  {
    apiGroups: ["", "discovery.k8s.io"],
    resources: ["endpoints", "endpointslices", "pods/status", "services", "services/status"],
    verbs: produce,
    harm: "take over the traffic of others",
    instead: `let the stack create it, ${byHand}`,
  },
  {
    apiGroups: [""],
    resources: ["namespaces", "namespaces/finalize", "namespaces/status"],
    verbs: change,
    harm: "lower the namespace's Pod Security and pass its network policies, by labels",
    instead: `let the stack change it (SecureNamespace), ${byHand}`,
  },
  {
    apiGroups: [""],
    resources: ["limitranges", "resourcequotas"],
    verbs: change,
    harm: "lift the limits of its namespace",
    instead: `let the stack change it (SecureNamespace), ${byHand}`,
  },
  {
    apiGroups: [""],
    resources: ["nodes/proxy"],
    harm: "run commands in every pod of the node",
    instead: clusterWide,
  },
  {
    apiGroups: [""],
    resources: ["nodes", "nodes/status", "persistentvolumes"],
    verbs: change,
    harm: "reach the disks and the pods of nodes",
    instead: clusterWide,
  },
  {
    apiGroups: ["admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io"],
    verbs: change,
    harm: "see and change what everybody sends to the API server",
    instead: clusterWide,
  },
  {
    apiGroups: ["certificates.k8s.io"],
    verbs: change,
    harm: "be issued certificates in any name",
    instead: clusterWide,
  },
];
