/** The Pod Security Standards profile that a SecureNamespace enforces, audits and warns about. */
export const podSecurityLevel = "restricted";

/**
 * Hard limits of a namespace: room for a service of ten pods and their sidecars with a rollout under way, and no door
 * to the outside but the ones that are built on purpose.
 *
 * Source for the names: Kubernetes documentation, "Resource Quotas".
 */
export const quotaDefaults = {
  "requests.cpu": "8",
  "requests.memory": "16Gi",
  "limits.cpu": "40",
  "limits.memory": "40Gi",
  pods: "50",
  persistentvolumeclaims: "20",
  "services.loadbalancers": "0",
  "services.nodeports": "0",
} as const;

/**
 * What a container gets that asks for nothing, and the most that one may ask for. The most leaves Istio's sidecar its
 * default limits of 2 CPUs and 1 GiB (`global.proxy.resources` in the values of the istiod chart).
 */
export const containerLimitDefaults = {
  defaultRequest: { cpu: "50m", memory: "64Mi" },
  default: { cpu: "500m", memory: "256Mi" },
  max: { cpu: "4", memory: "4Gi" },
} as const;
