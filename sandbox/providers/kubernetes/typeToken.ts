/** What a resource type token says: `kubernetes:apps/v1:Deployment`. */
export interface TypeToken {
  /** The API group as objects write it; an empty string for the core group. */
  readonly group: string;
  readonly apiVersion: string;
  readonly kind: string;
}

/** Reads a type token; `undefined` if it names no API version, as `kubernetes:yaml:ConfigFile` does not. */
export function parseTypeToken(token: string): TypeToken | undefined {
  const [, module, version, kind] = /^kubernetes:([^/:]+)\/([^/:]+):([^:]+)$/.exec(token) ?? [];
  if (module === undefined || version === undefined || kind === undefined) return undefined;
  // The SDK calls `core` the group that Kubernetes leaves without a name.
  const group = module === "core" ? "" : module;
  return { group, apiVersion: group ? `${group}/${version}` : version, kind };
}

/** The API group of an apiVersion such as `apps/v1`; an empty string for the core group's `v1`. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
}

/** Source: the groups of k8s.io/api, apiextensions-apiserver and kube-aggregator v0.36. Others that end in k8s.io are custom. */
const BUILT_IN: ReadonlySet<string> = new Set([
  "",
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "apiregistration.k8s.io",
  "apps",
  "authentication.k8s.io",
  "authorization.k8s.io",
  "autoscaling",
  "batch",
  "certificates.k8s.io",
  "coordination.k8s.io",
  "discovery.k8s.io",
  "events.k8s.io",
  "flowcontrol.apiserver.k8s.io",
  "internal.apiserver.k8s.io",
  "networking.k8s.io",
  "node.k8s.io",
  "policy",
  "rbac.authorization.k8s.io",
  "resource.k8s.io",
  "scheduling.k8s.io",
  "storage.k8s.io",
  "storagemigration.k8s.io",
]);

/** Whether the API group is Kubernetes' own. */
export function isBuiltIn(group: string): boolean {
  return BUILT_IN.has(group);
}
